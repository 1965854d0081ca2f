package import BonafideCore

extension ProgramRun {
    /// Writes a temporary lane by lane; a lane without a result met an error.
    @inline(__always)
    private func store(_ step: Instruction, _ compute: (Int) -> UInt64?) {
        let place = Int(step.target) - columns
        let target = values + place * SignalBlock.lanes
        var known = knownOf(step.a) & (step.b < 0 ? ~0 : knownOf(step.b))
        var broken = (brokenOf(step.a) | (step.b < 0 ? 0 : brokenOf(step.b))) & ~known
        var left = known & (lanes == 64 ? ~0 : (1 << UInt64(lanes)) - 1)
        while left != 0 {
            let lane = left.trailingZeroBitCount
            left &= left - 1
            if let value = compute(lane) {
                target[lane] = value
            } else {
                known &= ~(1 << UInt64(lane))
                broken |= 1 << UInt64(lane)
            }
        }
        self.known[place] = known
        self.broken[place] = broken
    }

    @inline(__always)
    func computeInts(_ step: Instruction) {
        let a = UnsafeRawPointer(lanesOf(step.a)).assumingMemoryBound(to: Int64.self)
        let b = step.b < 0 ? nil : UnsafeRawPointer(lanesOf(step.b)).assumingMemoryBound(to: Int64.self)
        let constant = Int64(bitPattern: step.constant)
        store(step) { lane in
            let (x, y) = (a[lane], b?[lane] ?? constant)
            let (result, overflow): (Int64, Bool)
            switch step.opcode {
            case .intAdd: (result, overflow) = x.addingReportingOverflow(y)
            case .intSubtract: (result, overflow) = x.subtractingReportingOverflow(y)
            case .intMultiply: (result, overflow) = x.multipliedReportingOverflow(by: y)
            case .intDivide: (result, overflow) = x.dividedReportingOverflow(by: y)
            case .intRemainder: (result, overflow) = x.remainderReportingOverflow(dividingBy: y)
            default: (result, overflow) = Int64(0).subtractingReportingOverflow(x)
            }
            return overflow ? nil : UInt64(bitPattern: result)
        }
    }

    @inline(__always)
    func computeDoubles(_ step: Instruction) {
        let a = UnsafeRawPointer(lanesOf(step.a)).assumingMemoryBound(to: Double.self)
        let b = step.b < 0 ? nil : UnsafeRawPointer(lanesOf(step.b)).assumingMemoryBound(to: Double.self)
        let constant = Double(bitPattern: step.constant)
        store(step) { lane in
            let (x, y) = (a[lane], b?[lane] ?? constant)
            switch step.opcode {
            case .doubleAdd: return (x + y).bitPattern
            case .doubleSubtract: return (x - y).bitPattern
            case .doubleMultiply: return (x * y).bitPattern
            case .doubleDivide: return (x / y).bitPattern
            default: return (-x).bitPattern
            }
        }
    }

    @inline(__always)
    func convert(_ step: Instruction) {
        let a = lanesOf(step.a)
        switch step.opcode {
        case .intToDouble: store(step) { Double(Int64(bitPattern: a[$0])).bitPattern }
        case .bitCount: store(step) { UInt64(a[$0].nonzeroBitCount) }
        default:
            let place = Int(step.target) - columns
            let target = values + place * SignalBlock.lanes
            let has = knownOf(step.a)
            for lane in 0..<lanes { target[lane] = has >> UInt64(lane) & 1 != 0 ? a[lane] : step.constant }
            known[place] = ~0
            broken[place] = 0
        }
    }
}
