import BonafideCore
import BonafideSignals
import Foundation
import Testing

@Suite("Keys of document files") struct DocumentFileKeysTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../Fixtures/documents/files").standardized.path

    private static func kinds(shared first: String, _ second: String) -> Set<LinkKind> {
        var made = MadeApplicants()
        made.add([.id: "A", .basicsName: "Aaron Beck"], [[(DocumentField.file.path, first)]])
        made.add([.id: "B", .basicsName: "Colin Drury"], [[(DocumentField.file.path, second)]])
        var reference = ReferenceData(asOf: Timestamp(seconds: 1_787_000_000))
        reference.documentFolder = Self.folder
        let extractor = LinkExtractor(catalog: MadeApplicants.catalog, reference: reference, hasher: LinkHasher(7, 8))
        return Set(made.index(extractor).shared.map(\.kind))
    }

    @Test(
        "files of one origin link",
        arguments: [
            ("s0015.docx", "s0018.docx", LinkKind.documentLineage), ("s0019.pdf", "s0198.pdf", .documentLineage),
            ("s0044.docx", "s0044.docx", .documentFile),
        ])
    func oneOrigin(first: String, second: String, kind: LinkKind) {
        #expect(Self.kinds(shared: first, second).contains(kind))
    }

    @Test(
        "a public template and unrelated files do not",
        arguments: [
            ("s0044.docx", "s0115.docx"), ("s0165.docx", "s0044.docx"), ("s0015.docx", "s0019.pdf"),
            ("s0015.docx", "no-such-file.docx"), ("../files/s0015.docx", "../files/s0015.docx"),
        ])
    func strangers(first: String, second: String) {
        #expect(Self.kinds(shared: first, second).isEmpty)
    }
}
