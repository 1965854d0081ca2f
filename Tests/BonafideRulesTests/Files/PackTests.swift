import BonafideCore
import BonafideRules
import Foundation
import Testing

@Suite struct PackTests {
    static let settings = """
        name: test-pack
        version: 1.0.0
        prior: -1996mb
        groups:
          vpn: { cap: 10 }
          zone: {}
          pay: { within: 1 }
        bands:
          - { name: low, advice: go on }
          - { name: elevated, from: -1020mb, advice: ask }
          - { name: high, from: 0mb, advice: read }
          - { name: critical, from: 1500mb, advice: hold }
        """

    /// A rule file with every key a stable rule needs.
    static func rule(
        _ id: String, _ when: String, weight: String = "8", group: String = "vpn", code: String = "NW-001",
        status: String = "stable", extra: String = "", reason: String = "Something disagrees."
    ) -> RuleSources.File {
        let text = """
            id: \(id)
            indicator: some-indicator
            title: A title
            status: \(status)
            when: |
              \(when)
            weight: \(weight)
            group: \(group)
            code: \(code)
            reason: "\(reason)"
            applicant: "Something did not match."
            benign: [ "An honest reason" ]
            next: "Ask."
            sources: [ "A report, 2024-09" ]
            reviewed_on: 2026-11-01
            \(extra)
            examples:
              - fire: {}
              - quiet: {}
              - unknown: {}
            """
        return RuleSources.File(path: id.replacing(".", with: "/") + ".yaml", text: text)
    }

    static func load(_ rules: [RuleSources.File], settings: String = settings) -> Result<RulePack, PackRefusal> {
        let sources = RuleSources(pack: RuleSources.File(path: "pack.yaml", text: settings), rules: rules)
        return RulePack.load(sources, catalog: TestCatalog.catalog)
    }

    static func pack(_ rules: [RuleSources.File]) throws -> RulePack {
        do {
            return try load(rules).get()
        } catch {
            for diagnostic in error.diagnostics { Issue.record("\(diagnostic.text)") }
            throw error
        }
    }

    @Test func readsSettings() throws {
        let pack = try Self.pack([Self.rule("network.one", "network.is_hosting")])
        #expect(pack.card.name == "test-pack")
        #expect(pack.settings.prior == -1996)
        #expect(pack.settings.within == 256)
        #expect(pack.settings.across == 717)
        #expect(pack.settings.groups["vpn"]?.cap == 1000)
        #expect(pack.settings.groups["pay"]?.within == 1024)
        #expect(pack.card.bands.map(\.from) == [nil, -1020, 0, 1500])
        #expect(pack.card.digest.count == 64)
    }

    @Test(arguments: [
        ("6.2", 620), ("6.25", 625), ("-3", -300), ("strong", 1000), ("-weak", -200), ("very strong", 1500),
        ("700mb", 700), ("0", 0),
    ])
    func weights(_ text: String, _ expected: Int) throws {
        #expect(WrittenNumber.millibans(text) == Int64(expected))
    }

    @Test(arguments: ["6.251", "1e3", "strongish", "", "NaN", "--3", "0x10", "1.", ".5", "٣"])
    func badWeights(_ text: String) { #expect(WrittenNumber.millibans(text) == nil) }

    @Test func digestIgnoresLayoutAndSeesMeaning() throws {
        let one = try Self.pack([Self.rule("network.one", "network.is_hosting   &&  network.named_vpn_sessions >= 1")])
        let two = try Self.pack([
            Self.rule("network.one", "network.is_hosting && network.named_vpn_sessions >= 1 // a remark")
        ])
        let three = try Self.pack([Self.rule("network.one", "network.is_hosting && network.named_vpn_sessions >= 2")])
        #expect(one.card.digest == two.card.digest)
        #expect(one.card.digest != three.card.digest)
    }

    @Test func orderOfFilesDoesNotMatter() throws {
        let rules = [
            Self.rule("network.one", "network.is_hosting", code: "NW-001"),
            Self.rule("payout.two", "payout.changes >= 3", group: "pay", code: "PX-001"),
            Self.rule("network.three", "network.named_vpn_sessions >= 3", code: "NW-002"),
        ]
        let one = try Self.pack(rules)
        let two = try Self.pack(Array(rules.reversed()))
        #expect(one.card.digest == two.card.digest)
        #expect(one.card.rules.map(\.id) == ["network.one", "network.three", "payout.two"])
        #expect(two.card.rules == one.card.rules)
    }

    /// The pack inside the binary is the folder `Rules`, byte for byte.
    @Test func embeddedPackIsFresh() throws {
        let root = FixtureFolder.root.path
        let folder = RuleSources.read(root + "/Rules")
        let embedded = RuleSources.embedded
        #expect(folder.problems.all.isEmpty)
        #expect(embedded.pack?.text == folder.pack?.text, "run Scripts/generate-pack")
        let paths = folder.rules.map { String($0.path.dropFirst(root.count + 1)) }
        #expect(embedded.rules.map(\.path) == paths, "run Scripts/generate-pack")
        for (one, other) in zip(embedded.rules, folder.rules) {
            #expect(one.text == other.text, "\(one.path): run Scripts/generate-pack")
        }
    }

    @Test func readsFoldersAndSingleFiles() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bonafide-rules-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(
            at: folder.appending(path: "network"), withIntermediateDirectories: true)
        try Self.settings.write(to: folder.appending(path: "pack.yaml"), atomically: true, encoding: .utf8)
        let rule = Self.rule("network.one", "network.is_hosting")
        try rule.text.write(to: folder.appending(path: "network/one.yaml"), atomically: true, encoding: .utf8)
        let pack = try RulePack.load(.read(folder.path), catalog: TestCatalog.catalog).get()
        #expect(pack.card.rules.map(\.id) == ["network.one"])
        try rule.text.write(to: folder.appending(path: "one.yaml"), atomically: true, encoding: .utf8)
        try Data([0x69, 0xff, 0xfe]).write(to: folder.appending(path: "network/two.yaml"))
        guard case .failure(let refusal) = RulePack.load(.read(folder.path), catalog: TestCatalog.catalog) else {
            Issue.record("a misplaced file and one that is not UTF-8 were taken")
            return
        }
        #expect(refusal.diagnostics.filter { $0.severity == .error }.map(\.code).sorted() == ["R050", "R061"])
    }
}
