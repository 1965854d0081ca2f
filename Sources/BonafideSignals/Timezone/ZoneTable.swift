public import BonafideCore

/// The number of a zone name in a zone table.
public struct ZoneID: Hashable, Comparable, Sendable {
    /// Place of the name in the table's sorted names.
    public let number: UInt16

    /// Takes a place in the table.
    public init(number: UInt16) { self.number = number }

    public static func < (a: ZoneID, b: ZoneID) -> Bool { a.number < b.number }
}

/// Offsets of every time zone from 2000 to 2037, the same on every machine.
///
/// Compiled from `tzdata.zi` by `ZoneCompiler`; aliases share the changes of the zone they name.
public struct ZoneTable: Sendable {
    /// The moments the table covers: 2000-01-01 to the end of 2037, UTC.
    public static let coverage = Timestamp(seconds: 946_684_800)..<Timestamp(seconds: 2_145_916_800)

    /// The release it was compiled from, such as `2026f`.
    public let version: String
    /// All names in the table, sorted; a `ZoneID` is a place in it.
    public let names: [String]
    /// For each name, the number of its definition.
    let definitions: [UInt16]
    /// For each definition, where its changes begin; one more than there are definitions.
    let firstChange: [Int32]
    /// Moments of change, seconds since the Unix epoch; the first of each definition covers 2000-01-01.
    let times: [Int64]
    /// Minutes east of UTC from each change on.
    let offsets: [Int16]
    /// Whether daylight-saving time holds from each change on, as the zone calls it.
    let daylight: [Bool]
    /// Other names (of Windows, of the Common Locale Data Repository) and the zone each stands for.
    let aliases: [(name: String, zone: UInt16)]
    /// Open-addressed table of case-folded names: the entry of a name plus one, aliases behind the names.
    private let buckets: [UInt16]

    init(
        version: String, names: [String], definitions: [UInt16], firstChange: [Int32], times: [Int64],
        offsets: [Int16], daylight: [Bool], aliases: [(name: String, zone: UInt16)]
    ) {
        self.version = version
        self.names = names
        self.definitions = definitions
        self.firstChange = firstChange
        self.times = times
        self.offsets = offsets
        self.daylight = daylight
        self.aliases = aliases
        var buckets = [UInt16](repeating: 0, count: 4096)
        for (entry, name) in (names + aliases.map(\.name)).enumerated() {
            var bucket = Self.hash(name.utf8) & 4095
            while buckets[bucket] != 0 { bucket = (bucket + 1) & 4095 }
            buckets[bucket] = UInt16(entry + 1)
        }
        self.buckets = buckets
    }

    /// The zone of a name or alias, ASCII case left aside.
    public func zone(named text: UnsafeBufferPointer<UInt8>) -> ZoneID? {
        guard !text.isEmpty, text.count <= 64 else { return nil }
        var bucket = Self.hash(text) & 4095
        while buckets[bucket] != 0 {
            let entry = Int(buckets[bucket]) - 1
            let isName = entry < names.count
            let name = isName ? names[entry] : aliases[entry - names.count].name
            if NumberText.equalsIgnoringCase(text, name) {
                return ZoneID(number: isName ? UInt16(entry) : aliases[entry - names.count].zone)
            }
            bucket = (bucket + 1) & 4095
        }
        return nil
    }

    /// The zone of a name or alias, ASCII case left aside.
    public func zone(named text: String) -> ZoneID? {
        var text = text
        return text.withUTF8 { zone(named: $0) }
    }

    /// The name of a zone.
    public func name(of zone: ZoneID) -> String { names[Int(zone.number)] }

    /// Minutes east of UTC at a moment, or nothing outside the table's years.
    public func offsetMinutes(of zone: ZoneID, at moment: Timestamp) -> Int? {
        guard Self.coverage.contains(moment) else { return nil }
        return Int(offsets[change(of: zone, at: moment.seconds)])
    }

    /// Whether the zone calls a moment daylight-saving time, or nothing outside the table's years.
    public func isDaylight(in zone: ZoneID, at moment: Timestamp) -> Bool? {
        guard Self.coverage.contains(moment) else { return nil }
        return daylight[change(of: zone, at: moment.seconds)]
    }

    /// The smallest offset the zone keeps in the year around a moment: its offset in winter.
    public func standardOffsetMinutes(of zone: ZoneID, at moment: Timestamp) -> Int? {
        offsetRange(of: zone, around: moment)?.lowerBound
    }

