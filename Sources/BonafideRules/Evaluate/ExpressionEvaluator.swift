/// Runs checked expressions by walking their trees: the reference for every faster way of running them.
///
/// `&&`, `||`, `all` and `exists` absorb: one deciding operand wins over unknown, and unknown over error, in any
/// order. Every other operation is strict, and there an error wins over unknown.
package struct ExpressionEvaluator: Sendable {
    /// The most steps one evaluation may take.
    package var steps: Int
    /// Whether `known(x)` and `orElse(x, v)` of an unknown `x` are unknown: the open reading of a condition, which
    /// holds whatever the unknown signals turn out to be.
    let isOpen: Bool

    /// An evaluator with the usual limit.
    package init() { self.init(steps: ExpressionCost.most, isOpen: false) }

    init(steps: Int, isOpen: Bool) {
        self.steps = steps
        self.isOpen = isOpen
    }

    /// The value of an expression.
    package func evaluate(_ checked: CheckedExpression, _ activation: some Activation) -> CELValue {
        evaluate(checked, at: checked.expression.root, activation)
    }

    /// The value of a part of an expression that lies in no macro's scope.
    package func evaluate(
        _ checked: CheckedExpression, at node: Expression.NodeID, _ activation: some Activation
    ) -> CELValue {
        withUnsafePointer(to: checked) { checked in
            withUnsafePointer(to: activation) { activation in
                var walk = EvaluationWalk(checked, activation, steps: steps)
                walk.isOpen = isOpen
                return walk.value(node)
            }
        }
    }

    /// The value of an expression and, leaf by leaf, what was observed; both sides of `&&` and `||` are looked at.
    package func trace(_ checked: CheckedExpression, _ activation: some Activation) -> (CELValue, [Observation]) {
        withUnsafePointer(to: checked) { checked in
            withUnsafePointer(to: activation) { activation in
                var walk = EvaluationWalk(checked, activation, steps: steps)
                walk.isTracing = true
                let value = walk.value(checked.pointee.expression.root)
                return (value, walk.observations)
            }
        }
    }
}

/// What one leaf of a condition saw: a comparison, a test or a flag.
package struct Observation: Sendable {
    /// The leaf.
    package var node: Expression.NodeID
    /// Its value.
    package var result: CELValue
    /// The values of its operands in order; the threshold of a comparison is the one whose node is a literal.
    package var operands: [(node: Expression.NodeID, value: CELValue)]
}

/// One evaluation under way. It points at the expression and the activation, which outlive it, because copying them
/// would count references of a dozen arrays for every evaluation.
struct EvaluationWalk<Source: Activation> {
    private let expression: UnsafePointer<CheckedExpression>
    private let activation: UnsafePointer<Source>
    var locals: [CELValue]
    var stepsLeft: Int
    var isTracing = false
    var isOpen = false
    var observations: [Observation] = []

    typealias NodeID = Expression.NodeID

    init(_ checked: UnsafePointer<CheckedExpression>, _ source: UnsafePointer<Source>, steps: Int) {
        expression = checked
        activation = source
        let slots = checked.pointee.slots
        locals = slots == 0 ? [] : Array(repeating: .null, count: slots)
        stepsLeft = steps
    }

    var checked: CheckedExpression { _read { yield expression.pointee } }
    var tree: Expression { _read { yield expression.pointee.expression } }
    var source: Source { _read { yield activation.pointee } }

    /// The value of a node.
    mutating func value(_ id: NodeID) -> CELValue {
        stepsLeft -= 1
        guard stepsLeft > 0 else { return .failure(.limit, "the evaluation takes too many steps") }
        switch checked.operations[Int(id)] {
        case .structural: return structural(id)
        case .signal(let column):
            let value = source.signal(Int(column))
            if isTracing, case .bool = checked.types[Int(id)] { observe(id, value, []) }
            return value
        case .binary(let sign): return binary(sign, id)
        case .call(let function): return call(function, id, checked.expression.children(of: id))
        case .namespacedCall(let function): return call(function, id, checked.expression.children(of: id).dropFirst())
        case .local(let slot): return locals[Int(slot)]
        case .hasSignal(let column):
            let value = presence(Int(column))
            if isTracing { observe(id, value, []) }
            return value
        case .scope(let slot): return scoped(id, Int(slot))
        case .variable(let index):
            let name = checked.variables[Int(index)]
            return source.variable(name) ?? .failure(.undeclaredReference, "no variable `\(name)`")
        case .dynamicName(let index): return dynamicName(id, Int(index))
        case .typeValue(let type): return .type(type)
        case .unresolvedCall: return unresolved(id)
        case .none: return .null
        }
    }

