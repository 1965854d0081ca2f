extension CheckPass {
    mutating func list(_ id: NodeID) -> CELType {
        var element: CELType?
        for (entry, child) in tree.children(of: id).enumerated() {
            var type = check(child)
            if tree.isOptional(id, entry: entry) { type = unwrapped(type, child) }
            element = inference.join(element, type)
        }
        return .list(element.map { inference.substitute($0) } ?? inference.parameter())
    }

    mutating func map(_ id: NodeID) -> CELType {
        var key: CELType?
        var value: CELType?
        let children = tree.children(of: id)
        for entry in 0..<children.count / 2 {
            let keyNode = children[children.startIndex + 2 * entry]
            let valueNode = children[children.startIndex + 2 * entry + 1]
            let keyType = check(keyNode)
            switch keyType {
            case .double, .bytes, .null, .list, .map, .timestamp, .duration:
                report(.typeMismatch, "a map's key is an int, uint, bool or string, not \(keyType)", keyNode)
            default: break
            }
            key = inference.join(key, keyType)
            var type = check(valueNode)
            if tree.isOptional(id, entry: entry) { type = unwrapped(type, valueNode) }
            value = inference.join(value, type)
        }
        guard let key, let value else { return .map(inference.parameter(), inference.parameter()) }
        return .map(inference.substitute(key), inference.substitute(value))
    }

    /// The type inside an optional entry.
    private mutating func unwrapped(_ type: CELType, _ id: NodeID) -> CELType {
        switch inference.substitute(type) {
        case .optional(let inner): return inner
        case .dyn, .error, .parameter: return .dyn
        case let other:
            report(.typeMismatch, "an entry with `?` takes an optional value, this is \(other)", id)
            return .error
        }
    }

    mutating func index(_ id: NodeID) -> CELType {
        let operand = settled(tree.child(0, of: id))
        let key = settled(tree.child(1, of: id))
        let isOptional = tree[id].kind == .optionalIndex
        return element(of: operand, key, id, isOptional: isOptional)
    }

    private mutating func element(of operand: CELType, _ key: CELType, _ id: NodeID, isOptional: Bool) -> CELType {
        let type: CELType
        switch operand {
        case .list(let element):
            if !inference.unify(key, .int) {
                report(.typeMismatch, "a list is indexed by int, this is \(shown(key))", tree.child(1, of: id))
            }
            type = element
        case .map(let wanted, let value):
            if !inference.unify(key, wanted) {
                report(
                    .typeMismatch, "this map's keys are \(shown(wanted)), not \(shown(key))", tree.child(1, of: id))
            }
            type = value
        case .optional(let inner):
            let type = element(of: inner, key, id, isOptional: false)
            return type == .error ? .error : .optional(type)
        case .dyn, .parameter: type = .dyn
        case .error: return .error
        default:
            report(.typeMismatch, "a value of type \(operand) has no elements", id)
            return .error
        }
        let known = inference.substitute(type)
        return isOptional ? .optional(known) : known
    }

    /// Binds a variable, checks what sees it, and unbinds it.
    private mutating func withVariables<Result>(
        _ variables: [(name: String, type: CELType, column: Int32)], at id: NodeID,
        _ body: (inout CheckPass) -> Result
    ) -> Result {
        let base = Int32(scope.count)
        checked.operations[Int(id)] = .scope(base)
        for (offset, variable) in variables.enumerated() {
            scope.append((variable.name, base + Int32(offset), variable.type, variable.column))
        }
        checked.slots = max(checked.slots, scope.count)
        defer { scope.removeLast(variables.count) }
        return body(&self)
    }

    mutating func fold(_ id: NodeID) -> CELType {
        let fold = tree.fold(of: id)
        let children = tree.children(of: id)
        let rangeNode = children[children.startIndex]
        let range = settled(rangeNode)
        let key: CELType
        let value: CELType
        switch range {
        case .list(let element): (key, value) = (.int, element)
        case .map(let k, let v): (key, value) = (k, v)
        case .dyn, .error, .parameter: (key, value) = (.dyn, .dyn)
        default:
            report(.typeMismatch, "`\(fold.name)` walks a list or a map, this is \(range)", rangeNode)
            (key, value) = (.error, .error)
        }
        let column = columns[Int(rangeNode)]
        var isMap = false
        if case .map = range { isMap = true }
        let element = isMap ? key : value
        var variables = [
            (name: fold.first, type: fold.second == nil ? element : key, column: fold.second == nil ? column : -1)
        ]
        if let second = fold.second { variables.append((second, value, column)) }
        return withVariables(variables, at: id) { pass in
            if fold.hasPredicate { _ = pass.condition(children[children.startIndex + 1], ofOperator: fold.name) }
            let body = fold.hasTransform ? pass.check(children[children.endIndex - 1]) : .bool
            return pass.foldResult(fold, id, body, key: key, element: element, isMap: isMap)
        }
    }

    private mutating func foldResult(
        _ fold: Expression.Fold, _ id: NodeID, _ body: CELType, key: CELType, element: CELType, isMap: Bool
    ) -> CELType {
        switch fold.kind {
        case .all, .exists, .existsOne: return .bool
        case .filter: return .list(element)
        case .map, .transformList: return .list(body)
        case .transformMap: return .map(key, body)
        case .transformMapEntry:
            switch inference.substitute(body) {
            case .map, .error: return body
            case .dyn, .parameter: return .map(.dyn, .dyn)
            case let other:
                report(.typeMismatch, "`transformMapEntry` yields maps, this is \(other)", id)
                return .error
            }
        }
    }

    mutating func bind(_ id: NodeID) -> CELType {
        let value = check(tree.child(0, of: id))
        let column = columns[Int(tree.child(0, of: id))]
        return withVariables([(tree.name(of: id), value, column)], at: id) { $0.check($0.tree.child(1, of: id)) }
    }

    mutating func block(_ id: NodeID) -> CELType {
        let children = tree.children(of: id)
        let base = scope.count
        checked.operations[Int(id)] = .scope(Int32(base))
        for (number, child) in children.dropLast().enumerated() {
            let type = check(child)
            scope.append(("@index:\(number)", Int32(base + number), type, -1))
            checked.slots = max(checked.slots, scope.count)
        }
        defer { scope.removeLast(scope.count - base) }
        return check(children[children.endIndex - 1])
    }

    mutating func optionalMap(_ id: NodeID) -> CELType {
        let operand = settled(tree.child(0, of: id))
        let inner: CELType
        switch operand {
        case .optional(let type): inner = type
        case .dyn, .parameter: inner = .dyn
        case .error: inner = .error
        default:
            report(.typeMismatch, "this wants an optional value, not \(operand)", tree.child(0, of: id))
            inner = .error
        }
        let isFlat = tree[id].kind == .optionalFlatMap
        let body = withVariables([(tree.name(of: id), inner, -1)], at: id) { $0.check($0.tree.child(1, of: id)) }
        guard isFlat else { return .optional(body) }
        switch inference.substitute(body) {
        case .optional, .error: return body
        case .dyn, .parameter: return .optional(.dyn)
        case let other:
            report(.typeMismatch, "`optFlatMap` yields optional values, this is \(other)", tree.child(1, of: id))
            return .error
        }
    }
}
