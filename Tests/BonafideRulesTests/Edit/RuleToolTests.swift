import BonafideCore
import BonafideRules
import Foundation
import Testing

/// The tools that write rules, compare packs and work out single expressions.
@Suite struct RuleToolTests {
    static func pack() throws -> RulePack {
        try PackTests.pack([
            PackTests.rule("network.one", "network.named_vpn_sessions >= 2", code: "NW-001"),
            PackTests.rule("network.two", "network.is_hosting && timezone.gap_hours > 3.0", code: "NW-007"),
        ])
    }

    @Test(arguments: [
        "network.named_vpn_sessions >= 3", "network.exit_kind in ['tor', 'proxy'] && !network.is_hosting",
        "timezone.gap_hours > 4.5 || timezone.night_share >= 0.5", "'tor' in network.exit_kinds",
        "network.egress_country != network.claimed_country",
    ])
    func newRulesPassTheirOwnTests(_ when: String) throws {
        let request = RuleStarter.Request(id: "network.new-rule", when: when, day: "2026-11-01")
        let text = try RuleStarter(try Self.pack()).text(request).get()
        #expect(text.contains("code: NW-008"))
        let pack = try PackTests.pack([RuleSources.File(path: "network/new-rule.yaml", text: text)])
        let results = ExampleRunner(pack).run()
        #expect(results.map(\.kind).contains(.fire) && results.map(\.kind).contains(.quiet))
        #expect(results.allSatisfy { $0.isPassed }, "\(text)")
    }

    @Test(arguments: [
        ("network", "family.kebab-name"), ("netwrk.rule", "did you mean `network`"), ("network.one", "already"),
    ])
    func newRulesNeedAFreeName(_ id: String, _ message: String) throws {
        let result = RuleStarter(try Self.pack()).text(RuleStarter.Request(id: id, day: "2026-11-01"))
        guard case .failure(let mistake) = result else {
            Issue.record("\(id) was taken")
            return
        }
        #expect(mistake.message.contains(message))
    }

    @Test func suggestedExamplesKillMutants() throws {
        let rule = PackTests.rule(
            "network.one", "network.named_vpn_sessions >= 2 && (network.is_hosting || timezone.gap_hours > 3.0)",
            status: "trial")
        let bare = RuleSources.File(
            path: rule.path,
            text: rule.text.replacing("  - fire: {}\n", with: "").replacing("  - quiet: {}\n", with: "")
        )
        let before = try PackTests.pack([bare])
        let runner = ExampleRunner(before)
        #expect(runner.run().allSatisfy { $0.isPassed })
        #expect(runner.mutants(before.rules[0]).contains { !$0.isKilled })
        let suggestions = runner.suggestions(before.rules[0])
        let text = try #require(ExampleInsertion.insert(suggestions, into: bare))
        let better = try PackTests.pack([RuleSources.File(path: rule.path, text: text)])
        let after = ExampleRunner(better)
        #expect(after.run().allSatisfy { $0.isPassed }, "\(text)")
        let left = after.mutants(better.rules[0])
        #expect(left.count >= 8)
        #expect(left.allSatisfy { $0.isKilled }, "\(left.filter { !$0.isKilled }.map(\.change))")
    }

