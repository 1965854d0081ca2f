extension CELValue {
    /// The result of an operator on two values; overflow and division by zero are errors.
    static func apply(_ sign: BinaryOperator, _ a: CELValue, _ b: CELValue) -> CELValue {
        switch sign {
        case .equal: return .bool(areEqual(a, b))
        case .notEqual: return .bool(!areEqual(a, b))
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            guard let order = compare(a, b) else { return noOverload(sign.symbol, a, b) }
            switch sign {
            case .less: return .bool(order == .before)
            case .lessOrEqual: return .bool(order == .before || order == .same)
            case .greater: return .bool(order == .after)
            default: return .bool(order == .after || order == .same)
            }
        case .in: return contains(b, a)
        case .add, .subtract, .multiply, .divide, .remainder: return arithmetic(sign, a, b)
        }
    }

    /// `element in collection`.
    private static func contains(_ collection: CELValue, _ element: CELValue) -> CELValue {
        switch collection {
        case .list(let elements): .bool(elements.contains { areEqual($0, element) })
        case .map(let map): .bool(map[element] != nil)
        default: noOverload("in", element, collection)
        }
    }

    private static func arithmetic(_ sign: BinaryOperator, _ a: CELValue, _ b: CELValue) -> CELValue {
        switch (a, b) {
        case (.int(let x), .int(let y)): whole(sign, x, y) { .int($0) }
        case (.uint(let x), .uint(let y)): whole(sign, x, y) { .uint($0) }
        case (.double(let x), .double(let y)): double(sign, x, y)
        default: mixed(sign, a, b)
        }
    }

    private static func whole<Number: FixedWidthInteger>(
        _ sign: BinaryOperator, _ x: Number, _ y: Number, _ wrap: (Number) -> CELValue
    ) -> CELValue {
        let result: (partialValue: Number, overflow: Bool)
        switch sign {
        case .add: result = x.addingReportingOverflow(y)
        case .subtract: result = x.subtractingReportingOverflow(y)
        case .multiply: result = x.multipliedReportingOverflow(by: y)
        case .divide:
            if y == 0 { return failure(.divideByZero, "division by zero") }
            result = x.dividedReportingOverflow(by: y)
        default:
            if y == 0 { return failure(.modulusByZero, "remainder of a division by zero") }
            result = x.remainderReportingOverflow(dividingBy: y)
        }
        return result.overflow ? failure(.overflow, "the result does not fit into 64 bits") : wrap(result.partialValue)
    }

    private static func double(_ sign: BinaryOperator, _ x: Double, _ y: Double) -> CELValue {
        switch sign {
        case .add: .double(x + y)
        case .subtract: .double(x - y)
        case .multiply: .double(x * y)
        case .divide: .double(x / y)
        default: noOverload(sign.symbol, .double(x), .double(y))
        }
    }

    /// The longest text or byte string an operation may make.
    static let longestText = 1 << 20
    /// The longest list an operation may make.
    static let longestList = 1 << 16

    private static func mixed(_ sign: BinaryOperator, _ a: CELValue, _ b: CELValue) -> CELValue {
        switch (sign, a, b) {
        case (.add, .string(let x), .string(let y)):
            guard x.utf8.count + y.utf8.count <= longestText else { return tooLong }
            return .string(x + y)
        case (.add, .bytes(let x), .bytes(let y)):
            guard x.count + y.count <= longestText else { return tooLong }
            return .bytes(x + y)
        case (.add, .list(let x), .list(let y)):
            guard x.count + y.count <= longestList else { return tooLong }
            return .list(x + y)
        case (.add, .timestamp(let x), .duration(let y)), (.add, .duration(let y), .timestamp(let x)):
            return x.advanced(by: y).map { .timestamp($0) } ?? outOfRange
        case (.subtract, .timestamp(let x), .duration(let y)):
            guard y != .min else { return outOfRange }
            return x.advanced(by: -y).map { .timestamp($0) } ?? outOfRange
        case (.subtract, .timestamp(let x), .timestamp(let y)):
            return x.nanoseconds(since: y).map { .duration($0) } ?? outOfRange
        case (.add, .duration(let x), .duration(let y)):
            let (sum, overflows) = x.addingReportingOverflow(y)
            return overflows ? outOfRange : .duration(sum)
        case (.subtract, .duration(let x), .duration(let y)):
            let (difference, overflows) = x.subtractingReportingOverflow(y)
            return overflows ? outOfRange : .duration(difference)
        default: return noOverload(sign.symbol, a, b)
        }
    }

    static var outOfRange: CELValue { failure(.range, "the result is out of range") }
    static var tooLong: CELValue { failure(.limit, "the result is too long") }

    /// `-value`.
    static func negated(_ value: CELValue) -> CELValue {
        switch value {
        case .int(let x): x == .min ? failure(.overflow, "the result does not fit into 64 bits") : .int(-x)
        case .double(let x): .double(-x)
        case .unknown, .error: value
        default: noOverload("-", value)
        }
    }
}
