/// A value of JSON text (RFC 8259), for the few small documents this module reads.
package indirect enum JSONText: Sendable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([JSONText])
    /// Members in the order of the text.
    case object([(key: String, value: JSONText)])

    /// Reads one value; nothing where the text is not JSON, nests deeper than 64, or goes on after the value.
    package init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        var parser = JSONParser(bytes)
        guard let value = parser.document() else { return nil }
        self = value
    }

    /// The value of a key of an object.
    package subscript(key: String) -> JSONText? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The text, where it is one.
    package var text: String? { if case .text(let text) = self { text } else { nil } }
    /// The number, where it is one.
    package var number: Double? { if case .number(let number) = self { number } else { nil } }
    /// The elements, where it is a list.
    package var list: [JSONText] { if case .list(let list) = self { list } else { [] } }
    /// Whether it is `true`.
    package var isTrue: Bool { if case .flag(let flag) = self { flag } else { false } }
}

/// Parses JSON from bytes; never reads past the end and never recurses deeper than 64.
private struct JSONParser {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func document() -> JSONText? {
        guard let value = value(depth: 0) else { return nil }
        skipSpace()
        return position == bytes.count ? value : nil
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        position += 1
        return true
    }

    private mutating func word(_ text: StaticString, _ value: JSONText) -> JSONText? {
        let count = text.utf8CodeUnitCount
        guard bytes.count - position >= count else { return nil }
        for index in 0..<count where bytes[position + index] != text.utf8Start[index] { return nil }
        position += count
        return value
    }

    private mutating func value(depth: Int) -> JSONText? {
        guard depth < 64 else { return nil }
        skipSpace()
        switch current {
        case 0x7b: return object(depth)
        case 0x5b: return list(depth)
        case 0x22: return string().map { .text($0) }
        case 0x74: return word("true", .flag(true))
        case 0x66: return word("false", .flag(false))
        case 0x6e: return word("null", .null)
        default: return number()
        }
    }

    private mutating func object(_ depth: Int) -> JSONText? {
        position += 1
        var members: [(key: String, value: JSONText)] = []
        skipSpace()
        if take(0x7d) { return .object(members) }
        while true {
            skipSpace()
            guard let key = string() else { return nil }
            skipSpace()
            guard take(0x3a), let value = value(depth: depth + 1) else { return nil }
            members.append((key, value))
            skipSpace()
            if take(0x2c) { continue }
            return take(0x7d) ? .object(members) : nil
        }
    }

    private mutating func list(_ depth: Int) -> JSONText? {
        position += 1
        var values: [JSONText] = []
        skipSpace()
        if take(0x5d) { return .list(values) }
        while true {
            guard let value = value(depth: depth + 1) else { return nil }
            values.append(value)
            skipSpace()
            if take(0x2c) { continue }
            return take(0x5d) ? .list(values) : nil
        }
    }

    private mutating func number() -> JSONText? {
        let start = position
        while let byte = current,
            (0x30...0x39).contains(byte) || byte == 0x2b || byte == 0x2d || byte == 0x2e || byte | 0x20 == 0x65
        {
            position += 1
        }
        guard position > start, position - start <= 64, bytes[start] != 0x2b else { return nil }
        return Double(String(decoding: bytes[start..<position], as: UTF8.self)).map { .number($0) }
    }

    private mutating func string() -> String? {
        guard take(0x22) else { return nil }
        var text: [UInt8] = []
        while let byte = current {
            position += 1
            switch byte {
            case 0x22: return String(validating: text, as: UTF8.self)
            case 0x5c: guard escape(into: &text) else { return nil }
            case 0..<0x20: return nil
            default: text.append(byte)
            }
        }
        return nil
    }

    private mutating func escape(into text: inout [UInt8]) -> Bool {
        guard let byte = current else { return false }
        position += 1
        switch byte {
        case 0x22, 0x5c, 0x2f: text.append(byte)
        case 0x62: text.append(0x08)
        case 0x66: text.append(0x0c)
        case 0x6e: text.append(0x0a)
        case 0x72: text.append(0x0d)
        case 0x74: text.append(0x09)
        case 0x75: return unicode(into: &text)
        default: return false
        }
        return true
    }

    private mutating func unicode(into text: inout [UInt8]) -> Bool {
        guard var code = hexadecimal() else { return false }
        if (0xd800..<0xdc00).contains(code) {
            guard take(0x5c), take(0x75), let low = hexadecimal(), (0xdc00..<0xe000).contains(low) else { return false }
            code = 0x10000 + (code - 0xd800) << 10 + (low - 0xdc00)
        }
        guard let scalar = UnicodeScalar(code) else { return false }
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        return true
    }

    private mutating func hexadecimal() -> UInt32? {
        guard bytes.count - position >= 4 else { return nil }
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = UInt32(String(UnicodeScalar(bytes[position])), radix: 16) else { return nil }
            value = value << 4 | digit
            position += 1
        }
        return value
    }
}
