extension ExpressionParser {
    /// `or ('?' or ':' expression)?`.
    mutating func expression() -> Expression.NodeID {
        descent += 1
        defer { descent -= 1 }
        guard descent <= options.limits.depth else {
            stop(
                .tooDeep, "the expression is nested more than \(options.limits.depth) deep",
                token.start..<max(token.end, token.start))
            return addLiteral(.null, token.start)
        }
        let start = token.start
        let condition = disjunction()
        guard token.kind == .question else { return condition }
        let mark = token.start
        advance()
        let then = disjunction()
        if token.kind == .question {
            unexpected("inside a condition's middle part")
            recover()
            return condition
        }
        guard take(.colon) else {
            report(.unexpectedToken, "`?` without its `:`", mark..<mark + 1, hint: "write `condition ? a : b`")
            return condition
        }
        let otherwise = expression()
        return add(.conditional, start, mark: mark, CollectionOfThree(condition, then, otherwise))
    }

    private mutating func disjunction() -> Expression.NodeID {
        let start = token.start
        let first = conjunction()
        guard token.kind == .or else { return first }
        let mark = token.start
        var operands = [first]
        while take(.or) { operands.append(conjunction()) }
        return add(.or, start, mark: mark, operands)
    }

    private mutating func conjunction() -> Expression.NodeID {
        let start = token.start
        let first = binary(4)
        guard token.kind == .and else { return first }
        let mark = token.start
        var operands = [first]
        while take(.and) { operands.append(binary(4)) }
        return add(.and, start, mark: mark, operands)
    }

    /// Comparisons, sums and products, all of which group from the left.
    private mutating func binary(_ floor: Int) -> Expression.NodeID {
        let start = token.start
        var left = unary()
        while let sign = token.binaryOperator, sign.precedence >= floor {
            let mark = token.start
            advance()
            let right = sign.precedence < 6 ? binary(sign.precedence + 1) : unary()
            left = add(.binary, start, mark: mark, payload: Int32(sign.rawValue), CollectionOfTwo(left, right))
        }
        return left
    }

    private mutating func unary() -> Expression.NodeID {
        let start = token.start
        var signs: [(kind: Token.Kind, start: Int)] = []
        while token.kind == .not || token.kind == .minus {
            signs.append((token.kind, token.start))
            guard signs.count <= options.limits.depth else {
                stop(
                    .tooDeep, "the expression is nested more than \(options.limits.depth) deep", start..<token.end)
                break
            }
            advance()
        }
        var operand: Expression.NodeID
        // The sign belongs to the number with or without a gap, so that spacing never changes what is meant.
        if let last = signs.last, last.kind == .minus, token.kind == .int || token.kind == .double {
            signs.removeLast()
            operand = postfix(number(negativeFrom: last.start), last.start)
        } else {
            let begin = token.start
            operand = postfix(primary(), begin)
        }
        for sign in signs.reversed() {
            operand = add(sign.kind == .not ? .not : .negate, sign.start, CollectionOfOne(operand))
        }
        return operand
    }

    /// Reads a number token, with a minus sign before it where there is one.
    mutating func number(negativeFrom sign: Int?) -> Expression.NodeID {
        let start = sign ?? token.start
        let range = token.start..<token.end
        var digits = text(range)
        let kind = token.kind
        advance()
        if kind == .uint { digits.removeLast() }
        let constant: Constant?
        if kind == .double {
            constant = Double(digits).flatMap { $0.isFinite ? .double(sign == nil ? $0 : -$0) : nil }
        } else {
            let isHexadecimal = digits.hasPrefix("0x") || digits.hasPrefix("0X")
            let body = isHexadecimal ? String(digits.dropFirst(2)) : digits
            let radix = isHexadecimal ? 16 : 10
            constant =
                kind == .uint
                ? UInt64(body, radix: radix).map { .uint($0) }
                : Int64((sign == nil ? "" : "-") + body, radix: radix).map { .int($0) }
        }
        if constant == nil {
            report(.badNumber, "the number does not fit into 64 bits", start..<range.upperBound)
        }
        return addLiteral(constant ?? .null, start)
    }
}

/// Two elements without an array.
struct CollectionOfTwo: RandomAccessCollection {
    let first: Expression.NodeID
    let second: Expression.NodeID
    init(_ first: Expression.NodeID, _ second: Expression.NodeID) {
        self.first = first
        self.second = second
    }
    var startIndex: Int { 0 }
    var endIndex: Int { 2 }
    subscript(position: Int) -> Expression.NodeID { position == 0 ? first : second }
}

/// Three elements without an array.
struct CollectionOfThree: RandomAccessCollection {
    let first: Expression.NodeID
    let second: Expression.NodeID
    let third: Expression.NodeID
    init(_ first: Expression.NodeID, _ second: Expression.NodeID, _ third: Expression.NodeID) {
        self.first = first
        self.second = second
        self.third = third
    }
    var startIndex: Int { 0 }
    var endIndex: Int { 3 }
    subscript(position: Int) -> Expression.NodeID { position == 0 ? first : position == 1 ? second : third }
}