    /// Whether the zone's clock moves in the year around a moment, and stays moved for two months or more.
    public func movesClock(_ zone: ZoneID, around moment: Timestamp) -> Bool? {
        guard let range = offsetRange(of: zone, around: moment) else { return nil }
        return range.lowerBound != range.upperBound
    }

    /// For each name its offset at a moment, minutes east of UTC.
    func offsets(at moment: Timestamp) -> [Int?] {
        names.indices.map { offsetMinutes(of: ZoneID(number: UInt16($0)), at: moment) }
    }

    /// For each name whether its clock moves in the year around a moment.
    func movingClocks(around moment: Timestamp) -> [Bool] {
        names.indices.map { movesClock(ZoneID(number: UInt16($0)), around: moment) == true }
    }

    /// For each name, a number that is equal for zones whose offsets are the same from a moment on.
    package func behaviours(since moment: Timestamp) -> [UInt64] {
        let marks = (0..<firstChange.count - 1).map { definition -> UInt64 in
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            var last: Int16?
            for index in Int(firstChange[definition])..<Int(firstChange[definition + 1]) {
                let isLast = index + 1 == Int(firstChange[definition + 1])
                guard isLast || times[index + 1] > moment.seconds, offsets[index] != last else { continue }
                let at = max(times[index], moment.seconds)
                hash = (hash ^ UInt64(bitPattern: at)) &* 0x100_0000_01b3
                hash = (hash ^ UInt64(bitPattern: Int64(offsets[index]))) &* 0x100_0000_01b3
                last = offsets[index]
            }
            return hash
        }
        return definitions.map { marks[Int($0)] }
    }

    /// The offsets that hold for sixty days or more within half a year of a moment.
    private func offsetRange(of zone: ZoneID, around moment: Timestamp) -> ClosedRange<Int>? {
        guard Self.coverage.contains(moment) else { return nil }
        let halfYear: Int64 = 15_778_800
        let from = max(Self.coverage.lowerBound.seconds, moment.seconds - halfYear)
        let to = min(Self.coverage.upperBound.seconds - 1, moment.seconds + halfYear)
        let end = Int(firstChange[Int(definitions[Int(zone.number)]) + 1])
        let first = change(of: zone, at: from)
        var last = first
        while last + 1 < end, times[last + 1] <= to { last += 1 }
        var kept: ClosedRange<Int>?
        // A year has a few changes, so each offset is summed where it comes first and no table is needed.
        for index in first...last where !offsets[first..<index].contains(offsets[index]) {
            var lasting: Int64 = 0
            for same in index...last where offsets[same] == offsets[index] {
                lasting += (same < last ? times[same + 1] : to) - max(from, times[same])
            }
            guard lasting >= 60 * 86_400 else { continue }
            let offset = Int(offsets[index])
            kept = min(offset, kept?.lowerBound ?? offset)...max(offset, kept?.upperBound ?? offset)
        }
        return kept
    }

    /// The last change of a zone at or before a moment.
    @inline(__always)
    private func change(of zone: ZoneID, at seconds: Int64) -> Int {
        let definition = Int(definitions[Int(zone.number)])
        var low = Int(firstChange[definition])
        var high = Int(firstChange[definition + 1])
        // Most clocks move twice a year, so a moment's change mostly lies where it would if all lay equally far apart.
        if high - low > 8, seconds > times[low + 1] {
            low += 1
            let first = times[low]
            let span = times[high - 1] - first
            let guess = low + Int(min(span, seconds - first) * Int64(high - 1 - low) / span)
            if times[guess] <= seconds {
                low = guess
                if guess + 2 < high, times[guess + 2] > seconds { high = guess + 2 }
            } else {
                high = guess
                if guess - 2 > low, times[guess - 2] <= seconds { low = guess - 2 }
            }
        }
        while high - low > 1 {
            let middle = (low + high) / 2
            if times[middle] <= seconds { low = middle } else { high = middle }
        }
        return low
    }

    /// FNV-1a over ASCII-folded bytes.
    private static func hash(_ bytes: some Sequence<UInt8>) -> Int {
        var hash: UInt32 = 2_166_136_261
        for byte in bytes {
            let folded = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
            hash = (hash ^ UInt32(folded)) &* 16_777_619
        }
        return Int(hash ^ hash >> 15)
    }
}
