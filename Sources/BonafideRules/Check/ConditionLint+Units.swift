internal import BonafideCore

extension ConditionLint {
    /// The unit of a number.
    enum Unit: Equatable {
        /// A plain number.
        case none
        /// A unit by its name.
        case named(String)
        /// A product or quotient of units.
        case derived(String)
    }

    /// The unit of a node's value; mismatches below it are reported on the way.
    mutating func unit(of id: NodeID) -> Unit {
        switch checked.operation(of: id) {
        case .none: return .none
        case .signal(let column):
            if case .measure(let unit) = catalog.declarations[Int(column)].type {
                return unit.isEmpty ? .derived("no unit") : .named(unit)
            }
            return .none
        case .binary(let sign): return unit(ofBinary: id, sign)
        case .call(.orElse), .namespacedCall(.abs), .namespacedCall(.greatest), .namespacedCall(.least),
            .namespacedCall(.round), .namespacedCall(.ceil), .namespacedCall(.floor), .namespacedCall(.trunc),
            .call(.double), .call(.int):
            return common(id, Array(checked.arguments(of: id)))
        default: break
        }
        if tree[id].kind == .negate { return unit(of: tree.child(0, of: id)) }
        if tree[id].kind == .conditional {
            _ = unit(of: tree.child(0, of: id))
            return common(id, [tree.child(1, of: id), tree.child(2, of: id)])
        }
        for child in tree.children(of: id) { _ = unit(of: child) }
        return .none
    }

    private mutating func unit(ofBinary id: NodeID, _ sign: BinaryOperator) -> Unit {
        let left = tree.child(0, of: id)
        let right = tree.child(1, of: id)
        switch sign {
        case .multiply, .divide:
            let one = unit(of: left)
            let other = unit(of: right)
            if other == .none { return one }
            if sign == .divide, one == other { return .none }
            if sign == .multiply, one == .none { return other }
            return .derived("\(shown(one)) \(sign.symbol) \(shown(other))")
        case .add, .subtract, .remainder: return common(id, [left, right])
        case .in:
            _ = unit(of: left)
            _ = unit(of: right)
            return .none
        default:
            if case .derived(let unit) = common(id, [left, right]) { noteThreshold(left, right, unit) }
            return .none
        }
    }

    /// The unit values share; two different ones are reported.
    private mutating func common(_ id: NodeID, _ parts: [NodeID]) -> Unit {
        var found = Unit.none
        for part in parts {
            let unit = unit(of: part)
            if case .named(let name) = unit, case .named(let before) = found, name != before {
                report(
                    .unitMismatch, .error, "`\(before)` and `\(name)` do not go together", id,
                    hint: "convert one side, as in `x / 24.0`, and say so in the signal's unit")
                return .none
            }
            if found == .none { found = unit }
        }
        return found
    }

    private mutating func noteThreshold(_ left: NodeID, _ right: NodeID, _ unit: String) {
        for side in [left, right] where tree[side].kind == .literal {
            switch tree.constant(of: side) {
            case .int(0), .double(0): continue
            default: report(.noUnit, .note, "this threshold has no unit: the other side is in \(unit)", side)
            }
        }
    }

    private func shown(_ unit: Unit) -> String {
        switch unit {
        case .none: "1"
        case .named(let name): name
        case .derived(let text): "(\(text))"
        }
    }
}
