internal import BonafideCore

/// A moment with nanoseconds, from year 1 to year 9999.
package struct CELTimestamp: Hashable, Comparable, Sendable {
    /// Seconds since the Unix epoch.
    package let seconds: Int64
    /// Nanoseconds, 0–999,999,999.
    package let nanoseconds: Int32

    static let firstSecond: Int64 = -62_135_596_800
    static let lastSecond: Int64 = 253_402_300_799

    /// Takes seconds and nanoseconds, or nothing outside years 1–9999.
    package init?(seconds: Int64, nanoseconds: Int32 = 0) {
        guard (Self.firstSecond...Self.lastSecond).contains(seconds), (0..<1_000_000_000).contains(nanoseconds) else {
            return nil
        }
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    package static func < (a: CELTimestamp, b: CELTimestamp) -> Bool {
        (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds)
    }

    /// The moment a number of nanoseconds later, or nothing outside years 1–9999.
    func advanced(by nanoseconds: Int64) -> CELTimestamp? {
        var seconds = self.seconds + nanoseconds.floorDivided(by: 1_000_000_000)
        var rest = Int64(self.nanoseconds) + nanoseconds.floorRemainder(by: 1_000_000_000)
        if rest >= 1_000_000_000 {
            seconds += 1
            rest -= 1_000_000_000
        }
        return CELTimestamp(seconds: seconds, nanoseconds: Int32(rest))
    }

    /// Nanoseconds from another moment to this one, or nothing where 64 bits cannot hold them.
    func nanoseconds(since other: CELTimestamp) -> Int64? {
        let (product, overflows) = (seconds - other.seconds).multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, overflowsToo) = product.addingReportingOverflow(Int64(nanoseconds) - Int64(other.nanoseconds))
        return overflows || overflowsToo ? nil : sum
    }

    /// Reads RFC 3339 text: a full date, `T`, a time whose decimals count to the ninth, and `Z` or an offset.
    package static func read(_ text: String) -> CELTimestamp? {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[range] {
                guard byte >= 0x30, byte <= 0x39 else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        guard bytes.count >= 20, bytes[4] == 0x2d, bytes[7] == 0x2d, bytes[10] | 0x20 == 0x74, bytes[13] == 0x3a,
            bytes[16] == 0x3a, let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            let date = Day(year: year, month: month, day: day), hour < 24, minute < 60, second < 60
        else { return nil }
        var index = 19
        var nanoseconds = 0
        if bytes[index] == 0x2e {
            let start = index + 1
            index = start
            while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 { index += 1 }
            let end = min(index, start + 9)
            guard index > start, let fraction = number(start..<end) else { return nil }
            nanoseconds = fraction
            for _ in end - start..<9 { nanoseconds *= 10 }
        }
        guard index < bytes.count else { return nil }
        var offset = 0
        if bytes[index] | 0x20 == 0x7a {
            guard index + 1 == bytes.count else { return nil }
        } else {
            guard bytes[index] == 0x2b || bytes[index] == 0x2d, index + 6 == bytes.count, bytes[index + 3] == 0x3a,
                let hours = number(index + 1..<index + 3), let minutes = number(index + 4..<index + 6), hours < 24,
                minutes < 60
            else { return nil }
            offset = (bytes[index] == 0x2d ? -1 : 1) * (hours * 3600 + minutes * 60)
        }
        let seconds = Int64(date.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
        return CELTimestamp(seconds: seconds, nanoseconds: Int32(nanoseconds))
    }
}

extension CELTimestamp: CustomStringConvertible {
    /// RFC 3339 text in UTC, with as many decimals as are needed.
    package var description: String {
        let whole = Timestamp(seconds: seconds).description
        guard nanoseconds > 0 else { return whole }
        return whole.dropLast() + decimals(Int64(nanoseconds)) + "Z"
    }
}

/// `.` and the decimals of a number of nanoseconds without trailing zeros; empty for 0.
private func decimals(_ nanoseconds: Int64) -> String {
    guard nanoseconds > 0 else { return "" }
    var digits = String(nanoseconds)
    digits = String(repeating: "0", count: 9 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    return "." + digits
}

/// Reading and writing of durations, which are nanoseconds.
enum CELDuration {
    /// Seconds with as many decimals as are needed, such as `90s` or `-1.5s`.
    static func text(_ nanoseconds: Int64) -> String {
        let magnitude = nanoseconds.magnitude
        let whole = String(magnitude / 1_000_000_000)
        return (nanoseconds < 0 ? "-" : "") + whole + decimals(Int64(magnitude % 1_000_000_000)) + "s"
    }

    /// Reads `1h30m`, `-2.5s`, `100ms`, `1us`, `7ns` or `0`; nothing where it is malformed or does not fit.
    static func read(_ text: String) -> Int64? {
        var rest = text[...].utf8
        var isNegative = false
        if let sign = rest.first, sign == 0x2d || sign == 0x2b {
            isNegative = sign == 0x2d
            rest = rest.dropFirst()
        }
        if rest.elementsEqual("0".utf8) { return 0 }
        guard !rest.isEmpty else { return nil }
        var total: Int64 = 0
        while !rest.isEmpty {
            guard let part = component(&rest) else { return nil }
            let (sum, overflows) = total.subtractingReportingOverflow(part)
            guard !overflows else { return nil }
            total = sum
        }
        // Summed as a negative number, whose range is one larger.
        if isNegative { return total }
        return total == .min ? nil : -total
    }

    private static func component(_ rest: inout Substring.UTF8View) -> Int64? {
        func digits(_ rest: inout Substring.UTF8View) -> Substring.UTF8View {
            let run = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
            rest = rest.dropFirst(run.count)
            return run
        }
        let whole = digits(&rest)
        var fraction = "".dropFirst().utf8
        if rest.first == 0x2e {
            rest = rest.dropFirst()
            fraction = digits(&rest)
        }
        guard !whole.isEmpty || !fraction.isEmpty else { return nil }
        let unit = rest.prefix { !($0 >= 0x30 && $0 <= 0x39) && $0 != 0x2e }
        rest = rest.dropFirst(unit.count)
        guard let scale = scale(String(Substring(unit))),
            let number = Int64(whole.isEmpty ? "0" : String(Substring(whole)))
        else { return nil }
        let (product, overflows) = number.multipliedReportingOverflow(by: scale)
        guard !overflows else { return nil }
        var value = product
        var place = scale
        for digit in fraction.prefix(18) {
            place /= 10
            guard place > 0 || digit == 0x30 else { break }
            let (sum, overflows) = value.addingReportingOverflow(Int64(digit - 0x30) * place)
            guard !overflows else { return nil }
            value = sum
        }
        return value
    }

    private static func scale(_ unit: String) -> Int64? {
        switch unit {
        case "ns": 1
        case "us", "µs", "μs": 1000
        case "ms": 1_000_000
        case "s": 1_000_000_000
        case "m": 60_000_000_000
        case "h": 3_600_000_000_000
        default: nil
        }
    }
}
