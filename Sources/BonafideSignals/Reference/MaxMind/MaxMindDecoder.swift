/// Why a MaxMind DB file was refused.
package enum MaxMindError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The metadata marker is missing.
    case noMetadata
    /// A key of the metadata is missing or has an impossible value.
    case metadata(String)
    /// A value reaches past the end of its section.
    case truncated(offset: Int)
    /// A type or size the format does not have.
    case value(offset: Int, String)
    /// A pointer leads outside the data section or to another pointer.
    case pointer(offset: Int)
    /// Values are nested deeper, or a record is larger, than any honest file's.
    case excessive(offset: Int)
    /// Text is not UTF-8.
    case text(offset: Int)
    /// A record of the search tree leads nowhere, or the tree is no tree.
    case tree(node: Int)

    package var description: String {
        switch self {
        case .noMetadata: "the metadata marker is missing"
        case .metadata(let key): "the metadata key '\(key)' is missing or impossible"
        case .truncated(let offset): "a value at byte \(offset) reaches past the end"
        case .value(let offset, let what): "\(what) at byte \(offset)"
        case .pointer(let offset): "a pointer at byte \(offset) leads nowhere"
        case .excessive(let offset): "a value at byte \(offset) is nested too deep or too large"
        case .text(let offset): "text at byte \(offset) is not UTF-8"
        case .tree(let node): "node \(node) of the search tree leads nowhere or twice to one place"
        }
    }
}

/// Decodes values of a MaxMind DB section (format 2.0), never past its bounds.
struct MaxMindDecoder {
    /// The section; pointers count from its start.
    let section: UnsafeRawBufferPointer
    private var budget: Int
    private static let greatestDepth = 100

    /// Decodes at most `budget` values, so that a file that points to itself ends.
    init(_ section: UnsafeRawBufferPointer, budget: Int = 1 << 20) {
        self.section = section
        self.budget = budget
    }

    /// The value at an offset.
    mutating func value(at offset: Int) throws(MaxMindError) -> MaxMindValue {
        var offset = offset
        return try value(&offset, depth: 0, mayBePointer: true)
    }

    private func byte(_ offset: inout Int) throws(MaxMindError) -> Int {
        guard offset >= 0, offset < section.count else { throw .truncated(offset: offset) }
        defer { offset += 1 }
        return Int(section[offset])
    }

    private func bits(_ offset: inout Int, _ length: Int) throws(MaxMindError) -> UInt128 {
        guard length <= section.count - offset else { throw .truncated(offset: offset) }
        var value: UInt128 = 0
        for index in offset..<offset + length { value = value << 8 | UInt128(section[index]) }
        offset += length
        return value
    }

    private mutating func value(
        _ offset: inout Int, depth: Int, mayBePointer: Bool
    ) throws(MaxMindError) -> MaxMindValue {
        let start = offset
        budget -= 1
        guard depth <= Self.greatestDepth, budget > 0 else { throw .excessive(offset: start) }
        let control = try byte(&offset)
        var type = control >> 5
        if type == 1 {
            guard mayBePointer else { throw .pointer(offset: start) }
            var target = try pointer(control, &offset)
            guard target < section.count else { throw .pointer(offset: start) }
            return try value(&target, depth: depth + 1, mayBePointer: false)
        }
        if type == 0 {
            type = try byte(&offset) + 7
            guard type >= 8 else { throw .value(offset: start, "an impossible type") }
        }
        let size = try size(control, &offset)
        return try content(type, size, &offset, start: start, depth: depth)
    }

    private func pointer(_ control: Int, _ offset: inout Int) throws(MaxMindError) -> Int {
        let low = control & 7
        switch control >> 3 & 3 {
        case 0: return low << 8 | Int(try bits(&offset, 1))
        case 1: return (low << 16 | Int(try bits(&offset, 2))) + 2048
        case 2: return (low << 24 | Int(try bits(&offset, 3))) + 526_336
        default: return Int(try bits(&offset, 4))
        }
    }

    private func size(_ control: Int, _ offset: inout Int) throws(MaxMindError) -> Int {
        switch control & 31 {
        case 29: 29 + Int(try bits(&offset, 1))
        case 30: 285 + Int(try bits(&offset, 2))
        case 31: 65_821 + Int(try bits(&offset, 3))
        case let small: small
        }
    }

    private mutating func content(
        _ type: Int, _ size: Int, _ offset: inout Int, start: Int, depth: Int
    ) throws(MaxMindError) -> MaxMindValue {
        switch type {
        case 2: return .text(try text(size, &offset))
        case 3:
            guard size == 8 else { throw .value(offset: start, "a double of \(size) bytes") }
            return .double(Double(bitPattern: UInt64(truncatingIfNeeded: try bits(&offset, 8))))
        case 4:
            guard size <= section.count - offset else { throw .truncated(offset: offset) }
            defer { offset += size }
            return .bytes(Array(section[offset..<offset + size]))
        case 5, 6, 9, 10:
            let widest = [5: 2, 6: 4, 9: 8, 10: 16][type] ?? 0
            guard size <= widest else { throw .value(offset: start, "a number of \(size) bytes") }
            return .unsigned(try bits(&offset, size))
        case 7: return try map(size, &offset, depth: depth)
        case 8:
            guard size <= 4 else { throw .value(offset: start, "a number of \(size) bytes") }
            return .signed(Int32(truncatingIfNeeded: try bits(&offset, size)))
        case 11: return try list(size, &offset, depth: depth)
        case 14:
            guard size <= 1 else { throw .value(offset: start, "a flag of size \(size)") }
            return .flag(size == 1)
        case 15:
            guard size == 4 else { throw .value(offset: start, "a float of \(size) bytes") }
            return .float(Float(bitPattern: UInt32(truncatingIfNeeded: try bits(&offset, 4))))
        default: throw .value(offset: start, "the type \(type)")
        }
    }

    private func text(_ size: Int, _ offset: inout Int) throws(MaxMindError) -> String {
        guard size <= section.count - offset else { throw .truncated(offset: offset) }
        guard let text = String(validating: section[offset..<offset + size], as: UTF8.self) else {
            throw .text(offset: offset)
        }
        offset += size
        return text
    }

    private mutating func map(_ size: Int, _ offset: inout Int, depth: Int) throws(MaxMindError) -> MaxMindValue {
        // An entry takes two bytes at least, so a larger count cannot be honest.
        guard size <= (section.count - offset) / 2 else { throw .truncated(offset: offset) }
        var entries: [(key: String, value: MaxMindValue)] = []
        entries.reserveCapacity(size)
        for _ in 0..<size {
            let place = offset
            guard case .text(let key) = try value(&offset, depth: depth + 1, mayBePointer: true) else {
                throw .value(offset: place, "a key that is no text")
            }
            entries.append((key, try value(&offset, depth: depth + 1, mayBePointer: true)))
        }
        return .map(entries)
    }

    private mutating func list(_ size: Int, _ offset: inout Int, depth: Int) throws(MaxMindError) -> MaxMindValue {
        guard size <= section.count - offset else { throw .truncated(offset: offset) }
        var values: [MaxMindValue] = []
        values.reserveCapacity(size)
        for _ in 0..<size { values.append(try value(&offset, depth: depth + 1, mayBePointer: true)) }
        return .list(values)
    }
}
