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
        let sure = rows.sure
        var room = GroupSums()
        let score = summary(sure: sure, possible: rows.possible, must: rows.must, may: rows.may, &room)
        var added = side(sure, entries.startIndex, 0)
        var removed = side(sure, entries.startIndex, 1)
        let mitigation = removed.reduce(0) { $0 + $1.millibans }
        if let cap = settings.mitigationCap, mitigation > cap { removed = split(cap, removed) }
        let raw = settings.prior + added.reduce(0) { $0 + $1.millibans } - removed.reduce(0) { $0 + $1.millibans }
        added += removed.map { Contribution(rule: $0.rule, millibans: -$0.millibans) }
        var adjustments: [Adjustment] = []
        var total = raw
        if let bound = ceilings.first(where: { Scorer.bit(sure, $0.entry) }), total > bound.value {
            adjustments.append(Adjustment(kind: .ceiling, rule: bound.rule, millibans: bound.value - total))
            total = bound.value
        }
        if let bound = floors.first(where: { Scorer.bit(sure, $0.entry) }), total < bound.value {
            adjustments.append(Adjustment(kind: .floor, rule: bound.rule, millibans: bound.value - total))
        }
        let contributions = added.filter { $0.millibans != 0 }.sorted { $0.rule < $1.rule }
        return ScoreBreakdown(score: score, contributions: contributions, adjustments: adjustments)
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

    /// What each rule of one side adds, never negative.
    private func side(_ row: [UInt64], _ start: Int, _ side: Int) -> [Contribution] {
        var parts: [[Contribution]] = Array(repeating: [], count: groups.count)
        for (index, entry) in entries.enumerated() where Int(entry.bucket) / max(1, groups.count) == side {
            guard Scorer.bit(row, index), entry.value > 0 else { continue }
            let bucket = Int(entry.bucket)
            let group = bucket - side * groups.count
            let left = caps[bucket] - parts[group].reduce(0) { $0 + $1.millibans }
            let share = min((entry.value * multipliers[multiplierStart[bucket] + parts[group].count]) >> 10, left)
            parts[group].append(Contribution(rule: Int(entry.rule), millibans: share))
        }
        var room = GroupSums()
        for group in parts.indices { room.file(parts[group].reduce(0) { $0 + $1.millibans }, group) }
        return room.sums.enumerated().flatMap { place, group in
            split((group.sum * across[place]) >> 10, parts[group.group])
        }
    }

    /// Shares a total in proportion by largest remainder, ties by id.
    private func split(_ total: Millibans, _ parts: [Contribution]) -> [Contribution] {
        let sum = parts.reduce(0) { $0 + $1.millibans }
        guard sum > 0 else { return [] }
        var shares = parts.map { total * $0.millibans / sum }
        let order = parts.indices.sorted {
            let a = total * parts[$0].millibans % sum
            let b = total * parts[$1].millibans % sum
            return a != b ? a > b : rules[parts[$0].rule].id < rules[parts[$1].rule].id
        }
        for index in order.prefix(Int(total - shares.reduce(0, +))) { shares[index] += 1 }
        return zip(parts, shares).map { Contribution(rule: $0.rule, millibans: $1) }
    }
}
