package import BonafideCore

extension SourceText {
    /// A problem of an expression that is the whole of this text.
    package func diagnostic(_ problem: ExpressionProblem) -> Diagnostic {
        let bytes = Array(text.utf8)
        let start = min(problem.span.lowerBound, bytes.count)
        let before = String(decoding: bytes[..<start], as: UTF8.self).unicodeScalars
        let marked = String(
            decoding: bytes[start..<max(start, min(problem.span.upperBound, bytes.count))], as: UTF8.self)
        let line = before.count { $0 == "\n" } + 1
        let column = before.reversed().prefix { $0 != "\n" }.count + 1
        return Diagnostic(
            code: problem.code.rawValue, severity: problem.severity,
            location: location(line, column, length: marked.unicodeScalars.count), message: problem.message,
            hint: problem.hint)
    }
}
