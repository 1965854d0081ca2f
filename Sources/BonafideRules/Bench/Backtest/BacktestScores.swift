package import BonafideCore

/// The scores a pack gives the applicants of an outcome table.
package struct BacktestScores: Sendable {
    /// Millibans by applicant.
    package let totals: [Int32]
    /// Whether the band is the same whatever the unknown rules turn out to be, by applicant.
    package let isSettled: [Bool]
    /// The row of the table for each judged rule of the pack.
    package let rows: [Int]
    /// Rules of the pack that the table cannot answer for; they count as unknown.
    package let stale: [String]

    /// Scores all applicants on all cores; blocks are independent, so the result does not depend on how many.
    package static func of(_ table: OutcomeTable, _ pack: RulePack, threads: Int) async -> BacktestScores {
        let (rows, stale) = table.rows(for: pack)
        let part = max(1, (table.blocks + max(1, threads) * 4 - 1) / (max(1, threads) * 4))
        let starts = Array(stride(from: 0, to: table.blocks, by: part))
        let pieces = await withTaskGroup(of: (Int, [Int32], [Bool]).self) { group in
            for start in starts {
                group.addTask {
                    let (totals, settled) = score(table, pack, rows, start..<min(table.blocks, start + part))
                    return (start, totals, settled)
                }
            }
            var pieces: [Int: ([Int32], [Bool])] = [:]
            for await (start, totals, settled) in group { pieces[start] = (totals, settled) }
            return pieces
        }
        var totals: [Int32] = []
        var settled: [Bool] = []
        totals.reserveCapacity(table.count)
        settled.reserveCapacity(table.count)
        for start in starts {
            guard let piece = pieces[start] else { continue }
            totals += piece.0
            settled += piece.1
        }
        return BacktestScores(totals: totals, isSettled: settled, rows: rows, stale: stale)
    }

    private static func score(
        _ table: OutcomeTable, _ pack: RulePack, _ rows: [Int], _ blocks: Range<Int>
    ) -> ([Int32], [Bool]) {
        let outcomes = OutcomeBlock(rules: rows.count)
        var scoring = BlockScoring(pack.scorer)
        var totals: [Int32] = []
        var settled: [Bool] = []
        let scores = UnsafeMutablePointer<Score>.allocate(capacity: SignalBlock.lanes)
        scores.initialize(
            repeating: Score(total: 0, low: 0, high: 0, coveragePermille: 0), count: SignalBlock.lanes)
        defer { scores.deallocate() }
        let bounds = pack.card.bands.compactMap(\.from)
        for block in blocks {
            let lanes = min(64, table.count - block * 64)
            table.fill(outcomes, block: block, rows: rows)
            scoring.score(outcomes, map: pack.scoredRows, open: pack.scoredRows, lanes: lanes, into: scores)
            for lane in 0..<lanes {
                totals.append(Int32(clamping: scores[lane].total))
                var isSettled = true
                for bound in bounds where (scores[lane].low >= bound) != (scores[lane].high >= bound) {
                    isSettled = false
                }
                settled.append(isSettled)
            }
        }
        return (totals, settled)
    }
}
