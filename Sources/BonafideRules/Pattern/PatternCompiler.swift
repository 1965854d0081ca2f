/// Turns a parsed pattern into instructions.
struct PatternCompiler {
    /// The most instructions a pattern may need; counted repetitions multiply.
    static let mostInstructions = 10_000

    private var program: [TextPattern.Instruction] = []

    mutating func compile(_ node: PatternNode) throws(TextPattern.Problem) { try emit(node) }

    consuming func finish() -> [TextPattern.Instruction] { program + [.match] }

    private var here: Int32 { Int32(truncatingIfNeeded: program.count) }

    private mutating func append(_ instruction: TextPattern.Instruction) throws(TextPattern.Problem) {
        guard program.count < Self.mostInstructions else {
            throw TextPattern.Problem(message: "the pattern needs more than \(Self.mostInstructions) steps", offset: 0)
        }
        program.append(instruction)
    }

    private mutating func emit(_ node: PatternNode) throws(TextPattern.Problem) {
        switch node {
        case .empty: break
        case .set(let set): try append(.take(set))
        case .assertion(let assertion): try append(.check(assertion))
        case .sequence(let parts): for part in parts { try emit(part) }
        case .choice(let parts): try emitChoice(parts)
        case .repeated(let part, let least, let most): try emitRepeated(part, least, most)
        }
    }

    private mutating func emitChoice(_ parts: [PatternNode]) throws(TextPattern.Problem) {
        var exits: [Int] = []
        for (index, part) in parts.enumerated() {
            guard index < parts.count - 1 else {
                try emit(part)
                break
            }
            let split = program.count
            try append(.split(0, 0))
            try emit(part)
            exits.append(program.count)
            try append(.jump(0))
            program[split] = .split(Int32(split + 1), here)
        }
        for exit in exits { program[exit] = .jump(here) }
    }

    private mutating func emitRepeated(_ part: PatternNode, _ least: Int, _ most: Int?) throws(TextPattern.Problem) {
        for _ in 0..<least { try emit(part) }
        guard let most else {
            let split = program.count
            try append(.split(0, 0))
            try emit(part)
            try append(.jump(Int32(split)))
            program[split] = .split(Int32(split + 1), here)
            return
        }
        var splits: [Int] = []
        for _ in 0..<max(0, most - least) {
            splits.append(program.count)
            try append(.split(0, 0))
            try emit(part)
        }
        for split in splits { program[split] = .split(Int32(split + 1), here) }
    }
}
