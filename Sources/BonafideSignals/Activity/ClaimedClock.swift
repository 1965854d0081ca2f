public import BonafideCore

/// A clock somebody claims to live by: a zone, or a bare offset.
public enum ClaimedClock: Hashable, Sendable {
    /// A zone of the zone table.
    case zone(ZoneID)
    /// Minutes east of UTC.
    case fixed(Int)

    /// Reads a zone name or alias, or an offset such as `UTC+5:30`, `GMT-3`, `+09:00`.
    public init?(_ text: UnsafeBufferPointer<UInt8>, zones: ZoneTable) {
        if let zone = zones.zone(named: text) {
            self = .zone(zone)
        } else if let minutes = Self.offset(text) {
            self = .fixed(minutes)
        } else {
            return nil
        }
    }

    /// Reads a zone name or alias, or an offset.
    public init?(_ text: String, zones: ZoneTable) {
        var text = text
        guard let clock = text.withUTF8({ ClaimedClock($0.trimmed, zones: zones) }) else { return nil }
        self = clock
    }

    /// Whether the clock belongs to no place: a bare offset, `UTC`, `GMT` and the zones of `Etc`.
    func isPlaceless(_ zones: ZoneTable) -> Bool {
        guard case .zone(let zone) = self else { return true }
        let name = zones.name(of: zone)
        return name.hasPrefix("Etc/") || ["UTC", "GMT", "UCT", "Zulu", "Universal", "Greenwich", "GMT0"].contains(name)
    }

    /// Minutes east of UTC at a moment; nothing outside the table's years.
    public func offsetMinutes(at moment: Timestamp, zones: ZoneTable) -> Int? {
        switch self {
        case .zone(let zone): zones.offsetMinutes(of: zone, at: moment)
        case .fixed(let minutes): minutes
        }
    }

    /// The offset of winter in the year around a moment, minutes east of UTC.
    public func standardOffsetMinutes(at moment: Timestamp, zones: ZoneTable) -> Int? {
        switch self {
        case .zone(let zone): zones.standardOffsetMinutes(of: zone, at: moment)
        case .fixed(let minutes): minutes
        }
    }

    /// Whether offsets of this size exist anywhere: UTC-12 to UTC+14.
    public static func isPossible(offsetMinutes: Int) -> Bool { (-720...840).contains(offsetMinutes) }

    /// Reads `UTC`, `GMT` or nothing, a sign, hours and minutes; only offsets that exist.
    static func offset(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = 0
        let prefix = text.prefix(3).map { $0 & 0xdf }
        if prefix == Array("UTC".utf8) || prefix == Array("GMT".utf8) { index = 3 }
        while index < text.count, text[index] == 0x20 { index += 1 }
        guard index < text.count, text[index] == 0x2b || text[index] == 0x2d else { return nil }
        let isWest = text[index] == 0x2d
        index += 1
        var numbers = [0, 0]
        var place = 0
        var digits = 0
        while index < text.count {
            let byte = text[index]
            if byte == 0x3a, place == 0, digits > 0 {
                place = 1
                digits = 0
            } else if byte >= 0x30, byte <= 0x39, digits < (place == 0 ? 4 : 2) {
                numbers[place] = numbers[place] * 10 + Int(byte - 0x30)
                digits += 1
            } else {
                return nil
            }
            index += 1
        }
        guard digits > 0, place == 0 || digits == 2 else { return nil }
        if place == 0, digits > 2 { numbers = [numbers[0] / 100, numbers[0] % 100] }
        guard numbers[1] < 60, numbers[0] <= 14 else { return nil }
        let minutes = (isWest ? -1 : 1) * (numbers[0] * 60 + numbers[1])
        return isPossible(offsetMinutes: minutes) ? minutes : nil
    }
}
