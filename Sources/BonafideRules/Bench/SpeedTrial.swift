package import BonafideCore

/// Measures how long a pack takes over made-up signals, so that a slow rule shows before it is shipped.
package struct SpeedTrial {
    /// Nanoseconds of each step.
    package struct Result: Sendable {
        /// Parsing, checking and lowering, per rule; reading YAML not counted.
        package var compile = 0.0
        /// Conditions over full blocks, per rule and profile.
        package var block = 0.0
        /// Conditions for one profile alone, per rule.
        package var single = 0.0
        /// Scores over full blocks, per profile.
        package var score = 0.0
        /// One complete assessment.
        package var assessment = 0.0
        /// How many conditions held, over all profiles that were given; 0 with made-up ones.
        package var fired = 0
    }

    private let judge: Judge
    private let profiles: [[ExampleValue]]
    private let now: () -> UInt64

    /// Takes a pack, profiles to judge over and over (made-up signals where there is none), and a clock in nanoseconds.
    package init(_ pack: RulePack, profiles: [[ExampleValue]] = [], now: @escaping () -> UInt64) {
        judge = Judge(pack: pack)
        self.profiles = profiles
        self.now = now
    }

    /// Runs every step `rounds` times over `blocks` blocks and keeps the best round.
    package func run(blocks count: Int = 64, rounds: Int = 5) -> Result {
        var result = Result(
            compile: .infinity, block: .infinity, single: .infinity, score: .infinity, assessment: .infinity)
        for _ in 0..<rounds {
            result.compile = min(result.compile, compile())
            let (block, single, score, assessment) = judgeOnce(count)
            result.block = min(result.block, block)
            result.single = min(result.single, single)
            result.score = min(result.score, score)
            result.assessment = min(result.assessment, assessment)
        }
        result.fired = fired()
        return result
    }

    /// How many conditions hold over the given profiles.
    private func fired() -> Int {
        var block = SignalBlock(columns: judge.pack.catalog.count)
        var judged = judge.makeBlock()
        var fired = 0
        for start in stride(from: 0, to: profiles.count, by: SignalBlock.lanes) {
            let lanes = min(SignalBlock.lanes, profiles.count - start)
            block.reset()
            fill(&block, from: start)
            judge.judge(block, lanes: lanes, into: &judged)
            for lane in 0..<lanes {
                for rule in judge.pack.judged where judged.outcome(rule: rule, lane: lane) == .fired { fired += 1 }
            }
        }
        return fired
    }

    /// Fills a block with the given profiles from one of them on, beginning anew behind the last.
    private func fill(_ block: inout SignalBlock, from start: Int) {
        block.used = SignalBlock.lanes
        let catalog = judge.pack.catalog
        for lane in 0..<SignalBlock.lanes {
            for value in profiles[(start + lane) % profiles.count] {
                guard let column = catalog.column(of: value.signal),
                    case .success(let state) = ExampleValues.state(value, catalog.declarations[column].type)
                else { continue }
                block.set(column, lane: lane, to: state)
            }
        }
    }

    private func compile() -> Double {
        let pack = judge.pack
        let checker = ExpressionChecker(ExpressionEnvironment(signals: pack.catalog))
        let start = now()
        let conditions = pack.judged.compactMap { checker.check(pack.rules[$0].file.when).0 }
        let program = Lowering.program(conditions, catalog: pack.catalog)
        let spent = Double(now() - start)
        return program.roots.isEmpty ? 0 : spent / Double(program.roots.count)
    }

    private func judgeOnce(_ count: Int) -> (Double, Double, Double, Double) {
        let pack = judge.pack
        let rules = Double(max(1, pack.judged.count))
        var block = SignalBlock(columns: pack.catalog.count)
        var judged = judge.makeBlock()
        var spent: (block: UInt64, single: UInt64, score: UInt64, assessment: UInt64) = (0, 0, 0, 0)
        for number in 0..<count {
            if profiles.isEmpty {
                fill(block.view, seed: UInt64(number))
            } else {
                block.reset()
                fill(&block, from: number * SignalBlock.lanes)
            }
            let start = now()
            pack.program.run(block.view, labels: [], lanes: 64, room: judged.room, into: judged.outcomes)
            let afterBlock = now()
            judged.scoring.score(
                judged.outcomes, map: pack.scoredRows, open: pack.openRows, lanes: 64, into: judged.scores)
            judged.lanes = 64
            let afterScore = now()
            _ = judge.assessment(id: "", origin: RecordOrigin(), lane: number & 63, block: block, judged: judged)
            let afterAssessment = now()
            for _ in 0..<64 {
                pack.program.run(block.view, labels: [], lanes: 1, room: judged.room, into: judged.outcomes)
            }
            spent.single += now() - afterAssessment
            spent.block += afterBlock - start
            spent.score += afterScore - afterBlock
            spent.assessment += afterAssessment - afterScore
        }
        let profiles = Double(count * 64)
        return (
            Double(spent.block) / profiles / rules, Double(spent.single) / profiles / rules,
            Double(spent.score) / profiles, Double(spent.assessment) / Double(count)
        )
    }

    /// Fills a block with values near those rules ask for, about a tenth unknown; the seed decides all.
    private func fill(_ view: SignalBlock.View, seed: UInt64) {
        var state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1
        func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
        for (column, declaration) in judge.pack.catalog.declarations.enumerated() {
            view.known[column] = next() | next() | next()
            view.absent[column] = 0
            for lane in 0..<SignalBlock.lanes {
                view.payloads[column * SignalBlock.lanes + lane] = payload(declaration.type, next() >> 11)
            }
        }
    }

    private func payload(_ type: SignalType, _ random: UInt64) -> UInt64 {
        switch type {
        case .flag: random & 1
        case .count: random % 12
        case .measure: (Double(random % 4000) / 10).bitPattern
        case .symbol(let words): random % UInt64(words.count)
        case .symbols(let words): random & ((words.count == 64 ? 0 : 1 << UInt64(words.count)) &- 1)
        case .country: UInt64(CountryCode(ordinal: Int(random % 676)).packed)
        case .instant: 1_700_000_000 + random % 100_000_000
        case .label: 0
        }
    }
}
