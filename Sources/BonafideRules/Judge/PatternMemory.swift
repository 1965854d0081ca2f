internal import BonafideCore

/// What an assessment holds that follows from outcomes and states alone, not from the applicant's values.
final class PatternParts: Sendable {
    /// The pattern's number in its memory, from 1, never used twice.
    let number: Int
    let outcomes: [RuleOutcome]
    let contributions: [Contribution]
    let adjustments: [Adjustment]
    let unknowns: [UnknownSignal]
    let nextChecks: [NextCheck]
    /// The rules that fired in the order their reasons are told.
    let reasons: [Int]

    init(
        number: Int, outcomes: [RuleOutcome], contributions: [Contribution], adjustments: [Adjustment],
        unknowns: [UnknownSignal], nextChecks: [NextCheck]
    ) {
        self.number = number
        self.outcomes = outcomes
        self.contributions = contributions
        self.adjustments = adjustments
        self.unknowns = unknowns
        self.nextChecks = nextChecks
        reasons = ReasonOrder.of(outcomes, contributions, adjustments)
    }

    /// About how many bytes the parts take.
    var bytes: Int {
        var bytes = 256 + outcomes.count + (contributions.count + adjustments.count * 2) * 16 + reasons.count * 8
        bytes += unknowns.count * 40
        for check in nextChecks { bytes += 72 + check.columns.count * 8 }
        return bytes
    }
}

/// One worker's memory of patterns already worked out.
///
/// Applicants of one export mostly lack the same columns, so a few hundred patterns cover millions of rows. The memory
/// only saves time: a pattern always has the same parts. It is emptied when full, so it stays bounded.
///
/// A pattern is the outcome bits of all rules, the bits of the columns that are known and of those that are absent, and
/// one byte a column: why it is unknown. The patterns of all lanes of a block are laid out together when the first of
/// them is asked for.
struct PatternMemory: ~Copyable {
    private let rows: Int
    private let columns: [Int]
    /// Words that a bit for each rule and for each column take, and words of a whole pattern.
    private let rowWords: Int
    private let columnWords: Int
    private let width: Int
    /// The patterns of the block, lane by lane.
    private let lanes: UnsafeMutablePointer<UInt64>
    private var isLaidOut = false
    /// Whether any lane of the block has a reason that is not the first.
    private var hasReasons = false
    private var known: WordMemory<PatternParts>
    private var count = 0

    init(rows: Int, columns: [Int], bytes: Int) {
        self.rows = rows
        self.columns = columns
        rowWords = (rows + 63) / 64
        columnWords = (columns.count + 63) / 64
        width = max(1, 3 * rowWords + 2 * columnWords + (columns.count + 7) / 8)
        lanes = .allocate(capacity: width * SignalBlock.lanes)
        lanes.initialize(repeating: 0, count: width * SignalBlock.lanes)
        known = WordMemory(entries: 32_768, bytes: bytes)
    }

    deinit { lanes.deallocate() }

    /// Tells that the block was judged anew.
    mutating func forget() { isLaidOut = false }

    /// The parts of the pattern that a lane's outcomes and states form, worked out once; `make` is given its number.
    mutating func parts(
        _ outcomes: borrowing OutcomeBlock, _ view: SignalBlock.View, lane: Int, _ make: (Int) -> PatternParts
    ) -> PatternParts {
        if !isLaidOut { layOut(outcomes, view) }
        let key = UnsafeBufferPointer(start: lanes + lane * width, count: width)
        let hash = WordMemory<PatternParts>.hash(key)
        if let parts = known.find(key, hash: hash) { return parts }
        count += 1
        let made = make(count)
        known.insert(made, for: key, hash: hash, bytes: made.bytes)
        return made
    }

    /// Lays out the patterns of all lanes.
    private mutating func layOut(_ outcomes: borrowing OutcomeBlock, _ view: SignalBlock.View) {
        isLaidOut = true
        let (canBeTrue, canBeFalse, failed) = (outcomes.canBeTrue, outcomes.canBeFalse, outcomes.failed)
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: SignalBlock.lanes) { square in
            guard let square = square.baseAddress else { return }
            layOut(rows, at: 0, square) { canBeTrue[$0] }
            layOut(rows, at: rowWords, square) { canBeFalse[$0] }
            layOut(rows, at: 2 * rowWords, square) { failed[$0] }
            layOut(columns.count, at: 3 * rowWords, square) { view.known[columns[$0]] }
            layOut(columns.count, at: 3 * rowWords + columnWords, square) { view.absent[columns[$0]] }
        }
        layOutReasons(view, at: 3 * rowWords + 2 * columnWords)
    }

    /// Turns words of a bit a lane into bits of the lanes' patterns.
    @inline(__always)
    private func layOut(
        _ count: Int, at first: Int, _ square: UnsafeMutablePointer<UInt64>, _ word: (Int) -> UInt64
    ) {
        for start in stride(from: 0, to: count, by: 64) {
            var joined: UInt64 = 0
            for place in 0..<SignalBlock.lanes {
                square[place] = start + place < count ? word(start + place) : 0
                joined |= square[place]
            }
            if joined != 0 { BitSquare.transpose(square) }
            let target = lanes + first + start / 64
            for lane in 0..<SignalBlock.lanes { target[lane * width] = square[lane] }
        }
    }

    /// Lays out why columns are unknown; most are unknown for the first reason or not at all, which is 0.
    private mutating func layOutReasons(_ view: SignalBlock.View, at first: Int) {
        if hasReasons {
            for lane in 0..<SignalBlock.lanes {
                (lanes + lane * width + first).update(repeating: 0, count: width - first)
            }
        }
        hasReasons = false
        let bytes = UnsafeMutableRawPointer(lanes).assumingMemoryBound(to: UInt8.self)
        for (place, column) in columns.enumerated() {
            let settled = view.known[column] | view.absent[column]
            let reasons = view.reasons + column * SignalBlock.lanes
            guard ~settled != 0, !Self.areZero(reasons) else { continue }
            hasReasons = true
            let target = bytes + first * 8 + place
            for lane in 0..<SignalBlock.lanes {
                let isSettled = UInt8(truncatingIfNeeded: settled >> UInt64(lane) & 1)
                target[lane * width * 8] = reasons[lane] & (isSettled &- 1)
            }
        }
    }

    private static func areZero(_ reasons: UnsafeMutablePointer<UInt8>) -> Bool {
        let raw = UnsafeRawPointer(reasons)
        var joined: UInt64 = 0
        for word in 0..<SignalBlock.lanes / 8 {
            joined |= raw.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)
        }
        return joined == 0
    }
}
