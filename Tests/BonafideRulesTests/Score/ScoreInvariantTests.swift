import BonafideCore
import BonafideRules
import Testing

/// The eight properties every pack must keep, on random packs.
@Suite struct ScoreInvariantTests {
    static let rounds = 1500

    struct Case {
        var settings: ScoringSettings
        var rules: [RuleWeight]
        var outcomes: [RuleOutcome]
        var scorer: Scorer { Scorer(settings: settings, rules: rules) }
    }

    static func random(_ generator: inout SeededGenerator) -> Case {
        func number(_ range: Range<Int64>) -> Int64 { Int64.random(in: range, using: &generator) }
        func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }
        let groups = (0..<Int.random(in: 1..<7, using: &generator)).map { "g\($0)" }
        let rules = (0..<Int.random(in: 1..<24, using: &generator)).map { index in
            let weight = chance(75) ? number(50..<1500) : -number(50..<900)
            var rule = RuleWeight(
                id: "r\(index)", group: groups.randomElement(using: &generator)!, weight: weight)
            if chance(20) { rule.absent = (weight > 0 ? -1 : 1) * number(0..<200) }
            if weight > 0, chance(8) { rule.floor = [1000, 2000, 3000].randomElement(using: &generator)! }
            if weight < 0, chance(15) { rule.ceiling = [-1000, 0, 500].randomElement(using: &generator)! }
            return rule
        }
        var settings = ScoringSettings(
            prior: [-1996, -1279, -500].randomElement(using: &generator)!,
            within: [0, 256, 512, 1024].randomElement(using: &generator)!,
            across: [717, 870, 1024].randomElement(using: &generator)!, mitigationCap: chance(50) ? 1000 : nil)
        for group in groups where chance(40) {
            settings.groups[group] = GroupSetting(
                within: chance(50) ? [0, 256, 1024].randomElement(using: &generator)! : nil,
                cap: chance(50) ? [800, 1500, 2500].randomElement(using: &generator)! : nil)
        }
        let outcomes: [RuleOutcome] = rules.map { _ in
            [.fired, .fired, .quiet, .quiet, .quiet, .unknown, .failed].randomElement(using: &generator)!
        }
        return Case(settings: settings, rules: rules, outcomes: outcomes)
    }

    static func forAll(_ seed: UInt64, _ check: (Case, inout SeededGenerator) -> Void) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<rounds {
            let sample = random(&generator)
            check(sample, &generator)
        }
    }

    @Test func partsAddUpExactly() {
        Self.forAll(1) { sample, _ in
            let result = sample.scorer.breakdown(sample.outcomes)
            let sum =
                result.contributions.map(\.millibans).reduce(0, +) + result.adjustments.map(\.millibans).reduce(0, +)
            #expect(sample.settings.prior + sum == result.score.total)
        }
    }

    @Test func orderOfRulesDoesNotMatter() {
        Self.forAll(2) { sample, generator in
            let order = sample.rules.indices.shuffled(using: &generator)
            var shuffled = sample
            shuffled.rules = order.map { sample.rules[$0] }
            shuffled.outcomes = order.map { sample.outcomes[$0] }
            let before = sample.scorer.breakdown(sample.outcomes)
            let after = shuffled.scorer.breakdown(shuffled.outcomes)
            #expect(before.score == after.score)
            #expect(
                Set(before.contributions.map { "\(sample.rules[$0.rule].id) \($0.millibans)" })
                    == Set(after.contributions.map { "\(shuffled.rules[$0.rule].id) \($0.millibans)" }))
        }
    }

    @Test func strongerEvidenceNeverPointsTheOtherWay() {
        Self.forAll(3) { sample, generator in
            let rule = sample.rules.indices.randomElement(using: &generator)!
            let steps: [RuleOutcome]
            switch sample.outcomes[rule] {
            case .quiet: steps = [.unknown, .fired]
            case .unknown, .failed: steps = [.fired]
            default: return
            }
            var raised = sample
            raised.outcomes[rule] = steps.randomElement(using: &generator)!
            let before = sample.scorer.score(sample.outcomes).total
            let after = raised.scorer.score(raised.outcomes).total
            if sample.rules[rule].weight >= 0 { #expect(after >= before) } else { #expect(after <= before) }
        }
    }

    @Test func unknownIsQuietWhereAbsenceWeighsNothing() {
        Self.forAll(4) { sample, _ in
            let before = sample.scorer.score(sample.outcomes).total
            for rule in sample.rules.indices where sample.rules[rule].absent == 0 {
                guard [.unknown, .failed].contains(sample.outcomes[rule]) else { continue }
                var resolved = sample
                resolved.outcomes[rule] = .quiet
                #expect(resolved.scorer.score(resolved.outcomes).total == before)
            }
        }
    }

    @Test func intervalHoldsEveryCompletion() {
        Self.forAll(5) { sample, generator in
            let score = sample.scorer.score(sample.outcomes)
            for _ in 0..<4 {
                let completion = sample.outcomes.map {
                    [.unknown, .failed].contains($0) ? (Bool.random(using: &generator) ? .fired : .quiet) : $0
                }
                let total = sample.scorer.score(completion).total
                #expect(score.low <= total && total <= score.high)
            }
        }
    }

    @Test func firedRulesKeepTheirSign() {
        Self.forAll(6) { sample, _ in
            for part in sample.scorer.breakdown(sample.outcomes).contributions
            where sample.outcomes[part.rule] == .fired {
                #expect((part.millibans > 0) == (sample.rules[part.rule].weight > 0))
            }
        }
    }

    @Test func displayAndProbabilityFollowTheScore() {
        var last = (display: 0, probability: 0)
        for total in Int64(-7000)...7000 {
            let now = (display: Score.display(total), probability: Probability.partsPerMillion(total))
            #expect(now.display >= last.display && now.probability >= last.probability)
            last = now
        }
    }

    @Test func anUnknownRuleChangesNoScore() {
        Self.forAll(8) { sample, generator in
            var wider = sample
            wider.rules.append(
                RuleWeight(
                    id: "extra", group: sample.rules[0].group, weight: Int64.random(in: -900..<900, using: &generator),
                    absent: 50))
            wider.outcomes.append(.unknown)
            let before = sample.scorer.breakdown(sample.outcomes)
            let after = wider.scorer.breakdown(wider.outcomes)
            #expect(before.score.total == after.score.total)
            #expect(before.contributions == after.contributions)
        }
    }
}
