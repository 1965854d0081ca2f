/// Writes an expression with canonical spacing; tokens, comments and the writer's line breaks are kept.
///
/// Lines inside brackets are indented by four spaces a level. Formatting what was formatted changes nothing.
package enum ExpressionFormatter {
    /// The formatted text, or nothing where the text cannot be cut into tokens.
    package static func format(_ source: String) -> String? {
        var source = source
        return source.withUTF8 { text in
            var lexer = Lexer(text)
            lexer.keepsComments = true
            var writer = TokenWriter()
            while true {
                let token = lexer.next()
                guard lexer.problems.isEmpty, token.kind != .invalid else { return nil }
                if token.kind == .end { return writer.finish() }
                let gap = text[writer.lastEnd..<token.start]
                let breaks = gap.reduce(0) { $0 + ($1 == 0x0a ? 1 : 0) }
                writer.write(token, UnsafeBufferPointer(rebasing: text[token.start..<token.end]), breaks: breaks)
            }
        }
    }
}

/// The text written so far and what is needed to place the next token.
private struct TokenWriter {
    private var output = ""
    private var previous: Token.Kind?
    /// Whether the previous token ends an operand, so that a sign behind it stands between two operands.
    private var endsOperand = false
    /// Open brackets, each with the conditions inside it that wait for their `:`.
    private var brackets: [(kind: Token.Kind, conditions: Int)] = []
    /// Conditions outside all brackets that wait for their `:`.
    private var outerConditions = 0
    /// Whether the previous token is a sign before its operand.
    private var isPrefix = false
    /// Where the previous token ends.
    var lastEnd = 0

    mutating func write(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>, breaks: Int) {
        let kind = token.kind
        let isClosing = [.closeParenthesis, .closeBracket, .closeBrace].contains(kind)
        let isTernary = kind == .question && endsOperand
        let isBinary = token.binaryOperator != nil && (endsOperand || kind != .minus) || kind == .and || kind == .or
        let isTernaryColon = kind == .colon && (brackets.last?.conditions ?? outerConditions) > 0
        if isClosing, !brackets.isEmpty { brackets.removeLast() }
        let breaksHere = previous != nil && (breaks > 0 || previous == .comment)
        if breaksHere {
            output += "\n" + String(repeating: "    ", count: brackets.count)
        } else if wantsSpace(before: kind, isBinary || isTernary || isTernaryColon) {
            output += " "
        }
        output += String(decoding: bytes, as: UTF8.self)
        if isTernary { addCondition(1) }
        if isTernaryColon { addCondition(-1) }
        if [.openParenthesis, .openBracket, .openBrace].contains(kind) { brackets.append((kind, 0)) }
        isPrefix = !isBinary && !isTernary && !isTernaryColon && [.minus, .not, .question].contains(kind)
        if kind != .comment { endsOperand = Self.endsOperand(kind) }
        previous = kind
        lastEnd = token.end
    }

    private mutating func addCondition(_ count: Int) {
        if brackets.isEmpty { outerConditions += count } else { brackets[brackets.count - 1].conditions += count }
    }

    private func wantsSpace(before kind: Token.Kind, _ isInfix: Bool) -> Bool {
        guard let previous else { return false }
        if kind == .comment { return true }
        if isInfix { return true }
        if isPrefix { return false }
        switch previous {
        case .openParenthesis, .openBracket, .openBrace, .dot: return false
        default: break
        }
        switch kind {
        case .comma, .colon, .dot, .closeParenthesis, .closeBracket, .closeBrace: return false
        case .openParenthesis, .openBracket, .openBrace: return !endsOperand
        case .question where previous == .dot: return false
        default: return true
        }
    }

    private static func endsOperand(_ kind: Token.Kind) -> Bool {
        switch kind {
        case .identifier, .quotedIdentifier, .reserved, .int, .uint, .double, .string, .bytes, .true, .false, .null,
            .closeParenthesis, .closeBracket, .closeBrace:
            true
        default: false
        }
    }

    func finish() -> String { output }
}
