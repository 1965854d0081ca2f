import BonafideCore
import BonafideIngest
import Foundation
import Testing

/// Exports of `Fixtures/ingest`, one for each built-in map and one folder of tables, and the profiles they give.
///
/// Exports found in the folder named by `BONAFIDE_EXTRA_CASES` are checked alike.
@Suite("Exports and their profiles")
struct GoldenTests {
    /// The exports there are.
    static let cases: [String] = {
        let extra = ProcessInfo.processInfo.environment["BONAFIDE_EXTRA_CASES"].map { URL(fileURLWithPath: $0) }
        let folders = [repository.appendingPathComponent("Fixtures/ingest"), extra?.appendingPathComponent("ingest")]
        return folders.compactMap { $0 }.flatMap { folder in
            ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
                .filter { !$0.hasSuffix(".expected.txt") && !$0.hasPrefix(".") }.sorted()
                .map { folder.appendingPathComponent($0).path }
        }
    }()

    /// What an input gives, as text.
    private func described(_ path: String) throws -> String {
        let plan = try Ingest.open([path])
        var lines = plan.inputs.map { "map \($0.map.name), \($0.format.rawValue), \($0.encoding.rawValue)" }
        lines += plan.notes.map(\.text)
        for side in plan.sideReports {
            lines.append("\(side.path): \(side.group.name), \(side.records) rows")
            lines += side.rejects.map { $0.json(file: side.path) }
        }
        let result = Bench().read([path])
        if let error = result.error { lines.append(error.text) }
        lines += result.rejects.map { $0.json(file: path) }
        for applicant in result.applicants {
            let name = "== record \(applicant.origin.record), line \(applicant.origin.line)"
            let dropped = applicant.droppedColumns > 0 ? ", \(applicant.droppedColumns) values dropped" : ""
            lines.append(name + dropped)
            lines.append(String(decoding: applicant.canonicalBytes(), as: UTF8.self))
        }
        let folder = (path as NSString).deletingLastPathComponent + "/"
        return lines.joined(separator: "\n").replacingOccurrences(of: folder, with: "")
    }

    @Test("An export gives the profiles that were agreed on", arguments: cases)
    func export(path: String) throws {
        let expected = path + ".expected.txt"
        let text = try described(path)
        if ProcessInfo.processInfo.environment["BONAFIDE_RECORD"] == "1" {
            try text.write(toFile: expected, atomically: true, encoding: .utf8)
            Issue.record("\(expected) was written anew")
        }
        #expect(try text == String(contentsOfFile: expected, encoding: .utf8))
    }

    @Test("Every built-in map has an export, by which it is chosen without being named")
    func everyMap() throws {
        var met: Set<String> = []
        for path in Self.cases { met.formUnion(try Ingest.open([path]).inputs.map(\.map.name)) }
        #expect(met == Set(BuiltInMaps.names))
    }
}
