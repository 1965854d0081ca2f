/// The values of a signal for which a part of a condition is true.
enum SignalDomain: Equatable {
    /// Numbers between two bounds.
    case interval(low: Double, isLowOpen: Bool, high: Double, isHighOpen: Bool)
    /// Words of a vocabulary of at most 64, one bit each; of a flag, bit 0 is true and bit 1 false.
    case words(UInt64)

    /// Whether no value is left; between two neighbouring whole numbers there is none.
    func isEmpty(whole: Bool) -> Bool {
        switch self {
        case .words(let words): return words == 0
        case .interval(var low, var isLowOpen, var high, var isHighOpen):
            if whole {
                if low.isFinite { (low, isLowOpen) = (isLowOpen ? (low + 1).rounded(.down) : low.rounded(.up), false) }
                if high.isFinite {
                    (high, isHighOpen) = (isHighOpen ? (high - 1).rounded(.up) : high.rounded(.down), false)
                }
            }
            return low > high || (low == high && (isLowOpen || isHighOpen))
        }
    }

    /// The values in both.
    func intersection(_ other: SignalDomain) -> SignalDomain {
        switch (self, other) {
        case (.words(let a), .words(let b)): return .words(a & b)
        case (.interval(let l1, let lo1, let h1, let ho1), .interval(let l2, let lo2, let h2, let ho2)):
            return .interval(
                low: max(l1, l2), isLowOpen: l1 == l2 ? lo1 || lo2 : l1 > l2 ? lo1 : lo2,
                high: min(h1, h2), isHighOpen: h1 == h2 ? ho1 || ho2 : h1 < h2 ? ho1 : ho2)
        default: return self
        }
    }

    /// The numbers for which `x sign bound` holds, or nothing where they are not one interval.
    static func numbers(_ sign: BinaryOperator, _ bound: Double) -> SignalDomain? {
        switch sign {
        case .equal: .interval(low: bound, isLowOpen: false, high: bound, isHighOpen: false)
        case .less: .interval(low: -.infinity, isLowOpen: false, high: bound, isHighOpen: true)
        case .lessOrEqual: .interval(low: -.infinity, isLowOpen: false, high: bound, isHighOpen: false)
        case .greater: .interval(low: bound, isLowOpen: true, high: .infinity, isHighOpen: false)
        case .greaterOrEqual: .interval(low: bound, isLowOpen: false, high: .infinity, isHighOpen: false)
        default: nil
        }
    }
}

extension BinaryOperator {
    /// The comparison that holds where this one does not.
    var negated: BinaryOperator? {
        switch self {
        case .equal: .notEqual
        case .notEqual: .equal
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        default: nil
        }
    }

    /// The comparison that says the same with its sides exchanged.
    var mirrored: BinaryOperator? {
        switch self {
        case .equal, .notEqual: self
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        default: nil
        }
    }
}
