/// What one step of a program does. `B` registers hold truth, `V` registers hold 64-bit values.
enum Opcode: UInt8, Sendable {
    // Truth from signals: a = column
    case flag, isKnown, isAbsent, hasValue
    // Truth from comparing values: a = V, b = V or -1 for the constant
    case intEqual, intLess, intLessOrEqual, intGreater, intGreaterOrEqual
    case doubleEqual, doubleLess, doubleLessOrEqual, doubleGreater, doubleGreaterOrEqual
    /// Bit number `constant` of a set of symbols.
    case bit
    /// Whether a set of symbols shares a word with `constant`.
    case sharesBits
    /// Whether a set of symbols holds all words of `constant`.
    case holdsBits
    /// Whether a code below 64 is a bit of `constant`.
    case codeInWord
    /// Whether a code is a bit of table number `constant`.
    case codeInTable
    // Truth from truth: a, b, c = B
    case constant, not, and, or, sameTruth, select
    /// Whatever has no form here: the tree evaluator, lane by lane; a = number of the part, b = B that must be
    /// possible for the lane to matter, or -1.
    case tree
    // Values from values: a, b = V or -1 for the constant
    case intAdd, intSubtract, intMultiply, intDivide, intRemainder, intNegate
    case doubleAdd, doubleSubtract, doubleMultiply, doubleDivide, doubleNegate
    case intToDouble, bitCount
    /// The constant wherever `a` has no value.
    case orElse
    /// Truth of a flag or the constant wherever the flag has no value; a = column.
    case flagOrElse
}

/// One step of a program; equal steps are computed once.
struct Instruction: Hashable, Sendable {
    var opcode: Opcode
    /// The register written: a B or a temporary V.
    var target: Int32 = 0
    var a: Int32 = -1
    var b: Int32 = -1
    var c: Int32 = -1
    var constant: UInt64 = 0
}
