/// How large an expression may be before it is refused.
package struct ExpressionLimits: Sendable {
    /// Longest text, in bytes.
    package var bytes = 65_536
    /// Deepest nesting of operations or parentheses.
    package var depth = 250
    /// Most nodes.
    package var nodes = 10_000
    /// Most elements of one list, entries of one map or arguments of one call.
    package var elements = 1_000
    /// Deepest nesting of macros that walk a list.
    package var macroNesting = 12

    /// The limits of the language.
    package init() {}
}

/// How an expression is to be parsed.
package struct ParseOptions: Sendable {
    /// How large it may be.
    package var limits = ExpressionLimits()
    /// Whether `has`, `all`, `exists` and their like are macros or plain functions.
    package var macros = true

    /// The usual options.
    package init() {}
}
