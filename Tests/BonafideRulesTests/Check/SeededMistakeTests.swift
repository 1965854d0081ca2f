import BonafideCore
import BonafideRules
import Foundation
import Testing

/// One mistake in an otherwise good rule file: reported once, under the very characters.
@Suite struct SeededMistakeTests {
    struct Case: Decodable {
        let code: String
        let line: Int
        let column: Int
        let length: Int
        let text: String
    }

    @Test func eachMistakeIsReportedOnceAtItsPlace() throws {
        let cases = try FixtureFolder.lines("diagnostics/seeded.jsonl").map {
            try JSONDecoder().decode(Case.self, from: Data($0.utf8))
        }
        #expect(cases.count >= 40)
        for (number, item) in cases.enumerated() {
            let rule = RuleSources.File(path: "network/example.yaml", text: item.text)
            let pack = RuleSources.File(path: "pack.yaml", text: DiagnosticGoldenTests.standardPack)
            var found: [Diagnostic] = []
            switch RulePack.load(RuleSources(pack: pack, rules: [rule]), catalog: TestCatalog.catalog) {
            case .success(let pack): found = pack.diagnostics
            case .failure(let refusal): found = refusal.diagnostics
            }
            found.removeAll { $0.location.file == "pack.yaml" }
            let told = found.map { "\($0.code) \($0.location.line):\($0.location.column)+\($0.location.length)" }
            let expected = "\(item.code) \(item.line):\(item.column)+\(item.length)"
            #expect(told == [expected], "case \(number)")
        }
    }
}
