import BonafideCore
import BonafideRules
import BonafideSimulation
import Testing

/// The shipped pack's counterfactuals and intervals against plain enumeration.
@Suite struct CounterfactualTests {
    private let pack = ShippedPack.pack

    /// The smallest number of changed rules that gives a lower band, and the lowest score so many give, by trying every set
    /// of one rule, then every set of two, and so on.
    private func oracle(_ outcomes: [RuleOutcome], _ band: Int) -> (size: Int, total: Millibans)? {
        let candidates = outcomes.indices.filter { rule in
            let weight = pack.scorer.rules[rule].weight
            return weight > 0 ? outcomes[rule] == .fired : outcomes[rule] != .fired
        }
        for size in 1...candidates.count {
            var best: Millibans?
            Self.forEachSubset(of: candidates, size) { rules in
                var changed = outcomes
                for rule in rules { changed[rule] = pack.scorer.rules[rule].weight > 0 ? .quiet : .fired }
                let total = pack.scorer.score(changed).total
                if pack.card.band(of: total) < band { best = min(best ?? total, total) }
            }
            if let best { return (size, best) }
        }
        return nil
    }

    private static func forEachSubset(of all: [Int], _ size: Int, _ body: ([Int]) -> Void) {
        func choose(_ start: Int, _ chosen: [Int]) {
            guard chosen.count < size else { return body(chosen) }
            for next in start..<(all.count - (size - chosen.count) + 1) { choose(next + 1, chosen + [all[next]]) }
        }
        choose(0, [])
    }

    @Test(arguments: 0..<48)
    func theSmallestChangeIsTheSmallest(seed: Int) throws {
        var random = SimulationRandom(seed: UInt64(seed), stream: 3)
        let judge = Judge(pack: pack)
        let adverse = pack.scored.indices.filter { pack.scorer.rules[$0].weight > 0 }
        var outcomes = [RuleOutcome](repeating: .quiet, count: pack.scored.count)
        let fired = 1 + seed % 16
        for rule in adverse.shuffled(using: &random).prefix(fired) { outcomes[rule] = .fired }
        // In half of the cases what could mitigate has done so, which leaves larger sets of adverse rules to be found.
        if seed % 2 == 1 {
            for rule in pack.scored.indices where pack.scorer.rules[rule].weight < 0 { outcomes[rule] = .fired }
        }
        #expect(outcomes.indices.count { outcomes[$0] == .fired && pack.scorer.rules[$0].weight > 0 } == fired)
        var whole = [RuleOutcome](repeating: .disabled, count: pack.rules.count)
        for (place, rule) in pack.scored.enumerated() { whole[rule] = outcomes[place] }
        let band = pack.card.band(of: pack.scorer.score(outcomes).total)
        let found = judge.counterfactual(whole)
        guard band > 0, let expected = oracle(outcomes, band) else {
            #expect(found == nil)
            return
        }
        let change = try #require(found)
        #expect(change.changes.count == expected.size)
        #expect(change.total == expected.total)
        #expect(change.band < band)
    }

    /// Taking a signal away never narrows the interval.
    ///
    /// This holds for conditions that ask `known(x)` too, since the interval goes by their open readings.
    @Test(arguments: 0..<6)
    func unknownNeverNarrows(seed: Int) {
        var random = SimulationRandom(seed: UInt64(seed), stream: 9)
        let judge = Judge(pack: pack)
        let block = SignalBlock(columns: pack.catalog.count)
        Self.fill(block, pack.catalog, &random)
        var judged = judge.makeBlock()
        judge.judge(block, lanes: 64, into: &judged)
        let before = (0..<64).map { judged.score($0) }
        for column in 0..<pack.catalog.count {
            let known = block.view.known[column]
            block.view.known[column] = 0
            judge.judge(block, lanes: 64, into: &judged)
            for lane in 0..<64 {
                let score = judged.score(lane)
                #expect(score.low <= before[lane].low, "\(pack.catalog.declarations[column].name)")
                #expect(score.high >= before[lane].high, "\(pack.catalog.declarations[column].name)")
            }
            block.view.known[column] = known
        }
    }

    private static func fill(
        _ block: borrowing SignalBlock, _ catalog: SignalCatalog, _ random: inout SimulationRandom
    ) {
        let view = block.view
        for (column, declaration) in catalog.declarations.enumerated() {
            view.known[column] = random.next() | random.next()
            view.absent[column] = 0
            for lane in 0..<SignalBlock.lanes {
                let payload: UInt64
                switch declaration.type {
                case .flag: payload = random.next() & 1
                case .count: payload = random.next() % 12
                case .measure: payload = (Double(random.next() % 4_000) / 8).bitPattern
                case .symbol(let words): payload = random.next() % UInt64(max(1, words.count))
                case .symbols(let words): payload = random.next() & (UInt64(1) << UInt64(min(words.count, 63)) &- 1)
                case .country: payload = UInt64(CountryCode("US")?.packed ?? 0)
                case .instant: payload = 1_780_000_000
                case .label: payload = 0
                }
                view.payloads[column * SignalBlock.lanes + lane] = payload
            }
        }
    }
}
