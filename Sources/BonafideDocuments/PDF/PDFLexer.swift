/// Reads PDF tokens and values from bytes, with a bound on nesting.
package struct PDFLexer {
    /// Nesting accepted.
    package static let depthLimit = 64

    private let bytes: [UInt8]
    private let end: Int
    /// Offset of the next byte.
    package var position: Int

    /// Reads from `position` up to `end`.
    package init(_ bytes: [UInt8], at position: Int = 0, end: Int? = nil) {
        self.bytes = bytes
        self.end = min(bytes.count, end ?? bytes.count)
        self.position = max(0, position)
    }

    /// Whether nothing but space is left.
    package var isAtEnd: Bool { position >= end }

    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 || byte == 0 || byte == 0x0c
    }

    @inline(__always)
    static func isDelimiter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x28, 0x29, 0x3c, 0x3e, 0x5b, 0x5d, 0x7b, 0x7d, 0x2f, 0x25: true
        default: false
        }
    }

    /// Steps over white space and comments.
    package mutating func skipSpace() {
        while position < end {
            let byte = bytes[position]
            if Self.isSpace(byte) {
                position += 1
            } else if byte == 0x25 {
                while position < end, bytes[position] != 0x0a, bytes[position] != 0x0d { position += 1 }
            } else {
                return
            }
        }
    }

    /// Reads one value; nothing at the end, at a stray closing bracket or when nested too deep.
    ///
    /// With `references`, `n g R` is read as one value.
    package mutating func value(references: Bool = true, depth: Int = 0) -> PDFValue? {
        skipSpace()
        guard position < end, depth < Self.depthLimit else { return nil }
        switch bytes[position] {
        case 0x2f: return .name(name())
        case 0x28: return .string(literalString())
        case 0x3c:
            if position + 1 < end, bytes[position + 1] == 0x3c { return dictionary(references, depth) }
            return .string(hexadecimalString())
        case 0x5b: return array(references, depth)
        case 0x29, 0x3e, 0x5d, 0x7b, 0x7d:
            return nil
        case 0x30...0x39, 0x2b, 0x2d, 0x2e: return number(references)
        default: return word()
        }
    }

    /// Reads a bare word, such as `obj` or an operator.
    package mutating func word() -> PDFValue? {
        skipSpace()
        let start = position
        while position < end, !Self.isSpace(bytes[position]), !Self.isDelimiter(bytes[position]) { position += 1 }
        guard position > start else { return nil }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        switch text {
        case "true": return .flag(true)
        case "false": return .flag(false)
        case "null": return .null
        default: return .word(text)
        }
    }

    private mutating func name() -> String {
        position += 1
        var text: [UInt8] = []
        while position < end, !Self.isSpace(bytes[position]), !Self.isDelimiter(bytes[position]) {
            var byte = bytes[position]
            if byte == 0x23, position + 2 < end, let high = Self.digit(bytes[position + 1]),
                let low = Self.digit(bytes[position + 2])
            {
                byte = high << 4 | low
                position += 2
            }
            text.append(byte)
            position += 1
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    private mutating func number(_ references: Bool) -> PDFValue? {
        let start = position
        var isReal = false
        var digits = 0
        var magnitude = 0
        var fraction = 0.0
        var scale = 0.1
        let isNegative = bytes[position] == 0x2d
        if bytes[position] == 0x2d || bytes[position] == 0x2b { position += 1 }
        scan: while position < end {
            switch bytes[position] {
            case 0x30...0x39:
                let digit = Int(bytes[position] - 0x30)
                if isReal {
                    fraction += Double(digit) * scale
                    scale /= 10
                } else if digits < 18 {
                    magnitude = magnitude * 10 + digit
                }
                digits += 1
            case 0x2e: isReal = true
            case 0x2d: break
            default: break scan
            }
            position += 1
        }
        if digits == 0 && position < end && !Self.isSpace(bytes[position]) && !Self.isDelimiter(bytes[position]) {
            position = start
            return word()
        }
        if isReal {
            let value = Double(magnitude) + fraction
            return .real(isNegative ? -value : value)
        }
        let value = isNegative ? -magnitude : magnitude
        guard references, !isNegative, let reference = self.reference(magnitude) else { return .integer(value) }
        return reference
    }

    /// Looks ahead for `g R` behind a whole number.
    private mutating func reference(_ number: Int) -> PDFValue? {
        var at = position
        guard at < end, Self.isSpace(bytes[at]) else { return nil }
        while at < end, Self.isSpace(bytes[at]) { at += 1 }
        let start = at
        while at < end, bytes[at] >= 0x30, bytes[at] <= 0x39 { at += 1 }
        guard at > start, at - start <= 5, at < end, Self.isSpace(bytes[at]) else { return nil }
        while at < end, Self.isSpace(bytes[at]) { at += 1 }
        guard at < end, bytes[at] == 0x52,
            at + 1 >= end || Self.isSpace(bytes[at + 1]) || Self.isDelimiter(bytes[at + 1])
        else { return nil }
        position = at + 1
        return .reference(PDFReference(number: number))
    }

    private mutating func array(_ references: Bool, _ depth: Int) -> PDFValue? {
        position += 1
        var values: [PDFValue] = []
        while true {
            skipSpace()
            guard position < end else { return .array(values) }
            if bytes[position] == 0x5d {
                position += 1
                return .array(values)
            }
            guard let value = value(references: references, depth: depth + 1) else { return nil }
            values.append(value)
        }
    }

    private mutating func dictionary(_ references: Bool, _ depth: Int) -> PDFValue? {
        position += 2
        var pairs = PDFDictionary()
        while true {
            skipSpace()
            guard position < end else { return .dictionary(pairs) }
            if bytes[position] == 0x3e {
                position += position + 1 < end && bytes[position + 1] == 0x3e ? 2 : 1
                return .dictionary(pairs)
            }
            guard bytes[position] == 0x2f else {
                // Something that is no key: step over it so that one slip does not lose the dictionary.
                guard value(references: references, depth: depth + 1) != nil else { return nil }
                continue
            }
            let key = name()
            guard let value = value(references: references, depth: depth + 1) else {
                skipSpace()
                if position < end, bytes[position] == 0x3e { continue }
                return nil
            }
            pairs.pairs.append((key, value))
        }
    }

    private mutating func hexadecimalString() -> [UInt8] {
        position += 1
        var text: [UInt8] = []
        var pending: UInt8?
        while position < end {
            let byte = bytes[position]
            position += 1
            if byte == 0x3e { break }
            guard let digit = Self.digit(byte) else { continue }
            if let high = pending {
                text.append(high << 4 | digit)
                pending = nil
            } else {
                pending = digit
            }
        }
        if let high = pending { text.append(high << 4) }
        return text
    }

    private mutating func literalString() -> [UInt8] {
        position += 1
        var text: [UInt8] = []
        var depth = 1
        while position < end {
            let byte = bytes[position]
            position += 1
            switch byte {
            case 0x28:
                depth += 1
                text.append(byte)
            case 0x29:
                depth -= 1
                if depth == 0 { return text }
                text.append(byte)
            case 0x5c: escape(into: &text)
            default: text.append(byte)
            }
        }
        return text
    }

    private mutating func escape(into text: inout [UInt8]) {
        guard position < end else { return }
        let byte = bytes[position]
        position += 1
        switch byte {
        case 0x6e: text.append(0x0a)
        case 0x72: text.append(0x0d)
        case 0x74: text.append(0x09)
        case 0x62: text.append(0x08)
        case 0x66: text.append(0x0c)
        case 0x0d: if position < end, bytes[position] == 0x0a { position += 1 }
        case 0x0a: break
        case 0x30...0x37:
            var value = Int(byte - 0x30)
            var digits = 1
            while digits < 3, position < end, bytes[position] >= 0x30, bytes[position] <= 0x37 {
                value = value * 8 + Int(bytes[position] - 0x30)
                position += 1
                digits += 1
            }
            text.append(UInt8(truncatingIfNeeded: value))
        default: text.append(byte)
        }
    }
}
