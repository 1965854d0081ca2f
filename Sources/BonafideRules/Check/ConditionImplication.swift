/// Whether one condition is true only where another is: a careful test that may miss, but never claims wrongly.
package enum ConditionImplication {
    /// Whether `a` being true makes `b` true, by their parts and by the bounds they set.
    package static func holds(_ a: CheckedExpression, _ b: CheckedExpression) -> Bool {
        implies(a, a.expression.root, b, b.expression.root)
    }

    private static func implies(
        _ a: CheckedExpression, _ left: Expression.NodeID, _ b: CheckedExpression, _ right: Expression.NodeID
    ) -> Bool {
        let kindA = a.expression[left].kind
        let kindB = b.expression[right].kind
        if kindA == .or { return a.expression.children(of: left).allSatisfy { implies(a, $0, b, right) } }
        if kindB == .and { return b.expression.children(of: right).allSatisfy { implies(a, left, b, $0) } }
        if kindA == .and, a.expression.children(of: left).contains(where: { implies(a, $0, b, right) }) { return true }
        if kindB == .or, b.expression.children(of: right).contains(where: { implies(a, left, b, $0) }) { return true }
        return isSame(a, left, b, right) || isStronger(a, left, b, right)
    }

    private static func isSame(
        _ a: CheckedExpression, _ left: Expression.NodeID, _ b: CheckedExpression, _ right: Expression.NodeID
    ) -> Bool {
        CanonicalExpression.text(of: a.expression, left) == CanonicalExpression.text(of: b.expression, right)
    }

    /// Whether both compare one thing with a number and the first bound lies inside the second.
    private static func isStronger(
        _ a: CheckedExpression, _ left: Expression.NodeID, _ b: CheckedExpression, _ right: Expression.NodeID
    ) -> Bool {
        guard let one = bound(a.expression, left), let other = bound(b.expression, right), one.operand == other.operand,
            case .interval(let low, let isLowOpen, let high, let isHighOpen) = one.domain
        else { return false }
        let inner = SignalDomain.interval(low: low, isLowOpen: isLowOpen, high: high, isHighOpen: isHighOpen)
        return inner.intersection(other.domain) == inner
    }

    private static func bound(
        _ tree: Expression, _ id: Expression.NodeID
    ) -> (operand: String, domain: SignalDomain)? {
        guard tree[id].kind == .binary else { return nil }
        var sign = tree.binaryOperator(of: id)
        var (operand, literal) = (tree.child(0, of: id), tree.child(1, of: id))
        if tree[operand].kind == .literal, let mirrored = sign.mirrored {
            (operand, literal, sign) = (literal, operand, mirrored)
        }
        guard tree[literal].kind == .literal else { return nil }
        let number: Double
        switch tree.constant(of: literal) {
        case .int(let value):
            guard let exact = Double(exactly: value) else { return nil }
            number = exact
        case .double(let value): number = value
        default: return nil
        }
        return SignalDomain.numbers(sign, number).map { (CanonicalExpression.text(of: tree, operand), $0) }
    }
}
