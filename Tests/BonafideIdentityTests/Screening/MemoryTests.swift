import BonafideCore
import BonafideIdentity
import Testing

/// What a screener remembers saves time and changes no result.
@Suite struct MemoryTests {
    private static let names = PairTable.rows("spellings.csv").prefix(120).compactMap { $0["name"] }
    private static let born = BundledLists.date("1979-04-25")

    /// All that is told of a query, but for how many names were compared, which memory makes fewer.
    private func told(_ screener: Screener, _ query: ScreeningQuery) -> [String] {
        let outcome = screener.screen(query, limit: 50, asOf: Day(year: 2026, month: 8, day: 20))
        return [outcome.result.rawValue] + outcome.candidates.map { "\($0)" }
    }

    private func queries(_ names: [String]) -> [ScreeningQuery] {
        [
            ScreeningQuery(names: names, kind: .person),
            ScreeningQuery(names: names, kind: .person, birthDate: Self.born),
            ScreeningQuery(names: names, kind: .organisation), ScreeningQuery(names: names),
            ScreeningQuery(names: names, kind: .person, countries: [CountryCode("RU")].compactMap { $0 }),
        ]
    }

    @Test func aNameMetBeforeIsToldAsTheFirstTime() {
        let screener = Screener(BundledLists.indexes)
        let all = Self.names.flatMap { queries([$0]) }
        #expect(all.count >= 500)
        let first = all.map { told(screener, $0) }
        let again = all.reversed().map { told(screener, $0) }.reversed()
        #expect(first.contains { $0.count > 1 })
        for (query, pair) in zip(all, zip(first, again)) { #expect(pair.0 == pair.1, "\(query.names)") }
    }

    @Test func countsOfAllDoNotHangOnWhatWasAskedBefore() {
        let names = Self.names.map { ScreeningQuery(names: [$0, "Wrenna Quillabrook"], kind: .person) }
        let screener = Screener(BundledLists.indexes)
        for query in names { _ = screener.screen(query) }
        var counts = 0
        for query in names {
            let fresh = Screener(BundledLists.indexes).screen(query).comparedCount
            for _ in 0..<2 { #expect(screener.screen(query, countsAll: true).comparedCount == fresh) }
            counts += fresh
        }
        #expect(counts > 0)
    }

    @Test func severalNamesAreToldAlikeWhicheverWereMetBefore() {
        for start in stride(from: 0, to: Self.names.count - 3, by: 12) {
            let names = Array(Self.names[start..<start + 3])
            let (fresh, used) = (Screener(BundledLists.indexes), Screener(BundledLists.indexes))
            for name in names.dropFirst() { _ = used.screen(ScreeningQuery(names: [name], kind: .person)) }
            let query = ScreeningQuery(names: names, kind: .person)
            #expect(told(fresh, query) == told(used, query), "\(names)")
        }
    }

    @Test func aNameThatMeetsNothingIsQuietForItsKindAlone() {
        let screener = Screener(BundledLists.indexes)
        func isQuiet(_ name: String) -> Bool {
            var name = name
            return name.withUTF8 { screener.isQuiet(person: $0) }
        }
        let name = "Wrenna Quillabrook"
        #expect(!isQuiet(name))
        _ = screener.screen(ScreeningQuery(names: [name], kind: .organisation))
        #expect(!isQuiet(name))
        #expect(screener.screen(ScreeningQuery(names: [name], kind: .person)).result == .none)
        #expect(isQuiet(name))
        _ = screener.screen(ScreeningQuery(names: [Self.names[0]], kind: .person))
        #expect(!isQuiet(Self.names[0]))
    }
}

/// A look at the bytes of an identifier must tell what reading it does.
@Suite struct IdentifierGlanceTests {
    private static let texts: [(IdentifierKind, String)] =
        [
            "Ada.Fenn+jobs@Example.org", "a.d.a+x@gmail.com", "bo-hurst-2@yahoo.com", "@example.org", "ada@", "ada",
            "ada@example..org", "a@b@example.org", "ada fenn@example.org", "ädä@example.org", "mailto:ada@example.org",
        ].map { (.email, $0) }
        + ["+15504191477", "+1 (550) 419-1477", "15504191477", "+123456", "+1550419147a", "+"].map { (.phone, $0) }
        + [
            "Example.org", "www.example.org", "WWW.example.co.uk", "www.org", "www.", "ada@www.example.org",
            "ada@Example.org", "a/b@example.org", "https://www.example.org/x", "exämple.org", "example", "192.0.2.7",
            "example.org.",
        ].map { (.domain, $0) }
        + [(.wallet, "0x098B716B8Aaf21512996dC57EB0615e2383E2f96"), (.otherDocument, "AB 1234567"), (.bankCode, "x")]

    @Test(arguments: texts)
    func theBytesTellWhatTheTextDoes(_ kind: IdentifierKind, _ text: String) {
        let screener = BundledLists.screener
        var bytes = text
        let glance = bytes.withUTF8 { screener.glance(at: $0, as: kind) }
        let identifier = CanonicalIdentifier(kind, text)
        switch glance {
        case .open: return
        case .invalid: #expect(identifier == nil)
        case .unlisted: #expect(identifier.map { screener.party(with: $0, on: nil) == nil } == true)
        }
    }

    @Test(arguments: [
        (IdentifierKind.email, "ada@example.org"), (.phone, "+1 (550) 419-1477"), (.domain, "www.example.org"),
        (.domain, "ada@example.org"),
    ])
    func plainOnesThatAreNotListedNeedNoReading(_ kind: IdentifierKind, _ text: String) {
        var text = text
        #expect(text.withUTF8 { BundledLists.screener.glance(at: $0, as: kind) } == .unlisted)
    }

    @Test(arguments: [
        (IdentifierKind.email, "Desk+today@EXAMPLE.org"), (.phone, "+850 2555 0101"), (.domain, "Example.net"),
        (.domain, "ops@www.example.net"),
    ])
    func whatIsListedIsLookedUp(_ kind: IdentifierKind, _ text: String) throws {
        let list = """
            list: invented
            date: 2026-01-02
            entries:
              - id: "1"
                kind: person
                names: ["Wrenna Quillabrook"]
                identifiers: [{email: "desk@example.org"}, {phone: "+85025550101"}, {domain: "www.example.net"}]
            """
        let version = try ListFileReader.read([("invented.yaml", Array(list.utf8))])
        let compiled = IndexCompiler.compile(version, date: try #require(version.date), digest: "")
        let screener = Screener([try WatchlistIndex(bytes: compiled)])
        var bytes = text
        #expect(bytes.withUTF8 { screener.glance(at: $0, as: kind) } == .open)
        let identifier = try #require(CanonicalIdentifier(kind, text))
        #expect(screener.party(with: identifier, on: nil)?.id == "1")
    }
}
