internal import BonafideCore
internal import BonafideDocuments
internal import Foundation

/// Reads the document files that lie beside the export.
struct DocumentFiles: Sendable {
    private let read: Slot<Int64>
    private let refused: Slot<Int64>
    private let strong: Slot<SymbolSet>
    private let moderate: Slot<SymbolSet>
    private let detail: Slot<String>
    private let inspector: FileInspector
    private let folder: DocumentFolder?
    private let outside: (@Sendable (String, DocumentClaims, FileInspector) -> DocumentInspection)?

    init(catalog: SignalCatalog, inspector: FileInspector, reference: ReferenceData) {
        read = catalog.count(DocumentSignals.filesRead)
        refused = catalog.count(DocumentSignals.filesRefused)
        strong = catalog.symbols(DocumentSignals.fileFindings)
        moderate = catalog.symbols(DocumentSignals.fileDoubts)
        detail = catalog.label(DocumentSignals.detail)
        self.inspector = inspector
        folder = reference.documentFolder.map { DocumentFolder(path: $0) }
        outside = reference.documentReader
    }

    func extract(from applicant: Applicant, into findings: inout Findings) {
        guard let folder else {
            for slot in [read, refused] { findings.leaveUnknown(slot, .noReference) }
            for slot in [strong, moderate] { findings.leaveUnknown(slot, .noReference) }
            return
        }
        guard applicant.isGivenAnywhere(DocumentField.file.path) else { return }
        var (seen, failed, whole) = (0, 0, 0)
        var (grave, doubtful) = (SymbolSet(), SymbolSet())
        var first: String?
        for element in 0..<applicant.count(of: .documents) {
            let mayBeThere = applicant.read(DocumentField.file.path, at: element) { folder.mayHold($0.trimmed) }
            guard mayBeThere.value == true, let name = applicant.string(DocumentField.file.path, at: element).value
            else { continue }
            // A file that is named but was not handed over is unknown, not refused.
            guard access(folder.path + "/" + name, F_OK) == 0 else { continue }
            guard let inspection = inspection(of: name, in: folder, claims: applicant.documentClaims(element)) else {
                failed += 1
                findings.cite(refused, DocumentField.file.path, at: element)
                continue
            }
            seen += 1
            var isWhole = true
            for finding in inspection.findings {
                guard let word = DocumentSignals.fileWords.firstIndex(of: finding.id) else { continue }
                if finding.id == "doc.unparsable" || finding.id == "doc.resource-limit" {
                    failed += 1
                    isWhole = false
                    findings.cite(refused, DocumentField.file.path, at: element)
                }
                if finding.strength == .strong {
                    grave.insert(word)
                    if first == nil { first = finding.value }
                    findings.cite(strong, DocumentField.file.path, at: element)
                } else if finding.strength == .moderate {
                    doubtful.insert(word)
                    findings.cite(moderate, DocumentField.file.path, at: element)
                }
            }
            if isWhole { whole += 1 }
        }
        guard seen + failed > 0 else { return }
        findings.report(read, seen)
        findings.report(refused, failed)
        for (slot, found) in [(strong, grave), (moderate, doubtful)] {
            // Of files none of which could be read to its end, no finding is not a good sign.
            if whole == 0, found.bits == 0 {
                findings.leaveUnknown(slot, .unreadable)
            } else {
                findings.report(slot, found)
            }
        }
        if let first { findings.report(detail, first) }
    }

    private func inspection(of name: String, in folder: DocumentFolder, claims: DocumentClaims) -> DocumentInspection? {
        guard let outside else {
            return Self.contents(of: name, in: folder.path).map { inspector.inspect($0, claims: claims) }
        }
        return Self.place(of: name, in: folder.path).map { outside($0, claims, inspector) }
    }

    /// The bytes of a file below the folder.
    static func contents(of name: String, in folder: String) -> [UInt8]? {
        place(of: name, in: folder).flatMap { FileManager.default.contents(atPath: $0) }.map { [UInt8]($0) }
    }

    /// Where a file below the folder lies; paths that lead out of it are refused.
    static func place(of name: String, in folder: String) -> String? {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard !name.hasPrefix("/"), !parts.contains(".."), !name.utf8.contains(0) else { return nil }
        let base = URL(fileURLWithPath: folder).resolvingSymlinksInPath()
        let place = base.appendingPathComponent(name).resolvingSymlinksInPath()
        guard place.path.hasPrefix(base.path + "/"),
            let values = try? place.resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey]),
            values.isRegularFile == true, (values.fileSize ?? 0) <= FileInspector.sizeLimit
        else { return nil }
        return place.path
    }
}

/// The folder document files are looked for in.
struct DocumentFolder: Sendable {
    let path: String
    /// What lies in the folder itself, so that most names need no look at the disk.
    private let entries: ByteWords

    init(path: String) {
        self.path = path
        entries = ByteWords((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
    }

    /// Whether a file of this name can be there, by the first part of its path.
    func mayHold(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let slash = name.firstIndex(of: 0x2f) else { return entries.contains(name) }
        let entry = UnsafeBufferPointer(rebasing: name[..<slash])
        return entry.allSatisfy { $0 == 0x2e } || entries.contains(entry)
    }
}
