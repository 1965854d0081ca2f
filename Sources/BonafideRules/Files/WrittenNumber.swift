package import BonafideCore

/// Numbers as analysts write them, read from their digits and never through a `Double`.
package enum WrittenNumber {
    /// Words for weights, in decibans.
    package static let weightWords: [(word: String, decibans: Int64)] = [
        ("weak", 2), ("moderate", 5), ("strong", 10), ("very strong", 15), ("decisive", 20),
    ]
    /// The largest weight a rule may have, in millibans: odds × 10⁶.
    package static let largestWeight: Millibans = 6_000

    /// Decibans with at most two decimals, a word for them, or whole millibans with the ending `mb`.
    package static func millibans(_ text: String) -> Millibans? {
        if text.hasSuffix("mb") { return whole(String(text.dropLast(2))) }
        let isNegative = text.hasPrefix("-")
        let bare = isNegative ? String(text.dropFirst()) : text
        if let word = weightWords.first(where: { $0.word == bare }) {
            return (isNegative ? -1 : 1) * word.decibans * 100
        }
        return decimal(text, places: 2)
    }

    /// A share from 0 to 1 with at most four decimals, in 1/1024, rounded half up.
    package static func share(_ text: String) -> Share1024? {
        guard let value = decimal(text, places: 4), (0...10_000).contains(value) else { return nil }
        return (value * 1024 + 5_000) / 10_000
    }

    /// A whole number of at most 12 digits.
    package static func whole(_ text: String) -> Int64? { decimal(text, places: 0) }

    /// A day `YYYY-MM-DD`.
    package static func day(_ text: String) -> Day? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            let year = whole(String(parts[0])), let month = whole(String(parts[1])), let day = whole(String(parts[2]))
        else { return nil }
        return Day(year: Int(year), month: Int(month), day: Int(day))
    }

    /// A number of days such as `365d` or `2y`.
    package static func days(_ text: String) -> Int? {
        guard let unit = text.last, let number = whole(String(text.dropLast())), number > 0, number < 100_000 else {
            return nil
        }
        switch unit {
        case "d": return Int(number)
        case "w": return Int(number) * 7
        case "y": return Int(number) * 365
        default: return nil
        }
    }

    /// A decimal number times ten to the power of `places`; more decimals than that are refused.
    private static func decimal(_ text: String, places: Int) -> Int64? {
        var digits = Array(text.utf8)[...]
        var isNegative = false
        if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            digits.removeFirst()
        }
        let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 1 || (parts.count == 2 && places > 0), !parts[0].isEmpty, parts[0].count <= 12 else {
            return nil
        }
        let fraction = parts.count == 2 ? Array(parts[1]) : []
        guard fraction.count <= places, parts.count == 1 || !fraction.isEmpty else { return nil }
        var value: Int64 = 0
        for byte in parts[0] + fraction + Array(repeating: UInt8(ascii: "0"), count: places - fraction.count) {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        return isNegative ? -value : value
    }
}

extension Timestamp {
    /// Reads RFC 3339 text.
    init?(written text: String) {
        guard text.utf8.count >= 20 else { return nil }
        var text = text
        guard let written = text.withUTF8({ Timestamp.read($0) }) else { return nil }
        self = written.instant
    }
}
