import BonafideCore

/// Rules, zones and links of the time zone database, as written in `tzdata.zi`.
package struct ZoneSource: Sendable {
    /// How a time of day is meant.
    package enum Clock: Sendable { case wall, standard, universal }

    /// Which day of a month a rule names.
    package enum DayRule: Equatable, Sendable {
        case day(Int)
        case last(weekday: Int)
        case onOrAfter(weekday: Int, day: Int)
        case onOrBefore(weekday: Int, day: Int)
    }

    /// A moment inside a year, before any offset is taken off.
    package struct YearTime: Sendable {
        var month: Int
        var day: DayRule
        var seconds: Int
        var clock: Clock

        /// Seconds since 1970 of the moment in a year, on its own clock.
        func localSeconds(year: Int) -> Int64? {
            guard let first = Day(year: year, month: month, day: 1) else { return nil }
            let length = Day.length(ofMonth: month, year: year)
            let number: Int
            switch day {
            case .day(let day): number = day
            case .last(let weekday):
                let lastWeekday = Day(number: first.number + Int32(length) - 1).weekday
                number = length - (lastWeekday - weekday + 7) % 7
            case .onOrAfter(let weekday, let day):
                let at = Day(number: first.number + Int32(day) - 1).weekday
                number = day + (weekday - at + 7) % 7
            case .onOrBefore(let weekday, let day):
                let at = Day(number: first.number + Int32(day) - 1).weekday
                number = day - (at - weekday + 7) % 7
            }
            return (Int64(first.number) + Int64(number) - 1) * 86_400 + Int64(seconds)
        }
    }

    /// One line of a rule: in these years, at this moment, the clocks are this far ahead.
    package struct Rule: Sendable {
        var years: ClosedRange<Int>
        var at: YearTime
        var save: Int
        var isDaylight: Bool
    }

    /// How a stretch of a zone's history keeps its daylight-saving time.
    package enum Saving: Sendable {
        case fixed(Int, isDaylight: Bool)
        case rules(String)
    }

    /// One stretch of a zone's history.
    package struct Stretch: Sendable {
        var standard: Int
        var saving: Saving
        /// The year and moment it ends at, or nothing for the last one.
        var until: (year: Int, at: YearTime)?
    }

    /// The release, such as `2026f`.
    package var version = ""
    var rules: [String: [Rule]] = [:]
    var zones: [(name: String, stretches: [Stretch])] = []
    var links: [(target: String, name: String)] = []
}

