package import BonafideCore

/// One leaf of a condition and which ways the examples took through it.
package struct LeafCoverage: Hashable, Sendable {
    /// The leaf as written.
    package let text: String
    /// Where it stands.
    package let location: SourceLocation
    /// Whether some example made it true.
    package let wasTrue: Bool
    /// Whether some example made it false.
    package let wasFalse: Bool

    /// Why a way was not taken, one phrase; empty where both were.
    package var gap: String {
        switch (wasTrue, wasFalse) {
        case (true, true): ""
        case (true, false): "no example makes it false"
        case (false, true): "no example makes it true"
        case (false, false): "it is unknown in every example"
        }
    }
}

/// How much of a rule's condition its examples reach.
package struct RuleCoverage: Hashable, Sendable {
    /// The rule's id.
    package let rule: String
    /// The leaves in the order they are written.
    package let leaves: [LeafCoverage]

    /// Ways taken: two a leaf.
    package var taken: Int { leaves.reduce(0) { $0 + ($1.wasTrue ? 1 : 0) + ($1.wasFalse ? 1 : 0) } }
    /// Ways there are.
    package var total: Int { leaves.count * 2 }
    /// Share of ways taken, in percent, rounded down.
    package var percent: Int { total == 0 ? 100 : taken * 100 / total }
}

extension ExampleRunner {
    /// The branch coverage of one rule's condition by its examples.
    package func coverage(_ rule: Rule) -> RuleCoverage {
        var seen: [Expression.NodeID: (Bool, Bool)] = [:]
        for leaf in ExampleRunner.leaves(rule.condition) { seen[leaf] = (false, false) }
        for example in rule.file.examples {
            for observation in trace(rule.condition, example).1 {
                guard case .bool(let value) = observation.result, let before = seen[observation.node] else { continue }
                seen[observation.node] = (before.0 || value, before.1 || !value)
            }
        }
        let leaves = seen.keys.sorted { rule.condition.expression[$0].start < rule.condition.expression[$1].start }
        return RuleCoverage(
            rule: rule.file.id,
            leaves: leaves.map { leaf in
                LeafCoverage(
                    text: CanonicalForm.spaced(rule.condition.expression.text(of: leaf)),
                    location: rule.file.whenPlace(rule.condition.expression.span(of: leaf)),
                    wasTrue: seen[leaf]?.0 ?? false, wasFalse: seen[leaf]?.1 ?? false)
            })
    }

    /// The parts of a condition that are true or false themselves and are not joined of others.
    static func leaves(_ condition: CheckedExpression) -> [Expression.NodeID] {
        var leaves: [Expression.NodeID] = []
        func visit(_ id: Expression.NodeID) {
            let tree = condition.expression
            switch tree[id].kind {
            case .and, .or, .not, .conditional:
                for child in tree.children(of: id) { visit(child) }
            default:
                guard condition.type(of: id) == .bool, tree[id].kind != .literal else { return }
                leaves.append(id)
            }
        }
        visit(condition.expression.root)
        return leaves
    }
}
