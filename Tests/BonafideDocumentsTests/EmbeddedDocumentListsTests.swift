import BonafideDocuments
import Foundation
import Testing

@Suite("Embedded document tables")
struct EmbeddedDocumentListsTests {
    private static let names = ["producers", "editors", "marks"]
    private var root: URL { Fixtures.folder.deletingLastPathComponent().deletingLastPathComponent() }

    @Test("the compiled tables are the ones in Rules/lists; if not, run Scripts/generate-document-lists")
    func upToDate() throws {
        let texts = try Self.names.map { name in
            try String(contentsOf: root.appendingPathComponent("Rules/lists/document-\(name).yaml"), encoding: .utf8)
        }
        #expect(EmbeddedDocumentLists.all.map { $0 + "\n" } == texts)
    }

    @Test("programs are found in the texts of files")
    func lookUps() {
        let lists = DocumentLists.builtIn
        #expect(lists.producer(in: "LibreOffice 7.4")?.clock == .local)
        #expect(lists.producer(in: "Skia/PDF m156")?.clock == .utc)
        #expect(lists.producer(in: "an unknown program") == nil)
    }
}