    mutating func observe(_ id: NodeID, _ result: CELValue, _ operands: [(node: NodeID, value: CELValue)]) {
        observations.append(Observation(node: id, result: result, operands: operands))
    }

    private func presence(_ column: Int) -> CELValue {
        switch source.presence(of: column) {
        case .value: .bool(true)
        case .absent: .bool(false)
        case .unknown: .unknown(UnknownTrail(columns: [column]))
        }
    }

    private mutating func structural(_ id: NodeID) -> CELValue {
        let node = tree[id]
        switch node.kind {
        case .literal: return CELValue(tree.constants[Int(node.payload)])
        case .and: return junction(id, deciding: false)
        case .or: return junction(id, deciding: true)
        case .not: return negation(tree.child(0, of: id))
        case .negate: return .negated(value(tree.child(0, of: id)))
        case .conditional: return conditional(id)
        case .select: return Self.select(value(tree.child(0, of: id)), tree.name(of: id), isOptional: false)
        case .optionalSelect: return Self.select(value(tree.child(0, of: id)), tree.name(of: id), isOptional: true)
        case .has: return Self.has(value(tree.child(0, of: id)), tree.name(of: id))
        case .index, .optionalIndex:
            let operand = value(tree.child(0, of: id))
            let key = value(tree.child(1, of: id))
            if let missing = Self.missing(operand, key) { return missing }
            return Self.index(operand, key, isOptional: node.kind == .optionalIndex)
        case .list: return list(id)
        case .map: return map(id)
        default: return .failure(.noSuchOverload, "this has no value")
        }
    }

    // MARK: Logic

    /// `&&` and `||`: a deciding operand wins, then unknown, then error.
    private mutating func junction(_ id: NodeID, deciding: Bool) -> CELValue {
        var trail: UnknownTrail?
        var failure: CELValue?
        var isDecided = false
        let children = tree.children(of: id)
        for child in children {
            switch value(child) {
            case .bool(let flag):
                if flag == deciding {
                    isDecided = true
                    if !isTracing { return .bool(deciding) }
                }
            case .unknown(let other): trail = trail?.merged(with: other) ?? other
            case .error(let reason): failure = failure ?? .error(reason)
            case let other: failure = failure ?? .noOverload(deciding ? "||" : "&&", other)
            }
        }
        if isDecided { return .bool(deciding) }
        if let trail { return .unknown(trail) }
        return failure ?? .bool(!deciding)
    }

    private mutating func negation(_ id: NodeID) -> CELValue {
        switch value(id) {
        case .bool(let flag): .bool(!flag)
        case let other where other.isMissing: other
        case let other: .noOverload("!", other)
        }
    }

    private mutating func conditional(_ id: NodeID) -> CELValue {
        switch value(tree.child(0, of: id)) {
        case .bool(let flag): value(tree.child(flag ? 1 : 2, of: id))
        case let other where other.isMissing: other
        case let other: .noOverload("?:", other)
        }
    }

    private mutating func binary(_ sign: BinaryOperator, _ id: NodeID) -> CELValue {
        let leftNode = tree.child(0, of: id)
        let rightNode = tree.child(1, of: id)
        let left = value(leftNode)
        let right = value(rightNode)
        let result = Self.missing(left, right) ?? .apply(sign, left, right)
        if isTracing, sign.isComparison { observe(id, result, [(leftNode, left), (rightNode, right)]) }
        return result
    }

    /// The error, or else the joined unknown, of a strict operation's operands.
    static func missing(_ a: CELValue, _ b: CELValue) -> CELValue? {
        guard a.isMissing || b.isMissing else { return nil }
        if case .error = a { return a }
        if case .error = b { return b }
        if case .unknown(let x) = a, case .unknown(let y) = b { return .unknown(x.merged(with: y)) }
        return a.isMissing ? a : b
    }

