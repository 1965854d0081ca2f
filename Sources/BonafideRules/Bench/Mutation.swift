package import BonafideCore

/// One small change of a condition that a good set of examples notices.
package struct Mutant: Hashable, Sendable {
    /// The rule's id.
    package let rule: String
    /// What was changed, such as "`>=` became `>`".
    package let change: String
    /// Where.
    package let location: SourceLocation
    /// Whether some example came out differently.
    package let isKilled: Bool
}

extension ExampleRunner {
    /// All mutants of one rule: operators flipped, terms dropped, thresholds shifted, negations removed.
    package func mutants(_ rule: Rule) -> [Mutant] {
        var environment = ExpressionEnvironment(signals: pack.catalog)
        environment.lints = false
        let checker = ExpressionChecker(environment)
        return Mutation.all(rule.condition.expression).compactMap { mutation in
            guard let condition = checker.check(mutation.source).0 else { return nil }
            let isKilled = rule.file.examples.contains {
                ExampleRunner.outcome(value(condition, $0)) != $0.kind.outcome
            }
            return Mutant(
                rule: rule.file.id, change: mutation.change, location: rule.file.whenPlace(mutation.span),
                isKilled: isKilled)
        }
    }
}

extension ExampleRunner {
    /// The conditions of all mutants of one rule.
    func conditions(_ rule: Rule) -> [CheckedExpression] {
        var environment = ExpressionEnvironment(signals: pack.catalog)
        environment.lints = false
        let checker = ExpressionChecker(environment)
        return Mutation.all(rule.condition.expression).compactMap { checker.check($0.source).0 }
    }
}

/// Writes the changed texts of a condition.
private struct Mutation {
    let source: String
    let change: String
    let span: Range<Int>

    static func all(_ tree: Expression) -> [Mutation] {
        var mutations: [Mutation] = []
        for id in tree.nodes.indices.map(Expression.NodeID.init) { mutations += of(tree, id) }
        return mutations.sorted { ($0.span.lowerBound, $0.change) < ($1.span.lowerBound, $1.change) }
    }

    private static func of(_ tree: Expression, _ id: Expression.NodeID) -> [Mutation] {
        switch tree[id].kind {
        case .binary:
            let sign = tree.binaryOperator(of: id)
            guard let other = flipped(sign) else { return [] }
            return [
                replacing(tree, tree.markSpan(of: id), other.symbol, "`\(sign.symbol)` became `\(other.symbol)`")
            ] + shifted(tree, id)
        case .and, .or: return dropped(tree, id)
        case .not:
            let child = tree.text(of: tree.child(0, of: id))
            return [replacing(tree, tree.span(of: id), "(\(child))", "`!` was dropped")]
        default: return []
        }
    }

    private static func flipped(_ sign: BinaryOperator) -> BinaryOperator? {
        switch sign {
        case .less: .lessOrEqual
        case .lessOrEqual: .less
        case .greater: .greaterOrEqual
        case .greaterOrEqual: .greater
        case .equal: .notEqual
        case .notEqual: .equal
        default: nil
        }
    }

    /// Thresholds moved up and down: whole numbers by 1, fractions by a tenth.
    private static func shifted(_ tree: Expression, _ id: Expression.NodeID) -> [Mutation] {
        var mutations: [Mutation] = []
        for child in tree.children(of: id) where tree[child].kind == .literal {
            let old = tree.text(of: child)
            var texts: [String] = []
            switch tree.constant(of: child) {
            case .int(let value) where value.magnitude < 1 << 53: texts = ["\(value + 1)", "(\(value - 1))"]
            case .double(let value) where value.isFinite && value != 0: texts = ["\(value * 1.1)", "\(value * 0.9)"]
            default: break
            }
            for text in texts {
                mutations.append(
                    replacing(tree, tree.span(of: child), text, "`\(old)` became `\(text)`"))
            }
        }
        return mutations
    }

    private static func dropped(_ tree: Expression, _ id: Expression.NodeID) -> [Mutation] {
        let symbol = tree[id].kind == .and ? " && " : " || "
        let children = Array(tree.children(of: id))
        return children.indices.map { left in
            let rest = children.indices.filter { $0 != left }.map { "(\(tree.text(of: children[$0])))" }
            return Mutation(
                source: replaced(tree, tree.span(of: id), "(" + rest.joined(separator: symbol) + ")"),
                change: "`\(CanonicalForm.spaced(tree.text(of: children[left])))` was dropped",
                span: tree.span(of: children[left]))
        }
    }

    private static func replacing(
        _ tree: Expression, _ span: Range<Int>, _ text: String, _ change: String
    ) -> Mutation {
        Mutation(source: replaced(tree, span, text), change: change, span: span)
    }

    private static func replaced(_ tree: Expression, _ span: Range<Int>, _ text: String) -> String {
        let bytes = Array(tree.source.utf8)
        return String(decoding: bytes[..<span.lowerBound] + Array(text.utf8) + bytes[span.upperBound...], as: UTF8.self)
    }
}
