/// Reads little-endian values one after another and never past the end.
package struct ByteReader {
    private let bytes: UnsafeRawBufferPointer
    /// Where the next value begins.
    package private(set) var offset = 0

    /// Starts at the first byte.
    package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Bytes not yet read.
    package var remaining: Int { bytes.count - offset }

    /// The next integer, or nothing past the end.
    package mutating func integer<Value: FixedWidthInteger>(_ type: Value.Type) -> Value? {
        let size = MemoryLayout<Value>.size
        guard remaining >= size else { return nil }
        defer { offset += size }
        return Value(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Value.self))
    }

    /// The next text: its length in 16 bits, then UTF-8.
    package mutating func text() -> String? {
        guard let length = integer(UInt16.self), remaining >= Int(length) else { return nil }
        defer { offset += Int(length) }
        return String(decoding: bytes[offset..<offset + Int(length)], as: UTF8.self)
    }

    /// The next day.
    package mutating func day() -> Int32? { integer(Int32.self) }
}

/// Writes little-endian values one after another.
package struct ByteWriter {
    /// What was written so far.
    package private(set) var bytes: [UInt8] = []

    /// Starts empty.
    package init() {}

    /// Appends an integer.
    package mutating func integer<Value: FixedWidthInteger>(_ value: Value) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Appends many integers.
    package mutating func integers<Value: FixedWidthInteger>(_ values: [Value]) {
        bytes.reserveCapacity(bytes.count + values.count * MemoryLayout<Value>.size)
        for value in values { integer(value) }
    }

    /// Appends a text of at most 65,535 bytes; a longer one is cut at a character.
    package mutating func text(_ value: String) {
        var cut = Substring(value)
        while cut.utf8.count > Int(UInt16.max) { cut = cut.dropLast() }
        integer(UInt16(cut.utf8.count))
        bytes.append(contentsOf: cut.utf8)
    }

    /// Appends raw bytes.
    package mutating func raw(_ more: [UInt8]) { bytes.append(contentsOf: more) }
}
