import Foundation
import Testing

@Suite struct ScoreTests {
    private static let world = "Fixtures/lantern-quill"
    private static let asOf = ["--as-of", "2026-08-23"]

    private func assessments(_ arguments: [String], input: Data? = nil) throws -> [[String: Any]] {
        let run = try Binary.run(["score"] + arguments + Self.asOf + ["--format", "json"], input: input)
        #expect(run.status == 0, "\(run.errors)")
        let report = try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
        return try #require(report["assessments"] as? [[String: Any]])
    }

    @Test func everyPointIsAccountedFor() throws {
        let all = try assessments([Self.world])
        #expect(all.count == 12)
        for assessment in all {
            let score = try #require(assessment["score"] as? [String: Any])
            let parts = ["contributions", "adjustments"].flatMap { assessment[$0] as? [[String: Any]] ?? [] }
            let sum = parts.reduce(score["prior"] as? Int ?? 0) { $0 + ($1["contribution"] as? Int ?? 0) }
            #expect(sum == score["millibans"] as? Int, "\(assessment["id"] ?? "")")
        }
    }

    @Test(arguments: ["json", "ndjson", "csv", "text", "md", "html"])
    func theSameBytesForOneOrTwoThreads(format: String) throws {
        let one = try Binary.run(["score", Self.world, "--format", format, "--threads", "1"] + Self.asOf)
        let two = try Binary.run(["score", Self.world, "--format", format, "--threads", "2"] + Self.asOf)
        #expect(one.status == 0)
        #expect(!one.output.isEmpty)
        #expect(one.output == two.output)
    }

    @Test func manyChunksGiveTheSameBytesForAnyThreadCount() throws {
        let scratch = try Scratch()
        let header = "id,basics.name,basics.location.countryCode,sessions[0].ip,sessions[0].start\n"
        let rows = (0..<30_000).map {
            "A-\($0),Person \($0),\(["US", "DE", "JP"][$0 % 3]),\($0 % 223 + 1).\($0 % 251).7.9,2026-08-\($0 % 20 + 1)T10:00:00Z\n"
        }.joined()
        let path = try scratch.write("many.csv", header + rows)
        let runs = try ["1", "2", "4"].map {
            try Binary.run(["score", path, "--format", "ndjson", "--threads", $0] + Self.asOf)
        }
        #expect(runs[0].status == 0, "\(runs[0].errors)")
        #expect(runs[0].output == runs[1].output)
        #expect(runs[0].output == runs[2].output)
        #expect(runs[0].text.split(separator: "\n").count >= 30_000)
    }

    /// A pack from the cache gives what the pack's files give.
    @Test func theSameBytesWithAndWithoutTheCache() throws {
        let scratch = try Scratch()
        let folder = scratch.file("cache").path
        let arguments = ["score", Self.world, "--format", "json"] + Self.asOf
        let without = try Binary.run(arguments, environment: ["BONAFIDE_CACHE": "off"])
        #expect(without.status == 0, "\(without.errors)")
        for _ in 0..<2 {
            #expect(try Binary.run(arguments, environment: ["XDG_CACHE_HOME": folder]).output == without.output)
        }
        let packs = try FileManager.default.contentsOfDirectory(atPath: folder + "/bonafide/packs")
        #expect(packs.count == 1)
        // A folder that cannot be written to is passed over.
        let blocked = try scratch.write("file", "")
        #expect(try Binary.run(arguments, environment: ["BONAFIDE_CACHE": blocked]).output == without.output)
    }

    @Test func shuffledRowsGiveTheSameAssessments() throws {
        let scratch = try Scratch()
        let folder = scratch.file("world")
        try FileManager.default.copyItem(at: Binary.root.appendingPathComponent(Self.world), to: folder)
        let profiles = folder.appendingPathComponent("profiles.csv")
        var lines = try String(contentsOf: profiles, encoding: .utf8).split(separator: "\n").map(String.init)
        lines = [lines[0]] + lines.dropFirst().reversed()
        try (lines.joined(separator: "\n") + "\n").write(to: profiles, atomically: true, encoding: .utf8)
        func plain(_ all: [[String: Any]]) throws -> [String: String] {
            var byID: [String: String] = [:]
            for var assessment in all {
                assessment["origin"] = nil
                let id = try #require(assessment["id"] as? String)
                // Evidence names the line it lies on, which moves with the row.
                let data = try JSONSerialization.data(withJSONObject: assessment, options: [.sortedKeys])
                byID[id] = String(decoding: data, as: UTF8.self).replacing(/\(line [0-9]+\)/, with: "")
            }
            return byID
        }
        #expect(try plain(assessments([Self.world])) == plain(assessments([folder.path])))
    }

    @Test func failOnEndsWithOne() throws {
        #expect(try Binary.run(["score", Self.world, "--fail-on", "critical"] + Self.asOf).status == 1)
        let scratch = try Scratch()
        let path = try scratch.write("one.csv", "id,basics.name\nA-1,Somebody\n")
        #expect(try Binary.run(["score", path, "--fail-on", "elevated"] + Self.asOf).status == 0)
    }

    @Test func scoringOpensNoSocket() throws {
        let arguments = ["score", Self.world, "--format", "json"] + Self.asOf
        let trace = try Scratch()
        let log = trace.file("trace").path
        let traced = try Binary.run(arguments, wrapper: ["strace", "-f", "-e", "trace=%network", "-o", log])
        #expect(traced.status == 0, "\(traced.errors)")
        let calls = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").filter {
            !$0.contains("+++") && !$0.contains("---")
        }
        #expect(calls.isEmpty, "\(calls.prefix(3))")
        let isolated = try Binary.run(arguments, wrapper: ["unshare", "-rn"])
        // A machine may forbid namespaces; then only the trace speaks.
        if isolated.status != 0, isolated.errors.contains("unshare") { return }
        #expect(isolated.output == traced.output)
    }

    @Test func noPersonalTextReachesStandardError() throws {
        let scratch = try Scratch()
        let path = try scratch.write(
            "bad.csv",
            "id,basics.name,basics.email\nA-1,Quentin Sekret,quentin.sekret@example.com\nA-2,Quentin Sekret\n")
        let run = try Binary.run(["score", path] + Self.asOf)
        #expect(!run.errors.lowercased().contains("sekret"))
        #expect(run.errors.contains("bad.csv"))
    }
}
