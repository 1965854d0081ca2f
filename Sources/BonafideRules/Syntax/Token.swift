/// A piece of an expression's text.
package struct Token: Sendable {
    /// What a token is.
    package enum Kind: UInt8, Sendable {
        case end, identifier, quotedIdentifier, reserved
        case int, uint, double, string, bytes
        case `true`, `false`, null, `in`
        case dot, comma, colon, question
        case openParenthesis, closeParenthesis, openBracket, closeBracket, openBrace, closeBrace
        case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
        case plus, minus, star, slash, percent, not, and, or
        case comment
        /// Something that was already reported.
        case invalid
    }

    /// What the token is.
    package var kind: Kind
    /// First byte.
    package var start: Int
    /// First byte behind it.
    package var end: Int

    /// The operator the token stands for between two operands.
    var binaryOperator: BinaryOperator? {
        switch kind {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        case .in: .in
        case .plus: .add
        case .minus: .subtract
        case .star: .multiply
        case .slash: .divide
        case .percent: .remainder
        default: nil
        }
    }

    /// Words that may not name a variable.
    static let reservedWords: [StaticString] = [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
        "namespace", "return", "var", "void", "while",
    ]
}
