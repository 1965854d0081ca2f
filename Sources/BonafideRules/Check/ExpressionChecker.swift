internal import BonafideCore

/// Resolves the names of an expression, gives every node a type, and collects all mistakes of meaning.
package struct ExpressionChecker: Sendable {
    /// The names that may be used.
    package let environment: ExpressionEnvironment

    /// A checker for an environment.
    package init(_ environment: ExpressionEnvironment) { self.environment = environment }

    /// Checks an expression. The result may be run where no problem is an error.
    package func check(_ expression: Expression) -> (CheckedExpression, [ExpressionProblem]) {
        var pass = CheckPass(expression, environment)
        pass.run()
        return (pass.checked, pass.problems)
    }

    /// Parses and checks a text. There is a result where no problem is an error.
    package func check(
        _ source: String, options: ParseOptions = ParseOptions()
    ) -> (CheckedExpression?, [ExpressionProblem]) {
        let (expression, problems) = ExpressionParser.parse(source, options: options)
        guard let expression else { return (nil, problems) }
        let (checked, more) = check(expression)
        return (more.contains { $0.severity == .error } ? nil : checked, problems + more)
    }
}

/// One walk of a checker over one expression.
struct CheckPass {
    let environment: ExpressionEnvironment
    let tree: Expression
    var checked: CheckedExpression
    var problems: [ExpressionProblem] = []
    var inference = TypeInference()
    /// The bound variables in sight, innermost last.
    var scope: [(name: String, slot: Int32, type: CELType, column: Int32)] = []
    /// For nodes whose value is a word of a signal's vocabulary: the signal's column; else -1.
    var columns: [Int32]
    /// The signals that are read, by column.
    var seen: Set<Int32> = []
    /// Whether the position is inside `known(…)`, where labels may stand.
    var labelsAreKnown = false

    typealias NodeID = Expression.NodeID

    init(_ expression: Expression, _ environment: ExpressionEnvironment) {
        self.environment = environment
        tree = expression
        let count = expression.nodes.count
        checked = CheckedExpression(
            expression: expression, types: Array(repeating: .dyn, count: count),
            operations: Array(repeating: .none, count: count))
        columns = Array(repeating: -1, count: count)
    }

    mutating func run() {
        var result = check(tree.root)
        if inference.isUsed {
            for index in checked.types.indices {
                checked.types[index] = inference.substitute(checked.types[index], dynamic: true)
            }
            result = checked.types[Int(tree.root)]
        }
        if environment.wantsBoolean, environment.isChecked, !result.isDynamic, result != .bool {
            report(.notBoolean, "a condition must be true or false, this is \(result)", tree.root)
        }
        checked.signals = seen.map { Int($0) }.sorted()
        checked.cost = ExpressionCost.of(checked)
        if environment.wantsBoolean, checked.cost > ExpressionCost.most {
            report(
                .tooCostly, "the condition may take more than \(ExpressionCost.most) steps", tree.root,
                hint: "macros inside macros multiply: use a signal, or walk a shorter list")
        }
        if environment.isChecked, environment.lints, let signals = environment.signals {
            var lint = ConditionLint(checked, signals, columns: columns)
            lint.run()
            problems += lint.problems
        }
        problems.sort { ($0.span.lowerBound, $0.code.rawValue) < ($1.span.lowerBound, $1.code.rawValue) }
    }

    mutating func report(_ code: ExpressionCode, _ message: String, _ id: NodeID, hint: String = "") {
        guard environment.isChecked else { return }
        problems.append(ExpressionProblem(code, message, at: tree.span(of: id), hint: hint))
    }

    mutating func report(_ code: ExpressionCode, _ message: String, at span: Range<Int>, hint: String = "") {
        guard environment.isChecked else { return }
        problems.append(ExpressionProblem(code, message, at: span, hint: hint))
    }

    /// Checks a node and all below it.
    mutating func check(_ id: NodeID) -> CELType {
        checked.operations[Int(id)] = .structural
        let type = checkKind(id)
        checked.types[Int(id)] = type
        return type
    }

    /// Checks a node and gives its type with all that is known of its parameters.
    mutating func settled(_ id: NodeID) -> CELType {
        let type = check(id)
        return inference.substitute(type)
    }

    private mutating func checkKind(_ id: NodeID) -> CELType {
        switch tree[id].kind {
        case .literal: return literal(id)
        case .identifier, .rootIdentifier: return name(id)
        case .select, .optionalSelect: return select(id)
        case .has: return has(id)
        case .index, .optionalIndex: return index(id)
        case .call, .memberCall: return call(id)
        case .not: return condition(tree.child(0, of: id), ofOperator: "!")
        case .negate: return negate(id)
        case .binary: return binary(id)
        case .and, .or:
            let symbol = tree[id].kind == .and ? "&&" : "||"
            for child in tree.children(of: id) { _ = condition(child, ofOperator: symbol) }
            return .bool
        case .conditional: return conditional(id)
        case .list: return list(id)
        case .map: return map(id)
        case .message:
            for child in tree.children(of: id) { _ = check(child) }
            checked.operations[Int(id)] = .unresolvedCall
            report(.messageLiteral, "there are no message types here", id, hint: "write a map, `{'key': value}`")
            return .error
        case .fold: return fold(id)
        case .bind: return bind(id)
        case .optionalMap, .optionalFlatMap: return optionalMap(id)
        case .block: return block(id)
        }
    }

    private func literal(_ id: NodeID) -> CELType {
        switch tree.constant(of: id) {
        case .null: .null
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        }
    }

    /// An operand that must be true or false.
    mutating func condition(_ id: NodeID, ofOperator symbol: String) -> CELType {
        let type = settled(id)
        if type != .bool, !inference.unify(type, .bool) {
            report(.typeMismatch, "`\(symbol)` wants true or false, this is \(type)", id, hint: comparisonHint(type))
        }
        return .bool
    }

    private func comparisonHint(_ type: CELType) -> String {
        type.isNumeric ? "compare it, as in `… >= 1`" : ""
    }

    private mutating func negate(_ id: NodeID) -> CELType {
        let type = settled(tree.child(0, of: id))
        if type == .int || type == .double || type.isDynamic { return type }
        if case .parameter = type { return .dyn }
        report(.typeMismatch, "`-` wants an int or a double, this is \(type)", id)
        return .error
    }

    private mutating func conditional(_ id: NodeID) -> CELType {
        _ = condition(tree.child(0, of: id), ofOperator: "?")
        let then = check(tree.child(1, of: id))
        let otherwise = check(tree.child(2, of: id))
        columns[Int(id)] = max(columns[Int(tree.child(1, of: id))], columns[Int(tree.child(2, of: id))])
        if then == otherwise { return then }
        if inference.unify(then, otherwise) {
            return inference.substitute(TypeInference.mostGeneral(then, otherwise))
        }
        report(
            .typeMismatch, "both sides of `:` must be of one type, these are \(shown(then)) and \(shown(otherwise))", id
        )
        return .error
    }

    /// A type as it is told to the writer.
    func shown(_ type: CELType) -> String { inference.substitute(type, dynamic: true).description }
}
