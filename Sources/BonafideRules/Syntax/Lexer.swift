/// Cuts an expression's UTF-8 text into tokens; mistakes are collected, never thrown.
struct Lexer {
    let text: UnsafeBufferPointer<UInt8>
    var position = 0
    /// Whether comments are returned as tokens, as a formatter wants, or passed over.
    var keepsComments = false
    var problems: [ExpressionProblem] = []

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    /// The byte at an offset from the position, or 0 behind the end.
    @inline(__always)
    func peek(_ offset: Int = 0) -> UInt8 {
        let index = position + offset
        return index < text.count ? text[index] : 0
    }

    /// The next token.
    mutating func next() -> Token {
        while position < text.count {
            switch text[position] {
            case 0x20, 0x09, 0x0a, 0x0c, 0x0d: position += 1
            case 0x2f where peek(1) == 0x2f:
                let start = position
                while position < text.count, text[position] != 0x0a { position += 1 }
                if keepsComments { return Token(kind: .comment, start: start, end: position) }
            default: return token()
            }
        }
        return Token(kind: .end, start: text.count, end: text.count)
    }

    private mutating func token() -> Token {
        let byte = text[position]
        switch byte {
        case 0x30...0x39: return number()
        case 0x2e where Self.isDigit(peek(1)): return number()
        case 0x22, 0x27: return string(prefix: 0, isRaw: false, isBytes: false)
        case 0x60: return quotedIdentifier()
        case _ where Self.isIdentifierStart(byte): return word()
        default: return punctuation(byte)
        }
    }

    private mutating func word() -> Token {
        let start = position
        let first = text[start] | 0x20
        let second = peek(1)
        if first == 0x72, second == 0x22 || second == 0x27 { return string(prefix: 1, isRaw: true, isBytes: false) }
        if first == 0x62, second == 0x22 || second == 0x27 { return string(prefix: 1, isRaw: false, isBytes: true) }
        if first == 0x62, second | 0x20 == 0x72, peek(2) == 0x22 || peek(2) == 0x27 {
            return string(prefix: 2, isRaw: true, isBytes: true)
        }
        repeat { position += 1 } while position < text.count && Self.isIdentifierPart(text[position])
        return Token(kind: wordKind(start..<position), start: start, end: position)
    }

    private func wordKind(_ range: Range<Int>) -> Token.Kind {
        // No reserved word is shorter than 2 or longer than 9 bytes or begins with anything but these letters.
        switch text[range.lowerBound] {
        case 0x61, 0x62, 0x63, 0x65, 0x66, 0x69, 0x6c, 0x6e, 0x70, 0x72, 0x74, 0x76, 0x77: break
        default: return .identifier
        }
        guard range.count <= 9, range.count >= 2 else { return .identifier }
        func isWord(_ word: StaticString) -> Bool {
            guard word.utf8CodeUnitCount == range.count else { return false }
            for index in 0..<range.count where text[range.lowerBound + index] != word.utf8Start[index] { return false }
            return true
        }
        if isWord("in") { return .in }
        if isWord("true") { return .true }
        if isWord("false") { return .false }
        if isWord("null") { return .null }
        return Token.reservedWords.contains { isWord($0) } ? .reserved : .identifier
    }

    private mutating func quotedIdentifier() -> Token {
        let start = position
        position += 1
        while position < text.count, Self.isQuotedPart(text[position]) { position += 1 }
        guard position > start + 1, peek() == 0x60 else {
            report(
                .unexpectedCharacter, "a name in backquotes is letters, digits, `_ - . /` and spaces",
                start..<position + 1)
            if peek() == 0x60 { position += 1 }
            return Token(kind: .invalid, start: start, end: position)
        }
        position += 1
        return Token(kind: .quotedIdentifier, start: start, end: position)
    }

    private mutating func punctuation(_ byte: UInt8) -> Token {
        let start = position
        let pair = peek(1)
        func make(_ kind: Token.Kind, _ length: Int) -> Token {
            Token(kind: kind, start: start, end: start + length)
        }
        let token: Token? =
            switch byte {
            case 0x2e: make(.dot, 1)
            case 0x2c: make(.comma, 1)
            case 0x3a: make(.colon, 1)
            case 0x3f: make(.question, 1)
            case 0x28: make(.openParenthesis, 1)
            case 0x29: make(.closeParenthesis, 1)
            case 0x5b: make(.openBracket, 1)
            case 0x5d: make(.closeBracket, 1)
            case 0x7b: make(.openBrace, 1)
            case 0x7d: make(.closeBrace, 1)
            case 0x3d where pair == 0x3d: make(.equal, 2)
            case 0x21: pair == 0x3d ? make(.notEqual, 2) : make(.not, 1)
            case 0x3c: pair == 0x3d ? make(.lessOrEqual, 2) : make(.less, 1)
            case 0x3e: pair == 0x3d ? make(.greaterOrEqual, 2) : make(.greater, 1)
            case 0x2b: make(.plus, 1)
            case 0x2d: make(.minus, 1)
            case 0x2a: make(.star, 1)
            case 0x2f: make(.slash, 1)
            case 0x25: make(.percent, 1)
            case 0x26 where pair == 0x26: make(.and, 2)
            case 0x7c where pair == 0x7c: make(.or, 2)
            default: nil
            }
        guard let token else { return unexpected(byte) }
        position = token.end
        return token
    }

    /// Reports a character no token begins with; `=`, `&` and `|` are read as the operator that was surely meant.
    private mutating func unexpected(_ byte: UInt8) -> Token {
        let start = position
        switch byte {
        case 0x3d:
            position += 1
            report(.unexpectedCharacter, "`=` alone compares nothing", start..<position, hint: "write `==`")
            return Token(kind: .equal, start: start, end: position)
        case 0x26, 0x7c:
            position += 1
            let sign = byte == 0x26 ? "&" : "|"
            report(
                .unexpectedCharacter, "`\(sign)` alone is no operator", start..<position, hint: "write `\(sign)\(sign)`"
            )
            return Token(kind: byte == 0x26 ? .and : .or, start: start, end: position)
        default:
            position += 1
            while position < text.count, text[position] & 0xc0 == 0x80 { position += 1 }
            let shown = String(decoding: UnsafeBufferPointer(rebasing: text[start..<position]), as: UTF8.self)
            let isCurly = ["“", "”", "‘", "’"].contains(shown)
            let name = shown.unicodeScalars.first.map { $0.value < 0x20 ? "control character" : "`\(shown)`" } ?? ""
            report(
                .unexpectedCharacter, "unexpected \(name)", start..<position,
                hint: isCurly ? "use straight quotes" : "")
            return Token(kind: .invalid, start: start, end: position)
        }
    }

    mutating func report(_ code: ExpressionCode, _ message: String, _ span: Range<Int>, hint: String = "") {
        let upper = min(span.upperBound, text.count)
        problems.append(ExpressionProblem(code, message, at: min(span.lowerBound, upper)..<upper, hint: hint))
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    static func isIdentifierStart(_ byte: UInt8) -> Bool {
        let letter = byte | 0x20
        return (letter >= 0x61 && letter <= 0x7a) || byte == 0x5f
    }

    static func isIdentifierPart(_ byte: UInt8) -> Bool { isIdentifierStart(byte) || isDigit(byte) }

    private static func isQuotedPart(_ byte: UInt8) -> Bool {
        isIdentifierPart(byte) || byte == 0x2d || byte == 0x2e || byte == 0x2f || byte == 0x20
    }
}
