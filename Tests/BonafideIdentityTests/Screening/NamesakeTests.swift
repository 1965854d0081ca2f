import BonafideCore
import BonafideIdentity
import Testing

/// Ordinary people must not be touched.
@Suite struct NamesakeTests {
    @Test func ordinaryPeopleAreSeldomPossible() {
        let people = PairTable.rows("people.csv")
        var (named, dated, strong) = (0, 0, 0)
        for person in people {
            let name = person["name"] ?? ""
            if BundledLists.result(name) >= .possible { named += 1 }
            let result = BundledLists.result(name, born: BundledLists.date(person["born"]))
            if result >= .possible { dated += 1 }
            if result >= .strongMatch { strong += 1 }
        }
        #expect(people.count >= 3_000)
        #expect(Double(named) <= 0.003 * Double(people.count), "\(named) possible by name")
        #expect(Double(dated) <= 0.0005 * Double(people.count), "\(dated) possible with their birth date")
        #expect(strong == 0)
    }

    @Test func commonKoreanNamesAreClearedByTheirBirthDate() throws {
        let people =
            PairTable.rows("korean-people.csv")
            + PairTable.rows("people.csv").filter { ($0["name"] ?? "").unicodeScalars.contains { $0.value >= 0xac00 } }
        var possible = 0
        for person in people {
            let result = BundledLists.result(person["name"] ?? "", born: BundledLists.date(person["born"]))
            #expect(result < .strongMatch, "\(person)")
            if result == .possible { possible += 1 }
        }
        #expect(people.count >= 900)
        #expect(Double(possible) <= 0.003 * Double(people.count), "\(possible) of \(people.count)")
    }

    @Test(arguments: ["1979-04-25", "1979", "1951-01-01"])
    func aContradictingBirthDateClearsTheNamesake(born: String) throws {
        let query = ScreeningQuery(names: ["Kim Sang-man"], kind: .person, birthDate: BundledLists.date(born))
        let outcome = BundledLists.screener.screen(query)
        #expect(outcome.result == .homonymCleared)
        let candidate = try #require(outcome.candidates.first)
        #expect(candidate.qualifiers.contains { $0.fact == .birthDate && $0.effect == .contradicts })
    }

    @Test func aPossibleMatchSaysWhatWouldClearIt() throws {
        let outcome = BundledLists.screener.screen(ScreeningQuery(names: ["Sang Man Kim"], kind: .person))
        let candidate = try #require(outcome.candidates.first { $0.party.id == "43377" })
        #expect(candidate.result == .possible)
        #expect(candidate.wouldSettle.contains { $0.contains("birth date") })
        #expect(candidate.words.map(\.asked) == ["sang", "man", "kim"])
    }

    /// What two names have in common by chance is no match; what a listed party is called is.
    @Test(arguments: [
        ("John Lê", NameKind.person, ScreeningResult.none),  // one letter from "LEE, John", both readable as Korean
        ("Camilla Ali", .person, .none),  // a common word and one that is only near "KAMALI, Ali"
        ("Alejandra Pérez", .person, .none),  // "PEREZ MANCILLA, Alejandro" is another given name
        ("José Soto", .person, .none),  // two common words of "SOTO GASTELUM, Jose Antonio"
        ("María Gómez", .unstated, .none),  // no organisation, however near "GOMEZ MARIN LTDA."
        ("LEE, John", .person, .possible), ("Ali Kamali", .person, .possible),
        ("Alejandro Perez Mancilla", .person, .possible), ("Jose Antonio Soto Gastelum", .person, .possible),
        ("Gomez Marin Ltda.", .unstated, .possible), ("Kimsuky", .unstated, .possible),
    ])
    func chanceIsNoMatch(name: String, kind: NameKind, expected: ScreeningResult) {
        #expect(BundledLists.result(name, kind) == expected)
    }

    @Test func aBirthDateMakesTheNameAPersons() throws {
        let born = try #require(BundledLists.date("1990-02-03"))
        #expect(ScreeningQuery(names: ["Gomez Marin"], birthDate: born).kind == .person)
        #expect(ScreeningQuery(names: ["Gomez Marin"]).kind == .unstated)
        #expect(
            ScreeningQuery(names: ["Gomez Marin Ltda."], kind: .organisation, birthDate: born).kind == .organisation)
    }

    @Test(arguments: [
        ("Unit 110", NameKind.organisation, ScreeningResult.weakAlias),
        ("Google", .organisation, .none), ("Technical University of Munich", .organisation, .none),
        ("110th Research Center", .organisation, .possible),
    ])
    func organisations(name: String, kind: NameKind, expected: ScreeningResult) {
        #expect(BundledLists.result(name, kind) == expected)
    }
}
