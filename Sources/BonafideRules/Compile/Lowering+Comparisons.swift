package import BonafideCore

extension Lowering {
    /// The register of a comparison, where both sides have a form among the steps.
    mutating func comparison(_ id: NodeID, _ sign: BinaryOperator) -> Int32? {
        guard sign.isComparison else { return nil }
        let (first, second) = (tree.child(0, of: id), tree.child(1, of: id))
        if sign == .in { return membership(first, second) }
        if checked.type(of: first) == .bool, checked.type(of: second) == .bool {
            guard sign == .equal || sign == .notEqual else { return nil }
            let a = truth(first)
            let same = builder.truth(.sameTruth, a, truth(second))
            return sign == .equal ? same : builder.truth(.not, same)
        }
        guard let left = value(first), let right = value(second) else { return nil }
        return compare(left, sign, right) ?? compare(right, Lowering.mirrored(sign), left)
    }

    private static func mirrored(_ sign: BinaryOperator) -> BinaryOperator {
        switch sign {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        default: sign
        }
    }

    private mutating func compare(_ left: Value, _ sign: BinaryOperator, _ right: Value) -> Int32? {
        switch (left, right) {
        case (.int(let a), .int(let b)), (.instant(let a), .instant(let b)): return ints(a, sign, b)
        case (.int(let a), .constantInt(let value)), (.instant(let a), .constantInstant(let value)):
            return ints(a, sign, -1, UInt64(bitPattern: value))
        case (.int(let a), .constantDouble(let value)): return int(a, sign, value)
        case (.double(let a), .double(let b)): return doubles(a, sign, b)
        case (.double(let a), .constantDouble(let value)): return doubles(a, sign, -1, value)
        case (.double(let a), .constantInt(let value)) where value.magnitude < 1 << 53:
            return doubles(a, sign, -1, Double(value))
        case (.code(let a, let type), .constantText(let word)) where sign == .equal || sign == .notEqual:
            guard let code = Lowering.code(of: word, type) else { return nil }
            return ints(a, sign, -1, code)
        case (.code(let a, let one), .code(let b, let other)) where sign == .equal || sign == .notEqual:
            return one == other ? ints(a, sign, b) : nil
        default: return nil
        }
    }

    private mutating func ints(_ a: Int32, _ sign: BinaryOperator, _ b: Int32, _ constant: UInt64 = 0) -> Int32? {
        switch sign {
        case .equal: return builder.truth(.intEqual, a, b, constant: constant)
        case .notEqual:
            let same = builder.truth(.intEqual, a, b, constant: constant)
            return builder.truth(.not, same)
        case .less: return builder.truth(.intLess, a, b, constant: constant)
        case .lessOrEqual: return builder.truth(.intLessOrEqual, a, b, constant: constant)
        case .greater: return builder.truth(.intGreater, a, b, constant: constant)
        case .greaterOrEqual: return builder.truth(.intGreaterOrEqual, a, b, constant: constant)
        default: return nil
        }
    }

    /// A whole number against a fraction: the threshold is rounded to the whole number that decides alike.
    private mutating func int(_ a: Int32, _ sign: BinaryOperator, _ value: Double) -> Int32? {
        guard value.isFinite, abs(value) < 9e15 else { return nil }
        let isWhole = value.rounded(.down) == value
        let down = UInt64(bitPattern: Int64(value.rounded(.down)))
        let up = UInt64(bitPattern: Int64(value.rounded(.up)))
        switch sign {
        case .less, .greaterOrEqual: return ints(a, sign, -1, up)
        case .lessOrEqual, .greater: return ints(a, sign, -1, down)
        case .equal, .notEqual: return isWhole ? ints(a, sign, -1, down) : nil
        default: return nil
        }
    }

    private mutating func doubles(_ a: Int32, _ sign: BinaryOperator, _ b: Int32, _ value: Double = 0) -> Int32? {
        let constant = value.bitPattern
        switch sign {
        case .equal: return builder.truth(.doubleEqual, a, b, constant: constant)
        case .notEqual:
            let same = builder.truth(.doubleEqual, a, b, constant: constant)
            return builder.truth(.not, same)
        case .less: return builder.truth(.doubleLess, a, b, constant: constant)
        case .lessOrEqual: return builder.truth(.doubleLessOrEqual, a, b, constant: constant)
        case .greater: return builder.truth(.doubleGreater, a, b, constant: constant)
        case .greaterOrEqual: return builder.truth(.doubleGreaterOrEqual, a, b, constant: constant)
        default: return nil
        }
    }

    /// `x in [words]`, `"word" in set` and `n in [numbers]`.
    private mutating func membership(_ element: NodeID, _ list: NodeID) -> Int32? {
        if case .signal(let column) = checked.operation(of: list),
            case .symbols(let words) = catalog.declarations[Int(column)].type
        {
            guard case .constantText(let word) = value(element), let place = words.firstIndex(of: word) else {
                return nil
            }
            return builder.truth(.bit, column, constant: UInt64(place))
        }
        guard tree[list].kind == .list, let value = value(element) else { return nil }
        switch value {
        case .code(let register, let type):
            guard let words = constantWords(list) else { return nil }
            let codes = words.compactMap { Lowering.code(of: $0, type) }
            guard codes.count == words.count else { return nil }
            if codes.allSatisfy({ $0 < 64 }), case .symbol(let vocabulary) = type, vocabulary.count <= 64 {
                let word = codes.reduce(UInt64(0)) { $0 | 1 << $1 }
                return builder.truth(.codeInWord, register, constant: word)
            }
            return builder.truth(.codeInTable, register, constant: builder.table(codes))
        case .int(let register): return whole(register, list)
        default: return nil
        }
    }

    private mutating func whole(_ register: Int32, _ list: NodeID) -> Int32? {
        var result: Int32?
        for (place, child) in tree.children(of: list).enumerated() {
            guard !tree.isOptional(list, entry: place), case .constantInt(let number) = value(child) else { return nil }
            let part = builder.truth(.intEqual, register, constant: UInt64(bitPattern: number))
            result = result.map { builder.truth(.or, $0, part) } ?? part
        }
        return result
    }
}
