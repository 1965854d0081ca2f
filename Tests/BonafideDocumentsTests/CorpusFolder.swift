import BonafideCore
import BonafideDocuments
import Foundation

/// A folder of made documents with their manifest and claims.
struct CorpusFolder: CustomStringConvertible, Sendable {
    let root: URL
    var description: String { root.lastPathComponent }

    /// The folder in the repository, then the ones that `BONAFIDE_EXTRA_CASES` adds.
    static var all: [CorpusFolder] {
        var roots = [Fixtures.folder]
        if let extra = ProcessInfo.processInfo.environment["BONAFIDE_EXTRA_CASES"] {
            let base = URL(fileURLWithPath: extra)
            roots += [base, base.appendingPathComponent("documents")].filter {
                FileManager.default.fileExists(atPath: $0.appendingPathComponent("manifest.csv").path)
            }
        }
        return roots.map(CorpusFolder.init(root:))
    }

    /// One file of the folder with what is known of it.
    struct Entry {
        let file: String
        let label: String
        let how: String
        let fires: String

        var isPDF: Bool { file.hasSuffix(".pdf") }
        var isOffice: Bool { file.hasSuffix(".docx") || file.hasSuffix(".odt") }
        /// Told apart from an honest file by nothing but a language or font of the author, which is never scored.
        var showsOnlyWhereFrom: Bool {
            let ids = fires.split(separator: ";")
            return !ids.isEmpty && ids.allSatisfy { $0.hasPrefix("office.eastasia") || $0.hasPrefix("office.app-") }
        }
    }

    func entries() throws -> [Entry] {
        try Fixtures.rows(root.appendingPathComponent("manifest.csv")).map { row in
            Entry(file: row["file"] ?? "", label: row["label"] ?? "", how: row["how"] ?? "", fires: row["fires"] ?? "")
        }
    }

    /// What `strongFindings` gives of the folder in the repository, read once for all tests.
    private static let ofRepository = Result { try CorpusFolder(root: Fixtures.folder).inspectAll() }

    /// The ids of strong findings of every file, those of the comparison included.
    func strongFindings() throws -> [String: [String]] {
        root == Fixtures.folder ? try Self.ofRepository.get() : try inspectAll()
    }

    private func inspectAll() throws -> [String: [String]] {
        let claims = try ClaimsTable(contentsOf: root.appendingPathComponent("claims.csv").path)
        let issuers = try ClaimsTable.issuers(contentsOf: root.appendingPathComponent("issuers.csv").path)
        let inspector = FileInspector(issuers: issuers)
        let items = try entries().map { entry in
            let data = try Data(contentsOf: root.appendingPathComponent("files").appendingPathComponent(entry.file))
            let own = claims.claims[entry.file] ?? DocumentClaims()
            return CrossFileComparison.Item(
                file: entry.file, persona: own.persona, inspection: inspector.inspect([UInt8](data), claims: own),
                purpose: own.purpose)
        }
        let cross = CrossFileComparison.findings(items)
        var found: [String: [String]] = [:]
        for (index, item) in items.enumerated() {
            let all = item.inspection.findings + (cross[index] ?? [])
            found[item.file] = Set(all.filter { $0.strength == .strong }.map(\.id)).sorted()
        }
        return found
    }
}

/// Files of `Fixtures/documents`.
enum Fixtures {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fixtures/documents")

    /// A made document, or one of the small pictures that mutations begin with.
    static func bytes(_ name: String) throws -> [UInt8] {
        let places = ["files", "mutation"].map { folder.appendingPathComponent($0).appendingPathComponent(name) }
        let found = places.first { FileManager.default.fileExists(atPath: $0.path) }
        return [UInt8](try Data(contentsOf: found ?? places[0]))
    }

    /// Rows of a CSV file whose quoted fields hold no line breaks.
    static func rows(_ url: URL) throws -> [[String: String]] {
        let lines = try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline).map(fields)
        guard let header = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(zip(header, $0), uniquingKeysWith: { a, _ in a }) }
    }

    private static func fields(_ line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }

    /// Tables of the given name: the repository's, then those `BONAFIDE_EXTRA_CASES` adds.
    static func tables(_ name: String) throws -> [[String: String]] {
        var rows = try Self.rows(folder.appendingPathComponent(name))
        if let extra = ProcessInfo.processInfo.environment["BONAFIDE_EXTRA_CASES"] {
            for part in ["", "documents"] {
                let url = URL(fileURLWithPath: extra).appendingPathComponent(part).appendingPathComponent(name)
                if FileManager.default.fileExists(atPath: url.path) { rows += try Self.rows(url) }
            }
        }
        return rows
    }
}
