internal import BonafideCore

extension ConditionLint {
    /// Reports a comparison that all values of a signal pass, or none.
    mutating func findRange(_ id: NodeID) {
        guard let (column, domain) = self.domain(id, negated: false), let (_, opposite) = self.domain(id, negated: true)
        else {
            return
        }
        let all = values(column)
        let isWhole = catalog.declarations[column].type == .count
        if all.intersection(domain).isEmpty(whole: isWhole) {
            report(.alwaysFalse, .warning, "no value of `\(catalog.declarations[column].name)` passes this", id)
        } else if all.intersection(opposite).isEmpty(whole: isWhole) {
            report(
                .alwaysTrue, .warning, "every value of `\(catalog.declarations[column].name)` passes this", id,
                hint: "ask `known(\(catalog.declarations[column].name))` if that is what is meant")
        }
    }

    /// Reports a chain of `&&` that nothing passes, or of `||` that everything passes.
    mutating func findRanges(_ id: NodeID) {
        let isAnd = tree[id].kind == .and
        var left: [Int: SignalDomain] = [:]
        for child in tree.children(of: id) {
            if tree[child].kind == .literal, case .bool(let value) = tree.constant(of: child), value != isAnd {
                report(value ? .alwaysTrue : .alwaysFalse, .warning, "with this the whole is always \(value)", child)
                return
            }
            guard let (column, domain) = self.domain(child, negated: !isAnd) else { continue }
            let remaining = (left[column] ?? values(column)).intersection(domain)
            let isWhole = catalog.declarations[column].type == .count
            let isNew = !values(column).intersection(domain).isEmpty(whole: isWhole)
            if remaining.isEmpty(whole: isWhole), isNew {
                let name = catalog.declarations[column].name
                report(
                    isAnd ? .alwaysFalse : .alwaysTrue, .warning,
                    isAnd ? "no value of `\(name)` passes all of this" : "every value of `\(name)` passes some of this",
                    id)
                return
            }
            left[column] = remaining
        }
    }

    /// All values a signal can take.
    private func values(_ column: Int) -> SignalDomain {
        switch catalog.declarations[column].type {
        case .flag: .words(0b11)
        case .symbol(let words): .words(Self.allWords(words))
        case .count: .interval(low: 0, isLowOpen: false, high: .infinity, isHighOpen: false)
        case .measure(unit: "share"): .interval(low: 0, isLowOpen: false, high: 1, isHighOpen: false)
        default: .interval(low: -.infinity, isLowOpen: false, high: .infinity, isHighOpen: false)
        }
    }

    /// The signal a part of a condition rests on alone, and the values for which it holds, or does not.
    func domain(_ id: NodeID, negated: Bool) -> (column: Int, domain: SignalDomain)? {
        switch tree[id].kind {
        case .not: return domain(tree.child(0, of: id), negated: !negated)
        case .binary: break
        default:
            guard case .signal(let column) = checked.operation(of: id), checked.type(of: id) == .bool else {
                return nil
            }
            return (Int(column), .words(negated ? 0b10 : 0b01))
        }
        var sign = tree.binaryOperator(of: id)
        var (signal, other) = (tree.child(0, of: id), tree.child(1, of: id))
        if tree[signal].kind == .literal, let mirrored = sign.mirrored {
            (signal, other, sign) = (other, signal, mirrored)
        }
        guard case .signal(let column) = checked.operation(of: signal) else { return nil }
        if case .symbol(let vocabulary) = catalog.declarations[Int(column)].type {
            guard vocabulary.count <= 64 else { return nil }
            return words(sign, other, vocabulary, negated: negated).map { (Int(column), $0) }
        }
        guard tree[other].kind == .literal, let bound = number(tree.constant(of: other)),
            !negated || sign.negated != nil
        else { return nil }
        let wanted = negated ? sign.negated ?? sign : sign
        return SignalDomain.numbers(wanted, bound).map { (Int(column), $0) }
    }

    private func words(
        _ sign: BinaryOperator, _ other: NodeID, _ vocabulary: [String], negated: Bool
    ) -> SignalDomain? {
        let literals: [NodeID]
        switch sign {
        case .equal, .notEqual: literals = [other]
        case .in where tree[other].kind == .list: literals = Array(tree.children(of: other))
        default: return nil
        }
        var named: UInt64 = 0
        for literal in literals {
            guard tree[literal].kind == .literal, case .string(let word) = tree.constant(of: literal) else {
                return nil
            }
            // A word outside the vocabulary is told elsewhere.
            guard let place = vocabulary.firstIndex(of: word) else { return nil }
            named |= 1 << UInt64(place)
        }
        return .words((sign == .notEqual) != negated ? Self.allWords(vocabulary) & ~named : named)
    }

    private static func allWords(_ vocabulary: [String]) -> UInt64 {
        vocabulary.count >= 64 ? .max : (1 << UInt64(vocabulary.count)) - 1
    }

    private func number(_ constant: Constant) -> Double? {
        switch constant {
        case .int(let value): Double(value)
        case .uint(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }
}
