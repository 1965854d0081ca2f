import BonafideCore

/// Why bytes are not a zone table.
public enum ZoneTableError: Error, Equatable, Sendable {
    /// The file does not begin with the mark of this format and version.
    case notATable
    /// The file ends early, or a number in it points outside; the text says which part.
    case damaged(String)
}

extension ZoneTableError: CustomStringConvertible {
    /// One line for a person.
    public var description: String {
        switch self {
        case .notATable: "not a compiled zone table (expected the mark BFZON001)"
        case .damaged(let part): "the zone table is damaged: \(part)"
        }
    }
}

extension ZoneTable {
    private static let mark = Array("BFZON001".utf8)

    /// The bytes of the file `Rules/reference/zones.bin`; the same table gives the same bytes.
    package func encoded() -> [UInt8] {
        var bytes = Self.mark
        func add(_ value: some FixedWidthInteger) { withUnsafeBytes(of: value.littleEndian) { bytes += $0 } }
        func add(_ text: String) {
            bytes.append(UInt8(truncatingIfNeeded: min(255, text.utf8.count)))
            bytes += text.utf8.prefix(255)
        }
        add(version)
        add(UInt16(names.count))
        for (name, definition) in zip(names, definitions) {
            add(name)
            add(definition)
        }
        add(UInt16(firstChange.count - 1))
        for start in firstChange { add(start) }
        for index in times.indices {
            add(times[index])
            add(offsets[index])
            add(UInt8(daylight[index] ? 1 : 0))
        }
        add(UInt16(aliases.count))
        for alias in aliases {
            add(alias.name)
            add(alias.zone)
        }
        return bytes
    }

    /// Reads the file `Rules/reference/zones.bin`.
    public init(_ bytes: [UInt8]) throws(ZoneTableError) {
        guard bytes.starts(with: Self.mark) else { throw .notATable }
        var reader = ZoneTableReader(bytes: bytes, position: Self.mark.count)
        let version = try reader.text("version")
        let nameCount = Int(try reader.number(UInt16.self, "count of names"))
        var names: [String] = []
        var definitions: [UInt16] = []
        for _ in 0..<nameCount {
            names.append(try reader.text("name"))
            definitions.append(try reader.number(UInt16.self, "definition of a name"))
        }
        let definitionCount = Int(try reader.number(UInt16.self, "count of definitions"))
        var firstChange: [Int32] = []
        for _ in 0...definitionCount { firstChange.append(try reader.number(Int32.self, "first change")) }
        guard firstChange.first == 0, zip(firstChange, firstChange.dropFirst()).allSatisfy({ $0 < $1 }),
            firstChange[definitionCount] <= 1 << 20, definitions.allSatisfy({ $0 < definitionCount })
        else { throw .damaged("places of changes") }
        var times: [Int64] = []
        var offsets: [Int16] = []
        var daylight: [Bool] = []
        for _ in 0..<Int(firstChange[definitionCount]) {
            times.append(try reader.number(Int64.self, "moment of a change"))
            offsets.append(try reader.number(Int16.self, "offset"))
            daylight.append(try reader.number(UInt8.self, "daylight mark") != 0)
        }
        for (first, end) in zip(firstChange, firstChange.dropFirst()) {
            let own = times[Int(first)..<Int(end)]
            // The first may lie long before the table's years.
            guard own.dropFirst().allSatisfy({ Self.coverage.contains(Timestamp(seconds: $0)) }),
                zip(own, own.dropFirst()).allSatisfy({ $0 < $1 })
            else { throw .damaged("order of changes") }
        }
        var aliases: [(name: String, zone: UInt16)] = []
        for _ in 0..<Int(try reader.number(UInt16.self, "count of aliases")) {
            aliases.append((try reader.text("alias"), try reader.number(UInt16.self, "zone of an alias")))
        }
        guard reader.isAtEnd, aliases.allSatisfy({ Int($0.zone) < nameCount }), nameCount + aliases.count < 3500 else {
            throw .damaged("aliases")
        }
        self.init(
            version: version, names: names, definitions: definitions, firstChange: firstChange, times: times,
            offsets: offsets, daylight: daylight, aliases: aliases)
    }
}

/// Takes little-endian numbers and short texts from a zone table.
private struct ZoneTableReader {
    let bytes: [UInt8]
    var position: Int

    var isAtEnd: Bool { position == bytes.count }

    mutating func number<Value: FixedWidthInteger>(_ type: Value.Type, _ part: String) throws(ZoneTableError) -> Value {
        let size = MemoryLayout<Value>.size
        guard position + size <= bytes.count else { throw .damaged(part) }
        defer { position += size }
        return bytes.withUnsafeBytes { Value(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: type)) }
    }

    mutating func text(_ part: String) throws(ZoneTableError) -> String {
        let length = Int(try number(UInt8.self, part))
        guard position + length <= bytes.count else { throw .damaged(part) }
        defer { position += length }
        return String(decoding: bytes[position..<position + length], as: UTF8.self)
    }
}
