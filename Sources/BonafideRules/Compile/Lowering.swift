package import BonafideCore

/// Turns checked conditions into the steps of one program.
package struct Lowering {
    var builder: ProgramBuilder
    let catalog: SignalCatalog
    var checked: CheckedExpression!
    /// Whether the condition at hand is lowered in its open reading.
    var isOpen = false
    var tree: Expression { checked.expression }

    typealias NodeID = Expression.NodeID

    /// Lowers the conditions of a pack; the program's conditions keep their order.
    ///
    /// Conditions of `open` follow in their open reading: what they could be whatever the unknown signals turn out to
    /// be. There `known(x)` and `orElse(x, v)` of an unknown `x` are unknown, not false and not `v`.
    package static func program(
        _ conditions: [CheckedExpression], open: [CheckedExpression] = [], catalog: SignalCatalog
    ) -> Program {
        var lowering = Lowering(catalog: catalog)
        for condition in conditions { lowering.append(condition) }
        lowering.isOpen = true
        for condition in open { lowering.append(condition) }
        return lowering.builder.program
    }

    private mutating func append(_ condition: CheckedExpression) {
        checked = condition
        builder.program.roots.append(truth(condition.expression.root))
    }

    private init(catalog: SignalCatalog) {
        self.catalog = catalog
        builder = ProgramBuilder(catalog: catalog)
    }

    /// The register a node that is true or false ends in.
    mutating func truth(_ id: NodeID, mask: Int32 = -1) -> Int32 {
        native(id, mask: mask) ?? builder.tree(checked, id, isOpen: isOpen, mask: mask)
    }

    /// The register of a node that has a form among the steps; nothing where only the tree evaluator can do it.
    private mutating func native(_ id: NodeID, mask: Int32) -> Int32? {
        switch checked.operation(of: id) {
        case .signal(let column):
            return catalog.declarations[Int(column)].type == .flag ? builder.truth(.flag, column) : nil
        case .hasSignal(let column): return builder.truth(.hasValue, column)
        case .binary(let sign): return comparison(id, sign)
        case .call(let function), .namespacedCall(let function): return call(id, function, mask: mask)
        case .structural: return structure(id, mask: mask)
        default: return nil
        }
    }

    private mutating func structure(_ id: NodeID, mask: Int32) -> Int32? {
        let node = tree[id]
        switch node.kind {
        case .literal:
            guard case .bool(let value) = tree.constant(of: id) else { return nil }
            return builder.truth(.constant, constant: value ? 1 : 0)
        case .not:
            let operand = truth(tree.child(0, of: id), mask: mask)
            return builder.truth(.not, operand)
        case .and, .or: return logic(id, node.kind == .and ? .and : .or, mask: mask)
        case .conditional:
            guard checked.type(of: tree.child(1, of: id)) == .bool, checked.type(of: tree.child(2, of: id)) == .bool
            else { return nil }
            let condition = truth(tree.child(0, of: id))
            let then = truth(tree.child(1, of: id))
            let otherwise = truth(tree.child(2, of: id))
            return builder.truth(.select, condition, then, otherwise)
        default: return nil
        }
    }

    /// `&&` and `||` of any number of parts: parts with a form of their own first, so that the others are evaluated
    /// only where they can still matter. The order does not change the result, for both operators are commutative.
    private mutating func logic(_ id: NodeID, _ opcode: Opcode, mask: Int32) -> Int32 {
        var result: Int32 = -1
        var rest: [NodeID] = []
        for child in tree.children(of: id) {
            guard checked.type(of: child) == .bool, let part = native(child, mask: mask) else {
                rest.append(child)
                continue
            }
            result = result < 0 ? part : builder.truth(opcode, result, part)
        }
        for child in rest {
            var inner = mask
            if result >= 0 { inner = opcode == .and ? result : builder.truth(.not, result) }
            let part = builder.tree(checked, child, isOpen: isOpen, mask: inner)
            result = result < 0 ? part : builder.truth(opcode, result, part)
        }
        return result
    }

    private mutating func call(_ id: NodeID, _ function: Function, mask: Int32) -> Int32? {
        let arguments = Array(checked.arguments(of: id))
        switch function {
        case .known:
            guard case .signal(let column) = checked.operation(of: arguments[0]) else { return nil }
            return builder.truth(isOpen ? .hasValue : .isKnown, column)
        case .orElse:
            if isOpen { return native(arguments[0], mask: mask) }
            guard case .signal(let column) = checked.operation(of: arguments[0]),
                catalog.declarations[Int(column)].type == .flag, tree[arguments[1]].kind == .literal,
                case .bool(let value) = tree.constant(of: arguments[1])
            else { return nil }
            return builder.truth(.flagOrElse, column, constant: value ? 1 : 0)
        case .setsContains, .setsIntersects:
            guard arguments.count == 2, case .signal(let column) = checked.operation(of: arguments[0]),
                case .symbols(let words) = catalog.declarations[Int(column)].type,
                let mask = bits(of: arguments[1], words)
            else { return nil }
            return builder.truth(function == .setsContains ? .holdsBits : .sharesBits, column, constant: mask)
        default: return nil
        }
    }

    /// The bits of a list of words, all of them in the vocabulary.
    private func bits(of id: NodeID, _ vocabulary: [String]) -> UInt64? {
        guard let words = constantWords(id) else { return nil }
        var bits: UInt64 = 0
        for word in words {
            guard let place = vocabulary.firstIndex(of: word) else { return nil }
            bits |= 1 << UInt64(place)
        }
        return bits
    }

    /// The texts of a list that holds nothing but texts.
    func constantWords(_ id: NodeID) -> [String]? {
        guard tree[id].kind == .list else { return nil }
        var words: [String] = []
        for (place, child) in tree.children(of: id).enumerated() {
            guard !tree.isOptional(id, entry: place), tree[child].kind == .literal,
                case .string(let word) = tree.constant(of: child)
            else { return nil }
            words.append(word)
        }
        return words
    }
}
