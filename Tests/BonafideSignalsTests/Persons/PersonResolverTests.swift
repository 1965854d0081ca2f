import BonafideCore
import BonafideSignals
import Testing

@Suite struct PersonResolverTests {
    /// Made-up people of whom nobody is anybody else, so that values have a rarity.
    private static func crowd(_ count: Int) -> [[RootField: String]] {
        let given = [
            "Ada", "Bo", "Cleo", "Dov", "Edda", "Finn", "Gerda", "Hugo", "Ilse", "Jonas", "Kaja", "Lars", "Mila",
        ]
        let family = [
            "Abend", "Brook", "Cramer", "Dahl", "Ekman", "Farrow", "Gill", "Hagen", "Ivers", "Jarvis", "Krol",
        ]
        return (0..<count).map { number in
            let (first, last) = (
                given[number * 7 % 13], family[number * 5 % 11] + ["", "son", "berg"][number / 11 % 3]
            )
            return [
                .id: "crowd-\(number)", .basicsNamePartsGiven: first, .basicsNamePartsFamily: last,
                .personDob: "\(1950 + number * 17 % 50)-0\(1 + number % 9)-\(10 + number * 3 % 19)",
                .basicsEmail: "\(first).\(last)\(number * 31)@example.com".lowercased(),
                .basicsLocationAddress: "\(1 + number * 11 % 90) \(family[number % 11]) Road",
                .basicsLocationPostalCode: "\(10_000 + number * 37)", .basicsLocationCountryCode: "US",
            ]
        }
    }

    private static func resolve(_ some: [[RootField: String]], reversed: Bool = false) -> PersonResolver {
        let all = crowd(200) + some
        var table = PersonTable()
        for (number, fields) in (reversed ? all.reversed() : all).enumerated() {
            var applicant = Applicant(origin: RecordOrigin(record: UInt64(number + 1)))
            for (field, text) in fields { applicant.set(field.path, to: text) }
            table.add(applicant, fallback: "row-\(number + 1)")
        }
        return PersonResolver(table)
    }

    private static let one: [RootField: String] = [
        .id: "x", .basicsNamePartsGiven: "Marguerite", .basicsNamePartsFamily: "Tollefsen", .personDob: "1984-03-12",
        .basicsEmail: "m.tollefsen@example.net", .basicsPhone: "+14155550123",
        .basicsLocationAddress: "77 Winding Brook Lane", .basicsLocationPostalCode: "94110",
        .basicsLocationCountryCode: "US",
    ]

    private static func with(_ changes: [RootField: String?]) -> [RootField: String] {
        var fields = one
        fields[.id] = "y"
        for (field, text) in changes { fields[field] = text }
        return fields
    }

    /// An application made again, with slips of the pen and other contact data.
    @Test(
        arguments: [
            [:], [.basicsNamePartsGiven: "Margurite"],
            [.basicsNamePartsGiven: "Tollefsen", .basicsNamePartsFamily: "Marguerite"],
            [.personDob: "1984-12-03"], [.basicsEmail: "marge@example.org", .basicsPhone: "+14155550999"],
            [.basicsLocationAddress: "5 Other Street", .basicsLocationPostalCode: "10001"],
            [.basicsNamePartsFamily: "Tolefsen", .personDob: "1984-03-21", .basicsEmail: nil],
        ] as [[RootField: String?]])
    func recordsOfOnePersonAreJoined(changes: [RootField: String?]) {
        let found = Self.resolve([Self.one, Self.with(changes)])
        #expect(found.persons.map(\.ids) == [["x", "y"]])
        #expect(found.possible.isEmpty)
    }

    /// Flatmates, couples, siblings and namesakes are other people.
    @Test(
        arguments: [
            [
                .basicsNamePartsGiven: "Dorian", .basicsNamePartsFamily: "Quist", .personDob: "1991-10-02",
                .basicsEmail: nil,
            ],
            [.basicsNamePartsGiven: "Anselm", .personDob: "1979-07-30", .basicsEmail: "a.tollefsen@example.net"],
            [
                .personDob: "1951-01-09", .basicsEmail: nil, .basicsPhone: nil, .basicsLocationAddress: nil,
                .basicsLocationPostalCode: nil,
            ],
        ] as [[RootField: String?]])
    func whoSharesAHomeOrANameIsNotJoined(changes: [RootField: String?]) {
        #expect(Self.resolve([Self.one, Self.with(changes)]).persons.isEmpty)
    }

    /// What twins, or a parent and a child of one name, would look like is listed and joins nobody.
    @Test(
        arguments: [
            ([.basicsNamePartsGiven: "Anselm", .basicsEmail: nil], PersonResolver.Doubt.otherGivenName),
            ([.personDob: "1951-11-30", .basicsEmail: nil], .otherBirthDate),
        ] as [([RootField: String?], PersonResolver.Doubt)])
    func relativesAreListedAsPossible(changes: [RootField: String?], doubt: PersonResolver.Doubt) {
        let found = Self.resolve([Self.one, Self.with(changes)])
        #expect(found.persons.isEmpty)
        #expect(found.possible.map(\.doubt) == [doubt])
    }

    @Test func theOrderOfTheInputChangesNothing() {
        let some = [Self.one, Self.with([.basicsNamePartsGiven: "Margurite"])]
        let (one, other) = (Self.resolve(some), Self.resolve(some, reversed: true))
        #expect(one.persons.map(\.ids) == other.persons.map(\.ids))
        #expect(one.prior == other.prior && one.weights == other.weights)
        #expect(one.persons.first?.matches.first?.decibans == other.persons.first?.matches.first?.decibans)
    }

    @Test func anEmptyTableAndOneRecordAreNoTrouble() {
        #expect(PersonResolver(PersonTable()).persons.isEmpty)
        var table = PersonTable()
        table.add(Applicant(origin: RecordOrigin(record: 1)), fallback: "row-1")
        #expect(PersonResolver(table).persons.isEmpty)
    }
}
