package import BonafideCore

/// One worker's room for scoring blocks: rows of entry bits, lane by lane, and a memory of patterns already scored.
///
/// Applicants of one export mostly share what is unknown, so equal rows are common; a row seen before is not walked
/// again. The memory only saves time: a row always has the same score.
package struct BlockScoring: ~Copyable {
    private static let slots = 1024
    private let scorer: Scorer
    private let width: Int
    /// The four rows of each lane, one behind the other: sure, possible, must and may.
    private let rows: UnsafeMutablePointer<UInt64>
    private let keys: UnsafeMutablePointer<UInt64>
    private let scores: UnsafeMutablePointer<Score>
    private let isFilled: UnsafeMutablePointer<Bool>
    private var room = GroupSums()

    /// Makes room for a scorer's rows.
    package init(_ scorer: Scorer) {
        self.scorer = scorer
        width = max(1, scorer.width)
        func words(_ count: Int) -> UnsafeMutablePointer<UInt64> {
            let words = UnsafeMutablePointer<UInt64>.allocate(capacity: count)
            words.initialize(repeating: 0, count: count)
            return words
        }
        rows = words(width * 4 * 64)
        keys = words(width * 4 * BlockScoring.slots)
        scores = .allocate(capacity: BlockScoring.slots)
        scores.initialize(
            repeating: Score(total: 0, low: 0, high: 0, coveragePermille: 0), count: BlockScoring.slots)
        isFilled = .allocate(capacity: BlockScoring.slots)
        isFilled.initialize(repeating: false, count: BlockScoring.slots)
    }

    deinit {
        rows.deallocate()
        keys.deallocate()
        scores.deallocate()
        isFilled.deallocate()
    }

    /// Scores the first lanes of a block; `map` gives the outcome block's row of each rule of the scorer, and `open`
    /// the row of the open reading of its condition.
    package mutating func score(
        _ outcomes: borrowing OutcomeBlock, map: [Int], open: [Int], lanes: Int,
        into result: UnsafeMutablePointer<Score>
    ) {
        fillRows(outcomes, map, kind: 0)
        if open == map {
            // No rule asks what is known, so what must and may be is what is sure and possible.
            for lane in 0..<64 {
                let row = rows + lane * 4 * width
                (row + 2 * width).update(from: row, count: 2 * width)
            }
        } else {
            fillRows(outcomes, open, kind: 2)
        }
        for lane in 0..<lanes { result[lane] = score(lane: lane) }
    }

    /// The exact parts of the score of one lane of the block scored last.
    package func breakdown(lane: Int) -> ScoreBreakdown {
        scorer.breakdown(rows(lane: lane))
    }

    /// What the score of one lane of the block scored last was made of.
    func parts(lane: Int) -> (contributions: [Contribution], adjustments: [Adjustment]) {
        scorer.parts(rows + lane * 4 * width)
    }

    /// The entry bits of one lane of the block scored last.
    func rows(lane: Int) -> EntryRows {
        func row(_ kind: Int) -> [UInt64] {
            Array(UnsafeBufferPointer(start: rows + (lane * 4 + kind) * width, count: width))
        }
        return EntryRows(sure: row(0), possible: row(1), must: row(2), may: row(3))
    }

    /// Writes two rows of each lane: the entries that are sure by the outcomes, and behind them those that can be.
    private func fillRows(_ outcomes: borrowing OutcomeBlock, _ map: [Int], kind: Int) {
        let scorer = scorer
        let (t, f) = (outcomes.canBeTrue, outcomes.canBeFalse)
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 128) { square in
            let first = square.baseAddress!
            let second = first + 64
            for word in 0..<scorer.width {
                let start = word << 6
                var open: UInt64 = 0
                for place in 0..<64 {
                    guard start + place < scorer.entries.count else {
                        first[place] = 0
                        second[place] = 0
                        continue
                    }
                    let entry = scorer.entries[start + place]
                    let row = map[Int(entry.rule)]
                    let (on, off) = entry.whenQuiet ? (f[row], t[row]) : (t[row], f[row])
                    first[place] = on & ~off
                    second[place] = on
                    open |= on & off
                }
                BitSquare.transpose(first)
                // Where nothing is open, what can be is what is sure.
                if open == 0 { second.update(from: first, count: 64) } else { BitSquare.transpose(second) }
                for lane in 0..<64 {
                    let row = rows + (lane * 4 + kind) * width + word
                    row[0] = first[lane]
                    row[width] = second[lane]
                }
            }
        }
    }

    private mutating func score(lane: Int) -> Score {
        let all = width * 4
        let row = rows + lane * all
        let hash = WordMemory<Score>.hash(UnsafeBufferPointer(start: row, count: all))
        let slot = Int(hash % UInt64(BlockScoring.slots))
        let key = keys + slot * all
        if isFilled[slot], (0..<all).allSatisfy({ key[$0] == row[$0] }) { return scores[slot] }
        let score = scorer.summary(
            sure: row, possible: row + width, must: row + 2 * width, may: row + 3 * width, &room)
        key.update(from: row, count: all)
        scores[slot] = score
        isFilled[slot] = true
        return score
    }
}

/// Sixty-four words of 64 bits, seen as a square.
enum BitSquare {
    /// Swaps rows and columns: bit `j` of word `i` becomes bit `i` of word `j`.
    ///
    /// Recursive block swap, after Warren, "Hacker's Delight", 7-3.
    static func transpose(_ words: UnsafeMutablePointer<UInt64>) {
        var step = 32
        var mask: UInt64 = 0x0000_0000_ffff_ffff
        while step != 0 {
            let shift = UInt64(truncatingIfNeeded: step)
            var block = 0
            while block < 64 {
                let (upper, lower) = (words + block, words + block + step)
                // Rows side by side, so that a compiler may take several at once.
                for row in 0..<step {
                    let swap = ((upper[row] &>> shift) ^ lower[row]) & mask
                    upper[row] ^= swap &<< shift
                    lower[row] ^= swap
                }
                block += 2 * step
            }
            step >>= 1
            mask ^= mask &<< UInt64(truncatingIfNeeded: step)
        }
    }
}
