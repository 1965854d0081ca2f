/// Matches the words of two names in best pairs and scores the result.
struct TokenAligner {
    private let a: PreparedName
    private let b: PreparedName
    private let asOrganisation: Bool
    private var usedA: UInt64 = 0
    private var usedB: UInt64 = 0
    /// The pairs found, then the words left over.
    private(set) var alignment: [AlignedTokens] = []
    private var joined: Float = 0
    /// Whether the last score was that of the letters without blanks.
    private(set) var isJoined = false

    /// Takes two names of at most 64 words each; further words are left aside.
    init(_ a: PreparedName, _ b: PreparedName, asOrganisation: Bool) {
        self.a = a
        self.b = b
        self.asOrganisation = asOrganisation
    }

    private var countA: Int { min(a.tokens.count, 64) }
    private var countB: Int { min(b.tokens.count, 64) }

    /// How much a word says about whose name it is: by what it is, and by how rare it is on the list at hand.
    private func weight(_ token: NameToken) -> Float { classWeight(token.traits) * token.rarity }

    private func classWeight(_ traits: NameToken.Traits) -> Float {
        if asOrganisation {
            if traits.contains(.legalForm) { return traits.contains(.generic) ? 0.05 : 0.03 }
            if traits.contains(.particle) { return 0.08 }
            if traits.contains(.generic) { return 0.55 }
            if traits.contains(.number) { return 0.6 }
            return 1
        }
        if traits.contains(.strictLegalForm) { return 0.03 }
        if traits.contains(.particle) { return 0.12 }
        if traits.contains(.title) { return 0.15 }
        if traits.contains(.initial) { return 0.45 }
        return 1
    }

    // MARK: - Pairs

    /// The least likeness at which two words count as a pair.
    private static let pairThreshold: Float = 0.55

    /// Two words that may be a pair.
    private struct Pair {
        let likeness: Float
        let a, b: Int

        /// Whether this pair is taken before another: the liker, then the one whose words stand in one place.
        func goesBefore(_ other: Pair) -> Bool {
            if likeness != other.likeness { return likeness > other.likeness }
            let (apart, otherApart) = (abs(a - b), abs(other.a - other.b))
            if apart != otherApart { return apart < otherApart }
            return (a, b) < (other.a, other.b)
        }
    }

    /// Finds the pairs, best first, then looks whether words left over are one word cut otherwise.
    mutating func align() {
        alignment.reserveCapacity(countA + countB)
        withUnsafeTemporaryAllocation(of: Pair.self, capacity: countA * countB) { room in
            let count = findPairs(room)
            takePairs(UnsafeBufferPointer(rebasing: room[..<count]))
        }
        if hasLeftovers, mayJoin { joinWords() }
        addLeftovers()
    }

    /// Writes the words that are near enough; gives how many pairs there are.
    private func findPairs(_ pairs: UnsafeMutableBufferPointer<Pair>) -> Int {
        var count = 0
        a.bytes.withUnsafeBufferPointer { lettersA in
            b.bytes.withUnsafeBufferPointer { lettersB in
                withUnsafeTemporaryAllocation(of: LetterMarks.self, capacity: countB) { marks in
                    for j in 0..<countB { marks[j] = LetterMarks(b.tokens[j].letters(of: lettersB)) }
                    for i in 0..<countA {
                        let (x, left) = (a.tokens[i], a.tokens[i].letters(of: lettersA))
                        let own = LetterMarks(left)
                        for j in 0..<countB {
                            let y = b.tokens[j]
                            let words = WordPair(x: x, y: y, left: left, right: y.letters(of: lettersB))
                            let value = words.likeness(own, marks[j], least: Self.pairThreshold, asOrganisation)
                            guard value >= Self.pairThreshold else { continue }
                            pairs[count] = Pair(likeness: value, a: i, b: j)
                            count += 1
                        }
                    }
                }
            }
        }
        return count
    }

    private mutating func takePairs(_ pairs: UnsafeBufferPointer<Pair>) {
        while true {
            var best: Pair?
            for pair in pairs where usedA >> UInt64(pair.a) & 1 == 0 && usedB >> UInt64(pair.b) & 1 == 0 {
                if best.map(pair.goesBefore) ?? true { best = pair }
            }
            guard let best else { return }
            take(best.a, best.b, best.likeness)
        }
    }

    private mutating func take(_ i: Int, _ j: Int, _ value: Float) {
        usedA |= 1 << UInt64(i)
        usedB |= 1 << UInt64(j)
        alignment.append(AlignedTokens(first: i, second: j, likeness: value))
    }

    private var hasLeftovers: Bool {
        usedA.nonzeroBitCount < countA && usedB.nonzeroBitCount < countB
            || (usedA.nonzeroBitCount < countA || usedB.nonzeroBitCount < countB) && countA != countB
    }

    // MARK: - Letters without blanks

    /// Whether words cut otherwise may differ in letters at all.
    private var mayDiffer: Bool {
        countA != countB
            && !a.tokens.contains { $0.traits.contains(.romanised) }
            && !b.tokens.contains { $0.traits.contains(.romanised) }
    }

