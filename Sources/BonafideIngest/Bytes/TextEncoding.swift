/// The encodings of text files that spreadsheets and export tools write.
package enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case windows1252 = "Windows-1252"

    /// What the first bytes of a file tell: the encoding, the length of its byte order mark, and whether it had one.
    static func detect(_ sample: [UInt8], isWhole: Bool) -> (encoding: TextEncoding, mark: Int) {
        if sample.starts(with: [0xef, 0xbb, 0xbf]) { return (.utf8, 3) }
        if sample.starts(with: [0xff, 0xfe]) { return (.utf16LittleEndian, 2) }
        if sample.starts(with: [0xfe, 0xff]) { return (.utf16BigEndian, 2) }
        if let encoding = utf16WithoutMark(sample) { return (encoding, 0) }
        // JSON is UTF-8 by its definition (RFC 8259, section 8.1), and XML declares its own encoding.
        if let first = sample.first(where: { $0 > 0x20 }), [0x7b, 0x5b, 0x3c].contains(first) { return (.utf8, 0) }
        return (looksLikeUTF8(sample, isWhole: isWhole) ? .utf8 : .windows1252, 0)
    }

    /// UTF-16 text of Western exports has a zero in every second byte of its first characters.
    private static func utf16WithoutMark(_ sample: [UInt8]) -> TextEncoding? {
        let pairs = min(sample.count / 2, 32)
        guard pairs >= 4 else { return nil }
        let high = (0..<pairs).count { sample[$0 * 2] == 0 }
        let low = (0..<pairs).count { sample[$0 * 2 + 1] == 0 }
        if low * 10 >= pairs * 9, high == 0 { return .utf16LittleEndian }
        if high * 10 >= pairs * 9, low == 0 { return .utf16BigEndian }
        return nil
    }

    private static func looksLikeUTF8(_ sample: [UInt8], isWhole: Bool) -> Bool {
        sample.withUnsafeBufferPointer { bytes in
            guard let wrong = UTF8Text.firstInvalid(bytes) else { return true }
            // A sequence cut by the end of the sample is no sign of another encoding.
            return !isWhole && wrong + 4 > bytes.count
        }
    }
}

/// Checks and writes UTF-8 without making a `String`.
enum UTF8Text {
    /// The offset of the first byte that begins no valid sequence, or nothing where all is well.
    static func firstInvalid(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                index += 1
                continue
            }
            let length = sequenceLength(bytes, at: index)
            guard length > 0 else { return index }
            index += length
        }
        return nil
    }

    /// The length of the valid multi-byte sequence at an offset, or 0 (Unicode 15, table 3-7).
    private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        func follows(_ offset: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xbf) -> Bool {
            index + offset < bytes.count && bytes[index + offset] >= low && bytes[index + offset] <= high
        }
        switch bytes[index] {
        case 0xc2...0xdf: return follows(1) ? 2 : 0
        case 0xe0: return follows(1, 0xa0) && follows(2) ? 3 : 0
        case 0xed: return follows(1, 0x80, 0x9f) && follows(2) ? 3 : 0
        case 0xe1...0xef: return follows(1) && follows(2) ? 3 : 0
        case 0xf0: return follows(1, 0x90) && follows(2) && follows(3) ? 4 : 0
        case 0xf1...0xf3: return follows(1) && follows(2) && follows(3) ? 4 : 0
        case 0xf4: return follows(1, 0x80, 0x8f) && follows(2) && follows(3) ? 4 : 0
        default: return 0
        }
    }

    /// Writes a scalar value and gives the count of bytes, at most 4.
    @inline(__always)
    static func write(_ scalar: UInt32, to place: UnsafeMutablePointer<UInt8>) -> Int {
        switch scalar {
        case 0..<0x80:
            place[0] = UInt8(scalar)
            return 1
        case 0x80..<0x800:
            place[0] = 0xc0 | UInt8(scalar >> 6)
            place[1] = 0x80 | UInt8(scalar & 0x3f)
            return 2
        case 0x800..<0x10000:
            place[0] = 0xe0 | UInt8(scalar >> 12)
            place[1] = 0x80 | UInt8(scalar >> 6 & 0x3f)
            place[2] = 0x80 | UInt8(scalar & 0x3f)
            return 3
        default:
            place[0] = 0xf0 | UInt8(scalar >> 18 & 7)
            place[1] = 0x80 | UInt8(scalar >> 12 & 0x3f)
            place[2] = 0x80 | UInt8(scalar >> 6 & 0x3f)
            place[3] = 0x80 | UInt8(scalar & 0x3f)
            return 4
        }
    }
}

/// The 32 places in which Windows-1252 differs from ISO 8859-1 (WHATWG encoding standard, index windows-1252).
enum Windows1252 {
    private static let upper: [UInt16] = [
        0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d,
        0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d,
        0x17e, 0x178,
    ]

    /// The scalar value a byte stands for.
    static func scalar(_ byte: UInt8) -> UInt32 {
        byte >= 0x80 && byte < 0xa0 ? UInt32(upper[Int(byte) - 0x80]) : UInt32(byte)
    }
}
