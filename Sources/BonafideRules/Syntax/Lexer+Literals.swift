extension Lexer {
    /// Reads a number: decimal or `0x` whole numbers with an optional `u`, and fractions with an optional exponent.
    mutating func number() -> Token {
        let start = position
        var kind = Token.Kind.int
        if peek() == 0x30, peek(1) | 0x20 == 0x78, Self.isHexadecimal(peek(2)) {
            position += 2
            while Self.isHexadecimal(peek()) { position += 1 }
        } else {
            skipDigits()
            if peek() == 0x2e, Self.isDigit(peek(1)) {
                kind = .double
                position += 1
                skipDigits()
            }
            let sign = peek(1) == 0x2b || peek(1) == 0x2d ? 1 : 0
            if peek() | 0x20 == 0x65, Self.isDigit(peek(1 + sign)) {
                kind = .double
                position += 1 + sign
                skipDigits()
            }
        }
        if kind == .int, peek() | 0x20 == 0x75 {
            kind = .uint
            position += 1
        }
        if Self.isIdentifierPart(peek()) {
            let digitsEnd = position
            while Self.isIdentifierPart(peek()) { position += 1 }
            report(
                .badNumber, "a number runs into letters", start..<position,
                hint: "units are not written: the signal's unit counts")
            return Token(kind: .invalid, start: start, end: max(position, digitsEnd))
        }
        return Token(kind: kind, start: start, end: position)
    }

    private mutating func skipDigits() {
        while Self.isDigit(peek()) { position += 1 }
    }

    static func isHexadecimal(_ byte: UInt8) -> Bool {
        let letter = byte | 0x20
        return isDigit(byte) || (letter >= 0x61 && letter <= 0x66)
    }

    /// Finds the end of a string; its escapes are read by `decodeString`.
    mutating func string(prefix: Int, isRaw: Bool, isBytes: Bool) -> Token {
        let start = position
        position += prefix
        let quote = text[position]
        let isTriple = peek(1) == quote && peek(2) == quote
        position += isTriple ? 3 : 1
        while position < text.count {
            let byte = text[position]
            if byte == quote, !isTriple || (peek(1) == quote && peek(2) == quote) {
                position += isTriple ? 3 : 1
                return Token(kind: isBytes ? .bytes : .string, start: start, end: position)
            }
            if !isTriple, byte == 0x0a || byte == 0x0d { break }
            position += byte == 0x5c && !isRaw && position + 1 < text.count ? 2 : 1
        }
        position = min(position, text.count)
        report(
            .unterminatedString, "the string has no closing quote", start..<position,
            hint: isTriple ? "" : "a string over several lines needs three quotes")
        return Token(kind: .invalid, start: start, end: position)
    }

    /// The bytes a string token stands for, or nothing after a report.
    mutating func decodeString(_ token: Token) -> [UInt8]? {
        var start = token.start
        var isRaw = false
        while text[start] != 0x22 && text[start] != 0x27 {
            isRaw = isRaw || text[start] | 0x20 == 0x72
            start += 1
        }
        let quote = text[start]
        let isTriple = token.end - start >= 6 && text[start + 1] == quote && text[start + 2] == quote
        let width = isTriple ? 3 : 1
        let inside = start + width..<token.end - width
        let body = text[inside]
        if isRaw || !body.contains(0x5c) { return Self.withLineFeeds(body) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(inside.count)
        var index = inside.lowerBound
        while index < inside.upperBound {
            if text[index] == 0x5c {
                guard let length = decodeEscape(at: index, end: inside.upperBound, token.kind == .bytes, into: &bytes)
                else { return nil }
                index += length
            } else if text[index] == 0x0d {
                bytes.append(0x0a)
                index += index + 1 < inside.upperBound && text[index + 1] == 0x0a ? 2 : 1
            } else {
                bytes.append(text[index])
                index += 1
            }
        }
        return bytes
    }

    /// Line ends written as such count as line feeds, whichever system the file was saved on.
    private static func withLineFeeds(_ body: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        guard body.contains(0x0d) else { return Array(body) }
        var bytes: [UInt8] = []
        var isAfterReturn = false
        for byte in body {
            if byte != 0x0a || !isAfterReturn { bytes.append(byte == 0x0d ? 0x0a : byte) }
            isAfterReturn = byte == 0x0d
        }
        return bytes
    }

    /// Reads one escape and returns how many bytes it took.
    private mutating func decodeEscape(at index: Int, end: Int, _ isBytes: Bool, into bytes: inout [UInt8]) -> Int? {
        guard index + 1 < end else { return badEscape(index..<end) }
        switch text[index + 1] {
        case 0x61: bytes.append(0x07)
        case 0x62: bytes.append(0x08)
        case 0x66: bytes.append(0x0c)
        case 0x6e: bytes.append(0x0a)
        case 0x72: bytes.append(0x0d)
        case 0x74: bytes.append(0x09)
        case 0x76: bytes.append(0x0b)
        case 0x5c, 0x3f, 0x22, 0x27, 0x60: bytes.append(text[index + 1])
        case 0x78, 0x58: return codeEscape(index, digits: 2, radix: 16, skip: 2, end, isBytes, &bytes)
        case 0x75 where !isBytes: return codeEscape(index, digits: 4, radix: 16, skip: 2, end, false, &bytes)
        case 0x55 where !isBytes: return codeEscape(index, digits: 8, radix: 16, skip: 2, end, false, &bytes)
        case 0x30...0x33: return codeEscape(index, digits: 3, radix: 8, skip: 1, end, isBytes, &bytes)
        default: return badEscape(index..<index + 2)
        }
        return 2
    }

    private mutating func codeEscape(
        _ index: Int, digits: Int, radix: UInt32, skip: Int, _ end: Int, _ isByte: Bool, _ bytes: inout [UInt8]
    ) -> Int? {
        let stop = index + skip + digits
        guard stop <= end else { return badEscape(index..<end) }
        var value: UInt32 = 0
        for digit in text[index + skip..<stop] {
            let isDigit = Self.isHexadecimal(digit) && (radix == 16 || digit <= 0x37)
            guard isDigit else { return badEscape(index..<stop) }
            value = value &* radix &+ UInt32(digit <= 0x39 ? digit - 0x30 : (digit | 0x20) - 0x57)
        }
        if isByte {
            bytes.append(UInt8(truncatingIfNeeded: value))
        } else {
            guard let scalar = Unicode.Scalar(value) else { return badEscape(index..<stop) }
            bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
        }
        return skip + digits
    }

    private mutating func badEscape(_ span: Range<Int>) -> Int? {
        report(
            .badEscape, "this escape stands for no character", span,
            hint: #"escapes are \n \t \r \\ \" \' \` \? \a \b \f \v, \x41, \101, \u0041 and \U00000041"#)
        return nil
    }
}
