import BonafideCore
import BonafideRules
import Testing

/// A small part of what `Scripts/fuzz-rules` runs, and every input that once found something.
@Suite struct RuleFuzzTests {
    @Test(arguments: 0..<4)
    func someRounds(_ part: Int) throws {
        let fuzz = RuleFuzz(expressions: try FixtureFolder.lines("cel/fuzz-seeds.txt"), catalog: TestCatalog.catalog)
        var outcomes: Set<String> = []
        for number in part * 150..<part * 150 + 150 {
            let round = fuzz.round(number, seed: 1)
            outcomes.insert(round.outcome)
            #expect(round.complaint.isEmpty, "round \(number)")
            #expect(fuzz.round(number, seed: 1) == round)
        }
        #expect(outcomes.contains("refused") && outcomes.contains("refusedByParser"))
    }

    @Test func regressions() throws {
        for line in try FixtureFolder.lines("cel/fuzz-regressions.txt") {
            _ = ExpressionFuzz.run(Array(line.utf8), signals: TestCatalog.catalog)
            guard let tree = ExpressionParser.parse(line).0 else { continue }
            let once = try #require(ExpressionFormatter.format(line), "\(line)")
            #expect(ExpressionFormatter.format(once) == once, "\(line)")
            let again = try #require(ExpressionParser.parse(once).0, "\(line)")
            #expect(CanonicalExpression.text(of: again) == CanonicalExpression.text(of: tree), "\(line)")
        }
    }
}
