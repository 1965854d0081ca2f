/// Writes JSON string literals where a whole encoder would be too much.
enum JSONLiteral {
    private static let digits = Array("0123456789abcdef".utf8)

    /// A string literal with its quotation marks.
    static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = [0x22]
        var text = text
        text.withUTF8 { append($0, to: &bytes) }
        bytes.append(0x22)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Adds the inside of a literal, escaped where JSON asks for it.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var start = 0
        for index in text.indices where text[index] < 0x20 || text[index] == 0x22 || text[index] == 0x5c {
            bytes.append(contentsOf: text[start..<index])
            escape(text[index], to: &bytes)
            start = index + 1
        }
        bytes.append(contentsOf: text[start...])
    }

    private static func escape(_ byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case 0x22, 0x5c: bytes += [0x5c, byte]
        case 0x0a: bytes += [0x5c, 0x6e]
        default: bytes += [0x5c, 0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }
}
