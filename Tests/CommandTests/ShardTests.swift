import Foundation
import Testing

/// Runs that are shared between machines, taken up again, or kept within bounds.
@Suite struct ShardTests {
    private static let asOf = ["--as-of", "2026-08-23", "--quiet"]

    /// Rows some of which share devices, accounts and ids, and some of which are refused.
    private static func rows(_ count: Int, width: Int = 14_000, ndjson: Bool) -> String {
        let header =
            "id,name,email,claimed_country,phone,payout_type,payout_account,device_id,login1_ip,login1_ts,headline\n"
        let lines = (0..<count).map { row -> String in
            let id = row % 97 == 13 ? "A-\(row - 1)" : row % 59 == 7 ? "" : "A-\(row)"
            let cells = [
                ("id", id), ("name", "Person \(row / 3) Example"), ("email", "p\(row / 40).dev@example.com"),
                ("claimed_country", ["US", "DE", "JP"][row % 3]), ("payout_type", "bank"),
                ("payout_account", "pp-\(4_405_320_130 + row / 50)"),
                ("device_id", "dev-\(row % 400 / 2)-\(row / 400)"),
                ("login1_ip", "\(row % 223 + 1).\(row % 251).7.9"), ("login1_ts", "\(1_785_000_000 + row * 60)"),
                ("headline", String(repeating: "work ", count: width)),
            ]
            if ndjson {
                return "{" + cells.filter { !$0.1.isEmpty }.map { "\"\($0.0)\":\"\($0.1)\"" }.joined(separator: ",")
                    + "}\n"
            }
            let byName = Dictionary(uniqueKeysWithValues: cells)
            return header.dropLast().split(separator: ",").map { byName[String($0)] ?? "" }.joined(separator: ",")
                + "\n"
        }
        return (ndjson ? "" : header) + lines.joined()
    }

    private func export(_ scratch: Scratch, ndjson: Bool = false) throws -> String {
        try scratch.write(ndjson ? "rows.ndjson" : "rows.csv", Self.rows(120, ndjson: ndjson))
    }

