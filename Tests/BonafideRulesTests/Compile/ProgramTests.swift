import BonafideCore
import BonafideRules
import Testing

/// The program over blocks must always say what the tree evaluator says.
@Suite struct ProgramTests {
    static let catalog = TestCatalog.catalog

    static func checked(_ source: String) throws -> CheckedExpression {
        var environment = ExpressionEnvironment(signals: catalog)
        environment.lints = false
        let (condition, problems) = ExpressionChecker(environment).check(source)
        return try #require(condition, "\(source): \(problems)")
    }

    static func outcome(_ condition: CheckedExpression, _ view: SignalBlock.View, _ lane: Int) -> RuleOutcome {
        switch ExpressionEvaluator().evaluate(condition, BlockLane(view, lane: lane, catalog: catalog)) {
        case .bool(true): .fired
        case .bool(false): .quiet
        case .unknown: .unknown
        default: .failed
        }
    }

    @Test(arguments: 0..<12)
    func blocksAgreeWithTheTree(_ seed: Int) throws {
        var random = RandomCondition(generator: SeededGenerator(seed: UInt64(seed) + 100), catalog: Self.catalog)
        var sources: [String] = []
        for _ in 0..<60 { sources.append(random.condition(Int.random(in: 0..<4, using: &random.generator))) }
        let conditions = try sources.map(Self.checked)
        let program = Lowering.program(conditions, catalog: Self.catalog)
        let room = ProgramRoom(program)
        let outcomes = OutcomeBlock(rules: conditions.count)
        let block = SignalBlock(columns: Self.catalog.count)
        for lanes in [64, 64, 1, 7, 33] + Array(repeating: 1, count: 20) {
            RandomBlock.fill(block, Self.catalog, &random.generator)
            program.run(block.view, labels: [], lanes: lanes, room: room, into: outcomes)
            for (rule, condition) in conditions.enumerated() {
                for lane in 0..<lanes {
                    let expected = Self.outcome(condition, block.view, lane)
                    let found = outcomes.outcome(rule: rule, lane: lane)
                    guard found != expected else { continue }
                    Issue.record("\(sources[rule]) in lane \(lane): \(found), the tree says \(expected)")
                    return
                }
            }
        }
    }

    /// The open reading allows whatever the condition says once unknown signals are settled, in any way.
    @Test(arguments: 0..<12)
    func openReadingsHoldForEveryCompletion(_ seed: Int) throws {
        var random = RandomCondition(generator: SeededGenerator(seed: UInt64(seed) + 300), catalog: Self.catalog)
        var sources: [String] = []
        for _ in 0..<60 { sources.append(random.condition(Int.random(in: 0..<4, using: &random.generator))) }
        let conditions = try sources.map(Self.checked)
        let program = Lowering.program(conditions, open: conditions, catalog: Self.catalog)
        let room = ProgramRoom(program)
        let settled = OutcomeBlock(rules: 120)
        let open = OutcomeBlock(rules: 120)
        let block = SignalBlock(columns: Self.catalog.count)
        for lanes in [64, 1, 7, 1, 1, 64] {
            RandomBlock.fill(block, Self.catalog, &random.generator)
            program.run(block.view, labels: [], lanes: lanes, room: room, into: settled)
            for column in 0..<Self.catalog.count {
                let taken = random.generator.next() & random.generator.next()
                block.view.known[column] &= ~taken
                block.view.absent[column] &= ~taken
            }
            program.run(block.view, labels: [], lanes: lanes, room: room, into: open)
            let used = lanes == 64 ? ~0 : (UInt64(1) << UInt64(lanes)) - 1
            for (rule, source) in sources.enumerated() {
                let (t, f) = (settled.canBeTrue[rule], settled.canBeFalse[rule])
                #expect(t & ~f & used & ~open.canBeTrue[60 + rule] == 0, "\(source) may be true")
                #expect(f & ~t & used & ~open.canBeFalse[60 + rule] == 0, "\(source) may be false")
            }
        }
    }

    @Test(arguments: [
        ("!(known(work.is_checked) && work.is_checked)", RuleOutcome.fired, RuleOutcome.unknown),
        ("!known(work.is_checked)", .fired, .unknown), ("known(network.egress_country)", .quiet, .unknown),
        ("orElse(payout.changes, 0) >= 3", .quiet, .unknown), ("orElse(work.is_checked, true)", .fired, .unknown),
        ("known(work.is_checked) || true", .fired, .fired), ("false && known(work.is_checked)", .quiet, .quiet),
        ("[1].exists(x, known(payout.changes))", .quiet, .unknown),
        ("[1].exists(x, orElse(payout.changes, x) > 0)", .fired, .unknown),
    ])
    func whatIsAskedOfUnknownSignals(_ source: String, _ asWritten: RuleOutcome, _ open: RuleOutcome) throws {
        let condition = try Self.checked(source)
        let program = Lowering.program([condition], open: [condition], catalog: Self.catalog)
        let room = ProgramRoom(program)
        let outcomes = OutcomeBlock(rules: 2)
        let block = SignalBlock(columns: Self.catalog.count)
        for lanes in [1, 64] {
            program.run(block.view, labels: [], lanes: lanes, room: room, into: outcomes)
            #expect(outcomes.outcome(rule: 0, lane: 0) == asWritten)
            #expect(outcomes.outcome(rule: 1, lane: 0) == open)
        }
    }

    @Test func equalPartsAreComputedOnce() throws {
        let one = try Self.checked("network.named_vpn_sessions >= 2 && network.is_hosting")
        let two = try Self.checked("network.is_hosting && network.named_vpn_sessions >= 2 && timezone.gap_hours > 3.0")
        let alone = Lowering.program([one], catalog: Self.catalog)
        let both = Lowering.program([one, two], catalog: Self.catalog)
        #expect(alone.count == 3)
        #expect(both.count == 5)
        #expect(both.treeParts == 0)
    }

    /// Ordinary rules must not fall back to the tree.
    @Test(arguments: [
        "network.named_vpn_sessions >= 1", "timezone.gap_hours >= 5.0 && network.is_hosting",
        "network.exit_kind in ['tor', 'proxy']", "network.egress_country != network.claimed_country",
        "'tor' in network.exit_kinds", "network.egress_country in ['DE', 'FR']", "known(persona.colour)",
        "has(persona.colour) && !work.is_checked", "orElse(payout.changes, 0) + work.overlaps >= 3",
        "network.first_session < sanctions.last_update", "size(network.exit_kinds) >= 2",
        "network.first_session < timestamp('2026-01-01T00:00:00Z')",
        "double(payout.changes) / account.age_days > 0.5", "work.is_checked ? payout.holder_matches : false",
        "sets.intersects(persona.colours, ['red'])", "-timezone.gap_hours < -2.0",
    ])
    func ordinaryConditionsNeedNoTree(_ source: String) throws {
        let program = Lowering.program([try Self.checked(source)], catalog: Self.catalog)
        #expect(program.treeParts == 0)
    }
}
