extension EvaluationWalk {
    /// A node that binds variables.
    mutating func scoped(_ id: NodeID, _ slot: Int) -> CELValue {
        switch tree[id].kind {
        case .fold: return fold(id, slot)
        case .bind:
            locals[slot] = value(tree.child(0, of: id))
            return value(tree.child(1, of: id))
        case .block:
            let children = tree.children(of: id)
            for (offset, child) in children.dropLast().enumerated() { locals[slot + offset] = value(child) }
            return value(children[children.endIndex - 1])
        default: return optionalMap(id, slot)
        }
    }

    private mutating func optionalMap(_ id: NodeID, _ slot: Int) -> CELValue {
        let operand = value(tree.child(0, of: id))
        if operand.isMissing { return operand }
        let isFlat = tree[id].kind == .optionalFlatMap
        guard case .optional(let optional) = operand else { return .noOverload("optMap", operand) }
        guard let inner = optional.value else { return .absentOptional }
        locals[slot] = inner
        let result = value(tree.child(1, of: id))
        if result.isMissing { return result }
        guard isFlat else { return .optional(CELOptional(result)) }
        if case .optional = result { return result }
        return .noOverload("optFlatMap", result)
    }

    /// A macro over a list or map.
    private mutating func fold(_ id: NodeID, _ slot: Int) -> CELValue {
        let fold = tree.fold(of: id)
        let children = tree.children(of: id)
        let range = value(children[children.startIndex])
        let wasTracing = isTracing
        isTracing = false
        let result = walk(fold, range, children, slot)
        isTracing = wasTracing
        if isTracing, case .bool = checked.types[Int(id)] {
            observe(id, result, [(children[children.startIndex], range)])
        }
        return result
    }

    private mutating func walk(
        _ fold: Expression.Fold, _ range: CELValue, _ children: ArraySlice<NodeID>, _ slot: Int
    ) -> CELValue {
        let count: Int
        switch range {
        case .list(let elements): count = elements.count
        case .map(let map): count = map.count
        case _ where range.isMissing: return range
        default: return .noOverload(fold.name, range)
        }
        var result = FoldResult(fold.kind)
        for index in 0..<count {
            bind(fold, range, index, slot)
            var isKept = CELValue.bool(true)
            if fold.hasPredicate { isKept = value(children[children.startIndex + 1]) }
            switch fold.kind {
            case .all, .exists, .existsOne: result.judge(isKept, name: fold.name)
            default:
                guard case .bool(let keeps) = isKept else {
                    result.miss(isKept.isMissing ? isKept : .noOverload(fold.name, isKept))
                    continue
                }
                guard keeps else { continue }
                let element = fold.hasTransform ? value(children[children.endIndex - 1]) : locals[slot]
                result.add(element, key: locals[slot])
            }
            if result.isDecided || stepsLeft <= 0 { break }
        }
        if stepsLeft <= 0 { return .failure(.limit, "the evaluation takes too many steps") }
        return result.value
    }

    private mutating func bind(_ fold: Expression.Fold, _ range: CELValue, _ index: Int, _ slot: Int) {
        switch range {
        case .list(let elements):
            if fold.second == nil {
                locals[slot] = elements[index]
            } else {
                locals[slot] = .int(Int64(index))
                locals[slot + 1] = elements[index]
            }
        case .map(let map):
            locals[slot] = map.keys[index]
            if fold.second != nil { locals[slot + 1] = map.values[index] }
        default: break
        }
    }
}

/// What a macro over a list has gathered so far.
private struct FoldResult {
    let kind: Expression.FoldKind
    var isDecided = false
    private var matches = 0
    private var trail: UnknownTrail?
    private var failure: CELValue?
    private var keys: [CELValue] = []
    private var elements: [CELValue] = []

    init(_ kind: Expression.FoldKind) { self.kind = kind }

    /// Takes one answer of `all`, `exists` or `exists_one`.
    mutating func judge(_ answer: CELValue, name: String) {
        switch answer {
        case .bool(let flag):
            if flag { matches += 1 }
            if kind == .all, !flag { isDecided = true }
            if kind == .exists, flag { isDecided = true }
        default: miss(answer.isMissing ? answer : .noOverload(name, answer))
        }
    }

    /// Notes an unknown or an error.
    mutating func miss(_ value: CELValue) {
        if case .unknown(let other) = value {
            trail = trail?.merged(with: other) ?? other
        } else {
            failure = failure ?? value
        }
    }

    mutating func add(_ element: CELValue, key: CELValue) {
        if element.isMissing { return miss(element) }
        switch kind {
        case .transformMap:
            keys.append(key)
            elements.append(element)
        case .transformMapEntry:
            guard case .map(let map) = element else { return miss(.noOverload("transformMapEntry", element)) }
            keys += map.keys
            elements += map.values
        default: elements.append(element)
        }
    }

    var value: CELValue {
        switch kind {
        case .all, .exists:
            if isDecided { return .bool(kind == .exists) }
            if let trail { return .unknown(trail) }
            return failure ?? .bool(kind == .all)
        default: break
        }
        if let failure { return failure }
        if let trail { return .unknown(trail) }
        switch kind {
        case .existsOne: return .bool(matches == 1)
        case .transformMap, .transformMapEntry: return EvaluationWalk<NamedValues>.makeMap(keys, elements)
        default: return .list(elements)
        }
    }
}
