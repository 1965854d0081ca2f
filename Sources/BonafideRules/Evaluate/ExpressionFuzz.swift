package import BonafideCore

/// Takes any bytes through the whole language: parse, format, check, evaluate, trace, canonical form.
package enum ExpressionFuzz {
    /// What became of the bytes.
    package enum Outcome: String, Sendable, CaseIterable {
        case refusedByParser, refusedByChecker, value, unknown, error
    }

    /// Runs the bytes under tight limits; it returns for every input.
    package static func run(_ bytes: [UInt8], signals: SignalCatalog, steps: Int = 20_000) -> Outcome {
        let source = String(decoding: bytes, as: UTF8.self)
        _ = ExpressionFormatter.format(source)
        let (tree, _) = ExpressionParser.parse(source)
        guard let tree else { return .refusedByParser }
        _ = CanonicalExpression.text(of: tree)
        _ = tree.parts()
        var open = ExpressionEnvironment()
        open.isChecked = false
        var evaluator = ExpressionEvaluator()
        evaluator.steps = steps
        let (unchecked, _) = ExpressionChecker(open).check(tree)
        _ = evaluator.evaluate(unchecked, NamedValues())
        let (checked, problems) = ExpressionChecker(ExpressionEnvironment(signals: signals)).check(tree)
        guard !problems.contains(where: { $0.severity == .error }) else { return .refusedByChecker }
        let (value, _) = evaluator.trace(checked, SignalValues())
        switch value {
        case .unknown: return .unknown
        case .error: return .error
        default: return .value
        }
    }
}
