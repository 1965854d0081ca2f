/// A moment as it was written, with the offset it was written in.
public struct WrittenInstant: Hashable, Sendable {
    /// The moment itself.
    public let instant: Timestamp
    /// Minutes east of UTC as written, or nothing for `Z`-less text and epoch numbers.
    public let offsetMinutes: Int?

    /// Joins a moment with its written offset.
    public init(instant: Timestamp, offsetMinutes: Int?) {
        self.instant = instant
        self.offsetMinutes = offsetMinutes
    }
}

/// A date of reduced precision as JSON Resume allows: a year, a month or a day.
public struct PartialDate: Hashable, Sendable {
    /// The first day the text can mean.
    public let first: Day
    /// The last day the text can mean.
    public let last: Day

    /// Spans the days a text can mean.
    public init(first: Day, last: Day) {
        self.first = first
        self.last = last
    }
}

extension Timestamp {
    /// Reads RFC 3339 text (a space or `T`, optional seconds and fraction, `Z` or an offset, or neither for UTC),
    /// a bare date (its start in UTC), or an epoch number in seconds or milliseconds.
    public static func read(_ text: UnsafeBufferPointer<UInt8>) -> WrittenInstant? {
        var scanner = DigitScanner(text)
        if text.count < 8 || !scanner.hasDateShape { return readEpoch(text) }
        guard let day = scanner.day() else { return nil }
        if scanner.isAtEnd { return WrittenInstant(instant: day.start, offsetMinutes: nil) }
        guard scanner.take(0x54) || scanner.take(0x74) || scanner.take(0x20),
            let hour = scanner.number(digits: 2), scanner.take(0x3a),
            let minute = scanner.number(digits: 2), hour < 24, minute < 60
        else { return nil }
        var second = 0
        if scanner.take(0x3a) {
            guard let read = scanner.number(digits: 2), read <= 60 else { return nil }
            second = min(read, 59)
            if scanner.take(0x2e) || scanner.take(0x2c) { scanner.skipDigits() }
        }
        guard let offset = scanner.offset() else { return nil }
        guard scanner.isAtEnd else { return nil }
        let local = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        return WrittenInstant(
            instant: Timestamp(seconds: local - Int64(offset.minutes ?? 0) * 60), offsetMinutes: offset.minutes)
    }

    /// Reads epoch seconds, or milliseconds where the number is past the year 5000 in seconds.
    private static func readEpoch(_ text: UnsafeBufferPointer<UInt8>) -> WrittenInstant? {
        let isNegative = text.first == 0x2d
        var index = isNegative ? 1 : 0
        guard (1...15).contains(text.count - index) else { return nil }
        var value: Int64 = 0
        if let eight = DecimalDigits.eight(text, from: index) {
            value = Int64(eight)
            index += 8
        }
        while index < text.count, text[index] != 0x2e {
            let digit = text[index] &- 0x30
            guard digit < 10 else { return nil }
            value = value * 10 + Int64(digit)
            index += 1
        }
        if value >= 95_617_584_000 { value /= 1000 }
        return WrittenInstant(instant: Timestamp(seconds: isNegative ? -value : value), offsetMinutes: nil)
    }
}

extension Day {
    /// Reads `YYYY-MM-DD`, with a time of day behind it passed over.
    public static func read(_ text: UnsafeBufferPointer<UInt8>) -> Day? {
        var scanner = DigitScanner(text)
        guard scanner.hasDateShape, let day = scanner.day() else { return nil }
        guard scanner.isAtEnd || scanner.take(0x54) || scanner.take(0x20) else { return nil }
        return day
    }
}

extension PartialDate {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    public static func read(_ text: UnsafeBufferPointer<UInt8>) -> PartialDate? {
        if let day = Day.read(text) { return PartialDate(first: day, last: day) }
        var scanner = DigitScanner(text)
        guard let year = scanner.number(digits: 4) else { return nil }
        if scanner.isAtEnd {
            guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31) else {
                return nil
            }
            return PartialDate(first: first, last: last)
        }
        guard scanner.take(0x2d) || scanner.take(0x2f), let month = scanner.number(digits: 2), scanner.isAtEnd,
            let first = Day(year: year, month: month, day: 1),
            let last = Day(year: year, month: month, day: Day.length(ofMonth: month, year: year))
        else { return nil }
        return PartialDate(first: first, last: last)
    }
}

/// Reads fixed-width numbers from bytes.
struct DigitScanner {
    private let text: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    var isAtEnd: Bool { position == text.count }

    /// Whether the text begins like `YYYY-MM-DD` or `YYYY/MM/DD`.
    var hasDateShape: Bool {
        text.count >= 10 && (text[4] == 0x2d || text[4] == 0x2f) && text[7] == text[4]
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard position < text.count, text[position] == byte else { return false }
        position += 1
        return true
    }

    mutating func number(digits: Int) -> Int? {
        guard position + digits <= text.count else { return nil }
        var value = 0
        for index in position..<position + digits {
            let byte = text[index]
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        position += digits
        return value
    }

    mutating func skipDigits() {
        while position < text.count, text[position] >= 0x30, text[position] <= 0x39 { position += 1 }
    }

    mutating func day() -> Day? {
        guard let year = number(digits: 4), take(0x2d) || take(0x2f), let month = number(digits: 2),
            take(0x2d) || take(0x2f), let day = number(digits: 2)
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// Reads `Z`, `+HH:MM`, `+HHMM`, `+HH`, each with an optional space before, or nothing.
    mutating func offset() -> (minutes: Int?, Void)? {
        if isAtEnd { return (nil, ()) }
        _ = take(0x20)
        if take(0x5a) || take(0x7a) { return (0, ()) }
        let isWest = take(0x2d)
        guard isWest || take(0x2b), let hours = number(digits: 2), hours <= 18 else { return nil }
        _ = take(0x3a)
        let minutes = isAtEnd ? 0 : number(digits: 2)
        guard let minutes, minutes < 60 else { return nil }
        return ((isWest ? -1 : 1) * (hours * 60 + minutes), ())
    }
}
