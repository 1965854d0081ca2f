import BonafideCore
import BonafideRules
import Testing

@Suite struct ScorerTests {
    @Test func vectorsOfTheDefinition() throws {
        let vectors = try ScoreVector.all()
        #expect(vectors.count >= 400)
        for (number, vector) in vectors.enumerated() {
            let result = vector.scorer.breakdown(vector.ruleOutcomes)
            let expected = vector.expect
            let ids = vector.pack.rules.map(\.id)
            #expect(result.score.total == expected.total, "vector \(number)")
            #expect(result.score.low == expected.lo, "vector \(number)")
            #expect(result.score.high == expected.hi, "vector \(number)")
            #expect(result.score.coveragePermille == expected.coverage_permille, "vector \(number)")
            #expect(Score.display(result.score.total) == expected.score, "vector \(number)")
            #expect(Probability.partsPerMillion(result.score.total) == expected.p_ppm, "vector \(number)")
            let contributions = Dictionary(
                uniqueKeysWithValues: result.contributions.map { (ids[$0.rule], $0.millibans) })
            #expect(contributions == expected.contributions, "vector \(number)")
            #expect(
                result.adjustments.map { "\($0.kind.rawValue):\(ids[$0.rule]) \($0.millibans)" }
                    == expected.adjust.map { "\($0[0].text) \($0[1].number)" }, "vector \(number)")
            #expect(
                result.contributions.filter { $0.millibans > 0 }
                    .sorted { ($1.millibans, ids[$0.rule]) < ($0.millibans, ids[$1.rule]) }
                    .prefix(4).map { ids[$0.rule] } == expected.reasons, "vector \(number)")
            let bands = vector.pack.bands.map { Band(name: $0[0].text, from: $0[1].number, advice: "") }
            let card = PackCard(name: "", version: "", digest: "", prior: 0, bands: bands, rules: [])
            #expect(bands[card.band(of: result.score.total)].name == expected.band, "vector \(number)")
        }
    }

    @Test func probabilityTable() throws {
        for line in try FixtureFolder.lines("scoring/prob_ppm_table.csv").dropFirst() {
            let parts = line.split(separator: ",")
            let total = try #require(Int64(parts[0]))
            #expect(Probability.partsPerMillion(total) == Int(parts[1]), "\(total)")
        }
        #expect(Probability.partsPerMillion(-1_000_000) == 1)
        #expect(Probability.partsPerMillion(1_000_000) == 999_999)
    }

    @Test(arguments: [(-3000, 0), (-1996, 17), (-301, 45), (0, 50), (301, 55), (3000, 100), (9000, 100)])
    func display(_ total: Int, _ shown: Int) { #expect(Score.display(Int64(total)) == shown) }

    @Test func noRulesGiveThePrior() {
        let scorer = Scorer(settings: ScoringSettings(prior: -1996), rules: [])
        let score = scorer.score([])
        #expect(score == Score(total: -1996, low: -1996, high: -1996, coveragePermille: 1000))
    }

    /// Blocks must give what single applicants give, whatever stands in the other lanes and however often.
    @Test func blocksAgreeWithSingleApplicants() throws {
        var generator = SeededGenerator(seed: 11)
        for vector in try ScoreVector.all().prefix(200) {
            let scorer = vector.scorer
            let count = vector.pack.rules.count
            let block = OutcomeBlock(rules: count)
            var scoring = BlockScoring(scorer)
            let scores = UnsafeMutablePointer<Score>.allocate(capacity: 64)
            defer { scores.deallocate() }
            var lanes: [[RuleOutcome]] = []
            for lane in 0..<64 {
                let outcomes: [RuleOutcome] = (0..<count).map { _ in
                    [.fired, .quiet, .quiet, .unknown, .failed, .suppressed].randomElement(using: &generator)!
                }
                // Every other lane repeats the one before, so that the memory of patterns is used.
                lanes.append(lane % 2 == 1 ? lanes[lane - 1] : outcomes)
                for rule in 0..<count {
                    let bit = UInt64(1) << UInt64(lane)
                    let outcome = lanes[lane][rule]
                    if [.fired, .unknown, .failed].contains(outcome) { block.canBeTrue[rule] |= bit }
                    if [.quiet, .unknown, .failed].contains(outcome) { block.canBeFalse[rule] |= bit }
                    if outcome == .failed { block.failed[rule] |= bit }
                }
            }
            for _ in 0..<2 {
                scoring.score(block, map: Array(0..<count), open: Array(0..<count), lanes: 64, into: scores)
                for lane in 0..<64 {
                    let single = scorer.breakdown(lanes[lane])
                    #expect(scores[lane] == single.score)
                    #expect(scoring.breakdown(lane: lane) == single)
                    for rule in 0..<count { #expect(block.outcome(rule: rule, lane: lane) == lanes[lane][rule]) }
                }
            }
        }
    }
}
