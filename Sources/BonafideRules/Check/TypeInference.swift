/// The substitutions found for type parameters while an expression is checked, after the rules of CEL's checker.
struct TypeInference {
    private var found: [CELType?] = []

    /// Whether any parameter was made.
    var isUsed: Bool { !found.isEmpty }

    /// A fresh type parameter.
    mutating func parameter() -> CELType {
        found.append(nil)
        return .parameter(Int32(truncatingIfNeeded: found.count - 1))
    }

    /// A declaration's types with fresh parameters in place of its letters.
    mutating func instantiate(_ types: [CELType]) -> [CELType] {
        var fresh: [Int32: CELType] = [:]
        return types.map { instantiate($0, &fresh) }
    }

    private mutating func instantiate(_ type: CELType, _ fresh: inout [Int32: CELType]) -> CELType {
        switch type {
        case .parameter(let letter) where letter < 0:
            if let known = fresh[letter] { return known }
            let made = parameter()
            fresh[letter] = made
            return made
        case .list(let element): return .list(instantiate(element, &fresh))
        case .type(let of): return .type(instantiate(of, &fresh))
        case .optional(let of): return .optional(instantiate(of, &fresh))
        case .map(let key, let value): return .map(instantiate(key, &fresh), instantiate(value, &fresh))
        case .opaque(let name, let parts): return .opaque(name, parts.map { instantiate($0, &fresh) })
        default: return type
        }
    }

    /// A type with all known substitutions; the rest stay parameters or become `dyn`.
    func substitute(_ type: CELType, dynamic: Bool = false) -> CELType {
        switch type {
        case .parameter(let index):
            if index >= 0, let known = found[Int(index)] { return substitute(known, dynamic: dynamic) }
            return dynamic ? .dyn : type
        case .list(let element): return .list(substitute(element, dynamic: dynamic))
        case .type(let of): return .type(substitute(of, dynamic: dynamic))
        case .optional(let of): return .optional(substitute(of, dynamic: dynamic))
        case .map(let key, let value):
            return .map(substitute(key, dynamic: dynamic), substitute(value, dynamic: dynamic))
        case .opaque(let name, let parts): return .opaque(name, parts.map { substitute($0, dynamic: dynamic) })
        default: return type
        }
    }

    /// Whether each value's type can stand where the other list's type is wanted; substitutions are kept if all can.
    mutating func unify(_ given: [CELType], _ wanted: [CELType]) -> Bool {
        guard given.count == wanted.count else { return false }
        let before = found
        for (one, other) in zip(given, wanted) where !assign(one, other) {
            found = before
            return false
        }
        return true
    }

    /// Whether two types can stand for each other; substitutions are kept if they can.
    mutating func unify(_ a: CELType, _ b: CELType) -> Bool {
        let before = found
        if assign(a, b) { return true }
        found = before
        return false
    }

    private mutating func assign(_ a: CELType, _ b: CELType) -> Bool {
        if case .parameter(let index) = b {
            let (isValid, hasSubstitution) = substitutes(a, for: index, b)
            if isValid { return true }
            if hasSubstitution { return false }
        }
        if case .parameter(let index) = a { return substitutes(b, for: index, a).isValid }
        if a.isDynamic || b.isDynamic { return true }
        if a == .null { return isNullable(b) }
        if b == .null { return isNullable(a) }
        switch (a, b) {
        case (.list(let x), .list(let y)), (.optional(let x), .optional(let y)): return assign(x, y)
        case (.map(let k, let v), .map(let l, let w)): return assign(k, l) && assign(v, w)
        case (.type, .type): return true
        case (.opaque(let n, let p), .opaque(let m, let q)):
            guard n == m, p.count == q.count else { return false }
            for (x, y) in zip(p, q) where !assign(x, y) { return false }
            return true
        default: return a == b
        }
    }

    private func isNullable(_ type: CELType) -> Bool {
        switch type {
        case .null, .timestamp, .duration, .optional, .opaque: true
        default: false
        }
    }

    private mutating func substitutes(
        _ type: CELType, for index: Int32, _ parameter: CELType
    ) -> (isValid: Bool, hasSubstitution: Bool) {
        if type == parameter { return (true, true) }
        if let known = found[Int(index)] {
            if type == known { return (true, true) }
            guard assign(type, known) else { return (false, true) }
            let general = Self.mostGeneral(type, known)
            if !occurs(index, in: general) { found[Int(index)] = general }
            return (true, true)
        }
        guard !occurs(index, in: type) else { return (false, false) }
        found[Int(index)] = type
        return (true, false)
    }

    private func occurs(_ index: Int32, in type: CELType) -> Bool {
        switch type {
        case .parameter(let other):
            if other == index { return true }
            return other >= 0 && found[Int(other)].map { occurs(index, in: $0) } ?? false
        case .list(let element), .type(let element), .optional(let element): return occurs(index, in: element)
        case .map(let key, let value): return occurs(index, in: key) || occurs(index, in: value)
        case .opaque(_, let parts): return parts.contains { occurs(index, in: $0) }
        default: return false
        }
    }

    /// The type of a list that holds both, or nothing where only `dyn` does.
    mutating func join(_ before: CELType?, _ type: CELType) -> CELType {
        guard let before else { return type }
        guard unify(before, type) else { return .dyn }
        return Self.mostGeneral(before, type)
    }

    static func mostGeneral(_ a: CELType, _ b: CELType) -> CELType { isNoMoreSpecific(a, b) ? a : b }

    private static func isNoMoreSpecific(_ a: CELType, _ b: CELType) -> Bool {
        switch (a, b) {
        case (.dyn, _), (.parameter, _), (.error, _): return true
        case (_, .dyn), (_, .parameter), (_, .error): return false
        case (.list(let x), .list(let y)), (.optional(let x), .optional(let y)): return isNoMoreSpecific(x, y)
        case (.map(let k, let v), .map(let l, let w)): return isNoMoreSpecific(k, l) && isNoMoreSpecific(v, w)
        case (.type, .type): return true
        case (.null, _): return b == .null
        case (_, .null): return true
        case (.opaque(let n, let p), .opaque(let m, let q)):
            return n == m && p.count == q.count && zip(p, q).allSatisfy { isNoMoreSpecific($0, $1) }
        default: return a == b
        }
    }
}
