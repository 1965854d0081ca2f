package import BonafideCore

/// A date of a file's metadata: wall-clock time and, where written, its offset.
package struct DocumentDate: Sendable, Hashable {
    /// Wall-clock seconds since 1970-01-01T00:00 of the writer's clock.
    package let wall: Int64
    /// Seconds east of UTC, where the text says so.
    package let offset: Int?
    /// Whether the text ends in `Z` rather than a numeric offset.
    package let isZulu: Bool

    package init(wall: Int64, offset: Int?, isZulu: Bool = false) {
        self.wall = wall
        self.offset = offset
        self.isZulu = isZulu
    }

    /// The moment, taking an unwritten offset as UTC.
    package var instant: Timestamp { Timestamp(seconds: wall - Int64(offset ?? 0)) }
    /// The day on the writer's clock.
    package var day: Day { Timestamp(seconds: wall).day }

    /// ISO text as the writer's clock showed it.
    package var text: String {
        let base = String(Timestamp(seconds: wall).description.dropLast())
        if isZulu { return base + "Z" }
        return base + (offset.map { DocumentDate.text(offset: $0) } ?? "")
    }

    /// `+09:00`.
    package static func text(offset: Int) -> String {
        let minutes = abs(offset) / 60
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return (offset < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60)
    }

    /// Reads `D:YYYYMMDDHHmmSS+09'00'`, ISO 8601 and EXIF's `YYYY:MM:DD HH:MM:SS`.
    package init?(_ text: String) {
        let bytes = Array(text.utf8.prefix(64))
        var position = bytes.starts(with: [0x44, 0x3a]) ? 2 : 0
        func digits(_ count: Int) -> Int? {
            guard position + count <= bytes.count else { return nil }
            var value = 0
            for index in position..<position + count {
                guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
                value = value * 10 + Int(bytes[index] - 0x30)
            }
            position += count
            return value
        }
        func skip(_ separators: String) {
            if position < bytes.count, separators.utf8.contains(bytes[position]) { position += 1 }
        }
        while position < bytes.count, bytes[position] == 0x20 { position += 1 }
        guard let year = digits(4) else { return nil }
        skip("-:/")
        let month = digits(2) ?? 1
        skip("-:/")
        let dayOfMonth = digits(2) ?? 1
        skip("T ")
        let hour = digits(2) ?? 0
        skip(":")
        let minute = digits(2) ?? 0
        skip(":")
        let second = digits(2) ?? 0
        if position < bytes.count, bytes[position] == 0x2e {
            position += 1
            while position < bytes.count, bytes[position] >= 0x30, bytes[position] <= 0x39 { position += 1 }
        }
        guard let day = Day(year: year, month: month, day: dayOfMonth), hour < 24, minute < 60, second < 61 else {
            return nil
        }
        wall = Int64(day.number) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
        guard position < bytes.count else {
            (offset, isZulu) = (nil, false)
            return
        }
        switch bytes[position] {
        case 0x5a: (offset, isZulu) = (0, true)
        case 0x2b, 0x2d:
            let sign = bytes[position] == 0x2d ? -1 : 1
            position += 1
            let hours = digits(2)
            skip("':")
            let minutes = digits(2) ?? 0
            guard let hours, hours <= 15, minutes < 60 else {
                (offset, isZulu) = (nil, false)
                return
            }
            (offset, isZulu) = (sign * (hours * 3_600 + minutes * 60), false)
        default: (offset, isZulu) = (nil, false)
        }
    }
}
