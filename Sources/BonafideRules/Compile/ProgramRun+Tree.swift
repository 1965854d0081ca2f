package import BonafideCore

extension ProgramRun {
    /// Has the tree evaluator compute a part of a condition for every lane it can still matter to.
    func walkTree(_ step: Instruction) {
        let part = program.parts[Int(step.a)]
        let evaluator = ExpressionEvaluator(steps: Program.treeSteps, isOpen: part.isOpen)
        let wanted = step.b < 0 ? ~UInt64(0) : canBeTrue[Int(step.b)]
        var (t, f, e): (UInt64, UInt64, UInt64) = (0, ~wanted, 0)
        var left = wanted & (lanes == SignalBlock.lanes ? ~0 : (1 << UInt64(lanes)) - 1)
        while left != 0 {
            let lane = left.trailingZeroBitCount
            let bit = UInt64(1) << UInt64(lane)
            left &= left - 1
            let source = BlockLane(view, lane: lane, catalog: program.catalog, labels: labels)
            switch evaluator.evaluate(part.expression, at: part.node, source) {
            case .bool(true): t |= bit
            case .bool(false): f |= bit
            case .unknown:
                t |= bit
                f |= bit
            default:
                t |= bit
                f |= bit
                e |= bit
            }
        }
        canBeTrue[Int(step.target)] = t
        canBeFalse[Int(step.target)] = f
        failed[Int(step.target)] = e
    }
}
