package import BonafideCore

/// A score with everything that made it up: `prior + contributions + adjustments = total`, exactly.
package struct ScoreBreakdown: Hashable, Sendable {
    /// The score with its interval and coverage.
    package var score: Score
    /// What each rule really added, never 0, by rule number.
    package var contributions: [Contribution]
    /// The ceiling and the floor that held the score, in this order.
    package var adjustments: [Adjustment]
}

/// The entry bits of one applicant.
struct EntryRows {
    /// Entries that count.
    var sure: [UInt64]
    /// Entries that count, and those of rules that ended unknown.
    var possible: [UInt64]
    /// Entries that count whatever the unknown signals turn out to be.
    var must: [UInt64]
    /// Entries that count for some turn of the unknown signals.
    var may: [UInt64]
}

extension Scorer {
    /// Scores one applicant from the outcomes of all rules, with every contribution.
    package func breakdown(_ outcomes: [RuleOutcome]) -> ScoreBreakdown { breakdown(rows(outcomes)) }

    /// Scores one applicant from the outcomes of all rules.
    package func score(_ outcomes: [RuleOutcome]) -> Score {
        let rows = rows(outcomes)
        var room = GroupSums()
        return summary(sure: rows.sure, possible: rows.possible, must: rows.must, may: rows.may, &room)
    }

    /// The entry bits of one applicant, for whom the open reading of each condition agrees with its outcome.
    func rows(_ outcomes: [RuleOutcome]) -> EntryRows {
        var sure = [UInt64](repeating: 0, count: max(1, width))
        var possible = sure
        for (index, entry) in entries.enumerated() {
            let bit = UInt64(1) << UInt64(index & 63)
            switch outcomes[Int(entry.rule)] {
            case .fired where !entry.whenQuiet, .quiet where entry.whenQuiet:
                sure[index >> 6] |= bit
                possible[index >> 6] |= bit
            case .unknown, .failed: possible[index >> 6] |= bit
            default: break
            }
        }
        return EntryRows(sure: sure, possible: possible, must: sure, may: possible)
    }

    func breakdown(_ rows: EntryRows) -> ScoreBreakdown {
        var room = GroupSums()
        let score = summary(sure: rows.sure, possible: rows.possible, must: rows.must, may: rows.may, &room)
        let parts = parts(rows.sure)
        return ScoreBreakdown(
            score: score, contributions: parts.contributions.sorted { $0.rule < $1.rule },
            adjustments: parts.adjustments)
    }

    /// What each rule really added, never 0, in no order, and the ceiling and the floor that held.
    func parts(_ sure: UnsafePointer<UInt64>) -> (contributions: [Contribution], adjustments: [Adjustment]) {
        var parts: [Contribution] = []
        var room = GroupSums()
        addSide(0, of: sure, to: &parts, &room)
        let middle = parts.count
        addSide(1, of: sure, to: &parts, &room)
        var total = settings.prior
        parts.withUnsafeMutableBufferPointer { parts in
            let removed = UnsafeMutableBufferPointer(rebasing: parts[middle...])
            let mitigation = removed.reduce(0) { $0 + $1.millibans }
            if let cap = settings.mitigationCap, mitigation > cap { split(cap, removed) }
            for place in removed.indices {
                removed[place] = Contribution(rule: removed[place].rule, millibans: -removed[place].millibans)
            }
            for part in parts { total += part.millibans }
        }
        parts.removeAll { $0.millibans == 0 }
        var adjustments: [Adjustment] = []
        if let bound = ceilings.first(where: { Scorer.bit(sure, $0.entry) }), total > bound.value {
            adjustments.append(Adjustment(kind: .ceiling, rule: bound.rule, millibans: bound.value - total))
            total = bound.value
        }
        if let bound = floors.first(where: { Scorer.bit(sure, $0.entry) }), total < bound.value {
            adjustments.append(Adjustment(kind: .floor, rule: bound.rule, millibans: bound.value - total))
        }
        return (parts, adjustments)
    }

