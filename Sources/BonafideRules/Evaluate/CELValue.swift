package import BonafideCore

/// A value of the expression language, together with the two things that are not values: unknown and error.
///
/// Scalars are held in place and everything else behind one pointer, so that a value is at most 24 bytes.
package enum CELValue: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    case list([CELValue])
    case map(CELMap)
    case timestamp(CELTimestamp)
    /// Nanoseconds.
    case duration(Int64)
    case type(CELType)
    case optional(CELOptional)
    case ip(IPAddress)
    case cidr(IPRange)
    /// What it rests on could not be learnt.
    case unknown(UnknownTrail)
    /// The operation has no result.
    case error(EvaluationFailure)

    /// Whether this is unknown or an error rather than a value.
    @inline(__always)
    package var isMissing: Bool {
        switch self {
        case .unknown, .error: true
        default: false
        }
    }

    /// The type of the value, or nothing where it is unknown or an error; elements' types are not looked at.
    package var type: CELType? {
        switch self {
        case .null: .null
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        case .list: .list(.dyn)
        case .map: .map(.dyn, .dyn)
        case .timestamp: .timestamp
        case .duration: .duration
        case .type: .type(.dyn)
        case .optional: .optional(.dyn)
        case .ip: .ip
        case .cidr: .cidr
        case .unknown, .error: nil
        }
    }
}

/// An optional value: something or nothing.
package final class CELOptional: Sendable {
    /// What it holds.
    package let value: CELValue?
    /// The empty one.
    package static let none = CELOptional(nil)
    /// Wraps a value.
    package init(_ value: CELValue?) { self.value = value }
}

/// An IP address with the length of its network part.
package final class IPRange: Sendable {
    /// The address as written, host bits included.
    package let address: IPAddress
    /// Bits of the network part, 0–32 or 0–128.
    package let prefix: Int
    /// Joins an address with the length of its network part.
    package init(address: IPAddress, prefix: Int) {
        self.address = address
        self.prefix = prefix
    }
}

/// What an unknown value rests on.
package final class UnknownTrail: Sendable {
    /// Columns of the signals that have no value, ascending.
    package let columns: [Int]
    /// Names of other variables, sorted.
    package let names: [String]

    /// Takes columns and names in any order.
    package init(columns: [Int] = [], names: [String] = []) {
        self.columns = columns.count < 2 ? columns : Set(columns).sorted()
        self.names = names.count < 2 ? names : Set(names).sorted()
    }

    /// The trail of a value that rests on both.
    package func merged(with other: UnknownTrail) -> UnknownTrail {
        if self === other { return self }
        return UnknownTrail(columns: columns + other.columns, names: names + other.names)
    }
}

/// Why an operation has no result.
package final class EvaluationFailure: Sendable {
    /// The kinds of failure.
    package enum Kind: String, Sendable {
        case noSuchOverload = "no_such_overload"
        case undeclaredReference = "undeclared_reference"
        case noSuchKey = "no_such_key"
        case invalidArgument = "invalid_argument"
        case divideByZero = "divide_by_zero"
        case modulusByZero = "modulus_by_zero"
        case overflow = "overflow"
        case range = "range"
        case repeatedKey = "repeated_key"
        case limit = "limit"
        case other = "other"
    }
    /// The kind.
    package let kind: Kind
    /// What happened, in lower case and without any personal value.
    package let message: String

    /// Takes kind and message.
    package init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}

extension CELValue {
    /// An error value.
    static func failure(_ kind: EvaluationFailure.Kind, _ message: String) -> CELValue {
        .error(EvaluationFailure(kind, message))
    }

    /// The error of an operation that does not take these operands.
    static func noOverload(_ name: String, _ arguments: CELValue...) -> CELValue {
        let types = arguments.map { $0.type?.description ?? "unknown" }.joined(separator: ", ")
        return failure(.noSuchOverload, "`\(name)` does not take (\(types))")
    }

    static let absentOptional = CELValue.optional(.none)
}
