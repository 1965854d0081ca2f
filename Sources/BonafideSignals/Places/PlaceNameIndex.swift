package import BonafideCore

/// What a name of a place may stand for.
package enum PlaceReference: Equatable, Sendable {
    /// Place in the table's countries.
    case country(Int)
    /// Place in the table's divisions.
    case division(Int)
    /// Number of a city.
    case city(Int)

    /// The form kept in files: the kind in the top four bits, the number below.
    var packed: UInt32 {
        switch self {
        case .country(let number): UInt32(truncatingIfNeeded: number)
        case .division(let number): 1 << 28 | UInt32(truncatingIfNeeded: number)
        case .city(let number): 2 << 28 | UInt32(truncatingIfNeeded: number)
        }
    }

    init?(packed: UInt32) {
        let number = Int(packed & 0x0fff_ffff)
        switch packed >> 28 {
        case 0: self = .country(number)
        case 1: self = .division(number)
        case 2: self = .city(number)
        default: return nil
        }
    }
}

/// Folded names of places and what each may stand for, read in place from a mapped section.
///
/// A row is the upper 48 bits of the name's hash (32, then 16) and a packed reference; rows ascend, and under one
/// hash countries come first, then divisions, then cities by their inhabitants.
struct PlaceNameIndex: @unchecked Sendable {
    static let rowLength = 10

    private let rows: UnsafeRawBufferPointer
    /// For the top 12 bits of a hash, the first row at or after it; 4,097 entries.
    private let buckets: [UInt32]

    /// Whether the section holds whole rows.
    var isWhole: Bool { rows.count % Self.rowLength == 0 }

    private var count: Int { rows.count / Self.rowLength }

    init(_ rows: UnsafeRawBufferPointer) {
        self.rows = rows
        var buckets = [UInt32](repeating: 0, count: 4097)
        let count = rows.count / Self.rowLength
        for bucket in 1...4096 {
            var low = Int(buckets[bucket - 1])
            var high = count
            while low < high {
                let middle = (low + high) / 2
                if Self.hash(rows, middle) >> 36 < UInt64(bucket) { low = middle + 1 } else { high = middle }
            }
            buckets[bucket] = UInt32(truncatingIfNeeded: low)
        }
        self.buckets = buckets
    }

    @inline(__always)
    private static func hash(_ rows: UnsafeRawBufferPointer, _ row: Int) -> UInt64 {
        let high = UInt32(littleEndian: rows.loadUnaligned(fromByteOffset: row * rowLength, as: UInt32.self))
        let low = UInt16(littleEndian: rows.loadUnaligned(fromByteOffset: row * rowLength + 4, as: UInt16.self))
        return UInt64(high) << 16 | UInt64(low)
    }

    /// Calls a function with everything a name stands for.
    @inline(__always)
    func forEach(_ key: PlaceKey, _ body: (PlaceReference) -> Void) {
        guard key.length > 0, count > 0 else { return }
        let wanted = key.hash >> 16
        var low = Int(buckets[Int(wanted >> 36)])
        var high = Int(buckets[Int(wanted >> 36) + 1])
        while low < high {
            let middle = (low + high) / 2
            if Self.hash(rows, middle) < wanted { low = middle + 1 } else { high = middle }
        }
        while low < count, Self.hash(rows, low) == wanted {
            let packed = UInt32(
                littleEndian: rows.loadUnaligned(fromByteOffset: low * Self.rowLength + 6, as: UInt32.self))
            if let reference = PlaceReference(packed: packed) { body(reference) }
            low += 1
        }
    }

    /// The bytes of the section for named references, sorted as look-ups need them.
    static func bytes(_ names: [(key: PlaceKey, reference: PlaceReference, rank: UInt32)]) -> [UInt8] {
        let sorted = names.sorted {
            ($0.key.hash >> 16, $0.reference.packed >> 28, $0.rank, $0.reference.packed)
                < ($1.key.hash >> 16, $1.reference.packed >> 28, $1.rank, $1.reference.packed)
        }
        var writer = ByteWriter()
        for name in sorted {
            writer.integer(UInt32(truncatingIfNeeded: name.key.hash >> 32))
            writer.integer(UInt16(truncatingIfNeeded: name.key.hash >> 16))
            writer.integer(name.reference.packed)
        }
        return writer.bytes
    }
}

/// The numbers of a city.
package struct CityFacts: Hashable, Sendable {
    package let country: CountryCode
    /// Number of its first-level division's code in the table.
    package let division: UInt32
    /// Number of its zone in the table.
    package let zone: UInt16
    /// Degrees north and east.
    package let latitude, longitude: Double
    package let population: UInt32
}

/// A first-level division of a country.
package struct PlaceDivision: Hashable, Sendable {
    package var country: CountryCode
    /// Number of its GeoNames code in the table.
    package var division: UInt32
    /// Numbers of the zones its cities keep, the most populous first.
    package var zones: [UInt16]

    func write(to writer: inout ByteWriter) {
        writer.integer(country.packed)
        writer.integer(division)
        writer.integer(UInt8(clamping: zones.count))
        for zone in zones.prefix(255) { writer.integer(zone) }
    }

    static func read(_ reader: inout ByteReader) -> PlaceDivision? {
        guard let country = reader.integer(UInt16.self), let division = reader.integer(UInt32.self),
            let zones = CountryFacts.zones(&reader)
        else { return nil }
        return PlaceDivision(country: CountryCode(packed: country), division: division, zones: zones)
    }
}

/// What is known of a country besides its name and extent.
package struct CountryFacts: Hashable, Sendable {
    /// Numbers of the zones kept in it, the most populous first.
    package var zones: [UInt16]
    /// The days its people rest.
    package var weekend: Weekend
    /// Regular expression of its postal codes, empty where none is known.
    package var postcode: String

    func write(to writer: inout ByteWriter) {
        let day: UInt8 =
            switch weekend {
            case .saturdaySunday: 0
            case .fridaySaturday: 1
            case .thursdayFriday: 2
            }
        writer.integer(day)
        writer.integer(UInt8(clamping: zones.count))
        for zone in zones.prefix(255) { writer.integer(zone) }
        writer.text(postcode)
    }

    static func read(_ reader: inout ByteReader) -> CountryFacts? {
        guard let day = reader.integer(UInt8.self), let zones = zones(&reader), let postcode = reader.text() else {
            return nil
        }
        let weekend: Weekend = day == 1 ? .fridaySaturday : day == 2 ? .thursdayFriday : .saturdaySunday
        return CountryFacts(zones: zones, weekend: weekend, postcode: postcode)
    }

    static func zones(_ reader: inout ByteReader) -> [UInt16]? {
        guard let count = reader.integer(UInt8.self) else { return nil }
        var zones: [UInt16] = []
        for _ in 0..<count {
            guard let zone = reader.integer(UInt16.self) else { return nil }
            zones.append(zone)
        }
        return zones
    }
}
