import BonafideCore
import BonafideIdentity
import Testing

@Suite struct SuppressionTests {
    private func list(_ expires: String, born: String? = "1979-04-25") throws -> SuppressionList {
        let suppression = SuppressionList.Suppression(
            list: "ofac-sdn", id: "43377", name: "Kim Sang-man", birthDate: BundledLists.date(born),
            author: "reviewer@example.com", reason: "passport \"seen\": another person",
            expires: try #require(BundledLists.date(expires)).first)
        let list = SuppressionList(yaml: suppression.yaml, file: "set-aside.yaml")
        #expect(list.diagnostics.isEmpty)
        #expect(list.all == [suppression], "what is written reads back")
        return list
    }

    @Test(arguments: [
        ("2027-06-30", "kim sang man", "2027-06-30", true), ("2027-06-30", "Sang Man Kim", "2027-06-30", false),
        ("2027-06-30", "Kim Sang Man", "2027-07-01", false),
    ])
    func aMatchIsSetAsideForItsNameUntilItsEnd(expires: String, name: String, day: String, isSetAside: Bool) throws {
        let screener = Screener(BundledLists.indexes, suppressions: try list(expires, born: nil))
        let outcome = screener.screen(
            ScreeningQuery(names: [name], kind: .person), asOf: try #require(BundledLists.date(day)).first)
        let candidate = try #require(outcome.candidates.first { $0.party.id == "43377" })
        #expect((candidate.suppressedBy != nil) == isSetAside)
        #expect((outcome.result == .none) == isSetAside)
    }

    @Test func anIdentifierIsNeverSetAside() throws {
        let screener = Screener(BundledLists.indexes, suppressions: try list("2027-06-30", born: nil))
        let identifier = try #require(CanonicalIdentifier(.passport, "109420132", country: CountryCode("KP")))
        let query = ScreeningQuery(names: ["Kim Sang Man"], kind: .person, identifiers: [identifier])
        #expect(screener.screen(query, asOf: Day(year: 2027, month: 1, day: 1)).result == .identifierMatch)
    }

    @Test(arguments: ["author", "reason", "expires", "name"])
    func oneWithoutItsPartsIsNotApplied(missing: String) {
        let parts = ["list: ofac-sdn", "id: 1", "name: A B", "author: x", "reason: y", "expires: 2027-01-01"]
        let yaml = "- " + parts.filter { !$0.hasPrefix(missing) }.joined(separator: "\n  ") + "\n"
        let list = SuppressionList(yaml: yaml, file: "f.yaml")
        #expect(list.all.isEmpty)
        #expect(list.diagnostics.map(\.code) == ["L141"])
    }
}
