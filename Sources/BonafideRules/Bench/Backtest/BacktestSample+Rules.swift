internal import BonafideCore

extension BacktestSample {
    /// One row a judged rule, worked out on all cores.
    func ruleRows(threads: Int) async -> [RuleRow] {
        let masks = labelMasks()
        let rows = await withTaskGroup(of: (Int, RuleRow).self) { group in
            var next = 0
            func add(_ group: inout TaskGroup<(Int, RuleRow)>) {
                guard next < pack.judged.count else { return }
                let number = next
                group.addTask { (number, ruleRow(number, masks)) }
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

    /// Confirmed and cleared applicants as bits, block by block.
    func labelMasks() -> (confirmed: [UInt64], cleared: [UInt64]) {
        var masks = ([UInt64](repeating: 0, count: table.blocks), [UInt64](repeating: 0, count: table.blocks))
        for (index, label) in labels.enumerated() {
            let bit = UInt64(1) << UInt64(index & 63)
            if label == .confirmed { masks.0[index >> 6] |= bit }
            if label == .cleared { masks.1[index >> 6] |= bit }
        }
        return masks
    }

    private func ruleRow(_ number: Int, _ masks: (confirmed: [UInt64], cleared: [UInt64])) -> RuleRow {
        let rule = pack.rules[pack.judged[number]]
        let row = scores.rows[number]
        var (fired, unknown, hits, alarms) = (0, 0, 0, 0)
        if row >= 0 {
            for block in 0..<table.blocks {
                let bits = table.fired(rule: row, block: block)
                fired += bits.nonzeroBitCount
                unknown += table.unknown(rule: row, block: block).nonzeroBitCount
                hits += (bits & masks.confirmed[block]).nonzeroBitCount
                alarms += (bits & masks.cleared[block]).nonzeroBitCount
            }
        } else {
            unknown = table.count
        }
        let interval = ShareMetrics.wilson(hits, of: hits + alarms)
        let precision = ExactShare(hits, of: hits + alarms)
        let base = ExactShare(ranked.positives, of: ranked.count).value
        let (gain, solo) = leaveOut(number, row, masks)
        return RuleRow(
            id: rule.file.id, status: rule.file.status.rawValue, weight: rule.file.weight, fired: fired,
            unknown: ExactShare(unknown, of: table.count), truePositives: hits, falsePositives: alarms,
            precision: precision, precisionLow: interval.low, precisionHigh: interval.high,
            recall: ExactShare(hits, of: ranked.positives), lift: precision.value / base,
            evidence: ShareMetrics.likelihoodRatio(
                truePositives: hits, positives: ranked.positives, falsePositives: alarms, negatives: ranked.negatives),
            gain: gain, soloCatches: solo)
    }

    /// What the ranking loses without a rule, and the confirmed applicants only it brings to the first alarm band.
    private func leaveOut(
        _ number: Int, _ row: Int, _ masks: (confirmed: [UInt64], cleared: [UInt64])
    ) -> (gain: Double, solo: Int) {
        guard row >= 0, ranked.isMeasurable, let place = pack.scored.firstIndex(of: pack.judged[number]) else {
            return (0, 0)
        }
        var scoring = RowScoring(table, pack.scorer, rows: pack.scoredRows.map { scores.rows[$0] })
        let countsQuiet = pack.scorer.rules[place].absent != 0
        var moved: [Int32: (Int, Int)] = [:]
        var solo = 0
        for block in 0..<table.blocks {
            let changed = countsQuiet ? ~0 : table.fired(rule: row, block: block)
            var bits = changed & (masks.confirmed[block] | masks.cleared[block])
            while bits != 0 {
                let applicant = block * 64 + bits.trailingZeroBitCount
                let isConfirmed = masks.confirmed[block] & (bits & ~(bits - 1)) != 0
                bits &= bits - 1
                let before = scores.totals[applicant]
                let after = Int32(clamping: scoring.total(applicant, without: place))
                guard after != before else { continue }
                if isConfirmed {
                    moved[before, default: (0, 0)].0 -= 1
                    moved[after, default: (0, 0)].0 += 1
                    if Millibans(before) >= alarm, Millibans(after) < alarm { solo += 1 }
                } else {
                    moved[before, default: (0, 0)].1 -= 1
                    moved[after, default: (0, 0)].1 += 1
                }
            }
        }
        guard !moved.isEmpty else { return (0, 0) }
        for step in ranked.steps {
            moved[Int32(step.score), default: (0, 0)].0 += step.positives
            moved[Int32(step.score), default: (0, 0)].1 += step.negatives
        }
        let without = RankedScores(
            steps: moved.keys.sorted(by: >).map {
                let both = moved[$0] ?? (0, 0)
                return RankedScores.Step(score: Double($0), positives: both.0, negatives: both.1)
            })
        return (ranked.areaUnderROC.value - without.areaUnderROC.value, solo)
    }

    /// Pairs of rules that fire together at least five times, those most alike first.
    var overlaps: [Overlap] {
        let rows = scores.rows.indices.filter { scores.rows[$0] >= 0 }
        let fired = rows.map { number in
            (0..<table.blocks).reduce(0) { $0 + table.fired(rule: scores.rows[number], block: $1).nonzeroBitCount }
        }
        var overlaps: [Overlap] = []
        for first in rows.indices where fired[first] > 0 {
            for second in rows.indices where second > first && fired[second] > 0 {
                var shared = 0
                let (a, b) = (scores.rows[rows[first]], scores.rows[rows[second]])
                for block in 0..<table.blocks {
                    shared += (table.fired(rule: a, block: block) & table.fired(rule: b, block: block)).nonzeroBitCount
                }
                guard shared >= 5 else { continue }
                overlaps.append(
                    Overlap(
                        first: table.rules[a].id, second: table.rules[b].id, shared: shared,
                        jaccard: ShareMetrics.jaccard(shared: shared, first: fired[first], second: fired[second]),
                        phi: ShareMetrics.phi(
                            shared: shared, first: fired[first], second: fired[second], total: table.count)))
            }
        }
        return overlaps.sorted { a, b in
            a.jaccard != b.jaccard ? a.jaccard > b.jaccard : (a.first, a.second) < (b.first, b.second)
        }
    }
}
