import BonafideCore
import BonafideRules
import Foundation
import Testing

@Suite struct ScenarioTests {
    private static let bands = ["low", "elevated", "high", "critical"]

    @Test(arguments: Scenario.all)
    func everyExpectationHolds(_ scenario: Scenario) throws {
        #expect(!scenario.story.isEmpty)
        #expect(!scenario.expectations.isEmpty)
        let assessments = try scenario.score()
        let (coverage, _) = ShippedPack.coverage()
        for expected in scenario.expectations {
            let assessment = try #require(assessments[expected.id], "\(expected.id) is missing")
            let word = try #require(assessment["band"] as? String)
            let band = try #require(Self.bands.firstIndex(of: word))
            if let floor = expected.floor {
                let least = try #require(Self.bands.firstIndex(of: floor))
                #expect(band >= least, "\(expected.id) is \(word)")
            }
            if let ceiling = expected.ceiling {
                let most = try #require(Self.bands.firstIndex(of: ceiling))
                #expect(band <= most, "\(expected.id) is \(word)")
            }
            if let limit = expected.coverageBelow {
                #expect(try #require(assessment["coverage"] as? Int) < limit, "\(expected.id)")
            }
            let outcomes = Binary.outcomes(assessment)
            for (rows, mustFire) in [(expected.mustFire, true), (expected.mustNotFire, false)] {
                for row in rows {
                    let known = coverage.file.rows.first { $0.name == row }
                    #expect(known != nil, "\(row) is no row of the catalogue")
                    let rules = coverage.rules[row] ?? []
                    if mustFire, rules.isEmpty, known?.status == .planned { continue }
                    let fired = rules.contains { outcomes[$0] == "fired" }
                    #expect(fired == mustFire, "\(expected.id): \(row) is \(rules.map { outcomes[$0] ?? "?" })")
                }
            }
        }
    }

    @Test func theScenariosAreThere() {
        let names = Set(Scenario.all.map(\.folder.lastPathComponent))
        for number in 1...5 { #expect(names.contains { $0.hasPrefix("s\(number)-") }) }
        #expect(names.count { $0.hasPrefix("persona-") } >= 20)
    }

    /// An honest persona has a name, a story and a ceiling.
    @Test(arguments: Scenario.all.filter { $0.folder.lastPathComponent.hasPrefix("persona-") })
    func everyPersonaHasACeiling(_ persona: Scenario) {
        #expect(persona.story.count > 40)
        for expected in persona.expectations { #expect(expected.ceiling == "low") }
    }
}
