extension Function {
    /// `math.*`, or nothing where the arguments' types do not fit.
    func applyToNumbers(_ arguments: [CELValue]) -> CELValue? {
        switch self {
        case .greatest, .least: return extreme(arguments)
        case .bitAnd, .bitOr, .bitXor, .bitShiftLeft, .bitShiftRight:
            return arguments.count == 2 ? bits(arguments[0], arguments[1]) : nil
        default: break
        }
        guard arguments.count == 1 else { return nil }
        switch arguments[0] {
        case .double(let number): return ofDouble(number)
        case .int(let number): return ofInt(number)
        case .uint(let number): return ofUInt(number)
        default: return nil
        }
    }

    private func ofDouble(_ number: Double) -> CELValue? {
        switch self {
        case .ceil: .double(number.rounded(.up))
        case .floor: .double(number.rounded(.down))
        case .round: .double(number.rounded(.toNearestOrAwayFromZero))
        case .trunc: .double(number.rounded(.towardZero))
        case .abs: .double(number.magnitude)
        case .sign: .double(number.isNaN || number == 0 ? number : number < 0 ? -1 : 1)
        case .sqrt: .double(number.squareRoot())
        case .isNaN: .bool(number.isNaN)
        case .isInf: .bool(number.isInfinite)
        case .isFinite: .bool(number.isFinite)
        default: nil
        }
    }

    private func ofInt(_ number: Int64) -> CELValue? {
        switch self {
        case .abs:
            number == .min ? .failure(.overflow, "the result does not fit into 64 bits") : .int(Swift.abs(number))
        case .sign: .int(number.signum())
        case .sqrt: .double(Double(number).squareRoot())
        case .bitNot: .int(~number)
        default: nil
        }
    }

    private func ofUInt(_ number: UInt64) -> CELValue? {
        switch self {
        case .abs: .uint(number)
        case .sign: .uint(number == 0 ? 0 : 1)
        case .sqrt: .double(Double(number).squareRoot())
        case .bitNot: .uint(~number)
        default: nil
        }
    }

    private func bits(_ left: CELValue, _ right: CELValue) -> CELValue? {
        switch (left, right) {
        case (.int(let x), .int(let y)):
            switch self {
            case .bitAnd: return .int(x & y)
            case .bitOr: return .int(x | y)
            case .bitXor: return .int(x ^ y)
            default:
                return shift(UInt64(bitPattern: x), by: y).map { .int(Int64(bitPattern: $0)) } ?? Self.negativeShift
            }
        case (.uint(let x), .uint(let y)):
            switch self {
            case .bitAnd: return .uint(x & y)
            case .bitOr: return .uint(x | y)
            case .bitXor: return .uint(x ^ y)
            default: return nil
            }
        case (.uint(let x), .int(let y)):
            guard self == .bitShiftLeft || self == .bitShiftRight else { return nil }
            return shift(x, by: y).map { .uint($0) } ?? Self.negativeShift
        default: return nil
        }
    }

    private static var negativeShift: CELValue { .failure(.other, "a shift by a negative number of bits") }

    /// Shifts bits without regard to sign; shifts of 64 and more give 0.
    private func shift(_ bits: UInt64, by count: Int64) -> UInt64? {
        guard count >= 0 else { return nil }
        guard count < 64 else { return 0 }
        return self == .bitShiftLeft ? bits << UInt64(count) : bits >> UInt64(count)
    }

    private func extreme(_ arguments: [CELValue]) -> CELValue? {
        var numbers = arguments
        if arguments.count == 1, case .list(let elements) = arguments[0] { numbers = elements }
        guard var best = numbers.first else {
            return .failure(.invalidArgument, "an empty list has neither a least nor a greatest number")
        }
        for number in numbers {
            guard number.type?.isNumeric == true else { return nil }
            let order = CELValue.compare(number, best)
            if self == .greatest ? order == .after : order == .before { best = number }
        }
        return best
    }
}
