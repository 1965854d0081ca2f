internal import BonafideCore

extension BacktestSample {
    /// How often each judged rule fired, was unknown, and fired for confirmed and cleared applicants.
    private struct Tally {
        var fired = 0
        var unknown = 0
        var hits = 0
        var alarms = 0
    }

    /// One row a judged rule, worked out on all cores.
    func ruleRows(threads: Int) async -> [RuleRow] {
        let masks = LabelMasks(labels, blocks: table.blocks)
        let tallies = tallies(masks)
        let patterns =
            ranked.isMeasurable
            ? FiringPatterns(
                table, pack.scorer, rows: pack.scoredRows.map { scores.rows[$0] }, masks: masks, totals: scores.totals)
            : nil
        let rows = await withTaskGroup(of: (Int, RuleRow).self) { group in
            var next = 0
            func add(_ group: inout TaskGroup<(Int, RuleRow)>) {
                guard next < pack.judged.count else { return }
                let number = next
                group.addTask { (number, ruleRow(number, tallies[number], patterns)) }
                next += 1
            }
            for _ in 0..<max(1, threads) { add(&group) }
            var rows: [Int: RuleRow] = [:]
            while let (number, row) = await group.next() {
                rows[number] = row
                add(&group)
            }
            return rows
        }
        return pack.judged.indices.compactMap { rows[$0] }
    }

    /// Counts of all rules in one walk over the table, block by block as it lies in memory.
    private func tallies(_ masks: LabelMasks) -> [Tally] {
        var tallies = [Tally](repeating: Tally(), count: pack.judged.count)
        for block in 0..<table.blocks {
            let (confirmed, cleared) = (masks.confirmed[block], masks.cleared[block])
            for number in tallies.indices where scores.rows[number] >= 0 {
                let row = scores.rows[number]
                let fired = table.fired(rule: row, block: block)
                tallies[number].unknown += table.unknown(rule: row, block: block).nonzeroBitCount
                guard fired != 0 else { continue }
                tallies[number].fired += fired.nonzeroBitCount
                tallies[number].hits += (fired & confirmed).nonzeroBitCount
                tallies[number].alarms += (fired & cleared).nonzeroBitCount
            }
        }
        for number in tallies.indices where scores.rows[number] < 0 { tallies[number].unknown = table.count }
        return tallies
    }

    private func ruleRow(_ number: Int, _ tally: Tally, _ patterns: FiringPatterns?) -> RuleRow {
        let rule = pack.rules[pack.judged[number]]
        let (hits, alarms) = (tally.hits, tally.alarms)
        let interval = ShareMetrics.wilson(hits, of: hits + alarms)
        let precision = ExactShare(hits, of: hits + alarms)
        let base = ExactShare(ranked.positives, of: ranked.count).value
        let (gain, solo) = leaveOut(number, patterns)
        return RuleRow(
            id: rule.file.id, status: rule.file.status.rawValue, weight: rule.file.weight, fired: tally.fired,
            unknown: ExactShare(tally.unknown, of: table.count), truePositives: hits, falsePositives: alarms,
            precision: precision, precisionLow: interval.low, precisionHigh: interval.high,
            recall: ExactShare(hits, of: ranked.positives), lift: precision.value / base,
            evidence: ShareMetrics.likelihoodRatio(
                truePositives: hits, positives: ranked.positives, falsePositives: alarms, negatives: ranked.negatives),
            gain: gain, soloCatches: solo)
    }

    /// What the ranking loses without a rule, and the confirmed applicants only it brings to the first alarm band.
    private func leaveOut(_ number: Int, _ patterns: FiringPatterns?) -> (gain: Double, solo: Int) {
        guard let patterns, scores.rows[number] >= 0, let place = pack.scored.firstIndex(of: pack.judged[number])
        else { return (0, 0) }
        var (moved, solo) = patterns.leaving(place, alarm: alarm)
        guard !moved.isEmpty else { return (0, 0) }
        for step in ranked.steps {
            moved[Int32(step.score), default: (0, 0)].positives += step.positives
            moved[Int32(step.score), default: (0, 0)].negatives += step.negatives
        }
        let without = RankedScores(
            steps: moved.keys.sorted(by: >).map {
                let both = moved[$0] ?? (0, 0)
                return RankedScores.Step(score: Double($0), positives: both.positives, negatives: both.negatives)
            })
        return (ranked.areaUnderROC.value - without.areaUnderROC.value, solo)
    }

    /// How often rules fire together, in one walk over the table: counts of pairs `first * rows + second`.
    private func pairs(_ rows: [Int]) -> [Int] {
        var shared = [Int](repeating: 0, count: rows.count * rows.count)
        var (active, words) = ([Int](), [UInt64]())
        for block in 0..<table.blocks {
            active.removeAll(keepingCapacity: true)
            words.removeAll(keepingCapacity: true)
            for (place, number) in rows.enumerated() {
                let fired = table.fired(rule: scores.rows[number], block: block)
                guard fired != 0 else { continue }
                active.append(place)
                words.append(fired)
            }
            for first in active.indices {
                let base = active[first] * rows.count
                for second in first..<active.count {
                    shared[base + active[second]] += (words[first] & words[second]).nonzeroBitCount
                }
            }
        }
        return shared
    }

    /// Pairs of rules that fire together at least five times, those most alike first.
    var overlaps: [Overlap] {
        let rows = scores.rows.indices.filter { scores.rows[$0] >= 0 }
        let shared = pairs(rows)
        func together(_ first: Int, _ second: Int) -> Int { shared[first * rows.count + second] }
        var overlaps: [Overlap] = []
        for first in rows.indices where together(first, first) > 0 {
            for second in rows.indices where second > first && together(first, second) >= 5 {
                let (a, b) = (scores.rows[rows[first]], scores.rows[rows[second]])
                let (one, other, both) = (together(first, first), together(second, second), together(first, second))
                overlaps.append(
                    Overlap(
                        first: table.rules[a].id, second: table.rules[b].id, shared: both,
                        jaccard: ShareMetrics.jaccard(shared: both, first: one, second: other),
                        phi: ShareMetrics.phi(shared: both, first: one, second: other, total: table.count)))
            }
        }
        return overlaps.sorted { a, b in
            a.jaccard != b.jaccard ? a.jaccard > b.jaccard : (a.first, a.second) < (b.first, b.second)
        }
    }
}