extension ZoneSource {
    /// Reads the text of `tzdata.zi`.
    ///
    /// - Throws: a diagnostic that names the line and what was expected there.
    package init(_ text: String) throws(ZoneSourceError) {
        var isInZone = false
        for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = index + 1
            if raw.hasPrefix("# version ") { version = String(raw.dropFirst(10)) }
            let content = raw[..<(raw.firstIndex(of: "#") ?? raw.endIndex)]
            let words = content.split { $0 == " " || $0 == "\t" }.map(String.init)
            guard let first = words.first else { continue }
            if isInZone {
                isInZone = try addStretch(words[...], line)
                continue
            }
            switch first {
            case "R":
                guard words.count >= 9 else { throw ZoneSourceError(line: line, expected: "ten words of a rule") }
                rules[words[1], default: []].append(try Self.rule(words, line))
            case "Z":
                guard words.count >= 5 else { throw ZoneSourceError(line: line, expected: "a zone line") }
                zones.append((words[1], []))
                isInZone = try addStretch(words[2...], line)
            case "L":
                guard words.count >= 3 else { throw ZoneSourceError(line: line, expected: "target and name of a link") }
                links.append((words[1], words[2]))
            default: throw ZoneSourceError(line: line, expected: "a line that begins with R, Z or L")
            }
        }
    }

    /// Adds a stretch to the last zone; tells whether another follows.
    private mutating func addStretch(_ words: ArraySlice<String>, _ line: Int) throws(ZoneSourceError) -> Bool {
        let words = Array(words)
        guard words.count >= 3, let standard = Self.clockSeconds(words[0]) else {
            throw ZoneSourceError(line: line, expected: "offset, rule and format of a zone")
        }
        let saving: Saving
        if words[1] == "-" {
            saving = .fixed(0, isDaylight: false)
        } else if let save = Self.save(words[1]) {
            saving = .fixed(save.seconds, isDaylight: save.isDaylight)
        } else {
            saving = .rules(words[1])
        }
        var until: (year: Int, at: YearTime)?
        if words.count > 3 {
            guard let year = Int(words[3]) else { throw ZoneSourceError(line: line, expected: "a year") }
            until = (year, try Self.yearTime(Array(words[4...]), line))
        }
        zones[zones.count - 1].stretches.append(Stretch(standard: standard, saving: saving, until: until))
        return until != nil
    }

    private static func rule(_ words: [String], _ line: Int) throws(ZoneSourceError) -> Rule {
        guard let from = Int(words[2]) else { throw ZoneSourceError(line: line, expected: "the first year of a rule") }
        let to: Int
        if "only".hasPrefix(words[3]) {
            to = from
        } else if "maximum".hasPrefix(words[3]) {
            to = 9999
        } else if let year = Int(words[3]), year >= from {
            to = year
        } else {
            throw ZoneSourceError(line: line, expected: "the last year of a rule")
        }
        guard let save = save(words[8]) else { throw ZoneSourceError(line: line, expected: "a saving") }
        return Rule(
            years: from...to, at: try yearTime(Array(words[5...7]), line), save: save.seconds,
            isDaylight: save.isDaylight)
    }

    private static func yearTime(_ words: [String], _ line: Int) throws(ZoneSourceError) -> YearTime {
        var result = YearTime(month: 1, day: .day(1), seconds: 0, clock: .wall)
        if words.count > 0 {
            let names = [
                "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                "november", "december",
            ]
            guard let month = names.firstIndex(where: { $0.hasPrefix(words[0].lowercased()) }) else {
                throw ZoneSourceError(line: line, expected: "a month")
            }
            result.month = month + 1
        }
        if words.count > 1 {
            guard let day = dayRule(words[1]) else { throw ZoneSourceError(line: line, expected: "a day of a month") }
            result.day = day
        }
        if words.count > 2 {
            var text = words[2]
            switch text.last {
            case "s": result.clock = .standard
            case "u", "g", "z": result.clock = .universal
            default: break
            }
            if let last = text.last, "wsugz".contains(last) { text.removeLast() }
            guard let seconds = clockSeconds(text) else {
                throw ZoneSourceError(line: line, expected: "a time of day")
            }
            result.seconds = seconds
        }
        return result
    }

    private static func dayRule(_ text: String) -> DayRule? {
        if let day = Int(text) { return (1...31).contains(day) ? .day(day) : nil }
        if text.hasPrefix("last") { return weekday(text.dropFirst(4)).map { .last(weekday: $0) } }
        if text.hasPrefix("l"), let weekday = weekday(text.dropFirst(1)) { return .last(weekday: weekday) }
        guard let sign = text.firstIndex(where: { $0 == ">" || $0 == "<" }), let weekday = weekday(text[..<sign]),
            let day = Int(text[sign...].dropFirst(2)), (1...31).contains(day)
        else { return nil }
        return text[sign] == ">" ? .onOrAfter(weekday: weekday, day: day) : .onOrBefore(weekday: weekday, day: day)
    }

    private static func weekday(_ text: some StringProtocol) -> Int? {
        guard !text.isEmpty else { return nil }
        let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        return names.firstIndex { $0.hasPrefix(text.lowercased()) }.map { $0 + 1 }
    }

    private static func save(_ text: String) -> (seconds: Int, isDaylight: Bool)? {
        var text = text
        var marked: Bool?
        if text.last == "s" { marked = false }
        if text.last == "d" { marked = true }
        if marked != nil { text.removeLast() }
        guard let first = text.first, first == "-" || first.isNumber, let seconds = clockSeconds(text) else {
            return nil
        }
        return (seconds, marked ?? (seconds != 0))
    }

    /// Reads `h`, `h:mm` or `h:mm:ss` with an optional sign; `-` alone is zero.
    private static func clockSeconds(_ text: String) -> Int? {
        if text == "-" { return 0 }
        let isNegative = text.hasPrefix("-")
        let parts = text.drop { $0 == "-" }.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count) else { return nil }
        var seconds = 0
        for index in 0..<3 {
            var part = 0
            if index < parts.count {
                guard let value = Int(parts[index]), (0...167).contains(value) else { return nil }
                part = value
            }
            seconds = seconds * 60 + part
        }
        return isNegative ? -seconds : seconds
    }
}

/// A line of the time zone source that cannot be read.
package struct ZoneSourceError: Error, Equatable, Sendable {
    /// One-based line.
    package let line: Int
    /// What should have stood there.
    package let expected: String
}
