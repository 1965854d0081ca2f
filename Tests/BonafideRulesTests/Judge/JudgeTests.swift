import BonafideCore
import BonafideRules
import Testing

@Suite struct JudgeTests {
    static func pack() throws -> RulePack {
        try PackTests.pack([
            PackTests.rule(
                "network.named-vpn", "network.named_vpn_sessions >= 1", code: "NW-001",
                reason:
                    "{network.named_vpn_sessions|session|sessions} came from {network.named_vpn_brand} while the claim is {network.claimed_country}."
            ),
            PackTests.rule("network.hosting", "network.is_hosting", weight: "3", code: "NW-002"),
            PackTests.rule(
                "network.mismatch", "network.egress_country != network.claimed_country", weight: "4", group: "zone",
                code: "NW-003", reason: "{network.egress_country} against {network.claimed_country}."),
            PackTests.rule(
                "payout.holder", "payout.holder_matches", weight: "-5", group: "pay", code: "PX-001"),
            PackTests.rule(
                "payout.changes", "payout.changes >= 3", weight: "9", group: "pay", code: "PX-002", status: "trial"),
            PackTests.rule(
                "timezone.gap", "timezone.gap_hours >= 6.0", weight: "9", group: "zone", code: "TZ-001",
                status: "draft"),
            PackTests.rule(
                "sanctions.match", "link.shared_by >= 5", weight: "10", group: "vpn", code: "SA-001",
                extra: "floor: critical"),
        ])
    }

    static func set(_ block: inout SignalBlock, _ name: String, _ payload: UInt64, lane: Int) {
        guard let column = TestCatalog.catalog.column(of: name) else { return }
        block.view.payloads[column * SignalBlock.lanes + lane] = payload
        block.view.known[column] |= 1 << UInt64(lane)
    }

