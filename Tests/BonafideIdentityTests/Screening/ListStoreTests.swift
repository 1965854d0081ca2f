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