    /// Score, interval and coverage of one row.
    func summary(
        sure: UnsafePointer<UInt64>, possible: UnsafePointer<UInt64>, must: UnsafePointer<UInt64>,
        may: UnsafePointer<UInt64>, _ room: inout GroupSums
    ) -> Score {
        let total = total(sure, &room)
        // What is sure lies between what must be and what may be, so nothing is open where those are equal.
        if (0..<width).allSatisfy({ must[$0] == may[$0] }) {
            return Score(total: total, low: total, high: total, coveragePermille: 1000)
        }
        let ends = ends(must: must, may: may, &room)
        return Score(
            total: total, low: min(ends.low, total), high: max(ends.high, total),
            coveragePermille: coveragePermille(sure: sure, possible: possible))
    }

    /// The lowest and the highest score of an applicant whose entries must be or may be.
    func ends(
        must: UnsafePointer<UInt64>, may: UnsafePointer<UInt64>, _ room: inout GroupSums
    ) -> (low: Millibans, high: Millibans) {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(1, width)) { row in
            guard let base = row.baseAddress else { return (0, 0) }
            for word in 0..<width { row[word] = must[word] | may[word] & highMask[word] }
            let high = total(base, &room)
            for word in 0..<width { row[word] = must[word] | may[word] & ~highMask[word] }
            return (total(base, &room), high)
        }
    }

    /// The rows of the lowest and of the highest score of an applicant.
    func endRows(_ rows: EntryRows) -> (low: [UInt64], high: [UInt64]) {
        (
            rows.must.indices.map { rows.must[$0] | rows.may[$0] & ($0 < width ? ~highMask[$0] : 0) },
            rows.must.indices.map { rows.must[$0] | rows.may[$0] & ($0 < width ? highMask[$0] : 0) }
        )
    }

    /// Appends what each rule of one side adds, never negative.
    private func addSide(
        _ side: Int, of row: UnsafePointer<UInt64>, to parts: inout [Contribution], _ room: inout GroupSums
    ) {
        room.sums.removeAll(keepingCapacity: true)
        // Where the parts of each group begin.
        withUnsafeTemporaryAllocation(of: Int.self, capacity: groups.count + 1) { starts in
            for group in groups.indices {
                starts[group] = parts.count
                let bucket = side * groups.count + group
                var left = caps[bucket]
                var sum: Millibans = 0
                for place in bucketStart[bucket]..<bucketStart[bucket + 1] where Scorer.bit(row, place) {
                    let entry = entries[place]
                    guard entry.value > 0 else { continue }
                    let rank = multiplierStart[bucket] + parts.count - starts[group]
                    let share = min((entry.value * multipliers[rank]) >> 10, left)
                    left -= share
                    sum += share
                    parts.append(Contribution(rule: Int(entry.rule), millibans: share))
                }
                room.file(sum, group)
            }
            starts[groups.count] = parts.count
            parts.withUnsafeMutableBufferPointer { parts in
                for (place, group) in room.sums.enumerated() {
                    let range = starts[group.group]..<starts[group.group + 1]
                    split((group.sum * across[place]) >> 10, UnsafeMutableBufferPointer(rebasing: parts[range]))
                }
            }
        }
    }

    /// Shares a total in proportion by largest remainder, ties by id.
    private func split(_ total: Millibans, _ parts: UnsafeMutableBufferPointer<Contribution>) {
        let sum = parts.reduce(0) { $0 + $1.millibans }
        guard sum > 0, sum != total else { return }
        let rests = parts.map { total * $0.millibans % sum }
        var left = total
        for place in parts.indices {
            let share = total * parts[place].millibans / sum
            left -= share
            parts[place] = Contribution(rule: parts[place].rule, millibans: share)
        }
        guard left > 0 else { return }
        let order = parts.indices.sorted { a, b in
            rests[a] != rests[b] ? rests[a] > rests[b] : rules[parts[a].rule].id < rules[parts[b].rule].id
        }
        for place in order.prefix(Int(left)) {
            parts[place] = Contribution(rule: parts[place].rule, millibans: parts[place].millibans + 1)
        }
    }
}