    @Test func assessesOneApplicant() throws {
        let judge = Judge(pack: try Self.pack())
        var block = SignalBlock(columns: TestCatalog.catalog.count)
        block.used = 1
        block.labels = ["ExampleVPN"]
        Self.set(&block, "network.named_vpn_sessions", 1, lane: 0)
        Self.set(&block, "network.named_vpn_brand", 0, lane: 0)
        Self.set(&block, "network.claimed_country", UInt64(CountryCode("DE")!.packed), lane: 0)
        Self.set(&block, "network.egress_country", UInt64(CountryCode("FR")!.packed), lane: 0)
        Self.set(&block, "payout.changes", 4, lane: 0)
        block.evidence[0] = [
            Evidence(column: 0, path: SessionField.ip.path, element: 2, source: 0),
            Evidence(column: 0, path: SessionField.ip.path, element: 2, source: 0),
        ]
        var judged = judge.makeBlock()
        judge.judge(block, lanes: 1, into: &judged)
        let stamp = SourceStamp(
            name: "vpn-list", date: Day(year: 2026, month: 8, day: 22)!, licence: "CC0-1.0", digest: "",
            maximumAgeDays: 30)
        let result = judge.assessment(
            id: "A-1", origin: RecordOrigin(line: 14), lane: 0, block: block, judged: judged, sources: [stamp])
        let words = Dictionary(
            uniqueKeysWithValues: zip(judge.pack.card.rules.map(\.id), result.outcomes.map(\.word)))
        #expect(
            words == [
                "network.named-vpn": "fired", "network.hosting": "unknown", "network.mismatch": "fired",
                "payout.holder": "unknown", "payout.changes": "fired", "timezone.gap": "disabled",
                "sanctions.match": "unknown",
            ])
        // 8 dB, and 0.7 of 4 dB from the second group.
        #expect(result.score.total == -1996 + 800 + 280)
        #expect(result.contributions.map(\.millibans) == [800, 280])
        #expect(judge.pack.card.bands[result.band].name == "elevated")
        #expect(!result.isSettled)
        #expect(result.reasons.map(\.sentence).contains("1 session came from ExampleVPN while the claim is Germany."))
        #expect(result.reasons.map(\.sentence).contains("France against Germany."))
        let field = try #require(result.reasons.first?.fields.first)
        #expect(field.evidence == ["sessions[2].ip"])
        #expect(field.source == "vpn-list 2026-08-22")
        #expect(
            result.unknowns.map { TestCatalog.catalog.declarations[$0.column].name }
                == ["network.is_hosting", "payout.holder_matches", "link.shared_by"])
        #expect(!result.nextChecks.isEmpty)
        #expect(result.nextChecks.allSatisfy { $0.reduction > 0 })
    }

    @Test func floorHoldsTheScore() throws {
        let judge = Judge(pack: try Self.pack())
        var block = SignalBlock(columns: TestCatalog.catalog.count)
        block.used = 1
        Self.set(&block, "link.shared_by", 5, lane: 0)
        Self.set(&block, "payout.holder_matches", 1, lane: 0)
        var judged = judge.makeBlock()
        judge.judge(block, lanes: 1, into: &judged)
        let result = judge.assessment(id: "", origin: RecordOrigin(), lane: 0, block: block, judged: judged)
        #expect(result.score.total == 1500)
        #expect(result.adjustments == [Adjustment(kind: .floor, rule: 5, millibans: 1500 - (-1996 + 1000 - 500))])
        #expect(result.reasons.first?.rule == 5)
        #expect(judge.pack.card.bands[result.band].name == "critical")
        let parts = result.contributions.map(\.millibans).reduce(0, +) + result.adjustments[0].millibans
        #expect(judge.pack.card.prior + parts == result.score.total)
    }

    /// A lane's result depends on that lane alone.
    @Test func lanesDoNotMix() throws {
        let judge = Judge(pack: try Self.pack())
        var generator = SeededGenerator(seed: 5)
        let block = SignalBlock(columns: TestCatalog.catalog.count)
        RandomBlock.fill(block, TestCatalog.catalog, &generator)
        var all = judge.makeBlock()
        judge.judge(block, lanes: 64, into: &all)
        for lane in 0..<64 {
            var single = SignalBlock(columns: TestCatalog.catalog.count)
            single.used = 1
            for column in 0..<TestCatalog.catalog.count {
                switch block.view.state(column: column, lane: lane) {
                case .value(let payload):
                    single.view.payloads[column * 64] = payload
                    single.view.known[column] = 1
                case .absent: single.view.absent[column] = 1
                case .unknown: break
                }
            }
            var judged = judge.makeBlock()
            judge.judge(single, lanes: 1, into: &judged)
            #expect(judged.score(0) == all.score(lane))
            #expect(judged.outcomes(0) == all.outcomes(lane))
            #expect(judged.isSettled(0) == all.isSettled(lane))
        }
    }

    /// Patterns that were met before are found again, whatever lay between, and give what they gave.
    @Test func patternsMetBeforeGiveTheSameParts() throws {
        let judge = Judge(pack: try Self.pack())
        var generator = SeededGenerator(seed: 9)
        var kept = judge.makeBlock()
        for round in 0..<12 {
            let block = SignalBlock(columns: TestCatalog.catalog.count)
            if round % 3 > 0 { RandomBlock.fill(block, TestCatalog.catalog, &generator) }
            judge.judge(block, lanes: 64, into: &kept)
            for lane in stride(from: 0, to: 64, by: 7) {
                var fresh = judge.makeBlock()
                judge.judge(block, lanes: 64, into: &fresh)
                let id = RecordOrigin(record: UInt64(lane))
                let a = judge.assessment(id: "A", origin: id, lane: lane, block: block, judged: kept)
                let b = judge.assessment(id: "A", origin: id, lane: lane, block: block, judged: fresh)
                #expect(a.outcomes == b.outcomes)
                #expect(a.contributions == b.contributions)
                #expect(a.unknowns == b.unknowns)
                #expect(a.nextChecks == b.nextChecks)
                #expect(a.reasons == b.reasons)
            }
        }
    }

    @Test func countsOfABlockAreThoseOfItsLanes() throws {
        let judge = Judge(pack: try Self.pack())
        var generator = SeededGenerator(seed: 3)
        let block = SignalBlock(columns: TestCatalog.catalog.count)
        RandomBlock.fill(block, TestCatalog.catalog, &generator)
        for lanes in [0, 1, 37, 64] {
            var judged = judge.makeBlock()
            judge.judge(block, lanes: lanes, into: &judged)
            let kinds = RuleOutcome.allCases.count
            var totals = judge.pack.rules.map { _ in [Int64](repeating: 0, count: kinds) }
            judged.count(into: &totals)
            var expected = judge.pack.rules.map { _ in [Int64](repeating: 0, count: kinds) }
            for lane in 0..<lanes {
                for (rule, outcome) in judged.outcomes(lane).enumerated() { expected[rule][Int(outcome.rawValue)] += 1 }
            }
            #expect(totals == expected)
        }
    }

    @Test func tracesEveryRule() throws {
        let pack = try Self.pack()
        let judge = Judge(pack: pack)
        var block = SignalBlock(columns: TestCatalog.catalog.count)
        block.used = 1
        Self.set(&block, "network.named_vpn_sessions", 0, lane: 0)
        var judged = judge.makeBlock()
        judge.judge(block, lanes: 1, into: &judged)
        let traces = Explainer(pack).traces(lane: 0, block: block, judged: judged)
        #expect(traces.count == pack.rules.count)
        let vpn = try #require(pack.number(of: "network.named-vpn"))
        #expect(traces[vpn].outcome == .quiet)
        #expect(traces[vpn].comparisons.map(\.observed) == ["0"])
        #expect(traces[vpn].comparisons.map(\.threshold) == ["1"])
        #expect(traces[vpn].comparisons.map(\.result) == [.fails])
        let gap = try #require(pack.number(of: "timezone.gap"))
        #expect(traces[gap].note.contains("draft"))
        let hosting = try #require(pack.number(of: "network.hosting"))
        #expect(traces[hosting].comparisons.map(\.result) == [.unknown])
        #expect(traces[hosting].comparisons.first?.note == "network.is_hosting: not in the export")
    }

    @Test func counterfactualIsMinimalAndMovesTheBand() throws {
        let pack = try Self.pack()
        let judge = Judge(pack: pack)
        var generator = SeededGenerator(seed: 17)
        let block = SignalBlock(columns: TestCatalog.catalog.count)
        var judged = judge.makeBlock()
        var found = 0
        for _ in 0..<6 {
            RandomBlock.fill(block, TestCatalog.catalog, &generator)
            judge.judge(block, lanes: 64, into: &judged)
            for lane in 0..<64 {
                let outcomes = judged.outcomes(lane)
                guard let change = judge.counterfactual(outcomes) else {
                    continue
                }
                found += 1
                #expect(change.band < judged.band(lane))
                func total(_ changes: [Counterfactual.Change]) -> Millibans {
                    var outcomes = outcomes
                    for change in changes { outcomes[change.rule] = change.to }
                    return pack.scorer.score(pack.scored.map { outcomes[$0] }).total
                }
                #expect(total(change.changes) == change.total)
                for left in change.changes {
                    let rest = change.changes.filter { $0 != left }
                    #expect(pack.card.band(of: total(rest)) >= judged.band(lane))
                }
            }
        }
        #expect(found > 10)
    }
}
