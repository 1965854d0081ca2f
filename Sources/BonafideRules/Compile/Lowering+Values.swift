package import BonafideCore

extension Lowering {
    /// A value and what its 64 bits mean.
    enum Value {
        case int(Int32)
        case double(Int32)
        /// A code of a vocabulary, or a country.
        case code(Int32, SignalType)
        case set(Int32, [String])
        case instant(Int32)
        case constantInt(Int64)
        case constantDouble(Double)
        case constantText(String)
        case constantInstant(Int64)
    }

    /// A node's value, where it has a form among the steps.
    mutating func value(_ id: NodeID) -> Value? {
        switch checked.operation(of: id) {
        case .signal(let column): return signal(column)
        case .binary(let sign): return arithmetic(id, sign)
        case .call(let function), .namespacedCall(let function): return valueCall(id, function)
        case .structural: break
        default: return nil
        }
        switch tree[id].kind {
        case .literal:
            switch tree.constant(of: id) {
            case .int(let value): return .constantInt(value)
            case .double(let value): return .constantDouble(value)
            case .string(let text): return .constantText(text)
            default: return nil
            }
        case .negate:
            switch value(tree.child(0, of: id)) {
            case .constantInt(let value) where value != .min: return .constantInt(-value)
            case .constantDouble(let value): return .constantDouble(-value)
            case .int(let register): return .int(builder.value(.intNegate, register))
            case .double(let register): return .double(builder.value(.doubleNegate, register))
            default: return nil
            }
        default: return nil
        }
    }

    private func signal(_ column: Int32) -> Value? {
        switch catalog.declarations[Int(column)].type {
        case .count: .int(column)
        case .measure: .double(column)
        case .symbol(let words): .code(column, .symbol(vocabulary: words))
        case .country: .code(column, .country)
        case .symbols(let words): .set(column, words)
        case .instant: .instant(column)
        case .flag, .label: nil
        }
    }

    private mutating func valueCall(_ id: NodeID, _ function: Function) -> Value? {
        let arguments = Array(checked.arguments(of: id))
        guard let first = arguments.first else { return nil }
        switch function {
        case .double:
            switch value(first) {
            case .int(let register): return .double(builder.value(.intToDouble, register))
            case .double(let register): return .double(register)
            case .constantInt(let value): return .constantDouble(Double(value))
            default: return nil
            }
        case .size:
            guard case .set(let register, _) = value(first) else { return nil }
            return .int(builder.value(.bitCount, register))
        case .timestamp:
            guard case .constantText(let text) = value(first), text.utf8.count == 20, text.hasSuffix("Z"),
                let moment = Timestamp(written: text)
            else {
                return nil
            }
            return .constantInstant(moment.seconds)
        case .orElse:
            if isOpen { return value(first) }
            guard case .signal(let column) = checked.operation(of: first), let fallback = value(arguments[1]) else {
                return nil
            }
            return orElse(column, fallback)
        default: return nil
        }
    }

    private mutating func orElse(_ column: Int32, _ fallback: Value) -> Value? {
        switch (signal(column), fallback) {
        case (.int, .constantInt(let value)):
            return .int(builder.value(.orElse, column, constant: UInt64(bitPattern: value)))
        case (.double, .constantDouble(let value)):
            return .double(builder.value(.orElse, column, constant: value.bitPattern))
        case (.instant, .constantInstant(let value)):
            return .instant(builder.value(.orElse, column, constant: UInt64(bitPattern: value)))
        case (.code(_, let type), .constantText(let word)):
            guard let code = Lowering.code(of: word, type) else { return nil }
            return .code(builder.value(.orElse, column, constant: code), type)
        default: return nil
        }
    }

    /// The code of a word, where the type has one.
    static func code(of word: String, _ type: SignalType) -> UInt64? {
        switch type {
        case .symbol(let words): words.firstIndex(of: word).map { UInt64($0) }
        // Only the two capital letters are a country's text.
        case .country: CountryCode(word).flatMap { $0.description == word ? UInt64($0.packed) : nil }
        default: nil
        }
    }

    private mutating func arithmetic(_ id: NodeID, _ sign: BinaryOperator) -> Value? {
        guard !sign.isComparison, let left = value(tree.child(0, of: id)), let right = value(tree.child(1, of: id))
        else { return nil }
        switch (left, right) {
        case (.int(let a), .int(let b)):
            return Lowering.intOpcode(sign).map { .int(builder.value($0, a, b)) }
        case (.int(let a), .constantInt(let b)):
            return Lowering.intOpcode(sign).map { .int(builder.value($0, a, constant: UInt64(bitPattern: b))) }
        case (.constantInt(let a), .int(let b)) where sign == .add || sign == .multiply:
            return Lowering.intOpcode(sign).map { .int(builder.value($0, b, constant: UInt64(bitPattern: a))) }
        case (.double(let a), .double(let b)):
            return Lowering.doubleOpcode(sign).map { .double(builder.value($0, a, b)) }
        case (.double(let a), .constantDouble(let b)):
            return Lowering.doubleOpcode(sign).map { .double(builder.value($0, a, constant: b.bitPattern)) }
        case (.constantDouble(let a), .double(let b)) where sign == .add || sign == .multiply:
            return Lowering.doubleOpcode(sign).map { .double(builder.value($0, b, constant: a.bitPattern)) }
        default: return nil
        }
    }

    private static func intOpcode(_ sign: BinaryOperator) -> Opcode? {
        switch sign {
        case .add: .intAdd
        case .subtract: .intSubtract
        case .multiply: .intMultiply
        case .divide: .intDivide
        case .remainder: .intRemainder
        default: nil
        }
    }

    private static func doubleOpcode(_ sign: BinaryOperator) -> Opcode? {
        switch sign {
        case .add: .doubleAdd
        case .subtract: .doubleSubtract
        case .multiply: .doubleMultiply
        case .divide: .doubleDivide
        default: nil
        }
    }
}
