import BonafideCore
import BonafideRules
import BonafideSignals
import Foundation
import Testing

/// The pages written from the pack and the signals are fresh.
@Suite struct ReferencePagesTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func pack() throws -> RulePack {
        try RulePack.load(.embedded, catalog: try BuiltInExtractors.catalog()).get()
    }

    @Test func pagesAreFresh() throws {
        let pages = RuleReference(try Self.pack()).pages
        #expect(pages.contains { $0.path == "rules/network.md" } && pages.contains { $0.path == "signals/network.md" })
        for page in pages {
            let url = Self.root.appending(path: "docs").appending(path: page.path)
            let stored = try? String(contentsOf: url, encoding: .utf8)
            #expect(stored == page.text, "docs/\(page.path) is stale: run Scripts/generate")
        }
    }

    @Test func schemaIsFresh() throws {
        let url = Self.root.appending(path: "docs/schema/rule-1.schema.json")
        let text = RuleFileSchema.json(catalog: try BuiltInExtractors.catalog()) + "\n"
        #expect((try? String(contentsOf: url, encoding: .utf8)) == text, "run Scripts/generate")
    }
}
