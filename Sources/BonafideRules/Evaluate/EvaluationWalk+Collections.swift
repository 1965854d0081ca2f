extension EvaluationWalk {
    /// `operand.field` or `operand.?field`.
    static func select(_ operand: CELValue, _ field: String, isOptional: Bool) -> CELValue {
        switch operand {
        case .map(let map):
            if let value = map[field: field] { return isOptional ? .optional(CELOptional(value)) : value }
            return isOptional ? .absentOptional : .failure(.noSuchKey, "no such key")
        case .optional(let optional):
            guard let inner = optional.value else { return .absentOptional }
            let found = select(inner, field, isOptional: true)
            return found
        case _ where operand.isMissing: return operand
        default: return .failure(.noSuchOverload, "a value of this type has no fields")
        }
    }

    /// `has(operand.field)`.
    static func has(_ operand: CELValue, _ field: String) -> CELValue {
        switch operand {
        case .map(let map): .bool(map[field: field] != nil)
        case .optional(let optional): optional.value.map { has($0, field) } ?? .bool(false)
        case _ where operand.isMissing: operand
        default: .failure(.noSuchOverload, "a value of this type has no fields")
        }
    }

    /// `operand[key]` or `operand[?key]`.
    static func index(_ operand: CELValue, _ key: CELValue, isOptional: Bool) -> CELValue {
        switch operand {
        case .map(let map):
            guard CELMap.Key(key) != nil || key.isDouble else {
                return .failure(.noSuchKey, "a map has no keys of this type")
            }
            if let value = map[key] { return isOptional ? .optional(CELOptional(value)) : value }
            return isOptional ? .absentOptional : .failure(.noSuchKey, "no such key")
        case .list(let elements):
            guard let place = key.listIndex else {
                return .failure(.invalidArgument, "a list is indexed by a whole number")
            }
            if elements.indices.contains(place) {
                return isOptional ? .optional(CELOptional(elements[place])) : elements[place]
            }
            return isOptional ? .absentOptional : .failure(.invalidArgument, "index out of range")
        case .optional(let optional):
            guard let inner = optional.value else { return .absentOptional }
            return index(inner, key, isOptional: true)
        default: return .noOverload("[]", operand, key)
        }
    }

    mutating func list(_ id: NodeID) -> CELValue {
        let children = tree.children(of: id)
        var elements: [CELValue] = []
        elements.reserveCapacity(children.count)
        var absence: CELValue?
        for (entry, child) in children.enumerated() {
            let element = value(child)
            if element.isMissing {
                absence = absence.flatMap { Self.missing($0, element) } ?? element
            } else if tree.isOptional(id, entry: entry) {
                guard case .optional(let optional) = element else { return .noOverload("[?]", element) }
                if let inner = optional.value { elements.append(inner) }
            } else {
                elements.append(element)
            }
        }
        return absence ?? .list(elements)
    }

    mutating func map(_ id: NodeID) -> CELValue {
        let children = tree.children(of: id)
        var keys: [CELValue] = []
        var values: [CELValue] = []
        var absence: CELValue?
        for entry in 0..<children.count / 2 {
            let key = value(children[children.startIndex + 2 * entry])
            let element = value(children[children.startIndex + 2 * entry + 1])
            if let missing = Self.missing(key, element) {
                absence = absence.flatMap { Self.missing($0, missing) } ?? missing
            } else if tree.isOptional(id, entry: entry) {
                guard case .optional(let optional) = element else { return .noOverload("{?}", element) }
                guard let inner = optional.value else { continue }
                keys.append(key)
                values.append(inner)
            } else {
                keys.append(key)
                values.append(element)
            }
        }
        return absence ?? Self.makeMap(keys, values)
    }

    static func makeMap(_ keys: [CELValue], _ values: [CELValue]) -> CELValue {
        if let map = CELMap(keys: keys, values: values) { return .map(map) }
        let isKeyType = keys.allSatisfy { CELMap.Key($0) != nil && !$0.isDouble }
        return isKeyType
            ? .failure(.repeatedKey, "a key is repeated") : .failure(.noSuchOverload, "a map has no keys of this type")
    }
}

extension CELValue {
    var isDouble: Bool {
        if case .double = self { return true }
        return false
    }

    /// The place in a list a number stands for.
    var listIndex: Int? {
        switch self {
        case .int(let value): Int(exactly: value)
        case .uint(let value): Int(exactly: value)
        case .double(let value): Int(exactly: value)
        default: nil
        }
    }
}
