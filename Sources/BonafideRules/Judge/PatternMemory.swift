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
}

/// One worker's memory of patterns already worked out.
///
/// Applicants of one export mostly lack the same columns, so a few hundred patterns cover millions of rows. The memory
/// only saves time: a pattern always has the same parts. It is emptied when full, so it stays bounded.
///
/// A pattern is the outcome bits of all rules and one byte a column: known, absent, or why it is unknown. The
/// patterns of all lanes of a block are laid out together when the first of them is asked for.
struct PatternMemory: ~Copyable {
    private static let capacity = 4096
    private static let slots = 16_384

    private let rows: Int
    private let columns: [Int]
    /// Words the outcome bits of one kind take, and words of a whole pattern.
    private let rowWords: Int
    private let width: Int
    /// The patterns of the block, lane by lane.
    private let lanes: UnsafeMutablePointer<UInt64>
    private var isLaidOut = false
    /// Known patterns, one behind the other, their parts, and a table that finds them by hash.
    private var keys: [UInt64] = []
    private var parts: [PatternParts] = []
    private var table: [Int32]
    private var count = 0

    init(rows: Int, columns: [Int]) {
        self.rows = rows
        self.columns = columns
        rowWords = (rows + 63) / 64
        width = max(1, 3 * rowWords + (columns.count + 7) / 8)
        lanes = .allocate(capacity: width * SignalBlock.lanes)
        lanes.initialize(repeating: 0, count: width * SignalBlock.lanes)
        table = Array(repeating: -1, count: Self.slots)
    }

    deinit { lanes.deallocate() }

    /// Tells that the block was judged anew.
    mutating func forget() { isLaidOut = false }

    /// The parts of the pattern that a lane's outcomes and states form, worked out once; `make` is given its number.
    mutating func parts(
        _ outcomes: borrowing OutcomeBlock, _ view: SignalBlock.View, lane: Int, _ make: (Int) -> PatternParts
    ) -> PatternParts {
        if !isLaidOut { layOut(outcomes, view) }
        let key = lanes + lane * width
        var hash: UInt64 = 0x9e37_79b9_7f4a_7c15
        for word in 0..<width {
            hash = (hash ^ key[word]) &* 0xff51_afd7_ed55_8ccd
            hash ^= hash >> 32
        }
        var slot = Int(hash % UInt64(Self.slots))
        while table[slot] >= 0 {
            let place = Int(table[slot])
            if holds(place, key) { return parts[place] }
            slot = (slot + 1) % Self.slots
        }
        if parts.count >= Self.capacity {
            for slot in table.indices { table[slot] = -1 }
            keys.removeAll(keepingCapacity: true)
            parts.removeAll(keepingCapacity: true)
            slot = Int(hash % UInt64(Self.slots))
        }
        count += 1
        let made = make(count)
        table[slot] = Int32(parts.count)
        keys.append(contentsOf: UnsafeBufferPointer(start: key, count: width))
        parts.append(made)
        return made
    }

    private func holds(_ place: Int, _ key: UnsafeMutablePointer<UInt64>) -> Bool {
        keys.withUnsafeBufferPointer { keys in
            for word in 0..<width where keys[place * width + word] != key[word] { return false }
            return true
        }
    }

    /// Lays out the patterns of all lanes.
    private mutating func layOut(_ outcomes: borrowing OutcomeBlock, _ view: SignalBlock.View) {
        isLaidOut = true
        layOutOutcomes(outcomes.canBeTrue, 0)
        layOutOutcomes(outcomes.canBeFalse, 1)
        layOutOutcomes(outcomes.failed, 2)
        let first = 3 * rowWords
        for lane in 0..<SignalBlock.lanes {
            (lanes + lane * width + first).update(repeating: 0, count: width - first)
        }
        let bytes = UnsafeMutableRawPointer(lanes).assumingMemoryBound(to: UInt8.self)
        let stride = width * 8
        for (place, column) in columns.enumerated() {
            let target = bytes + first * 8 + place
            let reasons = view.reasons + column * SignalBlock.lanes
            let (known, absent) = (view.known[column], view.absent[column])
            // Most columns are not in an export at all; their byte is 0 for every lane.
            guard known | absent != 0 || UnknownReason.notCollected.rawValue != 0 || !Self.areZero(reasons) else {
                continue
            }
            for lane in 0..<SignalBlock.lanes {
                let isKnown = UInt8(truncatingIfNeeded: known >> UInt64(lane) & 1)
                let isAbsent = UInt8(truncatingIfNeeded: absent >> UInt64(lane) & 1)
                let reason = reasons[lane] & (isKnown &- 1) & (isAbsent &- 1)
                target[lane * stride] = reason | (0 &- isKnown) | isAbsent << 6
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

    /// Turns the words of one kind of outcome, a bit a lane, into bits of the lanes' patterns.
    private func layOutOutcomes(_ words: UnsafeMutablePointer<UInt64>, _ kind: Int) {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: SignalBlock.lanes) { square in
            guard let base = square.baseAddress else { return }
            for word in 0..<rowWords {
                for place in 0..<SignalBlock.lanes {
                    let row = word * 64 + place
                    base[place] = row < rows ? words[row] : 0
                }
                BitSquare.transpose(base)
                for lane in 0..<SignalBlock.lanes { lanes[lane * width + kind * rowWords + word] = base[lane] }
            }
        }
    }
}
