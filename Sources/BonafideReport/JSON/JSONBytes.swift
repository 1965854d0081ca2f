extension [UInt8] {
    /// Appends a JSON string with its quotes.
    ///
    /// Beyond what RFC 8259 asks for, delete, C1 controls, bidirectional controls and line separators are
    /// escaped, so that a file shown in a terminal cannot act on it; the value read back is the same.
    @inline(__always)
    mutating func append(json text: String) {
        text.withBytes { append(json: $0) }
    }

    /// Appends UTF-8 bytes as a JSON string with its quotes.
    mutating func append(json text: UnsafeBufferPointer<UInt8>) {
        append(UInt8(ascii: "\""))
        var start = 0
        var index = 0
        while index < text.count {
            index = JSONEscapes.plainEnd(of: text, from: index)
            guard index < text.count else { break }
            let length = JSONEscapes.escapedLength(of: text, at: index)
            if length > 0 {
                append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
                append(escaped: text, at: index, length: length)
                start = index + length
                index = start
            } else {
                index += 1
            }
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
        append(UInt8(ascii: "\""))
    }

    private mutating func append(escaped text: UnsafeBufferPointer<UInt8>, at index: Int, length: Int) {
        switch text[index] {
        case UInt8(ascii: "\""): append(raw: "\\\"")
        case UInt8(ascii: "\\"): append(raw: "\\\\")
        case 0x0A: append(raw: "\\n")
        case 0x0D: append(raw: "\\r")
        case 0x09: append(raw: "\\t")
        case let byte:
            var value = UInt32(byte)
            if length == 2 { value = UInt32(byte & 0x1F) << 6 | UInt32(text[index + 1] & 0x3F) }
            if length == 3 {
                value = UInt32(byte & 0x0F) << 12 | UInt32(text[index + 1] & 0x3F) << 6
                value |= UInt32(text[index + 2] & 0x3F)
            }
            append(raw: "\\u")
            for shift in [12, 8, 4, 0] as [UInt32] {
                let digit = UInt8(truncatingIfNeeded: value >> shift) & 15
                append(digit < 10 ? 48 + digit : 87 + digit)
            }
        }
    }
}

/// Decides which bytes of a JSON string need an escape.
enum JSONEscapes {
    /// The next place that holds a control, a quote, a backslash or a byte beyond ASCII.
    @inline(__always)
    static func plainEnd(of text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        let raw = UnsafeRawBufferPointer(text)
        while index + 8 <= text.count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
            let marks = special(word)
            guard marks == 0 else { return index + marks.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < text.count {
            let byte = text[index]
            if byte < 0x20 || byte >= 0x7F || byte == 0x22 || byte == 0x5C { return index }
            index += 1
        }
        return index
    }

    /// Sets the high bit of each byte that may need an escape, exact up to the first one.
    @inline(__always)
    private static func special(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        let delete = word ^ (ones &* 0x7F)
        let below = (word &- ones &* 0x20) & ~word
        let equal = ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | ((delete &- ones) & ~delete)
        return (below | equal | word) & highs
    }

    /// How many bytes at a place are written as one escape, or 0 where they are copied.
    static func escapedLength(of text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let byte = text[index]
        if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F { return 1 }
        if byte == 0xC2, index + 1 < text.count { return text[index + 1] < 0xA0 ? 2 : 0 }
        if byte == 0xD8, index + 1 < text.count { return text[index + 1] == 0x9C ? 2 : 0 }
        guard byte == 0xE2 || byte == 0xEF, index + 2 < text.count else { return 0 }
        let value = UInt32(byte & 0x0F) << 12 | UInt32(text[index + 1] & 0x3F) << 6 | UInt32(text[index + 2] & 0x3F)
        guard let scalar = Unicode.Scalar(value) else { return 0 }
        return VisibleText.isActive(scalar) ? 3 : 0
    }
}
