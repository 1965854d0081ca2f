import BonafideRules
import Foundation
import Testing

@Suite struct CoverageTests {
    @Test func nothingIsLeftOver() {
        let (coverage, mistakes) = ShippedPack.coverage()
        #expect(mistakes.isEmpty)
        #expect(coverage.problems.isEmpty)
        #expect(coverage.file.rows.count == 156)
    }

    @Test func theAdvisoryOfMay2022IsCounted() {
        let (coverage, _) = ShippedPack.coverage()
        #expect(coverage.count(FlagStatus.allCases, of: "A22") == 24)
        #expect(coverage.count([.export], of: "A22") == 11)
        #expect(coverage.count([.export, .sessions], of: "A22") == 14)
        #expect(coverage.count([.export, .sessions, .feed], of: "A22") == 23)
        #expect(coverage.count([.observation], of: "A22") == 1)
        #expect(coverage.count(FlagStatus.allCases, of: "A22", mitigations: true) == 19)
        #expect(coverage.count(FlagStatus.allCases, of: "U23") == 10)
    }

    @Test func thePageIsFresh() throws {
        let (coverage, _) = ShippedPack.coverage()
        let page = CoveragePage.markdown(coverage, pack: ShippedPack.pack)
        let url = Binary.root.appendingPathComponent("docs/coverage.md")
        if ProcessInfo.processInfo.environment["BONAFIDE_RECORD"] == "1" {
            try page.write(to: url, atomically: true, encoding: .utf8)
            Issue.record("recorded docs/coverage.md")
        }
        #expect(try String(contentsOf: url, encoding: .utf8) == page)
    }

    /// Each defect of a coverage file is found and told in one sentence.
    @Test(arguments: [
        ("  - { row: net-tor, what: Tor }", "neither a rule nor a status", true),
        ("  - { row: made-up, what: Nothing }", "neither a rule nor a status", false),
        ("  - { row: net-tor, what: Tor, status: refused, why: Because }", "is refused and has the rule", false),
        ("  - { row: made-up, what: Nothing, status: note }", "does not say why", false),
        ("  - { row: made-up, what: Nothing, status: covered, by: no.rule, why: W }", "not in the pack", false),
    ])
    func defectsAreFound(row: String, sentence: String, isSound: Bool) {
        let problems = Self.problems(flags: "flags: []", rows: "rows:\n" + row)
        #expect(problems.contains { $0.contains(sentence) } == !isSound)
    }

    @Test(arguments: [
        ("{ id: D-1, status: feed, rows: [], needs: x, what: y }", "answered by no rule"),
        ("{ id: D-1, status: feed, rows: [net-tor], what: y }", "which data it needs"),
        ("{ id: E-1, status: unseen, rows: [], what: y }", "no known document"),
        ("{ id: D-1, status: unseen, rows: [net-tr], what: y }", "not in the catalogue"),
    ])
    func flagsWithoutAnAnswerAreFound(flag: String, sentence: String) {
        let problems = Self.problems(flags: "flags:\n  - \(flag)", rows: "rows:\n  - { row: net-tor, what: Tor }")
        #expect(problems.contains { $0.contains(sentence) })
    }

    @Test func aRuleWithoutARowIsFound() {
        let problems = Self.problems(flags: "flags: []", rows: "rows:\n  - { row: net-tor, what: Tor }")
        #expect(problems.contains { $0.contains("network.named-vpn names no row") })
    }

    private static func problems(flags: String, rows: String) -> [String] {
        let text = "documents:\n  - { code: D, title: T, by: B, date: \"2026-01-01\" }\n\(flags)\n\(rows)\n"
        var diagnostics = DiagnosticList()
        let file = CoverageFile.read(SourceText(path: "coverage.yaml", text: text), &diagnostics)
        return FlagCoverage(file, pack: ShippedPack.pack).problems
    }

    @Test func theCommandTellsEveryFlag() throws {
        let run = try Binary.run(["rules", "coverage"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.text.contains("Of the 24 flags of May 2022, 11"))
        let json = try Binary.run(["rules", "coverage", "--format", "json"])
        let flags = try #require(try JSONSerialization.jsonObject(with: json.output) as? [[String: Any]])
        #expect(flags.count == ShippedPack.coverage().coverage.file.flags.count)
    }
}