    static func missing(_ values: [CELValue]) -> CELValue? {
        var found: CELValue?
        for value in values where value.isMissing {
            guard let before = found else {
                found = value
                continue
            }
            found = missing(before, value)
        }
        return found
    }

    // MARK: Calls

    private mutating func call(_ function: Function, _ id: NodeID, _ arguments: ArraySlice<NodeID>) -> CELValue {
        if function.absorbsUnknown { return absorbing(function, id, arguments) }
        if function == .or || function == .orValue, arguments.count == 2 {
            return alternative(function, id, arguments[arguments.startIndex], arguments[arguments.startIndex + 1])
        }
        var values: [CELValue] = []
        values.reserveCapacity(arguments.count)
        for argument in arguments { values.append(value(argument)) }
        let result = Self.missing(values) ?? (function == .matches ? matches(id, values) : function.apply(values))
        if isTracing, case .bool = checked.types[Int(id)] {
            observe(id, result, Array(zip(arguments, values)).map { ($0, $1) })
        }
        return result
    }

    /// `or` and `orValue` of an optional: what stands in for a value is worked out only where there is none.
    private mutating func alternative(
        _ function: Function, _ id: NodeID, _ first: NodeID, _ second: NodeID
    ) -> CELValue {
        let optional = value(first)
        if optional.isMissing { return optional }
        var result = optional
        if case .optional(let held) = optional {
            if let inner = held.value {
                if function == .orValue { result = inner }
            } else {
                let other = value(second)
                result = other.isMissing ? other : function.apply([optional, other])
            }
        } else {
            result = .noOverload(function.rawValue, optional)
        }
        if isTracing, case .bool = checked.types[Int(id)] { observe(id, result, [(first, optional)]) }
        return result
    }

    /// `known(x)` and `orElse(x, v)`, which never yield unknown, but in the open reading.
    private mutating func absorbing(_ function: Function, _ id: NodeID, _ arguments: ArraySlice<NodeID>) -> CELValue {
        guard let first = arguments.first else { return .noOverload(function.rawValue) }
        let wasTracing = isTracing
        isTracing = false
        defer { isTracing = wasTracing }
        let operand = value(first)
        if isOpen, case .unknown = operand { return operand }
        if function == .orElse {
            if case .unknown = operand, let last = arguments.last { return value(last) }
            return operand
        }
        let result: CELValue
        switch operand {
        case .unknown: result = .bool(false)
        case .error: result = operand
        default: result = .bool(true)
        }
        if wasTracing { observe(id, result, [(first, operand)]) }
        return result
    }

    private mutating func unresolved(_ id: NodeID) -> CELValue {
        let name = tree[id].kind == .message ? tree.messageName(of: id) : tree.name(of: id)
        return .failure(.noSuchOverload, "no function `\(name)` takes these arguments")
    }

    /// A name that was not resolved by a checker: the longest that is a variable, then its fields.
    private func dynamicName(_ id: NodeID, _ index: Int) -> CELValue {
        for (name, fields) in checked.dynamicNames[index] {
            guard var value = source.variable(name) ?? (ExpressionEnvironment.typeNames[name].map { .type($0) }) else {
                continue
            }
            var chain: [String] = []
            var node = id
            for _ in 0..<fields {
                chain.append(tree.name(of: node))
                node = tree.child(0, of: node)
            }
            for field in chain.reversed() { value = Self.select(value, field, isOptional: false) }
            return value
        }
        return .failure(.undeclaredReference, "no such name")
    }
}

extension CELValue {
    /// The value of a literal.
    init(_ constant: Constant) {
        switch constant {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .int(let value): self = .int(value)
        case .uint(let value): self = .uint(value)
        case .double(let value): self = .double(value)
        case .string(let value): self = .string(value)
        case .bytes(let value): self = .bytes(value)
        }
    }
}

extension EvaluationWalk {
    /// `matches`, with the pattern read while checking where it is a literal.
    func matches(_ id: NodeID, _ values: [CELValue]) -> CELValue {
        guard values.count == 2, case .string(let text) = values[0], case .string(let pattern) = values[1] else {
            return Function.matches.apply(values)
        }
        if let ready = checked.patterns[id] { return .bool(ready.matches(text)) }
        guard let made = try? TextPattern(pattern) else {
            return .failure(.invalidArgument, "the pattern cannot be read")
        }
        return .bool(made.matches(text))
    }
}
