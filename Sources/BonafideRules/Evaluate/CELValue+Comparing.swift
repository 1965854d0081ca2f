internal import BonafideCore

extension CELValue {
    /// Whether two values are equal; values of different types are not, but numbers are compared across types.
    static func areEqual(_ a: CELValue, _ b: CELValue) -> Bool {
        switch (a, b) {
        case (.int(let x), .int(let y)): return x == y
        case (.string(let x), .string(let y)): return x.hasSameBytes(as: y)
        case (.bool(let x), .bool(let y)): return x == y
        case (.double(let x), .double(let y)): return x == y
        case (.uint(let x), .uint(let y)): return x == y
        case (.null, .null): return true
        case (.bytes(let x), .bytes(let y)): return x == y
        case (.list(let x), .list(let y)):
            return x.count == y.count && zip(x, y).allSatisfy { areEqual($0, $1) }
        case (.map(let x), .map(let y)):
            guard x.count == y.count else { return false }
            for (index, key) in x.keys.enumerated() {
                guard let other = y[key], areEqual(x.values[index], other) else { return false }
            }
            return true
        case (.timestamp(let x), .timestamp(let y)): return x == y
        case (.duration(let x), .duration(let y)): return x == y
        case (.type(let x), .type(let y)): return x == y
        case (.optional(let x), .optional(let y)):
            guard let x = x.value, let y = y.value else { return x.value == nil && y.value == nil }
            return areEqual(x, y)
        case (.ip(let x), .ip(let y)): return x == y
        case (.cidr(let x), .cidr(let y)): return x.address == y.address && x.prefix == y.prefix
        default: return compareNumbers(a, b) == .some(.same)
        }
    }

    /// How two values compare.
    enum Order { case before, same, after, unordered }

    /// Orders two values of one type or two numbers, or nothing where they have no order.
    static func compare(_ a: CELValue, _ b: CELValue) -> Order? {
        switch (a, b) {
        case (.int(let x), .int(let y)): order(x, y)
        case (.double(let x), .double(let y)): order(x, y)
        case (.uint(let x), .uint(let y)): order(x, y)
        case (.string(let x), .string(let y)):
            x.hasSameBytes(as: y) ? .same : x.bytesPrecede(y) ? .before : .after
        case (.bytes(let x), .bytes(let y)): x == y ? .same : x.lexicographicallyPrecedes(y) ? .before : .after
        case (.bool(let x), .bool(let y)): x == y ? .same : y ? .before : .after
        case (.timestamp(let x), .timestamp(let y)): order(x, y)
        case (.duration(let x), .duration(let y)): order(x, y)
        default: compareNumbers(a, b)
        }
    }

    private static func order<Value: Comparable>(_ a: Value, _ b: Value) -> Order {
        a < b ? .before : a == b ? .same : a > b ? .after : .unordered
    }

    /// Orders numbers of different types. Against a double, whole numbers are rounded to doubles, as CEL does.
    private static func compareNumbers(_ a: CELValue, _ b: CELValue) -> Order? {
        switch (a, b) {
        case (.int(let x), .uint(let y)): x < 0 ? .before : order(UInt64(x), y)
        case (.uint(let x), .int(let y)): y < 0 ? .after : order(x, UInt64(y))
        case (.int(let x), .double(let y)): order(Double(x), y)
        case (.double(let x), .int(let y)): order(x, Double(y))
        case (.uint(let x), .double(let y)): order(Double(x), y)
        case (.double(let x), .uint(let y)): order(x, Double(y))
        default: nil
        }
    }
}
