internal import BonafideCore

/// Dates as list publishers write them.
enum ListDates {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// Reads `25 Apr 1965`, `Apr 1965`, `1965`, `circa 1965`, `1957 to 1960`, `Early 1960s` and the like.
    static func birthDate(_ text: String) -> ListedBirthDate? {
        if let day = plainDay(text) { return ListedBirthDate(PartialDate(first: day, last: day)) }
        let words = text.lowercased().split { $0 == " " || $0 == "," }.map(String.init)
        var parts = words
        let isApproximate = parts.first == "circa" || parts.first == "approximately" || parts.first == "c."
        if isApproximate { parts.removeFirst() }
        if let middle = parts.firstIndex(where: { $0 == "to" || $0 == "-" }) {
            guard let first = partial(Array(parts[..<middle])),
                let last = partial(parts[(middle + 1)...].filter { $0 != "circa" })
            else { return nil }
            guard first.first <= last.last else { return nil }
            return ListedBirthDate(PartialDate(first: first.first, last: last.last), isApproximate: isApproximate)
        }
        guard let range = partial(parts) ?? iso(text) else { return nil }
        return ListedBirthDate(range, isApproximate: isApproximate)
    }

    /// Reads `25 Apr 1965`, as nearly all dates are written.
    private static func plainDay(_ text: String) -> Day? {
        let letters = Array(text.utf8)
        guard letters.count == 11, letters[2] == 0x20, letters[6] == 0x20 else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for digit in letters[range] {
                guard (0x30...0x39).contains(digit) else { return nil }
                value = value * 10 + Int(digit - 0x30)
            }
            return value
        }
        let name = letters[3..<6].map { $0 | 0x20 }
        guard let day = number(0..<2), let year = number(7..<11),
            let month = months.firstIndex(where: { $0.utf8.elementsEqual(name) })
        else { return nil }
        return Day(year: year, month: month + 1, day: day)
    }

    /// Reads day, month name and year, or fewer.
    static func partial(_ words: [String]) -> PartialDate? {
        guard let yearText = words.last, yearText.utf8.count == 4, let year = Int(yearText) else { return nil }
        switch words.count {
        case 1: return span(year: year, month: nil, day: nil)
        case 2:
            guard let month = month(words[0]) else { return nil }
            return span(year: year, month: month, day: nil)
        case 3:
            guard let day = Int(words[0]), let month = month(words[1]) else { return nil }
            return span(year: year, month: month, day: day)
        default: return nil
        }
    }

    private static func month(_ word: String) -> Int? {
        months.firstIndex { word.hasPrefix($0) }.map { $0 + 1 }
    }

    /// The days a year, a month or a day spans; month or day 0 counts as not given.
    static func span(year: Int, month: Int?, day: Int?) -> PartialDate? {
        let month = month == 0 ? nil : month
        let day = day == 0 ? nil : day
        guard let first = Day(year: year, month: month ?? 1, day: month == nil ? 1 : day ?? 1) else { return nil }
        let lastMonth = month ?? 12
        let lastDay = month != nil ? day ?? Day.length(ofMonth: lastMonth, year: year) : 31
        guard let last = Day(year: year, month: lastMonth, day: lastDay) else { return nil }
        return PartialDate(first: first, last: last)
    }

    /// Reads `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    static func iso(_ text: String) -> PartialDate? {
        var text = text.trimmedText
        return text.withUTF8 { PartialDate.read($0) }
    }

    /// Reads `DD/MM/YYYY`, with `00` or letters where a part is not known.
    static func british(_ text: String) -> PartialDate? {
        let parts = text.trimmedText.split(separator: "/").map { Int($0) ?? 0 }
        guard parts.count == 3, parts[2] > 1800 else { return nil }
        return span(year: parts[2], month: parts[1], day: parts[0])
    }

    /// Reads `MM/DD/YYYY`.
    static func american(_ text: String) -> Day? {
        let parts = text.trimmedText.split(separator: "/").compactMap { Int($0) }
        return parts.count == 3 ? Day(year: parts[2], month: parts[0], day: parts[1]) : nil
    }

    /// Finds `YYYY-MM-DD` or `YYYYMMDD` inside a text, such as a file's name.
    static func inside(_ text: String) -> Day? {
        let letters = Array(text.utf8)
        func number(_ start: Int, _ count: Int) -> Int? {
            guard start + count <= letters.count else { return nil }
            return letters[start..<start + count].reduce(Optional(0)) { value, digit in
                (0x30...0x39).contains(digit) ? value.map { $0 * 10 + Int(digit) - 0x30 } : nil
            }
        }
        for start in letters.indices {
            let gap = start + 4 < letters.count && (letters[start + 4] == 0x2d || letters[start + 4] == 0x5f) ? 1 : 0
            guard let year = number(start, 4), (1990...2200).contains(year), let month = number(start + 4 + gap, 2),
                let day = number(start + 6 + 2 * gap, 2), let found = Day(year: year, month: month, day: day)
            else { continue }
            return found
        }
        return nil
    }
}