    /// Whether the names may be near without blanks, told by their lengths and letters alone.
    private var mayJoin: Bool {
        let (left, right) = (coreMarks(a), coreMarks(b))
        let longest = max(left.count, right.count)
        guard min(left.count, right.count) >= 5, longest <= 64 else { return false }
        let least = max(abs(left.count - right.count), left.marks.leastEdits(right.marks))
        return least == 0 || least * 8 <= longest && mayDiffer
    }

    /// Compares the names with all blanks taken out, in the order written and with the first word moved last.
    private mutating func joinWords() {
        let (left, right) = (core(a), core(b))
        let mayDiffer = mayDiffer
        for candidate in [left.all, left.turned, left.turnedBack] {
            let edits = EditDistance.between(candidate[...], right.all[...])
            let longest = max(candidate.count, right.all.count)
            guard edits == 0 || (edits * 8 <= longest && mayDiffer) else { continue }
            joined = max(joined, edits == 0 ? 0.97 : TokenLikeness.byEdits(edits, longest) - 0.02)
        }
    }

    /// Whether a word carries weight where blanks are taken out.
    private func isCore(_ token: NameToken) -> Bool { weight(token) > (asOrganisation ? 0.05 : 0.04) }

    /// How many letters the words that carry weight have, and which.
    private func coreMarks(_ name: PreparedName) -> (count: Int, marks: LetterMarks) {
        var (count, marks) = (0, LetterMarks())
        name.bytes.withUnsafeBufferPointer { letters in
            for token in name.tokens.prefix(64) where isCore(token) {
                count += Int(token.length)
                marks.add(token.letters(of: letters))
            }
        }
        return (count, marks)
    }

    /// The letters of all words that carry weight, and the same with the family name moved.
    private func core(_ name: PreparedName) -> (all: [UInt8], turned: [UInt8], turnedBack: [UInt8]) {
        let words = name.tokens.prefix(64).filter(isCore)
        let all = words.flatMap { Array(name.letters($0)) }
        let first = Int(words.first?.length ?? 0)
        let last = Int(words.last?.length ?? 0)
        return (all, Array(all.dropFirst(first) + all.prefix(first)), Array(all.suffix(last) + all.dropLast(last)))
    }

    private mutating func addLeftovers() {
        for i in 0..<countA where usedA >> UInt64(i) & 1 == 0 {
            alignment.append(AlignedTokens(first: i, second: nil, likeness: 0))
        }
        for j in 0..<countB where usedB >> UInt64(j) & 1 == 0 {
            alignment.append(AlignedTokens(first: nil, second: j, likeness: 0))
        }
    }

    // MARK: - Score

    /// The score of the pairs found, or that of the letters without blanks where it is higher, 0…1.
    mutating func score() -> Float {
        let byWords = wordScore()
        isJoined = joined > byWords
        return max(joined, byWords)
    }

    private func wordScore() -> Float {
        var sum: Float = 0
        var mass: Float = 0
        var worst: Float = 1
        var (onlyA, onlyB): (Float, Float) = (0, 0)
        var strongPairs = 0
        var nearPairs = 0
        for pair in alignment {
            switch (pair.first, pair.second) {
            case (let i?, let j?):
                let heavy = max(weight(a.tokens[i]), weight(b.tokens[j]))
                let light = min(weight(a.tokens[i]), weight(b.tokens[j]))
                let w = pair.likeness == 1 ? light : (heavy + light) / 2
                sum += w * pair.likeness
                mass += w
                if w >= 0.4 { worst = min(worst, pair.likeness) }
                if light >= 0.2, classWeight(a.tokens[i].traits) >= 0.9 { strongPairs += 1 }
                if pair.likeness < 0.97, w >= 0.2 { nearPairs += 1 }
            case (let i?, nil): onlyA += weight(a.tokens[i])
            case (nil, let j?): onlyB += weight(b.tokens[j])
            default: break
            }
        }
        guard mass > 0 else { return 0 }
        // Each further word that is only near makes chance likelier.
        let doubt = 0.05 * Float(max(0, nearPairs - 1))
        return max(0, combine(sum, mass, worst, onlyA, onlyB, strongPairs) - doubt)
    }

    private func combine(
        _ sum: Float, _ mass: Float, _ worst: Float, _ onlyA: Float, _ onlyB: Float, _ strongPairs: Int
    ) -> Float {
        // Words left over on both sides contradict each other as far as they weigh the same.
        let contradicting = min(onlyA, onlyB)
        let extra = max(onlyA, onlyB) - contradicting
        let mean = sum / (mass + contradicting * 1.2)
        let floor = contradicting >= 0.3 ? Float(0.2) : contradicting > 0.1 ? 0.7 : worst
        let core = 0.6 * mean + 0.4 * min(worst, floor)
        let share = extra / (mass + contradicting + extra)
        let rate: Float = strongPairs >= 2 ? 0.4 : asOrganisation ? 0.6 : 0.75
        return max(0, core * (1 - rate * share))
    }
}
