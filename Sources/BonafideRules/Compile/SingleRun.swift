package import BonafideCore

/// One run of a program for the first lane of a block alone, with a byte a truth register in place of three words.
///
/// A byte holds whether the register can be true (1), can be false (2), and met an error (4).
struct SingleRun {
    let program: Program
    let view: SignalBlock.View
    let labels: [String]
    let truth: UnsafeMutablePointer<UInt8>
    let values: UnsafeMutablePointer<UInt64>
    /// Whether a temporary has a value (1) or met an error (2).
    let states: UnsafeMutablePointer<UInt8>
    let columns: Int

    static let yes: UInt8 = 1
    static let no: UInt8 = 2
    static let unknown: UInt8 = 3
    static let failed: UInt8 = 7

    init(_ program: Program, _ view: SignalBlock.View, _ labels: [String], _ room: borrowing ProgramRoom) {
        self.program = program
        self.view = view
        self.labels = labels
        truth = room.single
        values = room.values
        states = room.singleStates
        columns = program.columns
    }

    /// `&&` and `||` by both operands: index `a << 3 | b`.
    static let junctions: (and: [UInt8], or: [UInt8]) = {
        var (and, or) = ([UInt8](repeating: 0, count: 64), [UInt8](repeating: 0, count: 64))
        for a in UInt8(0)..<8 {
            for b in UInt8(0)..<8 {
                let error = a == unknown || b == unknown ? 0 : (a | b) & 4
                let both = a & b & 1 | (a | b) & 2
                let either = (a | b) & 1 | a & b & 2
                and[Int(a << 3 | b)] = both == unknown ? both | error : both
                or[Int(a << 3 | b)] = either == unknown ? either | error : either
            }
        }
        return (and, or)
    }()

    @inline(__always)
    private func bits(_ register: Int32) -> UInt64 {
        let number = Int(register)
        return number < columns ? view.payloads[number * SignalBlock.lanes] : values[number - columns]
    }

    /// Whether a value register has a value (1) or met an error (2).
    @inline(__always)
    private func state(_ register: Int32) -> UInt8 {
        let number = Int(register)
        return number < columns ? UInt8(truncatingIfNeeded: view.known[number] & 1) : states[number - columns]
    }

    @inline(__always)
    private func int(_ register: Int32) -> Int64 { Int64(bitPattern: bits(register)) }
    @inline(__always)
    private func double(_ register: Int32) -> Double { Double(bitPattern: bits(register)) }
    @inline(__always)
    private func int(_ register: Int32, or constant: UInt64) -> Int64 {
        register < 0 ? Int64(bitPattern: constant) : int(register)
    }
    @inline(__always)
    private func double(_ register: Int32, or constant: UInt64) -> Double {
        Double(bitPattern: register < 0 ? constant : bits(register))
    }

    /// What a register holds where a test of known values came out so.
    @inline(__always)
    private func verdict(_ test: Bool, _ a: UInt8, _ b: UInt8 = 1) -> UInt8 {
        if a & b & 1 != 0 { return test ? Self.yes : Self.no }
        return (a | b) & 2 != 0 ? Self.failed : Self.unknown
    }

    @inline(__always)
    private func compared(_ step: Instruction, _ test: Bool) -> UInt8 {
        step.b < 0 ? verdict(test, state(step.a)) : verdict(test, state(step.a), state(step.b))
    }

    /// Runs every step.
    func run(and: UnsafePointer<UInt8>, or: UnsafePointer<UInt8>) {
        program.instructions.withUnsafeBufferPointer { steps in
            for step in steps {
                if step.opcode.yieldsValue { compute(step) } else { truth[Int(step.target)] = judge(step, and, or) }
            }
        }
    }

    @inline(__always)
    private func judge(_ step: Instruction, _ and: UnsafePointer<UInt8>, _ or: UnsafePointer<UInt8>) -> UInt8 {
        switch step.opcode {
        case .and: return and[Int(truth[Int(step.a)] << 3 | truth[Int(step.b)])]
        case .or: return or[Int(truth[Int(step.a)] << 3 | truth[Int(step.b)])]
        case .not:
            let a = truth[Int(step.a)]
            return (a & 1) << 1 | a >> 1 & 1 | a & 4
        case .flag: return verdict(bits(step.a) != 0, state(step.a))
        case .intEqual: return compared(step, int(step.a) == int(step.b, or: step.constant))
        case .intLess: return compared(step, int(step.a) < int(step.b, or: step.constant))
        case .intLessOrEqual: return compared(step, int(step.a) <= int(step.b, or: step.constant))
        case .intGreater: return compared(step, int(step.a) > int(step.b, or: step.constant))
        case .intGreaterOrEqual: return compared(step, int(step.a) >= int(step.b, or: step.constant))
        case .doubleEqual: return compared(step, double(step.a) == double(step.b, or: step.constant))
        case .doubleLess: return compared(step, double(step.a) < double(step.b, or: step.constant))
        case .doubleLessOrEqual: return compared(step, double(step.a) <= double(step.b, or: step.constant))
        case .doubleGreater: return compared(step, double(step.a) > double(step.b, or: step.constant))
        case .doubleGreaterOrEqual: return compared(step, double(step.a) >= double(step.b, or: step.constant))
        case .bit: return verdict(bits(step.a) >> (step.constant & 63) & 1 != 0, state(step.a))
        case .sharesBits: return verdict(bits(step.a) & step.constant != 0, state(step.a))
        case .holdsBits: return verdict(bits(step.a) & step.constant == step.constant, state(step.a))
        case .codeInWord: return verdict(step.constant >> (bits(step.a) & 63) & 1 != 0, state(step.a))
        case .isKnown: return state(step.a) & 1 != 0 ? Self.yes : Self.no
        case .constant: return step.constant == 0 ? Self.no : Self.yes
        default: return rare(step)
        }
    }

