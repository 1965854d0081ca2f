import BonafideCore
import BonafideIngest
import Foundation
import Testing

/// What reading an input gave.
struct ReadResult {
    var applicants: [Applicant] = []
    var rejects: [Reject] = []
    var records = 0
    var droppedValues = 0
    var error: IngestError?

    /// The values of one field, one applicant a line.
    func values(_ path: FieldPath, at element: Int = 0) -> [String] {
        applicants.map { $0.count(of: path.group) > element ? $0.string(path, at: element).value ?? "" : "" }
    }
}

/// Writes inputs below a folder of its own and reads them.
final class Bench {
    let folder: String

    init() {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("ingest-\(UUID().uuidString)").path
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Writes a file and gives its path.
    func write(_ name: String, _ bytes: [UInt8]) -> String {
        let path = folder + "/" + name
        FileManager.default.createFile(atPath: path, contents: Data(bytes))
        return path
    }

    func write(_ name: String, _ text: String) -> String { write(name, Array(text.utf8)) }

    /// Reads inputs to the end, or to the error that stops them.
    func read(_ paths: [String], _ options: IngestOptions = IngestOptions()) -> ReadResult {
        var result = ReadResult()
        do throws(IngestError) {
            let plan = try Ingest.open(paths, options)
            let source = plan.makeSource()
            let parser = plan.makeParser()
            var chunk = RawChunk()
            while try source.next(&chunk) {
                let outcome = try? parser.parse(chunk) { applicants, count in
                    result.applicants += applicants[..<count]
                }
                result.records += outcome?.records ?? 0
                result.rejects += outcome?.rejects ?? []
                result.droppedValues += outcome?.droppedValues ?? 0
            }
        } catch {
            result.error = error
        }
        return result
    }

    /// Reads one text as a file of such a name.
    func read(_ name: String, _ text: String, _ options: IngestOptions = IngestOptions()) -> ReadResult {
        read([write(name, text)], options)
    }
}

/// The folder of the repository.
let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
