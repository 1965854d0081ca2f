/// Reads comma-separated records with quoted fields (RFC 4180) from bytes.
struct DelimitedText {
    private let bytes: [UInt8]
    private var position = 0
    /// One-based line of the record last read.
    private(set) var line = 0
    private var nextLine = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        // A byte-order mark says nothing here.
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
    }

    /// The next record, or nothing at the end; the byte 0x1A that ends the Treasury's files counts as the end.
    mutating func next() -> [String]? {
        while position < bytes.count, bytes[position] == 0x0a || bytes[position] == 0x0d {
            if bytes[position] == 0x0a { nextLine += 1 }
            position += 1
        }
        guard position < bytes.count, bytes[position] != 0x1a else { return nil }
        line = nextLine
        var fields: [String] = []
        while true {
            fields.append(field())
            guard position < bytes.count else { return fields }
            let end = bytes[position]
            position += 1
            if end == 0x2c { continue }
            if end == 0x0a { nextLine += 1 }
            if end == 0x0d || end == 0x0a { return fields }
        }
    }

    private mutating func field() -> String {
        guard position < bytes.count, bytes[position] == 0x22 else {
            let start = position
            while position < bytes.count, bytes[position] != 0x2c, bytes[position] != 0x0a, bytes[position] != 0x0d {
                position += 1
            }
            return String(decoding: bytes[start..<position], as: UTF8.self)
        }
        position += 1
        var text: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == 0x22 {
                guard position < bytes.count, bytes[position] == 0x22 else { break }
                position += 1
            } else if byte == 0x0a {
                nextLine += 1
            }
            text.append(byte)
        }
        while position < bytes.count, bytes[position] != 0x2c, bytes[position] != 0x0a, bytes[position] != 0x0d {
            position += 1
        }
        return String(decoding: text, as: UTF8.self)
    }
}