    /// Steps few conditions have.
    private func rare(_ step: Instruction) -> UInt8 {
        switch step.opcode {
        case .isAbsent: return view.absent[Int(step.a)] & 1 != 0 ? Self.yes : Self.no
        case .hasValue:
            if state(step.a) & 1 != 0 { return Self.yes }
            return view.absent[Int(step.a)] & 1 != 0 ? Self.no : Self.unknown
        case .flagOrElse:
            let isSet = state(step.a) & 1 != 0 ? bits(step.a) != 0 : step.constant != 0
            return isSet ? Self.yes : Self.no
        case .codeInTable:
            let code = bits(step.a)
            let word = program.tables[Int(step.constant)][Int(code >> 6 & 1023)]
            return verdict(word >> (code & 63) & 1 != 0, state(step.a))
        case .sameTruth:
            let (a, b) = (truth[Int(step.a)], truth[Int(step.b)])
            if a & 3 != 3, b & 3 != 3 { return a == b ? Self.yes : Self.no }
            return (a | b) & 4 != 0 ? Self.failed : Self.unknown
        case .select:
            switch truth[Int(step.a)] {
            case Self.yes: return truth[Int(step.b)]
            case Self.no: return truth[Int(step.c)]
            case let other: return other
            }
        default: return walkTree(step)
        }
    }

    private func walkTree(_ step: Instruction) -> UInt8 {
        if step.b >= 0, truth[Int(step.b)] & 1 == 0 { return Self.no }
        let part = program.parts[Int(step.a)]
        let evaluator = ExpressionEvaluator(steps: Program.treeSteps, isOpen: part.isOpen)
        let source = BlockLane(view, lane: 0, catalog: program.catalog, labels: labels)
        return switch evaluator.evaluate(part.expression, at: part.node, source) {
        case .bool(let flag): flag ? Self.yes : Self.no
        case .unknown: Self.unknown
        default: Self.failed
        }
    }

    private func compute(_ step: Instruction) {
        let place = Int(step.target) - columns
        let (a, b) = (state(step.a), step.b < 0 ? 1 : state(step.b))
        if step.opcode == .orElse {
            values[place] = a & 1 != 0 ? bits(step.a) : step.constant
            states[place] = 1
            return
        }
        guard a & b & 1 != 0 else {
            states[place] = (a | b) & 2
            return
        }
        let result = step.opcode.result(bits(step.a), step.b < 0 ? step.constant : bits(step.b))
        values[place] = result ?? 0
        states[place] = result == nil ? 2 : 1
    }
}

extension Opcode {
    /// Whether the step writes a value instead of truth.
    @inline(__always)
    var yieldsValue: Bool { rawValue >= Opcode.intAdd.rawValue && rawValue <= Opcode.orElse.rawValue }

    /// The 64 bits an arithmetic step yields, or nothing where it fails.
    func result(_ a: UInt64, _ b: UInt64) -> UInt64? {
        func whole(_ result: (partialValue: Int64, overflow: Bool)) -> UInt64? {
            result.overflow ? nil : UInt64(bitPattern: result.partialValue)
        }
        let (x, y) = (Int64(bitPattern: a), Int64(bitPattern: b))
        let (p, q) = (Double(bitPattern: a), Double(bitPattern: b))
        switch self {
        case .intAdd: return whole(x.addingReportingOverflow(y))
        case .intSubtract: return whole(x.subtractingReportingOverflow(y))
        case .intMultiply: return whole(x.multipliedReportingOverflow(by: y))
        case .intDivide: return whole(x.dividedReportingOverflow(by: y))
        case .intRemainder: return whole(x.remainderReportingOverflow(dividingBy: y))
        case .intNegate: return whole(Int64(0).subtractingReportingOverflow(x))
        case .doubleAdd: return (p + q).bitPattern
        case .doubleSubtract: return (p - q).bitPattern
        case .doubleMultiply: return (p * q).bitPattern
        case .doubleDivide: return (p / q).bitPattern
        case .doubleNegate: return (-p).bitPattern
        case .intToDouble: return Double(x).bitPattern
        case .bitCount: return UInt64(a.nonzeroBitCount)
        default: return nil
        }
    }
}
