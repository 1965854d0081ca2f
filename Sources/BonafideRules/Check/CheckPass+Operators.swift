extension CheckPass {
    /// A comparison, a sum or a product.
    mutating func binary(_ id: NodeID) -> CELType {
        let sign = tree.binaryOperator(of: id)
        checked.operations[Int(id)] = .binary(sign)
        let left = settled(tree.child(0, of: id))
        let right = settled(tree.child(1, of: id))
        switch sign {
        case .equal, .notEqual:
            if left != right, !(left.isNumeric && right.isNumeric), !inference.unify(left, right) {
                mismatch(id, sign, left, right)
            }
            return .bool
        case .in: return membership(id, left, right)
        default: break
        }
        if left == right, left.isPrimitive, isFast(sign, left) { return sign.isComparison ? .bool : left }
        if sign.isComparison, left.isNumeric, right.isNumeric { return .bool }
        return resolveOperator(id, sign, left, right)
    }

    private func isFast(_ sign: BinaryOperator, _ type: CELType) -> Bool {
        switch sign {
        case .less, .lessOrEqual, .greater, .greaterOrEqual: true
        case .add, .subtract, .multiply, .divide: type.isNumeric
        default: false
        }
    }

    private mutating func membership(_ id: NodeID, _ left: CELType, _ right: CELType) -> CELType {
        let wanted: CELType
        switch right {
        case .list(let element): wanted = inference.substitute(element)
        case .map(let key, _): wanted = inference.substitute(key)
        case .dyn, .error, .parameter: return .bool
        default:
            report(
                .typeMismatch, "`in` wants a list or a map on its right, this is \(right)", tree.child(1, of: id))
            return .bool
        }
        if left != wanted, !(left.isNumeric && wanted.isNumeric), !inference.unify(left, wanted) {
            mismatch(id, .in, left, right)
        }
        return .bool
    }

    private mutating func resolveOperator(
        _ id: NodeID, _ sign: BinaryOperator, _ left: CELType, _ right: CELType
    ) -> CELType {
        if let type = resolve(FunctionTable.operators[sign] ?? [], isMember: false, [left, right]) { return type }
        if sign.isComparison, isOpen(left) || isOpen(right) { return .bool }
        mismatch(id, sign, left, right)
        return sign.isComparison ? .bool : .error
    }

    private func isOpen(_ type: CELType) -> Bool {
        if case .parameter = type { return true }
        return type.isDynamic
    }

    private mutating func mismatch(_ id: NodeID, _ sign: BinaryOperator, _ left: CELType, _ right: CELType) {
        guard left != .error, right != .error else { return }
        report(
            .typeMismatch, "`\(sign.symbol)` does not take \(shown(left)) and \(shown(right))", id,
            hint: hint(id, sign, left, right))
    }

    private func hint(_ id: NodeID, _ sign: BinaryOperator, _ left: CELType, _ right: CELType) -> String {
        if left.isNumeric, right.isNumeric {
            for (side, other) in [(0, right), (1, left)] where other == .double {
                let child = tree.child(side, of: id)
                if tree[child].kind == .literal, case .int(let value) = tree.constant(of: child) {
                    return "write `\(value).0`"
                }
            }
            return "convert one side with `double(…)`"
        }
        if left.isNumeric, right == .string { return "write the number without quotes" }
        if case .list = left, right == .string { return "write `\(tree.text(of: tree.child(1, of: id))) in …`" }
        return ""
    }

    /// The type of the overloads that take these arguments: theirs if they agree, else `dyn`; nothing if none does.
    mutating func resolve(_ overloads: [Overload], isMember: Bool, _ arguments: [CELType]) -> CELType? {
        if arguments.allSatisfy({ $0.isPrimitive }) {
            for overload in overloads
            where overload.isMember == isMember && !overload.isGeneric && overload.parameters == arguments {
                return overload.result
            }
        }
        var result: CELType?
        for overload in overloads where overload.isMember == isMember && overload.parameters.count == arguments.count {
            var types = overload.parameters + [overload.result]
            if overload.isGeneric { types = inference.instantiate(types) }
            guard inference.unify(arguments, Array(types.dropLast())) else { continue }
            let type = inference.substitute(types[types.count - 1])
            if let before = result, before != .dyn, before != type { result = .dyn } else { result = result ?? type }
        }
        return result
    }
}
