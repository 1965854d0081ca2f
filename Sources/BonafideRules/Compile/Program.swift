package import BonafideCore

/// The conditions of a whole pack as one list of steps over the columns of a block.
///
/// Every condition ends in a truth register. Steps that several conditions share are done once.
package struct Program: Sendable {
    /// A part of a condition that the tree evaluator computes.
    struct TreePart: Sendable {
        let expression: CheckedExpression
        let node: Expression.NodeID
        /// Whether it is in the open reading.
        let isOpen: Bool
    }

    /// The most steps the tree evaluator may take for one part and lane.
    static let treeSteps = 100_000

    var instructions: [Instruction] = []
    /// Truth registers in use.
    var truths = 0
    /// Temporary value registers in use.
    var temporaries = 0
    /// Columns of the catalog the program was made for; value registers below this number are columns.
    let columns: Int
    /// For each condition, the truth register it ends in; those of the open readings follow.
    var roots: [Int32] = []
    var parts: [TreePart] = []
    /// Bit tables for codes of 64 and more, 1,024 words each.
    var tables: [[UInt64]] = []
    /// The signals, for the tree evaluator.
    let catalog: SignalCatalog

    /// How many steps the program has.
    package var count: Int { instructions.count }
    /// How many parts of conditions are left to the tree evaluator.
    package var treeParts: Int { parts.count }
}
