/// A deterministic machine over the ten digits.
struct DigitAutomaton {
    /// One state: where each digit leads, and which patterns end here.
    struct State: Hashable {
        var next: [Int?]
        var accepts: [Int]
    }

    var states: [State]
    var start: Int
}

/// Joins patterns over digits into one deterministic machine.
///
/// Thompson's construction, the subset construction, then partition refinement (Moore).
struct DigitAutomatonBuilder {
    /// A state of the non-deterministic machine.
    private struct Node {
        /// Digits that lead on, as bits, and where to.
        var digits: UInt16 = 0
        var target = -1
        /// States reached without a digit.
        var free: [Int] = []
        var accepts = -1
    }

    private var nodes: [Node] = [Node()]

    /// Adds a pattern; numbers it matches whole end in a state that carries the mark.
    mutating func add(_ pattern: BytePattern, accepting mark: Int) {
        let end = append(Node(accepts: mark))
        nodes[0].free.append(build(pattern.root, before: end))
    }

    private mutating func append(_ node: Node) -> Int {
        nodes.append(node)
        return nodes.count - 1
    }

    /// Builds the part of the machine for a piece of pattern, and gives its first state.
    private mutating func build(_ piece: BytePattern.Node, before end: Int) -> Int {
        switch piece {
        case .one(let set):
            var digits: UInt16 = 0
            for digit in 0..<10 where set.contains(UInt8(0x30 + digit)) { digits |= 1 << UInt16(digit) }
            return append(Node(digits: digits, target: end))
        case .sequence(let parts):
            var next = end
            for part in parts.reversed() { next = build(part, before: next) }
            return next
        case .choice(let options):
            let starts = options.map { build($0, before: end) }
            return append(Node(free: starts))
        case .repeated(let inner, let least, let most):
            var next = end
            for _ in least..<max(least, min(most, 20)) { next = append(Node(free: [build(inner, before: next), end])) }
            for _ in 0..<min(least, 20) { next = build(inner, before: next) }
            return next
        }
    }

    private func closure(_ seeds: [Int]) -> [Int] {
        var found = Set(seeds)
        var pending = seeds
        while let node = pending.popLast() {
            for next in nodes[node].free where found.insert(next).inserted { pending.append(next) }
        }
        // Only states that read a digit or end a number tell sets apart.
        return found.filter { nodes[$0].target >= 0 || nodes[$0].accepts >= 0 }.sorted()
    }

    /// The smallest machine that accepts the same numbers with the same marks.
    func minimised() -> DigitAutomaton {
        var sets: [[Int]: Int] = [:]
        var states: [DigitAutomaton.State] = []
        var pending: [[Int]] = []
        func state(_ set: [Int]) -> Int {
            if let known = sets[set] { return known }
            let accepts = Set(set.map { nodes[$0].accepts }.filter { $0 >= 0 }).sorted()
            states.append(DigitAutomaton.State(next: Array(repeating: nil, count: 10), accepts: accepts))
            sets[set] = states.count - 1
            pending.append(set)
            return states.count - 1
        }
        _ = state(closure([0]))
        var done = 0
        while done < pending.count {
            for digit in 0..<10 {
                let targets = pending[done].filter { nodes[$0].digits >> UInt16(digit) & 1 == 1 }.map {
                    nodes[$0].target
                }
                if !targets.isEmpty { states[done].next[digit] = state(closure(Array(Set(targets)))) }
            }
            done += 1
        }
        return Self.merged(states)
    }

    /// Joins states that no number tells apart.
    private static func merged(_ states: [DigitAutomaton.State]) -> DigitAutomaton {
        var classes = numbered(states.map(\.accepts))
        var count = (classes.max() ?? 0) + 1
        while true {
            let keys = states.indices.map { place in
                [classes[place]] + states[place].next.map { $0.map { classes[$0] } ?? -1 }
            }
            let finer = numbered(keys)
            let finerCount = (finer.max() ?? 0) + 1
            classes = finer
            if finerCount == count { break }
            count = finerCount
        }
        var merged = Array(repeating: DigitAutomaton.State(next: [], accepts: []), count: count)
        for (place, state) in states.enumerated() where merged[classes[place]].next.isEmpty {
            merged[classes[place]] = DigitAutomaton.State(
                next: state.next.map { $0.map { classes[$0] } }, accepts: state.accepts)
        }
        return DigitAutomaton(states: merged, start: classes[0])
    }

    /// Numbers equal keys alike, in the order of their first appearance.
    private static func numbered<Key: Hashable>(_ keys: [Key]) -> [Int] {
        var numbers: [Key: Int] = [:]
        return keys.map { key in
            if let number = numbers[key] { return number }
            numbers[key] = numbers.count
            return numbers.count - 1
        }
    }
}
