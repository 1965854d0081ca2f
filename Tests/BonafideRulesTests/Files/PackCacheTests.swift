import BonafideCore
import BonafideRules
import Foundation
import Testing

@Suite struct PackCacheTests {
    /// A folder that is gone when the test is.
    private final class Folder {
        let url = FileManager.default.temporaryDirectory.appending(path: "bonafide-\(UUID().uuidString)")
        init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
        deinit { try? FileManager.default.removeItem(at: url) }

        var packs: [URL] {
            let all = try? FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)
            return (all ?? []).filter { $0.pathExtension == "pack" }
        }
    }

    private static let rules = [
        PackTests.rule(
            "network.one", "network.named_vpn_sessions >= 1 && !network.is_hosting", weight: "6.25",
            extra: "half_life: 365d",
            reason: "{network.named_vpn_sessions|session|sessions}: {{{network.egress_country}}}."),
        PackTests.rule(
            "network.two", "network.egress_country != network.claimed_country", weight: "-3", group: "zone",
            code: "NW-002", extra: "ceiling: elevated"),
        PackTests.rule("payout.three", "payout.changes > 2", group: "pay", code: "PX-001", status: "trial"),
        PackTests.rule("link.four", "link.shared_by >= 5", code: "LK-001", extra: "floor: critical"),
        PackTests.rule("timezone.five", "timezone.gap_hours >= 6.0", group: "zone", code: "TZ-001", status: "draft"),
    ]

    private static func sources(_ settings: String = PackTests.settings) -> RuleSources {
        RuleSources(pack: RuleSources.File(path: "pack.yaml", text: settings), rules: rules)
    }

    /// Everything a report could show of what a pack makes of 64 random applicants.
    private static func results(_ pack: RulePack) -> [String] {
        let judge = Judge(pack: pack)
        var generator = SeededGenerator(seed: 11)
        let block = SignalBlock(columns: TestCatalog.catalog.count)
        RandomBlock.fill(block, TestCatalog.catalog, &generator)
        var judged = judge.makeBlock()
        judge.judge(block, lanes: 64, into: &judged)
        return (0..<64).map { lane in
            let result = judge.assessment(
                id: "A", origin: RecordOrigin(line: 3), lane: lane, block: block, judged: judged)
            return "\(result.score) \(result.band) \(result.outcomes) \(result.contributions) \(result.adjustments) "
                + "\(result.reasons) \(result.unknowns) \(result.nextChecks)"
        }
    }

    @Test func aKeptPackIsTheSamePack() throws {
        let folder = try Folder()
        let cache = PackCache(folder: folder.url.path, program: "test")
        let plain = try RulePack.load(Self.sources(), catalog: TestCatalog.catalog).get()
        let first = try cache.load(Self.sources(), catalog: TestCatalog.catalog).get()
        #expect(folder.packs.count == 1)
        let second = try cache.load(Self.sources(), catalog: TestCatalog.catalog).get()
        #expect(folder.packs.count == 1)
        for pack in [first, second] {
            #expect(pack.card.digest == plain.card.digest)
            #expect(pack.card.rules == plain.card.rules)
            #expect(pack.card.bands == plain.card.bands)
            #expect(pack.settings == plain.settings)
            #expect(Self.results(pack) == Self.results(plain))
        }
        // Only the kept one was read without its files.
        #expect(second.sources.isEmpty)
        #expect(!first.sources.isEmpty)
    }

    @Test func anotherProgramOrAnotherTextIsAnotherEntry() throws {
        let folder = try Folder()
        _ = PackCache(folder: folder.url.path, program: "one").load(Self.sources(), catalog: TestCatalog.catalog)
        _ = PackCache(folder: folder.url.path, program: "two").load(Self.sources(), catalog: TestCatalog.catalog)
        let changed = Self.sources(PackTests.settings.replacing("1.0.0", with: "1.0.1"))
        let pack = try PackCache(folder: folder.url.path, program: "two").load(changed, catalog: TestCatalog.catalog)
            .get()
        #expect(pack.card.version == "1.0.1")
        #expect(folder.packs.count == 3)
    }

    @Test(arguments: ["cut", "flipped", "empty", "foreign"])
    func damageIsReadAnew(kind: String) throws {
        let folder = try Folder()
        let cache = PackCache(folder: folder.url.path, program: "test")
        let plain = try cache.load(Self.sources(), catalog: TestCatalog.catalog).get()
        let file = try #require(folder.packs.first)
        var bytes = [UInt8](try Data(contentsOf: file))
        switch kind {
        case "cut": bytes.removeLast(bytes.count / 2)
        case "flipped": bytes[bytes.count / 3] ^= 0x20
        case "empty": bytes = []
        default: bytes = Array("not a pack, but long enough to hold a digest at its end".utf8)
        }
        try Data(bytes).write(to: file)
        let pack = try cache.load(Self.sources(), catalog: TestCatalog.catalog).get()
        #expect(!pack.sources.isEmpty)
        #expect(pack.card.digest == plain.card.digest)
        // What was damaged has been written anew.
        #expect(try cache.load(Self.sources(), catalog: TestCatalog.catalog).get().sources.isEmpty)
    }

    @Test func aFolderThatCannotBeMadeCostsNothingButTime() throws {
        let folder = try Folder()
        let file = folder.url.appending(path: "file")
        try Data().write(to: file)
        for path in [file.path + "/below", nil] {
            let cache = PackCache(folder: path, program: "test")
            for _ in 0..<2 {
                let pack = try cache.load(Self.sources(), catalog: TestCatalog.catalog).get()
                #expect(!pack.sources.isEmpty)
            }
        }
    }

    @Test func aRefusedPackIsNotKept() throws {
        let folder = try Folder()
        let cache = PackCache(folder: folder.url.path, program: "test")
        let broken = RuleSources(
            pack: RuleSources.File(path: "pack.yaml", text: PackTests.settings),
            rules: [PackTests.rule("network.one", "network.no_such_signal >= 1")])
        for _ in 0..<2 {
            guard case .failure(let refusal) = cache.load(broken, catalog: TestCatalog.catalog) else {
                Issue.record("a broken pack was accepted")
                continue
            }
            #expect(refusal.diagnostics.hasError)
        }
        #expect(folder.packs.isEmpty)
    }

    @Test func theEmbeddedPackIsCutWhole() {
        let sources = RuleSources.embedded
        #expect(sources.pack?.path == "Rules/pack.yaml")
        #expect(sources.rules.count > 50)
        #expect(sources.rules.allSatisfy { $0.path.hasPrefix("Rules/") && $0.text.hasSuffix("\n") })
        #expect(sources.rules.allSatisfy { !$0.text.contains(EmbeddedPack.mark) })
    }
}

extension [Diagnostic] {
    fileprivate var hasError: Bool { contains { $0.severity == .error } }
}
