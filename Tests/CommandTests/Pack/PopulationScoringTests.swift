import Foundation
import Testing

/// The shipped pack on simulated populations.
@Suite struct PopulationScoringTests {
    private static func results(_ folder: String, _ options: [String] = []) throws -> [String: [String: Any]] {
        let run = try Binary.run(
            ["score", folder, "--as-of", "2026-08-23", "--format", "ndjson", "--quiet"] + options)
        #expect(run.status == 0, "\(run.errors)")
        var all: [String: [String: Any]] = [:]
        for line in run.text.split(separator: "\n") {
            guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                let id = object["id"] as? String
            else { continue }
            all[id] = object
        }
        return all
    }

    /// What must not change when names or trait columns do.
    private static func judgement(_ one: [String: Any]) throws -> String {
        let kept = ["band", "score", "outcomes", "contributions", "adjustments", "settled", "coverage"]
        var one = one.filter { kept.contains($0.key) }
        // A made-up name may be a listed person's namesake; that is told, and worth nothing.
        let namesakes = ["sanctions.homonym-cleared", "sanctions.name-only", "sanctions.weak-alias"]
        one["outcomes"] = (one["outcomes"] as? [String: Any])?.filter { !namesakes.contains($0.key) }
        let data = try JSONSerialization.data(
            withJSONObject: one, options: [.sortedKeys])
        return String(decoding: data, as: UTF8.self)
    }

    @Test func renamingEverybodyChangesNoJudgement() throws {
        let scratch = try Scratch()
        let plan = ["--count", "600", "--fraud", "0.15", "--lone", "0.05", "--seed", "11"]
        for names in ["0", "1"] {
            let run = try Binary.run(["simulate", scratch.file("n\(names)").path, "--names", names] + plan)
            #expect(run.status == 0, "\(run.errors)")
        }
        let one = try Self.results(scratch.file("n0/export").path)
        let two = try Self.results(scratch.file("n1/export").path)
        #expect(one.count == 600)
        #expect(one.keys == two.keys)
        for (id, result) in one {
            #expect(try Self.judgement(result) == Self.judgement(#require(two[id])), "\(id)")
        }
    }

    @Test func traitColumnsChangeNoJudgement() throws {
        let scratch = try Scratch()
        _ = try Binary.run(["simulate", scratch.file("plain").path, "--count", "400", "--fraud", "0.2", "--seed", "5"])
        let folder = scratch.file("plain/export")
        let before = try Self.results(folder.path)
        let path = folder.appendingPathComponent("profiles.csv")
        let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
        let traits = ["KP,ko,female", "US,en,male", "FR,fr,", "CN,zh,other"]
        let swapped = lines.enumerated().map { number, line in
            number == 0 ? line + ",nationality,native_language,gender" : line + "," + traits[number % traits.count]
        }
        try (swapped.joined(separator: "\n") + "\n").write(to: path, atomically: true, encoding: .utf8)
        let languages = before.keys.sorted().map { "\($0),\($0.hashValue % 2 == 0 ? "ko" : "en"),native" }
        try ("profile_id,language,fluency\n" + languages.joined(separator: "\n") + "\n").write(
            to: folder.appendingPathComponent("languages.csv"), atomically: true, encoding: .utf8)
        let after = try Self.results(folder.path)
        #expect(before.count == 400)
        for (id, result) in before {
            #expect(try Self.judgement(result) == Self.judgement(#require(after[id])), "\(id)")
        }
    }

    #if DEBUG
        private static let isQuick = false
    #else
        private static let isQuick = true
    #endif

    /// Shares above `low` by way of life stay at or below what was reviewed; see `docs/simulation.md`.
    @Test(.enabled(if: isQuick, "twenty thousand applicants are scored in a release build"))
    func lookAlikesStayWhatWasReviewed() throws {
        let scratch = try Scratch()
        _ = try Binary.run(
            ["simulate", scratch.file("honest").path, "--count", "20000", "--fraud", "0", "--lone", "0", "--seed", "1"])
        let results = try Self.results(scratch.file("honest/export").path)
        #expect(results.count == 20_000)
        var counts: [String: (all: Int, above: Int)] = [:]
        let truth = try String(contentsOf: scratch.file("honest/truth.csv"), encoding: .utf8)
        for line in truth.split(separator: "\n").dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            let band = results[cells[0]]?["band"] as? String
            counts[cells[3], default: (0, 0)].all += 1
            if band != "low" { counts[cells[3], default: (0, 0)].above += 1 }
        }
        let fixture = Binary.root.appendingPathComponent("Fixtures/simulation/look-alikes.csv")
        let reviewed = try String(contentsOf: fixture, encoding: .utf8).split(separator: "\n").dropFirst()
        #expect(reviewed.count == counts.count)
        for line in reviewed {
            let cells = line.split(separator: ",").map(String.init)
            let count = try #require(counts[cells[0]], "\(cells[0])")
            let permille = Double(count.above) * 1_000 / Double(count.all)
            #expect(permille <= Double(cells[1]) ?? 0, "\(cells[0]): \(permille) permille above low")
        }
        let above = counts.values.reduce(0) { $0 + $1.above }
        // Two in a hundred is what was reviewed for all ways of life together.
        #expect(above <= 400, "\(above) of 20000 above low")
    }
}
