/// What a checked node does, with every name resolved.
package enum Operation: Sendable, Equatable {
    /// Not evaluated: a macro's variable, or a part of a dotted name.
    case none
    /// Evaluated as its kind says: logic, conditions, lists, fields, literals, macros.
    case structural
    /// A macro that binds variables, the first of them in this slot.
    case scope(Int32)
    /// A bound variable's slot.
    case local(Int32)
    /// The value of a signal, by column.
    case signal(Int32)
    /// `has(signal)`: true with a value, false where absent, else unknown.
    case hasSignal(Int32)
    /// Another variable, by its number in `variables`.
    case variable(Int32)
    /// A name to be resolved when run, by its number in `dynamicNames`.
    case dynamicName(Int32)
    /// A type as a value.
    case typeValue(CELType)
    /// An operator between two operands.
    case binary(BinaryOperator)
    /// A function; a member call's target is its first argument.
    case call(Function)
    /// A namespaced function such as `math.abs(x)`; its first child is the namespace, not an argument.
    case namespacedCall(Function)
    /// A call of a function that is declared without a body or not declared at all.
    case unresolvedCall
}

/// An expression whose names are resolved and whose nodes have types.
package struct CheckedExpression: Sendable {
    /// The tree.
    package var expression: Expression
    /// The type of each node.
    package var types: [CELType]
    /// What each node does.
    package var operations: [Operation]
    /// The columns of the signals read, ascending, each once.
    package var signals: [Int] = []
    /// The names of other variables.
    package var variables: [String] = []
    /// For names resolved when run: what they may stand for, and how many fields then follow.
    package var dynamicNames: [[(name: String, fields: Int)]] = []
    /// The patterns of `matches` calls that are written as literals, by the call's node.
    package var patterns: [Expression.NodeID: TextPattern] = [:]
    /// How many slots bound variables need.
    package var slots = 0
    /// The most steps an evaluation can take, lists of unknown length counted at their limit.
    package var cost = 0

    /// The type of the whole.
    package var resultType: CELType { types[Int(expression.root)] }

    /// The type of a node.
    package func type(of id: Expression.NodeID) -> CELType { types[Int(id)] }

    /// Whether it asks anywhere if a signal is known, so that its open reading is another.
    package var asksWhatIsKnown: Bool {
        operations.contains { operation in
            if case .call(let function) = operation { function.absorbsUnknown } else { false }
        }
    }

    /// What a node does.
    package func operation(of id: Expression.NodeID) -> Operation { operations[Int(id)] }

    /// The arguments of a call, a member call's target first.
    package func arguments(of id: Expression.NodeID) -> ArraySlice<Expression.NodeID> {
        let children = expression.children(of: id)
        if case .namespacedCall = operations[Int(id)] { return children.dropFirst() }
        return children
    }
}
