import Foundation
import Testing

@Suite("bonafide inspect")
struct InspectTests {
    private let files = "Fixtures/documents/files"

    private func findings(_ arguments: [String]) throws -> [[String: String]] {
        let run = try Binary.run(["inspect"] + arguments + ["--format", "ndjson"])
        #expect(run.status == 0)
        let line = try #require(run.text.split(separator: "\n").first)
        let object = try #require(
            JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "one object a file")
        return try #require(object["findings"] as? [[String: String]])
    }

    @Test("a child process with limits reads what this process reads")
    func isolation() throws {
        let direct = try findings(["\(files)/s0113.pdf"])
        #expect(direct.contains { $0["id"] == "pdf.balance-arithmetic" && $0["strength"] == "strong" })
        #expect(try findings(["\(files)/s0113.pdf", "--isolate"]) == direct)
    }

    @Test("a child that breaks down costs its own reading and nothing else")
    func isolatedBreakdown() throws {
        let run = try Binary.run([
            "inspect", files, "--isolate", "--isolate-memory", "12", "--metadata-only", "--format", "ndjson",
        ])
        #expect(run.status == 0, "\(run.errors)")
        let lines = run.text.split(separator: "\n")
        let count = try FileManager.default.contentsOfDirectory(
            atPath: Binary.root.appendingPathComponent(files).path
        ).count
        #expect(lines.count == count)
        for line in lines { #expect(line.contains("doc.unparsable") && line.contains("moderate"), "\(line)") }
        let refused = try Binary.run(["inspect", files, "--isolate-memory", "0"])
        #expect(refused.status != 0)
        #expect(refused.errors.contains("expected 1 to 1048576 MiB"))
    }

    @Test("the files of a folder are compared across personas")
    func comparison() throws {
        let run = try Binary.run([
            "inspect", files, "--claims", "Fixtures/documents/claims.csv", "--issuers",
            "Fixtures/documents/issuers.csv", "--metadata-only", "--format", "ndjson",
        ])
        #expect(run.status == 0)
        let lines = run.text.split(separator: "\n")
        #expect(lines.contains { $0.contains("\"s0015.docx\"") && $0.contains("office.shared-rsids") })
        #expect(lines.contains { $0.contains("\"s0019.pdf\"") && $0.contains("pdf.shared-documentid") })
    }

    @Test("one document becomes a page with its history in order and nothing from elsewhere")
    func page() throws {
        let run = try Binary.run(["inspect", "\(files)/s0113.pdf", "--format", "html"])
        #expect(run.status == 0)
        #expect(run.text.hasPrefix("<!doctype html>"))
        for part in ["pdf.balance-arithmetic", "<h2>History of the file</h2>", "innocent readings", "<time>"] {
            #expect(run.text.contains(part), "\(part)")
        }
        let times = run.text.matches(of: /<time>([0-9-]{10})/).map { String($0.1) }
        #expect(times.count >= 2)
        #expect(times == times.sorted())
        for sign in ["http://", "https://", "src=", "<script"] { #expect(!run.text.contains(sign), "\(sign)") }
    }

    @Test("what cannot be read is said, with an exit code of its own")
    func mistakes() throws {
        let missing = try Binary.run(["inspect", "no-such-file.pdf"])
        #expect(missing.status == 3)
        #expect(missing.errors.contains("no-such-file.pdf does not exist"))
        let table = try Binary.run(["inspect", files, "--claims", "Fixtures/documents/mrz.csv"])
        #expect(table.status == 3)
        #expect(table.errors.contains("column «file» is missing"))
    }

    @Test("score reads the document files beside the export")
    func scoring() throws {
        let scratch = try Scratch()
        let export = scratch.file("export.jsonl")
        let folder = export.deletingLastPathComponent()
        try FileManager.default.copyItem(
            at: Binary.root.appendingPathComponent("\(files)/s0113.pdf"), to: folder.appendingPathComponent("s0113.pdf")
        )
        let record =
            #"{"id":"D-1","basics":{"name":"Ines Hollow"},"documents":[{"kind":"bank_statement","file":"s0113.pdf"}]}"#
        try Data((record + "\n").utf8).write(to: export)
        let run = try Binary.run(["score", export.path, "--format", "json", "--as-of", "2026-08-23"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.text.contains("document.statement-arithmetic"))
        #expect(run.text.contains("document.text-replaced"))
    }

    @Test("score reads document files in child processes when asked, and loses no applicant to one that breaks down")
    func isolatedScoring() throws {
        let scratch = try Scratch()
        let export = scratch.file("export.jsonl")
        for name in ["s0113.pdf", "s0201.jpg", "s0015.docx"] {
            try FileManager.default.copyItem(
                at: Binary.root.appendingPathComponent("\(files)/\(name)"),
                to: export.deletingLastPathComponent().appendingPathComponent(name))
        }
        let records = [
            #"{"id":"D-1","documents":[{"kind":"bank_statement","file":"s0113.pdf"}]}"#,
            #"{"id":"D-2","documents":[{"kind":"id_card","file":"s0201.jpg","dob":"1990-02-03","number":"U12345678"}]}"#,
            #"{"id":"D-3","basics":{"name":"Ines Hollow"},"documents":[{"kind":"cv","file":"s0015.docx"}]}"#,
        ]
        try Data(records.joined(separator: "\n").utf8).write(to: export)
        func score(_ more: [String], _ environment: [String: String] = [:]) throws -> Binary.Run {
            let words = ["score", export.path, "--format", "ndjson", "--as-of", "2026-08-23", "--quiet"]
            return try Binary.run(words + more, environment: environment)
        }
        let (direct, isolated) = (try score([]), try score(["--isolate"]))
        #expect(direct.status == 0 && isolated.status == 0, "\(isolated.errors)")
        #expect(direct.fired.contains("document.statement-arithmetic"))
        #expect(isolated.text == direct.text)
        let broken = try score([], ["BONAFIDE_ISOLATE": "12"])
        #expect(broken.status == 0, "\(broken.errors)")
        for id in ["D-1", "D-2", "D-3"] { #expect(broken.text.contains("\"\(id)\""), "\(id)") }
        #expect(broken.text.matches(of: /"document.unreadable-file"/).count >= 3)
        #expect(!broken.fired.contains("document.statement-arithmetic"))
        #expect(try score([], ["BONAFIDE_ISOLATE": "much"]).errors.contains("expected yes, no or 1 to 1048576 MiB"))
    }
}
