internal import BonafideCore

/// Collects the steps of a program; a step that was already taken gives its old register.
struct ProgramBuilder {
    var program: Program
    private var seen: [Instruction: Int32] = [:]
    private var tableNumbers: [[UInt64]: Int] = [:]

    init(catalog: SignalCatalog) {
        program = Program(columns: catalog.count, catalog: catalog)
        seen.reserveCapacity(512)
    }

    /// A step that ends in a truth register.
    mutating func truth(
        _ opcode: Opcode, _ a: Int32 = -1, _ b: Int32 = -1, _ c: Int32 = -1, constant: UInt64 = 0
    ) -> Int32 {
        var step = Instruction(opcode: opcode, a: a, b: b, c: c, constant: constant)
        // Both orders of a symmetric step are one step.
        switch opcode {
        case .and, .or, .sameTruth: if b < a { swap(&step.a, &step.b) }
        case .intEqual, .doubleEqual: if b >= 0, b < a { swap(&step.a, &step.b) }
        default: break
        }
        if opcode == .and || opcode == .or, a == b { return a }
        return add(step) { program in
            program.truths += 1
            return Int32(program.truths - 1)
        }
    }

    /// A step that ends in a value register.
    mutating func value(_ opcode: Opcode, _ a: Int32, _ b: Int32 = -1, constant: UInt64 = 0) -> Int32 {
        add(Instruction(opcode: opcode, a: a, b: b, constant: constant)) { program in
            program.temporaries += 1
            return Int32(program.columns + program.temporaries - 1)
        }
    }

    private mutating func add(_ step: Instruction, _ register: (inout Program) -> Int32) -> Int32 {
        if let known = seen[step] { return known }
        let target = register(&program)
        seen[step] = target
        var step = step
        step.target = target
        program.instructions.append(step)
        return target
    }

    /// A part of a condition for the tree evaluator; lanes where `mask` cannot be true are not evaluated.
    mutating func tree(
        _ expression: CheckedExpression, _ node: Expression.NodeID, isOpen: Bool, mask: Int32
    ) -> Int32 {
        program.parts.append(Program.TreePart(expression: expression, node: node, isOpen: isOpen))
        return truth(.tree, Int32(program.parts.count - 1), mask)
    }

    /// The number of a bit table over codes.
    mutating func table(_ codes: [UInt64]) -> UInt64 {
        var words = [UInt64](repeating: 0, count: 1024)
        for code in codes where code < 65_536 { words[Int(code >> 6)] |= 1 << (code & 63) }
        if let known = tableNumbers[words] { return UInt64(known) }
        program.tables.append(words)
        tableNumbers[words] = program.tables.count - 1
        return UInt64(program.tables.count - 1)
    }
}
