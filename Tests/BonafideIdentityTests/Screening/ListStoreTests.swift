import BonafideCore
import BonafideIdentity
import Foundation
import Testing

/// Versions of lists by day, and what is refused.
@Suite struct ListStoreTests {
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("lists-\(UUID().uuidString)").path
        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    private static let daily = PairTable.root.appendingPathComponent("Fixtures/identity/daily").path

    private func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) }

    private func filled() throws -> (store: ListStore, folder: Folder) {
        let folder = Folder()
        let store = ListStore(folder: folder.path)
        for file in try FileManager.default.contentsOfDirectory(atPath: Self.daily).sorted()
        where file.hasSuffix(".csv") {
            _ = try store.add([(file, try bytes(Self.daily + "/" + file))])
        }
        return (store, folder)
    }

    @Test(arguments: [
        ("2023-05-22", "Kim Sang Man", "", ScreeningResult.none),
        ("2023-05-23", "Kim Sang Man", "", .possible),
        ("2022-04-12", "", "0x098B716B8Aaf21512996dC57EB0615e2383E2f96", .none),
        ("2022-04-13", "", "0x098B716B8Aaf21512996dC57EB0615e2383E2f96", .none),
        ("2022-04-14", "", "0x098b716b8aaf21512996dc57eb0615e2383e2f96", .identifierMatch),
    ])
    func theVersionOfTheDayAnswers(day: String, name: String, wallet: String, expected: ScreeningResult) throws {
        let (store, folder) = try filled()
        defer { withExtendedLifetime(folder) {} }
        let date = try #require(BundledLists.date(day)).first
        let lists = Watchlists(store.versions().held, on: date)
        #expect(lists.versions.count == 1)
        let query = ScreeningQuery(
            names: name.isEmpty ? [] : [name], kind: .person,
            identifiers: [CanonicalIdentifier(.wallet, wallet)].compactMap { $0 })
        #expect(try lists.screener().screen(query, asOf: date).result == expected)
    }

    @Test func noListWasInForceBeforeTheFirst() throws {
        let (store, folder) = try filled()
        defer { withExtendedLifetime(folder) {} }
        let day = try #require(Day(year: 2021, month: 1, day: 1))
        #expect(Watchlists(store.versions().held, on: day).versions.isEmpty)
    }

    @Test func aListThatShrankIsRefusedUnlessForced() throws {
        let (store, folder) = try filled()
        defer { withExtendedLifetime(folder) {} }
        let cut = Array("36,\"AEROCARIBBEAN AIRLINES\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n".utf8)
        let error = #expect(throws: ListError.self) { try store.add([("sdn-2023-06-01.csv", cut)]) }
        #expect(error?.diagnostic.code == "L151")
        #expect(try store.add([("sdn-2023-06-01.csv", cut)], force: true).held.card.entryCount == 1)
    }

    @Test(arguments: [
        (
            "<Designations><Designation><UniqueID>1</UniqueID><Names><Name><Name6>OWL</Name6></Name></Names></Designation></Designations>",
            [(0, "fresh"), (2, "fresh"), (3, "stale"), (30, "stale"), (31, "expired"), (4_000, "expired")]
        ),
        (
            "entries: [{id: a, kind: person, names: [\"EXAMPLE, Ilse\"]}]",
            [(3, "fresh"), (31, "fresh"), (4_000, "fresh")]
        ),
    ])
    func listsOfPublishersAgeAndHandWrittenOnesDoNot(content: String, ages: [(days: Int32, age: String)]) throws {
        let day = try #require(Day(year: 2026, month: 1, day: 2))
        let card = try ListCompilation([("list", Array(content.utf8))], dated: day).card
        for (days, expected) in ages {
            let age = ListAge(card, on: Day(number: day.number + days))
            let word =
                switch age {
                case .fresh: "fresh"
                case .stale: "stale"
                case .expired: "expired"
                }
            #expect(word == expected, "after \(days) days")
            #expect(age.allowsClear == (expected != "expired"))
            #expect((age.warning == nil) == (expected == "fresh"))
        }
    }

    /// Records are compiled by several threads while others are read; neither may show in the result.
    @Test func aListCompiledWhileItIsReadHasTheBytesOfOneReadWhole() throws {
        let records = (1...700).map { number in
            "<sdnEntry><uid>\(number)</uid><firstName>Ilse \(number)</firstName><lastName>EXAMPLE\(number % 90)</lastName>"
                + "<sdnType>\(number % 3 == 0 ? "Entity" : "Individual")</sdnType><akaList><aka><lastName>KIM Owl</lastName>"
                + "</aka></akaList><addressList><address><country>Norway</country></address></addressList></sdnEntry>"
        }
        let file = ("sdn.xml", Array("<sdnList>\(records.joined())</sdnList>".utf8))
        let day = try #require(Day(year: 2026, month: 1, day: 2))
        let whole = try ListFileReader.read([file])
        #expect(whole.entries.count == 700)
        let expected = try ListCompilation([file], dated: day)
        #expect(expected.card.entryCount == 700 && expected.card.nameCount == 1_400)
        let digest = expected.card.digest
        #expect(IndexCompiler.compile(whole, date: day, digest: digest) == expected.bytes)
        for size in [1, 77, 699] {
            let compiler = IndexCompiler()
            for first in stride(from: 0, to: 700, by: size) {
                compiler.add(Array(whole.entries[first..<min(first + size, 700)]))
            }
            #expect(compiler.finish(whole, date: day, digest: digest) == expected.bytes)
        }
    }

    @Test func twoVersionsDifferInWhatWasAdded() throws {
        func index(_ day: String) throws -> WatchlistIndex {
            let file = "sdn-\(day).csv"
            return try WatchlistIndex(bytes: ListCompilation([(file, try bytes(Self.daily + "/" + file))]).bytes)
        }
        let difference = ListDifference(from: try index("2022-04-12"), to: try index("2022-04-14"))
        #expect(difference.added.isEmpty && difference.removed.isEmpty)
        #expect(difference.changed.map(\.name) == ["LAZARUS GROUP"])
        #expect(
            ListDifference(from: try index("2023-04-24"), to: try index("2023-05-23")).added.map(\.id)
                == ["43377", "43379"])
    }

    @Test(arguments: [
        ("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "L107"),
        ("<!DOCTYPE html><html><body>Not found</body></html>", "L108"),
        ("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", "L109"),
        ("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><sdnList/>", "L112"),
        ("<sdnList><sdnEntry><uid>1</uid>", "L112"), ("", "L106"), ("what is this?", "L109"),
        ("<sdnList xmlns=\"urn:x\"></sdnList>", "L113"),
    ])
    func whatIsNoListIsNamedAsWhatItIs(content: String, code: String) {
        let error = #expect(throws: ListError.self) {
            try ListFileReader.read([("sdn.xml", Array(content.utf8))])
        }
        #expect(error?.diagnostic.code == code)
    }

    @Test func packedListsUnfoldToTheSameBytesAndDamageIsFound() throws {
        let folder = Folder()
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let file = "sdn-2023-05-23.csv"
        let compiled = try ListCompilation([(file, try bytes(Self.daily + "/" + file))])
        let path = folder.path + "/x.wlp"
        try compiled.writePacked(to: path)
        #expect(try ListCard(path: path) == compiled.card)
        let plain = folder.path + "/x.wli"
        for place in stride(from: 40, to: compiled.bytes.count, by: 97) {
            var damaged = compiled.bytes
            damaged[place] ^= 0x10
            #expect(throws: IndexError.self) { try WatchlistIndex(bytes: damaged) }
        }
        for length in stride(from: 0, to: compiled.bytes.count, by: 211) {
            #expect(throws: IndexError.self) { try WatchlistIndex(bytes: Array(compiled.bytes.prefix(length))) }
        }
        try Data(compiled.bytes).write(to: URL(fileURLWithPath: plain))
        #expect(try WatchlistIndex.open(plain).card == compiled.card)
    }

    @Test func theBundledAdditionsAreThoseOfTheRulesFolder() throws {
        let path = PairTable.root.appendingPathComponent("Rules/lists/watchlist-additions.yaml").path
        let compiled = try ListCompilation([("watchlist-additions.yaml", try bytes(path))])
        #expect(compiled.diagnostics.isEmpty)
        let bundled = BundledLists.indexes.first { $0.card.name == "additions" }
        #expect(bundled?.card == compiled.card, "run Scripts/generate-watchlists - to compile the additions anew")
        for entry in 0..<compiled.card.entryCount {
            #expect(try #require(bundled).party(entry).source.hasPrefix("https://"))
        }
    }
}
