internal import BonafideArchive
internal import BonafideCore
internal import BonafideDocuments
internal import Foundation

/// Reads from document files beside the export what files of one origin share.
final class DocumentFileKeys: Sendable {
    /// Keys a file gives at most.
    private static let limit = 64

    private let folder: DocumentFolder
    private let inspector: FileInspector
    private let outside: (@Sendable (String, DocumentClaims, FileInspector) -> DocumentInspection)?

    /// Takes the folder of the files; gives nothing where there is none.
    init?(reference: ReferenceData) {
        guard let folder = reference.documentFolder else { return nil }
        self.folder = DocumentFolder(path: folder)
        // The keys are metadata; no picture need be decoded for them.
        inspector = FileInspector(asOf: reference.asOf.day, decodesPictures: false)
        outside = reference.documentReader
    }

    /// Calls a function with every key of the files an applicant names.
    func forEach(of applicant: Applicant, _ give: (LinkKind, String, FieldPath, Int) -> Void) {
        guard applicant.isGivenAnywhere(DocumentField.file.path) else { return }
        for element in 0..<applicant.count(of: .documents) {
            let path = DocumentField.file.path
            let mayBeThere = applicant.read(path, at: element) { folder.mayHold($0.trimmed) }
            guard mayBeThere.value == true, let name = applicant.string(path, at: element).value,
                let place = DocumentFiles.place(of: name, in: folder.path),
                let bytes = FileManager.default.contents(atPath: place).map({ [UInt8]($0) })
            else { continue }
            give(.documentFile, Digest256(of: bytes).description, path, element)
            let keys = outside?(place, DocumentClaims(), inspector).keys ?? inspector.inspect(bytes).keys
            for key in keys.prefix(Self.limit) {
                guard let kind = key.kind.linkKind else { continue }
                give(kind, key.kind.rawValue + ":" + key.value, path, element)
            }
            for text in Self.revisionTriples(keys) { give(.documentLineage, text, path, element) }
        }
    }

    /// Three revision ids that follow on each other in ascending order: single ids of strangers may meet by chance, and
    /// of two files with one origin most neighbours stay neighbours.
    private static func revisionTriples(_ keys: [DocumentKey]) -> [String] {
        let ids = keys.filter { $0.kind == .revisionSaveID }.map(\.value).sorted()
        guard ids.count >= 3 else { return [] }
        return (2..<ids.count).prefix(limit).map { "rsids:\(ids[$0 - 2]),\(ids[$0 - 1]),\(ids[$0])" }
    }
}

extension DocumentKey.Kind {
    /// The kind of link a key makes; revision ids link in threes, texts by their wording, faces not at all.
    fileprivate var linkKind: LinkKind? {
        switch self {
        case .documentID, .media: .documentLineage
        case .serial: .device
        case .number: .documentNumber
        case .revisionSaveID, .text: nil
        }
    }
}
