/// The static bound on the steps an expression can take.
enum ExpressionCost {
    /// Elements assumed in a list whose length is not known before it is run.
    static let unknownLength = 64

    /// The most steps a condition may be able to take; the evaluator stops at the same number.
    static let most = 1_000_000

    /// The bound: one step a node, bodies of list macros once for every element, text searches a few more.
    static func of(_ checked: CheckedExpression) -> Int { cost(checked, checked.expression.root) }

    private static func cost(_ checked: CheckedExpression, _ id: Expression.NodeID) -> Int {
        switch checked.operations[Int(id)] {
        case .none: return 0
        case .signal, .hasSignal, .local, .variable, .dynamicName, .typeValue: return 1
        default: break
        }
        let children = checked.expression.children(of: id)
        guard checked.expression[id].kind == .fold else {
            return children.reduce(own(checked, id)) { add($0, cost(checked, $1)) }
        }
        let range = children[children.startIndex]
        let body = children.dropFirst().reduce(1) { add($0, cost(checked, $1)) }
        let (product, overflows) = body.multipliedReportingOverflow(by: length(checked.expression, range))
        return add(cost(checked, range), overflows ? .max : product)
    }

    private static func own(_ checked: CheckedExpression, _ id: Expression.NodeID) -> Int {
        switch checked.operations[Int(id)] {
        case .call(.matches): 50
        case .call(.format), .call(.replace), .call(.split), .call(.join): 20
        case .binary(.in): length(checked.expression, checked.expression.child(1, of: id))
        default: 1
        }
    }

    private static func length(_ tree: Expression, _ id: Expression.NodeID) -> Int {
        switch tree[id].kind {
        case .list: tree.children(of: id).count
        case .map: tree.children(of: id).count / 2
        default: unknownLength
        }
    }

    private static func add(_ a: Int, _ b: Int) -> Int {
        let (sum, overflows) = a.addingReportingOverflow(b)
        return overflows ? .max : sum
    }
}
