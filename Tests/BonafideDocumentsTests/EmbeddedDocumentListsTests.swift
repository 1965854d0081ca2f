import BonafideDocuments
import Foundation
import Testing

@Suite("Embedded document tables")
struct EmbeddedDocumentListsTests {
    private static let names = ["producers", "editors", "marks"]
    private var root: URL { Fixtures.folder.deletingLastPathComponent().deletingLastPathComponent() }

    @Test("the compiled tables are the ones in Rules/lists")
    func upToDate() throws {
        let target = root.appendingPathComponent(
            "Sources/BonafideDocuments/Findings/EmbeddedDocumentLists+Generated.swift")
        let wanted = try generated()
        if ProcessInfo.processInfo.environment["BONAFIDE_RECORD"] == "1" {
            try wanted.write(to: target, atomically: true, encoding: .utf8)
            Issue.record("the embedded tables were written again; run again without BONAFIDE_RECORD")
        }
        #expect(try String(contentsOf: target, encoding: .utf8) == wanted)
    }

    @Test("programs are found in the texts of files")
    func lookUps() {
        let lists = DocumentLists.builtIn
        #expect(lists.producer(in: "LibreOffice 7.4")?.clock == .local)
        #expect(lists.producer(in: "Skia/PDF m156")?.clock == .utc)
        #expect(lists.producer(in: "an unknown program") == nil)
    }

    private func generated() throws -> String {
        var text = """
            // Generated from Rules/lists/document-*.yaml; run `BONAFIDE_RECORD=1 swift test --filter EmbeddedDocumentListsTests`.

            /// The texts of the document tables, compiled in.
            package enum EmbeddedDocumentLists {
                /// Every table, in the order of their file names.
                package static let all = [producersText, editorsText, marksText]

            """
        for name in Self.names {
            let list = try String(
                contentsOf: root.appendingPathComponent("Rules/lists/document-\(name).yaml"), encoding: .utf8)
            text +=
                "\n    /// `Rules/lists/document-\(name).yaml`.\n    package static let \(name)Text = ##\"\"\"\n\(list)\"\"\"##\n"
        }
        return text + "}\n"
    }
}
