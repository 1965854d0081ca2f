import BonafideCore
import BonafideRules
import Foundation
import Testing

/// The guard refuses rules that read who a person is, and lets contradictions pass.
@Suite struct FairnessTests {
    struct Case: Decodable {
        let when: String
    }

    static let codes: Set<String> = ["R080", "R081", "R082"]

    static func refusals(_ when: String, status: String = "stable") -> [Diagnostic] {
        let block = when.replacing("\n", with: "\n  ")
        let rule = PackTests.rule("network.example", block, status: status)
        guard case .failure(let refusal) = PackTests.load([rule]) else { return [] }
        return refusal.diagnostics.filter { codes.contains($0.code) }
    }

    static func cases(_ name: String) throws -> [Case] {
        try FixtureFolder.lines("fairness/\(name).jsonl").map {
            try JSONDecoder().decode(Case.self, from: Data($0.utf8))
        }
    }

    @Test func forbiddenRulesAreRefused() throws {
        let cases = try Self.cases("forbidden")
        #expect(cases.count >= 80)
        for item in cases {
            let found = Self.refusals(item.when)
            #expect(!found.isEmpty, "not refused: \(item.when)")
            #expect(found.allSatisfy { $0.severity == .error && !$0.hint.isEmpty })
        }
    }

    /// What else is wrong with them (signals the test catalog lacks) does not matter here.
    @Test func legitimateRulesPass() throws {
        let cases = try Self.cases("legitimate")
        #expect(cases.count >= 80)
        for item in cases {
            let found = Self.refusals(item.when)
            #expect(found.isEmpty, "refused: \(item.when): \(found.first?.message ?? "")")
        }
    }

    /// No status lets a rule past the guard.
    @Test(arguments: ["draft", "trial", "stable", "retired"])
    func noStatusEscapes(_ status: String) {
        #expect(!Self.refusals("network.egress_country == 'CN'", status: status).isEmpty)
    }

    @Test func marksTheVeryComparison() throws {
        let found = try #require(Self.refusals("network.is_hosting && network.egress_country == 'CN'").first)
        #expect(found.code == "R082")
        #expect(found.location.line == 6)
        #expect(found.location.column == 25)
        #expect(found.location.length == "network.egress_country == 'CN'".count)
    }
}