    private func score(_ path: String, _ more: [String], status: Int32? = 0) throws -> Binary.Run {
        let run = try Binary.run(["score", path, "--max-errors", "9%"] + Self.asOf + more)
        if let status { #expect(run.status == status, "\(run.errors)") }
        return run
    }

    @Test(arguments: [("ndjson", 1), ("ndjson", 2), ("json", 3), ("csv", 3), ("ndjson", 5)])
    func mergedPartsAreTheBytesOfOneRun(format: String, count: Int) throws {
        let scratch = try Scratch()
        let path = try export(scratch)
        let rejects = scratch.file("rejects").path
        let whole = try score(path, ["--format", format, "--rejects", rejects]).output
        var parts: [String] = []
        var partRejects = Data()
        for number in 1...count {
            let part = scratch.file("part-\(number)").path
            _ = try score(
                path,
                ["--format", format, "--shard", "\(number)/\(count)", "--output", part]
                    + ["--rejects", part + ".rejects", "--threads", "\(number % 3 + 1)"])
            parts.append(part)
            partRejects += try Data(contentsOf: scratch.file("part-\(number).rejects"))
        }
        let merged = try Binary.run(["merge"] + parts.reversed())
        #expect(merged.status == 0, "\(merged.errors)")
        #expect(merged.output == whole)
        #expect(try Data(contentsOf: URL(fileURLWithPath: rejects)) == partRejects)
        guard count > 2, format == "ndjson" else { return }
        let sizes = try parts.map { try Data(contentsOf: URL(fileURLWithPath: $0)).count }
        #expect(sizes.filter { $0 > 60_000 }.count > 1, "several parts hold assessments: \(sizes)")
    }

    @Test func partsOfAFolderWithSideTablesMerge() throws {
        let scratch = try Scratch()
        let world = "Fixtures/lantern-quill"
        let whole = try score(world, ["--format", "ndjson"]).output
        let parts = try (1...2).map { number -> String in
            let part = scratch.file("part-\(number)").path
            _ = try score(world, ["--format", "ndjson", "--shard", "\(number)/2", "--output", part])
            return part
        }
        #expect(try Binary.run(["merge"] + parts).output == whole)
    }

    @Test func partsThatDoNotFitAreRefused() throws {
        let scratch = try Scratch()
        let path = try export(scratch)
        func part(_ shard: String, _ name: String, _ more: [String] = []) throws -> String {
            let file = scratch.file(name).path
            _ = try score(
                path, ["--format", "ndjson", "--min-band", "high", "--shard", shard, "--output", file] + more)
            return file
        }
        let (one, two) = (try part("1/2", "one"), try part("2/2", "two"))
        let other = try part("2/2", "other", ["--as-of", "2026-08-22"])
        let cases: [(parts: [String], says: String)] = [
            ([one], "parts are missing: 2/2"), ([one, one], "given twice"), ([one, other], "not of the same run"),
            ([path], "no manifest lies beside"),
        ]
        for (parts, says) in cases {
            let run = try Binary.run(["merge"] + parts)
            #expect(run.status == 3)
            #expect(run.errors.contains(says), "\(run.errors)")
        }
        try Data("cut".utf8).write(to: URL(fileURLWithPath: two))
        #expect(try Binary.run(["merge", one, two]).errors.contains("digest"))
    }

    @Test(arguments: [
        (["--shard", "3/2"], "--shard takes a part"), (["--shard", "1/2"], "needs --output"),
        (["--shard", "1/2", "--format", "text", "--output", "x"], "record by record"),
        (["--resume"], "needs --output"), (["--max-memory", "lots"], "--max-memory takes a size"),
        (["--max-disk", "0"], "--max-disk takes a size"),
    ])
    func mistakesAreToldBeforeAnythingIsScored(arguments: [String], says: String) throws {
        let run = try score("Fixtures/lantern-quill", ["--format", "ndjson"] + arguments, status: 2)
        #expect(run.errors.contains(says), "\(run.errors)")
    }

    /// The run is killed outright, then the same command goes on; what is in the files is that of an unbroken run.
    @Test(arguments: ["ndjson", "json", "csv"])
    func aKilledRunGoesOn(format: String) throws {
        let scratch = try Scratch()
        let path = try scratch.write("rows.csv", Self.rows(240, ndjson: false))
        let whole = try score(path, ["--format", format, "--rejects", scratch.file("whole.rejects").path]).output
        let output = scratch.file("out").path
        let words = ["--format", format, "--output", output, "--resume", "--rejects", scratch.file("rejects").path]
        // A bound on the size of files kills the run while it writes, as a full disk or an operator would.
        let half = max(1, whole.count / 1024 * 8 / 10)
        let killed = try Binary.run(
            ["score", path, "--max-errors", "9%"] + Self.asOf + words,
            wrapper: ["bash", "-c", "ulimit -f \(half); exec \"$@\"", "limited"])
        #expect(killed.status != 0)
        let journal = output + ".journal"
        #expect(FileManager.default.fileExists(atPath: journal), "\(killed.errors)")
        let wrong = try score(path, words + ["--min-band", "high"], status: 2)
        #expect(wrong.errors.contains("journal is of another run"))
        _ = try score(path, words)
        #expect(try Data(contentsOf: URL(fileURLWithPath: output)) == whole)
        #expect(
            try Data(contentsOf: scratch.file("rejects")) == Data(contentsOf: scratch.file("whole.rejects")))
        #expect(!FileManager.default.fileExists(atPath: journal))
    }

    @Test func boundsStopTheRunWithAReason() throws {
        let scratch = try Scratch()
        let path = try export(scratch)
        let memory = try score(path, ["--format", "ndjson", "--max-memory", "1M"], status: 5)
        #expect(memory.errors.contains("more than --max-memory 1M"))
        let file = scratch.file("out").path
        let disk = try score(path, ["--format", "ndjson", "--max-disk", "1M", "--output", file], status: 5)
        #expect(disk.errors.contains("--max-disk 1M"))
        let size = try Data(contentsOf: URL(fileURLWithPath: file)).count
        #expect(size > 0 && size <= 1 << 20)
        _ = try score(path, ["--format", "ndjson", "--max-memory", "2G", "--max-disk", "2G", "--output", file])
    }

    /// The same rows as a table and as JSON Lines give equal assessments but for their place in the input.
    @Test func tablesAndJSONLinesGiveEqualAssessments() throws {
        let scratch = try Scratch()
        func assessments(_ ndjson: Bool) throws -> [String] {
            let run = try score(
                try export(scratch, ndjson: ndjson), ["--format", "ndjson", "--threads", "2"])
            // Evidence names the line it stands on, which a header moves on by one.
            let text = run.text.replacing(#/ \(line [0-9]+\)/#, with: "")
            return text.split(separator: "\n").dropLast().map { line in
                guard let start = line.range(of: ",\"origin\":{"),
                    let end = line[start.upperBound...].firstIndex(of: "}")
                else { return String(line) }
                return String(line[..<start.lowerBound] + line[line.index(after: end)...])
            }
        }
        let table = try assessments(false)
        #expect(table.count > 80)
        #expect(table == (try assessments(true)))
    }
}
