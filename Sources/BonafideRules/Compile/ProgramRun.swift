package import BonafideCore

extension Program {
    /// Runs all conditions over the first lanes of a block and writes how each ended.
    ///
    /// Rows of `outcomes` follow the order of the conditions. Lanes behind the last used one hold nothing of meaning.
    package func run(
        _ view: SignalBlock.View, labels: [String], lanes: Int, room: borrowing ProgramRoom,
        into outcomes: borrowing OutcomeBlock
    ) {
        if lanes == 1 { return runSingle(view, labels: labels, room: room, into: outcomes) }
        var run = ProgramRun(self, view, labels, lanes, room)
        instructions.withUnsafeBufferPointer { steps in
            for step in steps { run.perform(step) }
        }
        for (row, root) in roots.enumerated() {
            outcomes.canBeTrue[row] = room.canBeTrue[Int(root)]
            outcomes.canBeFalse[row] = room.canBeFalse[Int(root)]
            outcomes.failed[row] = room.failed[Int(root)]
        }
    }
}

extension Program {
    /// Runs all conditions for the first lane alone.
    private func runSingle(
        _ view: SignalBlock.View, labels: [String], room: borrowing ProgramRoom, into outcomes: borrowing OutcomeBlock
    ) {
        let run = SingleRun(self, view, labels, room)
        SingleRun.junctions.and.withUnsafeBufferPointer { and in
            SingleRun.junctions.or.withUnsafeBufferPointer { or in
                if let and = and.baseAddress, let or = or.baseAddress { run.run(and: and, or: or) }
            }
        }
        roots.withUnsafeBufferPointer { roots in
            for (row, root) in roots.enumerated() {
                let state = UInt64(run.truth[Int(root)])
                outcomes.canBeTrue[row] = state & 1
                outcomes.canBeFalse[row] = state >> 1 & 1
                outcomes.failed[row] = state >> 2
            }
        }
    }
}

/// One run of a program over one block.
struct ProgramRun {
    let program: Program
    let view: SignalBlock.View
    let labels: [String]
    let lanes: Int
    let columns: Int
    let canBeTrue: UnsafeMutablePointer<UInt64>
    let canBeFalse: UnsafeMutablePointer<UInt64>
    let failed: UnsafeMutablePointer<UInt64>
    let values: UnsafeMutablePointer<UInt64>
    let known: UnsafeMutablePointer<UInt64>
    let broken: UnsafeMutablePointer<UInt64>

    init(
        _ program: Program, _ view: SignalBlock.View, _ labels: [String], _ lanes: Int, _ room: borrowing ProgramRoom
    ) {
        self.program = program
        self.view = view
        self.labels = labels
        self.lanes = lanes
        columns = program.columns
        canBeTrue = room.canBeTrue
        canBeFalse = room.canBeFalse
        failed = room.failed
        values = room.values
        known = room.known
        broken = room.broken
    }

    /// The lanes of a value register.
    @inline(__always)
    func lanesOf(_ register: Int32) -> UnsafePointer<UInt64> {
        let number = Int(register)
        return number < columns
            ? UnsafePointer(view.payloads + number * SignalBlock.lanes)
            : UnsafePointer(values + (number - columns) * SignalBlock.lanes)
    }

    @inline(__always)
    func knownOf(_ register: Int32) -> UInt64 {
        let number = Int(register)
        return number < columns ? view.known[number] : known[number - columns]
    }

    @inline(__always)
    func brokenOf(_ register: Int32) -> UInt64 {
        let number = Int(register)
        return number < columns ? 0 : broken[number - columns]
    }

    /// One bit a lane. A block that is nearly empty is walked lane by lane; else all lanes are taken at once.
    @inline(__always)
    func word(_ test: (Int) -> Bool) -> UInt64 {
        var word: UInt64 = 0
        if lanes <= 8 {
            for lane in 0..<lanes where test(lane) { word |= 1 << UInt64(lane) }
            return word
        }
        for lane in 0..<SignalBlock.lanes { word |= (test(lane) ? 1 : 0) << UInt64(lane) }
        return word
    }

