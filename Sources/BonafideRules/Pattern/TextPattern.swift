/// A regular expression in RE2's syntax, run in time linear in the text by following all alternatives at once.
///
/// Only the question whether a text contains a match is answered, so greediness and groups make no difference.
/// Back-references and look-around do not exist. Source of the method: K. Thompson, CACM 11(6), 1968.
package struct TextPattern: Sendable {
    /// Why a pattern cannot be used.
    package struct Problem: Error, Hashable, Sendable {
        /// What is wrong, in lower case and without a full stop.
        package var message: String
        /// Where, in Unicode scalars from the pattern's start.
        package var offset: Int
    }

    /// One instruction of the machine.
    enum Instruction: Sendable {
        /// Takes one scalar of a set.
        case take(PatternSet)
        /// Goes on in two places.
        case split(Int32, Int32)
        /// Goes on elsewhere.
        case jump(Int32)
        /// Goes on if the place in the text is of a kind.
        case check(PatternNode.Assertion)
        /// The text matches.
        case match
    }

    let program: [Instruction]

    /// Reads a pattern.
    package init(_ pattern: String) throws(Problem) {
        var parser = PatternParser(pattern)
        let tree = try parser.parse()
        var compiler = PatternCompiler()
        try compiler.compile(tree)
        program = compiler.finish()
    }

    /// Whether any part of the text matches.
    package func matches(_ text: String) -> Bool {
        var current = ThreadList(count: program.count)
        var next = ThreadList(count: program.count)
        var stack: [Int32] = []
        var previous: Unicode.Scalar?
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        while true {
            let scalar = index == scalars.endIndex ? nil : scalars[index]
            if follow(0, previous, scalar, into: &current, &stack) { return true }
            guard let scalar else { return false }
            next.removeAll()
            let after = scalars.index(after: index)
            let peek = after == scalars.endIndex ? nil : scalars[after]
            for thread in current.threads {
                if case .take(let set) = program[Int(thread)], set.contains(scalar),
                    follow(thread + 1, scalar, peek, into: &next, &stack)
                {
                    return true
                }
            }
            swap(&current, &next)
            previous = scalar
            index = after
        }
    }

    /// Adds an instruction and all that can be reached from it without taking a scalar; true where that is a match.
    private func follow(
        _ start: Int32, _ previous: Unicode.Scalar?, _ next: Unicode.Scalar?, into list: inout ThreadList,
        _ stack: inout [Int32]
    ) -> Bool {
        stack.append(start)
        while let place = stack.popLast() {
            guard list.insert(place) else { continue }
            switch program[Int(place)] {
            case .take: list.threads.append(place)
            case .split(let one, let other):
                stack.append(other)
                stack.append(one)
            case .jump(let target): stack.append(target)
            case .check(let assertion): if assertion.holds(previous, next) { stack.append(place + 1) }
            case .match:
                stack.removeAll(keepingCapacity: true)
                return true
            }
        }
        return false
    }
}

/// The instructions the machine is at, each once.
private struct ThreadList {
    var threads: [Int32] = []
    private var marks: [UInt32]
    private var generation: UInt32 = 1

    init(count: Int) { marks = Array(repeating: 0, count: count) }

    mutating func removeAll() {
        threads.removeAll(keepingCapacity: true)
        generation &+= 1
    }

    mutating func insert(_ place: Int32) -> Bool {
        if marks[Int(place)] == generation { return false }
        marks[Int(place)] = generation
        return true
    }
}
