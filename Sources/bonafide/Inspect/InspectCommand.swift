import ArgumentParser
import BonafideCore
import BonafideDocuments
import Foundation

/// `bonafide inspect`: what uploaded files say about how they were made.
struct InspectCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, ndjson, html }

    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Read a document file, or a folder of them, and say what it tells about how it was made.",
        discussion: """
            Reads PDF, JPEG, PNG, TIFF, DOCX and ODT files. The files of a folder are also compared with one another
            across the persona column of the claims: shared revision ids, document ids, pictures, device serials,
            document numbers and wording.

            Findings are strong, moderate, weak or info. A finding is a question to ask, not a verdict.

            EXAMPLES:
              bonafide inspect statement.pdf
              bonafide inspect uploads/ --claims claims.csv --issuers issuers.csv --format ndjson
              bonafide inspect upload.pdf --isolate
              bonafide inspect upload.pdf --format html > upload.html
            """)

    @Argument(help: ArgumentHelp("A file or a folder.", valueName: "PATH"))
    var path: String

    @Option(
        help: ArgumentHelp(
            "CSV of what is claimed of each file: file, persona, claimed_name, claimed_tz, claimed_dob, issuer …",
            valueName: "FILE"))
    var claims: String?

    @Option(
        help: ArgumentHelp(
            "CSV of the programs institutions really use: issuer, expected_producer_regex.", valueName: "FILE"))
    var issuers: String?

    @Option(help: "How to write: text, json, ndjson, or html for a page of its own with the history as a timeline.")
    var format = Format.text

    @Flag(help: "Leave out the checks that decode pictures.")
    var metadataOnly = false

    @Flag(help: "Read each file in a child process with limits on memory and time; a crash there is a finding.")
    var isolate = false

    @Option(help: ArgumentHelp("Address space of that child process.", valueName: "MIB"))
    var isolateMemory = 512

    @Option(help: ArgumentHelp("Processor time of that child process.", valueName: "SECONDS"))
    var isolateTime = 5

    /// The child's side of `--isolate`.
    @Flag(help: .hidden)
    var isolatedChild = false

    func validate() throws {
        guard (1...1 << 20).contains(isolateMemory) else {
            throw ValidationError("--isolate-memory: expected 1 to 1048576 MiB")
        }
        guard (1...3_600).contains(isolateTime) else {
            throw ValidationError("--isolate-time: expected 1 to 3600 seconds")
        }
    }

    func run() throws {
        if isolatedChild { IsolatedReading.limitThisProcess(memory: isolateMemory, seconds: isolateTime) }
        let tables = try self.tables()
        if isolatedChild {
            return try IsolatedReading.answer(path, issuers: tables.issuers, decodesPictures: !metadataOnly)
        }
        let files = try self.files()
        let inspector = FileInspector(issuers: tables.issuers, decodesPictures: !metadataOnly)
        var items: [CrossFileComparison.Item] = []
        let child = isolate ? IsolatedReading(memory: isolateMemory, seconds: isolateTime, issuers: issuers) : nil
        for (name, path) in files {
            let own = tables.claims[name] ?? DocumentClaims()
            let inspection: DocumentInspection
            if let child {
                inspection = child.inspect(path, claims: own, like: inspector)
            } else {
                guard let data = FileManager.default.contents(atPath: path) else {
                    throw CommandFailure(.badInput, "error: \(path) cannot be read")
                }
                inspection = inspector.inspect([UInt8](data), claims: own)
            }
            items.append(
                CrossFileComparison.Item(
                    file: name, persona: own.persona, inspection: inspection, purpose: own.purpose))
        }
        write(items)
    }

    private func write(_ items: [CrossFileComparison.Item]) {
        let cross = CrossFileComparison.findings(items)
        let pages = items.enumerated().map { InspectionPage(item: $1, cross: cross[$0] ?? []) }
        switch format {
        case .text: for page in pages { Console.output(page.text) }
        case .ndjson: for page in pages { Console.output(page.json) }
        case .html: Console.output(InspectionHTML(pages).text)
        case .json: Console.output("[" + pages.map(\.json).joined(separator: ",\n ") + "]")
        }
    }

    private func tables() throws -> (claims: [String: DocumentClaims], issuers: [IssuerProfile]) {
        do {
            return (
                try claims.map { try ClaimsTable(contentsOf: $0).claims } ?? [:],
                try issuers.map { try ClaimsTable.issuers(contentsOf: $0) } ?? []
            )
        } catch let failure as ClaimsTable.Failure {
            throw CommandFailure(.badInput, "error: \(failure.description)")
        }
    }

    /// The files to read, by name.
    private func files() throws -> [(name: String, path: String)] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CommandFailure(.badInput, "error: \(path) does not exist")
        }
        guard isFolder.boolValue else { return [(URL(fileURLWithPath: path).lastPathComponent, path)] }
        let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { !$0.hasPrefix(".") }.sorted()
        return names.map { ($0, path + "/" + $0) }.filter { file in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: file.1, isDirectory: &isFolder) && !isFolder.boolValue
        }
    }
}