    @Test func differencesProposeVersions() throws {
        let rule = PackTests.rule("network.one", "network.named_vpn_sessions >= 2")
        func bump(_ new: RuleSources.File, settings: String = PackTests.settings) throws -> PackDifference {
            PackDifference(
                from: try PackTests.pack([rule]), to: try PackTests.load([new], settings: settings).get())
        }
        func edited(_ old: String, _ new: String) -> RuleSources.File {
            RuleSources.File(path: rule.path, text: rule.text.replacing(old, with: new))
        }
        #expect(try bump(rule).bump == .none)
        #expect(try bump(edited(">= 2", ">=    2")).bump == .none)
        #expect(try bump(edited("title: A title", "title: Another")).bump == .patch)
        let narrower = try bump(edited(">= 2", ">= 3"))
        #expect(narrower.bump == .minor)
        #expect(narrower.changes.first?.note.hasPrefix("narrower") == true)
        #expect(narrower.proposedVersion == "1.1.0")
        #expect(!narrower.isVersionEnough)
        #expect(
            try bump(edited(">= 2", "> 1 || network.is_hosting")).changes.first?.note.hasPrefix("narrower") == false)
        #expect(try bump(edited("weight: 8", "weight: 9")).bump == .minor)
        #expect(try bump(edited("NW-001", "NW-002")).bump == .major)
        #expect(try bump(rule, settings: PackTests.settings.replacing("-1996mb", with: "-1000mb")).bump == .major)
        let raised = PackTests.settings.replacing("1.0.0", with: "2.0.0").replacing("-1996mb", with: "-1000mb")
        #expect(try bump(rule, settings: raised).isVersionEnough)
    }

    @Test func evaluatesOverSheets() throws {
        let sheet = SignalSheet(
            RuleSources.File(
                path: "s.yaml", text: "network.named_vpn_sessions: 3\nnetwork.exit_kinds: [tor, vpn]\n"),
            catalog: TestCatalog.catalog)
        #expect(sheet.diagnostics.isEmpty)
        var environment = ExpressionEnvironment(signals: TestCatalog.catalog)
        environment.wantsBoolean = false
        func evaluate(_ source: String) throws -> Evaluation {
            sheet.evaluate(try #require(ExpressionChecker(environment).check(source).0))
        }
        #expect(try evaluate("network.named_vpn_sessions * 2").value == "6")
        #expect(try evaluate("network.exit_kinds").value == "[\"vpn\", \"tor\"]")
        let waiting = try evaluate("network.named_vpn_sessions >= 2 && network.is_hosting")
        #expect(waiting.value == "unknown")
        #expect(waiting.waitsFor == ["network.is_hosting"])
        #expect(waiting.leaves.map(\.value) == ["true", "unknown"])
        #expect(try evaluate("1 / 0").value.hasPrefix("error"))
        let bad = SignalSheet(
            RuleSources.File(path: "s.yaml", text: "network.named_vpn_session: 3"), catalog: TestCatalog.catalog)
        #expect(bad.diagnostics.first?.hint.contains("network.named_vpn_sessions") == true)
    }

    @Test func casesOfTheWholePack() throws {
        let pack = try Self.pack()
        func run(_ text: String) -> (PackCase.Result, [Diagnostic]) {
            var diagnostics = DiagnosticList()
            let item = PackCase(RuleSources.File(path: "tests/a.yaml", text: text), pack: pack, &diagnostics)
            return (item.run(Judge(pack: pack)), diagnostics.sorted)
        }
        let good = """
            name: one
            signals: { network.named_vpn_sessions: 3 }
            expect: { band: low, fired: [ network.one ], unknown: [ network.two ] }
            """
        #expect(run(good).0.failures.isEmpty && run(good).1.isEmpty)
        let wrong = good.replacing("band: low", with: "band: high, score: 99").replacing("unknown:", with: "quiet:")
        #expect(run(wrong).0.failures.count == 3)
        let broken = good.replacing("band: low", with: "band: lo, scor: 1").replacing(
            "network.one ]", with: "network.won ]")
        #expect(run(broken).1.count == 3)
    }

    @Test func reloadKeepsTheLastGoodPack() throws {
        let reloader = PackReloader(try Self.pack())
        let first = reloader.pack.card.digest
        func sources(_ when: String, examples: String = "unknown: {}") -> RuleSources {
            let rule = PackTests.rule("network.one", when)
            let text = rule.text.replacing("  - fire: {}\n  - quiet: {}\n", with: "").replacing(
                "unknown: {}", with: examples
            ).replacing("status: stable", with: "status: trial")
            return RuleSources(
                pack: RuleSources.File(path: "pack.yaml", text: PackTests.settings),
                rules: [RuleSources.File(path: rule.path, text: text)])
        }
        guard case .refused(let mistakes, _) = reloader.reload(sources("network.named_vpn_session >= 1")) else {
            Issue.record("a broken pack was taken")
            return
        }
        #expect(mistakes.contains { $0.code == "R020" })
        guard
            case .refused(let failed, _) = reloader.reload(
                sources("network.is_hosting", examples: "fire: { network.is_hosting: false }"))
        else {
            Issue.record("a pack with a failing example was taken")
            return
        }
        #expect(failed.first?.code == "R085")
        #expect(reloader.pack.card.digest == first)
        guard case .swapped(let new) = reloader.reload(sources("network.is_hosting")) else {
            Issue.record("a good pack was refused")
            return
        }
        #expect(reloader.pack.card.digest == new.card.digest && new.card.digest != first)
        guard case .unchanged = reloader.reload(sources("network.is_hosting  ")) else {
            Issue.record("spacing alone made a new pack")
            return
        }
    }

    @Test func schemaIsJSONAndNamesEveryKey() throws {
        let text = RuleFileSchema.json(catalog: TestCatalog.catalog)
        let schema = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let properties = try #require(schema["properties"] as? [String: [String: Any]])
        for key in ["id", "when", "weight", "examples", "floor", "direction", "half_life"] {
            #expect((properties[key]?["description"] as? String)?.isEmpty == false, "\(key)")
        }
    }

    @Test func everyCodeHasAPage() {
        for code in ExpressionCode.allCases {
            #expect(!code.page.text.isEmpty && DiagnosticReference.text.contains("## \(code.rawValue)\n"))
        }
        for code in PackCode.allCases {
            #expect(!code.page.text.isEmpty && DiagnosticReference.text.contains("## \(code.rawValue)\n"))
        }
    }
}
