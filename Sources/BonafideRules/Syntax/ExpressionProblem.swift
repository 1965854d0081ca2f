package import BonafideCore

/// The stable codes of mistakes in expressions; `R001`–`R019` are mistakes of form, `R020`–`R049` of meaning.
package enum ExpressionCode: String, Sendable, CaseIterable {
    case unexpectedCharacter = "R001"
    case unterminatedString = "R002"
    case badEscape = "R003"
    case badNumber = "R004"
    case unexpectedToken = "R005"
    case unclosedBracket = "R006"
    case reservedWord = "R007"
    case macroForm = "R008"
    case emptyExpression = "R009"
    case tooLong = "R010"
    case tooDeep = "R011"
    case tooManyNodes = "R012"
    case tooManyElements = "R013"
    case macroNesting = "R014"
    case badPattern = "R015"
    case tooCostly = "R016"
    case unknownSignal = "R020"
    case unknownFunction = "R021"
    case unknownWord = "R022"
    case unitMismatch = "R023"
    case typeMismatch = "R024"
    case alwaysTrue = "R025"
    case alwaysFalse = "R026"
    case noUnit = "R027"
    case labelCompared = "R028"
    case notBoolean = "R029"
    case unknownField = "R030"
    case messageLiteral = "R031"
    case alwaysFails = "R032"
    case negatedUnknown = "R033"
}

/// A mistake in an expression, with the bytes it concerns.
package struct ExpressionProblem: Hashable, Sendable {
    /// Stable code.
    package var code: ExpressionCode
    /// How bad it is; only errors keep an expression from running.
    package var severity: Severity
    /// What is wrong, in lower case and without a full stop.
    package var message: String
    /// First byte in the expression's UTF-8 text and the byte behind the last.
    package var span: Range<Int>
    /// What was expected, the nearest valid name, or how to mend it; may be empty.
    package var hint: String

    /// Takes all parts.
    package init(
        _ code: ExpressionCode, _ message: String, at span: Range<Int>, severity: Severity = .error, hint: String = ""
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.span = span
        self.hint = hint
    }
}
