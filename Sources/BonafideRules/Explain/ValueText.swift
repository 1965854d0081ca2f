internal import BonafideCore

/// Shows the values of signals to people.
enum ValueText {
    /// One signal of one lane as text: with its unit, its country's name, or the words of its set.
    static func text(
        column: Int, declaration: SignalDeclaration, view: SignalBlock.View, labels: [String], lane: Int
    ) -> String {
        switch view.state(column: column, lane: lane) {
        case .absent: "none"
        case .unknown(let reason): "unknown (\(reason.phrase))"
        case .value(let payload): text(payload, declaration.type, labels)
        }
    }

    static func text(_ payload: UInt64, _ type: SignalType, _ labels: [String]) -> String {
        switch type {
        case .flag: payload & 1 != 0 ? "yes" : "no"
        case .count: grouped(Int64(bitPattern: payload))
        case .measure(let unit): measure(Double(bitPattern: payload), unit)
        case .symbol(let words): word(words, Int(clamping: payload))
        case .symbols(let words):
            payload == 0
                ? "none"
                : words.indices.filter { payload >> UInt64($0) & 1 != 0 }.map { word(words, $0) }
                    .joined(separator: ", ")
        case .country: CountryNames.name(CountryCode(packed: UInt16(truncatingIfNeeded: payload)))
        case .instant: instant(Timestamp(seconds: Int64(bitPattern: payload)))
        case .label: labels.indices.contains(Int(clamping: payload)) ? labels[Int(payload)] : ""
        }
    }

    /// The word of a vocabulary, read as words.
    static func word(_ words: [String], _ code: Int) -> String {
        guard words.indices.contains(code) else { return "?" }
        return String(words[code].map { $0 == "_" ? " " : $0 })
    }

    /// `YYYY-MM-DD HH:MM UTC`.
    static func instant(_ moment: Timestamp) -> String {
        let text = moment.description
        guard text.utf8.count == 20 else { return text }
        return text.prefix(10) + " " + text.dropFirst(11).prefix(5) + " UTC"
    }

    /// Digits in groups of three.
    static func grouped(_ number: Int64) -> String {
        var digits = String(number.magnitude)
        var groups: [String] = []
        while digits.utf8.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits = String(digits.dropLast(3))
        }
        groups.insert(digits, at: 0)
        return (number < 0 ? "-" : "") + groups.joined(separator: ",")
    }

    /// A number with its unit; shares are shown in percent.
    static func measure(_ value: Double, _ unit: String) -> String {
        if unit == "share" { return decimal(value * 100) + " %" }
        return unit.isEmpty ? decimal(value) : decimal(value) + " " + unitText(unit, value)
    }

    private static func unitText(_ unit: String, _ value: Double) -> String {
        let text = String(unit.map { $0 == "_" ? " " : $0 })
        switch text {
        case "km per hour": return "km/h"
        case "hours", "days", "minutes", "years", "months", "seconds", "weeks", "points", "characters":
            return value == 1 ? String(text.dropLast()) : text
        default: return text
        }
    }

    /// At most two decimals, one from 10 on and none from 100 on, rounded half away from zero.
    static func decimal(_ value: Double) -> String {
        guard value.isFinite, value.magnitude < 1e15 else { return value.isFinite ? "\(value)" : "?" }
        let places = value.magnitude >= 100 ? 0 : value.magnitude >= 10 ? 1 : 2
        let scale: Int64 = [1, 10, 100][places]
        let scaled = Int64((value.magnitude * Double(scale)).rounded(.toNearestOrAwayFromZero))
        var text = grouped(scaled / scale)
        var rest = scaled % scale
        if rest != 0 {
            var digits = places
            while rest % 10 == 0 {
                rest /= 10
                digits -= 1
            }
            let tail = String(rest)
            text += "." + String(repeating: "0", count: digits - tail.utf8.count) + tail
        }
        return (value < 0 && scaled != 0 ? "-" : "") + text
    }
}
