package import BonafideCore

/// How one example of one rule ended.
package struct ExampleResult: Hashable, Sendable {
    /// The rule's id.
    package let rule: String
    /// The example's number in its file, from 1.
    package let number: Int
    /// What it must do.
    package let kind: ExampleKind
    /// What it did.
    package let found: RuleOutcome
    /// Where it stands.
    package let location: SourceLocation
    /// What the leaves of the condition saw, for a failure's message.
    package let observations: [String]

    /// Whether the example did what it must.
    package var isPassed: Bool { found == kind.outcome }
}

/// Runs the examples inside rule files; nothing but what the example gives is known, the clock included.
package struct ExampleRunner {
    let pack: RulePack

    /// Takes a pack.
    package init(_ pack: RulePack) { self.pack = pack }

    /// Every example of every rule, drafts and retired ones included, in the order of the pack.
    package func run() -> [ExampleResult] { pack.rules.flatMap(run) }

    /// Every example of one rule.
    package func run(_ rule: Rule) -> [ExampleResult] {
        rule.file.examples.enumerated().map { place, example in
            let (value, observations) = trace(rule.condition, example)
            let found = ExampleRunner.outcome(value)
            let seen = found == example.kind.outcome ? [] : observations.map { describe($0, rule.condition) }
            return ExampleResult(
                rule: rule.file.id, number: place + 1, kind: example.kind, found: found,
                location: example.location, observations: seen)
        }
    }

    /// The outcome a condition's value stands for.
    static func outcome(_ value: CELValue) -> RuleOutcome {
        switch value {
        case .bool(true): .fired
        case .bool(false): .quiet
        case .unknown: .unknown
        default: .failed
        }
    }

    /// The value of a condition for an example, and what its leaves saw.
    func trace(_ condition: CheckedExpression, _ example: RuleExample) -> (CELValue, [Observation]) {
        let block = ExampleRunner.block(example, pack.catalog)
        let lane = BlockLane(block.view, lane: 0, catalog: pack.catalog, labels: block.labels)
        return ExpressionEvaluator().trace(condition, lane)
    }

    /// The value of a condition for an example.
    func value(_ condition: CheckedExpression, _ example: RuleExample) -> CELValue {
        let block = ExampleRunner.block(example, pack.catalog)
        let lane = BlockLane(block.view, lane: 0, catalog: pack.catalog, labels: block.labels)
        return ExpressionEvaluator().evaluate(condition, lane)
    }

    /// A block whose first lane holds the signals of an example.
    static func block(_ example: RuleExample, _ catalog: SignalCatalog) -> SignalBlock {
        var block = SignalBlock(columns: catalog.count)
        block.used = 1
        for value in example.values {
            guard let column = catalog.column(of: value.signal),
                case .success(let state) = ExampleValues.state(value, catalog.declarations[column].type)
            else { continue }
            block.set(column, lane: 0, to: state)
        }
        return block
    }

    private func describe(_ observation: Observation, _ condition: CheckedExpression) -> String {
        let text = CanonicalForm.spaced(condition.expression.text(of: observation.node))
        return "`\(text)` is \(ExampleRunner.outcome(observation.result).leafWord)"
    }
}

extension RuleOutcome {
    /// How the outcome of a single leaf is named.
    var leafWord: String {
        switch self {
        case .fired: "true"
        case .quiet: "false"
        case .unknown: "unknown"
        default: "an error"
        }
    }
}
