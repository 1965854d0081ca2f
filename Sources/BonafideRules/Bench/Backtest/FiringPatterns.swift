internal import BonafideCore

/// The labelled applicants by which entries of the scorer count for them.
///
/// Applicants of one export share few patterns, so what a score would be without a rule is worked out once a pattern.
struct FiringPatterns: Sendable {
    private let scorer: Scorer
    private let width: Int
    /// Entry bits, one run of words a pattern.
    private var bits: [UInt64] = []
    /// Confirmed and cleared applicants of each pattern, and their score.
    private var confirmed: [Int] = []
    private var cleared: [Int] = []
    private var totals: [Int32] = []
    /// Numbers of patterns by hash, -1 where free; a power of two of places.
    private var places: [Int32]

    /// `rows` gives the table's row for each rule of the scorer.
    init(_ table: OutcomeTable, _ scorer: Scorer, rows: [Int], masks: LabelMasks, totals: [Int32]) {
        self.scorer = scorer
        width = max(1, scorer.width)
        places = [Int32](repeating: -1, count: 1 << 12)
        var lanes = [UInt64](repeating: 0, count: SignalBlock.lanes * width)
        for block in 0..<table.blocks {
            let wanted = masks.confirmed[block] | masks.cleared[block]
            guard wanted != 0 else { continue }
            gather(table, rows, block, wanted, into: &lanes)
            var left = wanted
            while left != 0 {
                let lane = left.trailingZeroBitCount
                left &= left - 1
                let isConfirmed = masks.confirmed[block] >> UInt64(lane) & 1 != 0
                count(lanes, lane, isConfirmed, totals[block * SignalBlock.lanes + lane])
            }
        }
    }

    /// Entry bits of the wanted lanes of a block.
    private func gather(
        _ table: OutcomeTable, _ rows: [Int], _ block: Int, _ wanted: UInt64, into lanes: inout [UInt64]
    ) {
        for index in lanes.indices { lanes[index] = 0 }
        let base = block * table.stride
        for (index, entry) in scorer.entries.enumerated() {
            let row = rows[Int(entry.rule)]
            guard row >= 0 else { continue }
            let (t, f) = (table.words[base + row * 3], table.words[base + row * 3 + 1])
            var left = (entry.whenQuiet ? f & ~t : t & ~f) & wanted
            while left != 0 {
                lanes[left.trailingZeroBitCount * width + index >> 6] |= 1 << UInt64(index & 63)
                left &= left - 1
            }
        }
    }

    /// Counts one applicant to its pattern.
    private mutating func count(_ lanes: [UInt64], _ lane: Int, _ isConfirmed: Bool, _ total: Int32) {
        let start = lane * width
        var hash: UInt64 = 0x9e37_79b9_7f4a_7c15
        for word in 0..<width { hash = (hash ^ lanes[start + word]) &* 0xff51_afd7_ed55_8ccd ^ hash >> 29 }
        var place = Int(hash >> 32) & (places.count - 1)
        while places[place] >= 0 {
            let number = Int(places[place])
            if (0..<width).allSatisfy({ bits[number * width + $0] == lanes[start + $0] }) {
                if isConfirmed { confirmed[number] += 1 } else { cleared[number] += 1 }
                return
            }
            place = (place + 1) & (places.count - 1)
        }
        places[place] = Int32(totals.count)
        bits.append(contentsOf: lanes[start..<start + width])
        confirmed.append(isConfirmed ? 1 : 0)
        cleared.append(isConfirmed ? 0 : 1)
        totals.append(total)
        if totals.count * 2 > places.count { grow() }
    }

    private mutating func grow() {
        places = [Int32](repeating: -1, count: places.count * 4)
        for number in totals.indices {
            var hash: UInt64 = 0x9e37_79b9_7f4a_7c15
            for word in 0..<width { hash = (hash ^ bits[number * width + word]) &* 0xff51_afd7_ed55_8ccd ^ hash >> 29 }
            var place = Int(hash >> 32) & (places.count - 1)
            while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
            places[place] = Int32(number)
        }
    }

    /// What changes where a rule of the scorer is left out: labelled applicants to take from and add to each score, and
    /// the confirmed ones that fall below the alarm.
    func leaving(_ rule: Int, alarm: Millibans) -> (moved: [Int32: (positives: Int, negatives: Int)], solo: Int) {
        var mask = [UInt64](repeating: 0, count: width)
        for (index, entry) in scorer.entries.enumerated() where Int(entry.rule) == rule {
            mask[index >> 6] |= 1 << UInt64(index & 63)
        }
        var moved: [Int32: (positives: Int, negatives: Int)] = [:]
        var solo = 0
        var room = GroupSums()
        var row = [UInt64](repeating: 0, count: width)
        for number in totals.indices {
            var counts = false
            for word in 0..<width {
                let held = bits[number * width + word]
                counts = counts || held & mask[word] != 0
                row[word] = held & ~mask[word]
            }
            guard counts else { continue }
            let total = row.withUnsafeBufferPointer { row in
                row.baseAddress.map { scorer.total($0, &room) } ?? scorer.settings.prior
            }
            let (before, after) = (totals[number], Int32(clamping: total))
            guard after != before else { continue }
            moved[before, default: (0, 0)].positives -= confirmed[number]
            moved[before, default: (0, 0)].negatives -= cleared[number]
            moved[after, default: (0, 0)].positives += confirmed[number]
            moved[after, default: (0, 0)].negatives += cleared[number]
            if Millibans(before) >= alarm, Millibans(after) < alarm { solo += confirmed[number] }
        }
        return (moved, solo)
    }
}

/// Confirmed and cleared applicants as bits, block by block.
struct LabelMasks: Sendable {
    private(set) var confirmed: [UInt64]
    private(set) var cleared: [UInt64]

    init(_ labels: [ReviewLabel], blocks: Int) {
        confirmed = [UInt64](repeating: 0, count: blocks)
        cleared = confirmed
        for (index, label) in labels.enumerated() {
            let bit = UInt64(1) << UInt64(index & 63)
            if label == .confirmed { confirmed[index >> 6] |= bit }
            if label == .cleared { cleared[index >> 6] |= bit }
        }
    }
}
