internal import ArgumentParser
internal import BonafideCore
internal import BonafideDocuments
internal import Foundation

/// `bonafide inspect`: what uploaded files say about how they were made.
struct InspectCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, ndjson }

    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Reads an uploaded file, or a folder of files, and says what it tells about how it was made.")

    @Argument(help: "A file, or a folder whose files are also compared with one another.")
    var path: String

    @Option(help: "CSV with what the applicants claim of each file (file, persona, claimed_name, claimed_tz …).")
    var claims: String?

    @Option(help: "CSV with the programs institutions really use (issuer, expected_producer_regex).")
    var issuers: String?

    @Option(help: "How to write: text, json or ndjson.")
    var format = Format.text

    @Flag(help: "Leave out the checks that decode pictures.")
    var metadataOnly = false

    func run() throws {
        let claimed = try claims.map { try ClaimsTable(contentsOf: $0) }
        let profiles = try issuers.map { try ClaimsTable.issuers(contentsOf: $0) } ?? []
        let files = try self.files()
        let inspector = FileInspector(issuers: profiles, decodesPictures: !metadataOnly)
        var items: [CrossFileComparison.Item] = []
        for file in files {
            guard let data = FileManager.default.contents(atPath: file.path) else {
                throw ValidationError("\(file.path) cannot be read")
            }
            let claims = claimed?.claims[file.name] ?? DocumentClaims()
            items.append(
                CrossFileComparison.Item(
                    file: file.name, persona: claims.persona,
                    inspection: inspector.inspect([UInt8](data), claims: claims),
                    purpose: claims.purpose))
        }
        let cross = CrossFileComparison.findings(items)
        let pages = items.enumerated().map { InspectionPage(item: $1, cross: cross[$0] ?? []) }
        switch format {
        case .text: for page in pages { print(page.text) }
        case .ndjson: for page in pages { print(page.json) }
        case .json: print("[" + pages.map(\.json).joined(separator: ",\n ") + "]")
        }
    }

    private func files() throws -> [(name: String, path: String)] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw ValidationError("\(path) does not exist")
        }
        guard isFolder.boolValue else { return [(URL(fileURLWithPath: path).lastPathComponent, path)] }
        return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
            .filter { !$0.hasPrefix(".") }
            .map { ($0, path + "/" + $0) }
            .filter {
                !((try? URL(fileURLWithPath: $0.1).resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? true)
            }
    }
}