    /// Writes truth: `word` where it is known, both where it is not, with the lanes that met an error.
    @inline(__always)
    func set(_ target: Int32, _ word: UInt64, known: UInt64, broken: UInt64 = 0) {
        let target = Int(target)
        canBeTrue[target] = word | ~known
        canBeFalse[target] = ~word | ~known
        failed[target] = broken & ~known
    }

    @inline(__always)
    mutating func perform(_ step: Instruction) {
        switch step.opcode {
        case .flag, .isKnown, .isAbsent, .hasValue, .flagOrElse: readSignal(step)
        case .intEqual, .intLess, .intLessOrEqual, .intGreater, .intGreaterOrEqual: compareInts(step)
        case .doubleEqual, .doubleLess, .doubleLessOrEqual, .doubleGreater, .doubleGreaterOrEqual:
            compareDoubles(step)
        case .bit, .sharesBits, .holdsBits, .codeInWord, .codeInTable: testBits(step)
        case .constant: set(step.target, step.constant == 0 ? 0 : ~0, known: ~0)
        case .not, .and, .or, .sameTruth, .select: combine(step)
        case .tree: walkTree(step)
        case .intAdd, .intSubtract, .intMultiply, .intDivide, .intRemainder, .intNegate: computeInts(step)
        case .doubleAdd, .doubleSubtract, .doubleMultiply, .doubleDivide, .doubleNegate: computeDoubles(step)
        case .intToDouble, .bitCount, .orElse: convert(step)
        }
    }

    @inline(__always)
    private func readSignal(_ step: Instruction) {
        let column = Int(step.a)
        let known = view.known[column]
        let absent = view.absent[column]
        switch step.opcode {
        case .isKnown: set(step.target, known, known: ~0)
        case .isAbsent: set(step.target, absent, known: ~0)
        case .hasValue: set(step.target, known, known: known | absent)
        default:
            let payloads = view.payloads + column * SignalBlock.lanes
            let bits = word { payloads[$0] != 0 }
            guard step.opcode == .flagOrElse else { return set(step.target, bits, known: known) }
            set(step.target, bits & known | (step.constant == 0 ? 0 : ~known), known: ~0)
        }
    }

    @inline(__always)
    private func combine(_ step: Instruction) {
        let (target, a, b) = (Int(step.target), Int(step.a), Int(step.b))
        let (ta, fa, ea) = (canBeTrue[a], canBeFalse[a], failed[a])
        switch step.opcode {
        case .not:
            canBeTrue[target] = fa
            canBeFalse[target] = ta
            failed[target] = ea
        case .and, .or:
            let (tb, fb, eb) = (canBeTrue[b], canBeFalse[b], failed[b])
            let isAnd = step.opcode == .and
            let t = isAnd ? ta & tb : ta | tb
            let f = isAnd ? fa | fb : fa & fb
            canBeTrue[target] = t
            canBeFalse[target] = f
            // Where neither side decides, an unknown side makes the whole unknown; only errors make it an error.
            let unknown = ta & fa & ~ea | tb & fb & ~eb
            failed[target] = t & f & (ea | eb) & ~unknown
        case .sameTruth:
            let (tb, fb, eb) = (canBeTrue[b], canBeFalse[b], failed[b])
            let decided = (ta ^ fa) & (tb ^ fb)
            set(step.target, ~(ta ^ tb), known: decided, broken: ea | eb)
        default:
            let c = Int(step.c)
            let sure = ta ^ fa
            let (yes, no) = (ta & sure, fa & sure)
            canBeTrue[target] = yes & canBeTrue[b] | no & canBeTrue[c] | ~sure
            canBeFalse[target] = yes & canBeFalse[b] | no & canBeFalse[c] | ~sure
            failed[target] = yes & failed[b] | no & failed[c] | ~sure & ea
        }
    }

