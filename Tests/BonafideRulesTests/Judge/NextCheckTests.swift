import BonafideCore
import BonafideRules
import Testing

@Suite struct NextCheckTests {
    /// What a check promises is what scoring the settled outcomes from the beginning gives.
    @Test func reductionsAreThoseOfTheSettledScores() throws {
        let judge = Judge(pack: try JudgeTests.pack())
        let (pack, scorer) = (judge.pack, judge.pack.scorer)
        var generator = SeededGenerator(seed: 17)
        var judged = judge.makeBlock()
        var count = 0
        for _ in 0..<16 {
            let block = SignalBlock(columns: TestCatalog.catalog.count)
            RandomBlock.fill(block, TestCatalog.catalog, &generator)
            judge.judge(block, lanes: 64, into: &judged)
            for lane in 0..<64 {
                let result = judge.assessment(
                    id: "A", origin: RecordOrigin(), lane: lane, block: block, judged: judged)
                for check in result.nextChecks {
                    let open = pack.scored.indices.filter { place in
                        let rule = pack.scored[place]
                        return result.outcomes[rule] == .unknown
                            && pack.rules[rule].condition.signals.contains { check.columns.contains($0) }
                    }
                    let widths = [false, true].map { isAdverse in
                        var outcomes = pack.scored.map { result.outcomes[$0] }
                        for place in open {
                            outcomes[place] = (scorer.rules[place].weight >= 0) == isAdverse ? .fired : .quiet
                        }
                        let score = scorer.score(outcomes)
                        return score.high - score.low
                    }
                    #expect(check.reduction == result.score.high - result.score.low - (widths.max() ?? 0))
                    count += 1
                }
            }
        }
        #expect(count > 300)
    }
}
