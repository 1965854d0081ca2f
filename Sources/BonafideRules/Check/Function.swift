/// The functions of the language, by their names.
package enum Function: String, Sendable, CaseIterable {
    // Core
    case size, type, dyn, int, uint, double, string, bytes, bool, timestamp, duration
    case contains, startsWith, endsWith, matches
    case getFullYear, getMonth, getDayOfYear, getDayOfMonth, getDate, getDayOfWeek
    case getHours, getMinutes, getSeconds, getMilliseconds
    // Unknowns
    case known, orElse
    // Strings
    case charAt, indexOf, lastIndexOf, join, lowerAscii, upperAscii, replace, split, substring, trim, reverse, format
    case quote = "strings.quote"
    // Mathematics
    case greatest = "math.greatest"
    case least = "math.least"
    case ceil = "math.ceil"
    case floor = "math.floor"
    case round = "math.round"
    case trunc = "math.trunc"
    case abs = "math.abs"
    case sign = "math.sign"
    case sqrt = "math.sqrt"
    case isNaN = "math.isNaN"
    case isInf = "math.isInf"
    case isFinite = "math.isFinite"
    case bitAnd = "math.bitAnd"
    case bitOr = "math.bitOr"
    case bitXor = "math.bitXor"
    case bitNot = "math.bitNot"
    case bitShiftLeft = "math.bitShiftLeft"
    case bitShiftRight = "math.bitShiftRight"
    // Network
    case ip, cidr, isIP, isCIDR, family, isUnspecified, isLoopback, isGlobalUnicast, isLinkLocalMulticast
    case isLinkLocalUnicast, containsIP, containsCIDR, masked, prefixLength
    case isCanonical = "ip.isCanonical"
    // Optionals
    case optionalNone = "optional.none"
    case optionalOf = "optional.of"
    case optionalOfNonZeroValue = "optional.ofNonZeroValue"
    case optionalUnwrap = "optional.unwrap"
    case hasValue, value, or, orValue, unwrapOpt, first, last
    // Sets and encoders
    case setsContains = "sets.contains"
    case setsEquivalent = "sets.equivalent"
    case setsIntersects = "sets.intersects"
    case base64Encode = "base64.encode"
    case base64Decode = "base64.decode"

    /// Functions whose first argument is taken unevaluated to its state, and that never yield unknown.
    package var absorbsUnknown: Bool { self == .known || self == .orElse }
}

/// One way a function can be called.
package struct Overload: Sendable {
    /// The function, or nothing for one that is declared without a body.
    package var function: Function?
    /// Whether it is called on a target, which is then the first parameter.
    package var isMember: Bool
    /// The types it takes.
    package var parameters: [CELType]
    /// The type it yields.
    package var result: CELType
    /// Whether the types hold type parameters.
    package var isGeneric: Bool

    /// Takes all parts.
    package init(_ function: Function?, isMember: Bool, parameters: [CELType], result: CELType) {
        self.function = function
        self.isMember = isMember
        self.parameters = parameters
        self.result = result
        isGeneric = result.hasParameters || parameters.contains { $0.hasParameters }
    }
}