    @inline(__always)
    private func compareInts(_ step: Instruction) {
        let known = knownOf(step.a) & (step.b < 0 ? ~0 : knownOf(step.b))
        let broken = brokenOf(step.a) | (step.b < 0 ? 0 : brokenOf(step.b))
        let a = UnsafeRawPointer(lanesOf(step.a)).assumingMemoryBound(to: Int64.self)
        if step.b < 0 {
            let constant = Int64(bitPattern: step.constant)
            switch step.opcode {
            case .intEqual: set(step.target, word { a[$0] == constant }, known: known, broken: broken)
            case .intLess: set(step.target, word { a[$0] < constant }, known: known, broken: broken)
            case .intLessOrEqual: set(step.target, word { a[$0] <= constant }, known: known, broken: broken)
            case .intGreater: set(step.target, word { a[$0] > constant }, known: known, broken: broken)
            default: set(step.target, word { a[$0] >= constant }, known: known, broken: broken)
            }
            return
        }
        let b = UnsafeRawPointer(lanesOf(step.b)).assumingMemoryBound(to: Int64.self)
        switch step.opcode {
        case .intEqual: set(step.target, word { a[$0] == b[$0] }, known: known, broken: broken)
        case .intLess: set(step.target, word { a[$0] < b[$0] }, known: known, broken: broken)
        case .intLessOrEqual: set(step.target, word { a[$0] <= b[$0] }, known: known, broken: broken)
        case .intGreater: set(step.target, word { a[$0] > b[$0] }, known: known, broken: broken)
        default: set(step.target, word { a[$0] >= b[$0] }, known: known, broken: broken)
        }
    }

    @inline(__always)
    private func compareDoubles(_ step: Instruction) {
        let known = knownOf(step.a) & (step.b < 0 ? ~0 : knownOf(step.b))
        let broken = brokenOf(step.a) | (step.b < 0 ? 0 : brokenOf(step.b))
        let a = UnsafeRawPointer(lanesOf(step.a)).assumingMemoryBound(to: Double.self)
        if step.b < 0 {
            let constant = Double(bitPattern: step.constant)
            switch step.opcode {
            case .doubleEqual: set(step.target, word { a[$0] == constant }, known: known, broken: broken)
            case .doubleLess: set(step.target, word { a[$0] < constant }, known: known, broken: broken)
            case .doubleLessOrEqual: set(step.target, word { a[$0] <= constant }, known: known, broken: broken)
            case .doubleGreater: set(step.target, word { a[$0] > constant }, known: known, broken: broken)
            default: set(step.target, word { a[$0] >= constant }, known: known, broken: broken)
            }
            return
        }
        let b = UnsafeRawPointer(lanesOf(step.b)).assumingMemoryBound(to: Double.self)
        switch step.opcode {
        case .doubleEqual: set(step.target, word { a[$0] == b[$0] }, known: known, broken: broken)
        case .doubleLess: set(step.target, word { a[$0] < b[$0] }, known: known, broken: broken)
        case .doubleLessOrEqual: set(step.target, word { a[$0] <= b[$0] }, known: known, broken: broken)
        case .doubleGreater: set(step.target, word { a[$0] > b[$0] }, known: known, broken: broken)
        default: set(step.target, word { a[$0] >= b[$0] }, known: known, broken: broken)
        }
    }

    @inline(__always)
    private func testBits(_ step: Instruction) {
        let a = lanesOf(step.a)
        let constant = step.constant
        let bits: UInt64
        switch step.opcode {
        case .bit: bits = word { a[$0] >> (constant & 63) & 1 != 0 }
        case .sharesBits: bits = word { a[$0] & constant != 0 }
        case .holdsBits: bits = word { a[$0] & constant == constant }
        case .codeInWord: bits = word { constant >> (a[$0] & 63) & 1 != 0 }
        default:
            bits = program.tables[Int(constant)].withUnsafeBufferPointer { table in
                word { table[Int(a[$0] >> 6 & 1023)] >> (a[$0] & 63) & 1 != 0 }
            }
        }
        set(step.target, bits, known: knownOf(step.a), broken: brokenOf(step.a))
    }
}
