extension Function {
    /// `optional.*` and what can be asked of optionals, or nothing where the arguments' types do not fit.
    func applyToOptionals(_ arguments: [CELValue]) -> CELValue? {
        switch (self, arguments.first, arguments.count) {
        case (.optionalNone, nil, 0): return .absentOptional
        case (.optionalOf, .some(let value), 1): return .optional(CELOptional(value))
        case (.optionalOfNonZeroValue, .some(let value), 1):
            return Self.isZero(value) ? .absentOptional : .optional(CELOptional(value))
        case (.hasValue, .optional(let optional), 1): return .bool(optional.value != nil)
        case (.value, .optional(let optional), 1):
            return optional.value ?? .failure(.other, "an empty optional has no value")
        case (.or, .optional(let optional), 2):
            guard case .optional = arguments[1] else { return nil }
            return optional.value == nil ? arguments[1] : arguments[0]
        case (.orValue, .optional(let optional), 2): return optional.value ?? arguments[1]
        case (.optionalUnwrap, .list(let elements), 1), (.unwrapOpt, .list(let elements), 1):
            var values: [CELValue] = []
            for element in elements {
                guard case .optional(let optional) = element else { return nil }
                if let value = optional.value { values.append(value) }
            }
            return .list(values)
        case (.first, .list(let elements), 1): return .optional(CELOptional(elements.first))
        case (.last, .list(let elements), 1): return .optional(CELOptional(elements.last))
        default: return nil
        }
    }

    /// Whether a value is the empty or zero one of its type.
    private static func isZero(_ value: CELValue) -> Bool {
        switch value {
        case .null: true
        case .bool(let flag): !flag
        case .int(let number): number == 0
        case .uint(let number): number == 0
        case .double(let number): number == 0
        case .string(let text): text.isEmpty
        case .bytes(let bytes): bytes.isEmpty
        case .list(let elements): elements.isEmpty
        case .map(let map): map.count == 0
        case .duration(let nanoseconds): nanoseconds == 0
        case .timestamp(let moment): moment.seconds == CELTimestamp.firstSecond && moment.nanoseconds == 0
        case .optional(let optional): optional.value == nil
        default: false
        }
    }

    /// `sets.*`, or nothing where the arguments' types do not fit.
    func applyToSets(_ arguments: [CELValue]) -> CELValue? {
        guard arguments.count == 2, case .list(let left) = arguments[0], case .list(let right) = arguments[1] else {
            return nil
        }
        func holds(_ list: [CELValue], _ element: CELValue) -> Bool {
            list.contains { CELValue.areEqual($0, element) }
        }
        switch self {
        case .setsContains: return .bool(right.allSatisfy { holds(left, $0) })
        case .setsIntersects: return .bool(right.contains { holds(left, $0) })
        default:
            return .bool(right.allSatisfy { holds(left, $0) } && left.allSatisfy { holds(right, $0) })
        }
    }
}
