import Foundation
import Testing

@Suite struct StoreTests {
    private static let asOf = ["--as-of", "2026-08-23", "-q", "--format", "ndjson"]

    /// A folder with a store and a secret.
    private struct Place {
        let scratch: Scratch
        init() throws { scratch = try Scratch() }
        var options: [String] { ["--store", scratch.file("cases.db").path, "--secret", scratch.file("secret").path] }

        func run(_ words: [String], status: Int32 = 0) throws -> Binary.Run {
            let run = try Binary.run(words + options)
            #expect(run.status == status, "\(words): \(run.errors)")
            return run
        }

        func rings(_ form: String = "json") throws -> String { try run(["store", "rings", "--format", form]).text }
    }

    private static func scenario(_ name: String) -> String { "Fixtures/scenarios/\(name)" }

    @Test func monthsOfExportsGiveTheRingsOfAll() throws {
        let place = try Place()
        let folders = ["s2-laptop-farm", "s4-wallet-ring", "s2-dorm-control"].map(Self.scenario)
        for folder in folders { _ = try place.run(["score", folder] + Self.asOf) }
        let whole = try Binary.run(["rings"] + folders + ["-q", "--format", "json"])
        #expect(try place.rings() == whole.text)
        // The same exports again change nothing.
        for folder in folders { _ = try place.run(["score", folder] + Self.asOf) }
        #expect(try place.rings() == whole.text)
        #expect(try place.run(["store", "info"]).text.contains("profiles: 43"))
    }

    @Test func anEarlierExportShowsInTheScoresOfALaterOne() throws {
        let place = try Place()
        let lines = try String(
            contentsOf: Binary.root.appendingPathComponent("Fixtures/scenarios/s4-wallet-ring/payouts.csv"),
            encoding: .utf8)
        #expect(lines.contains("0x52908400098527886E0F7030069857D2E4169EE7"))
        let later = place.scratch.file("later.ndjson")
        let one =
            #"{"id":"N-1","basics":{"name":"Nora Vance"},"payouts":[{"wallet":{"address":"0x52908400098527886e0f7030069857d2e4169ee7"}}]}"#
        try Data((one + "\n").utf8).write(to: later)
        let alone = try Binary.run(["score", later.path] + Self.asOf)
        #expect(!alone.text.contains("S4-1"))
        _ = try place.run(["score", Self.scenario("s4-wallet-ring")] + Self.asOf)
        let linked = try place.run(["score", later.path] + Self.asOf)
        #expect(linked.text.contains("S4-1, S4-2, S4-3"))
        // Those three scored high before, and the later applicant is linked with them.
        #expect(linked.text.contains("LK-032"))
        #expect(!alone.text.contains("LK-032"))
    }

    @Test func erasedPeopleAreGoneFromTheFile() throws {
        let place = try Place()
        _ = try place.run(["score", Self.scenario("s4-wallet-ring")] + Self.asOf)
        let held = try place.run(["store", "export", "S4-2"])
        let json = try #require(try JSONSerialization.jsonObject(with: held.output) as? [String: Any])
        let profiles = try #require(json["profiles"] as? [[String: Any]])
        #expect(profiles.count == 1)
        #expect((profiles[0]["assessments"] as? [Any])?.count == 1)
        _ = try place.run(["store", "erase", "S4-2"])
        _ = try place.run(["store", "export", "S4-2"], status: 3)
        _ = try place.run(["store", "erase", "S4-2"], status: 3)
        let rings = try place.rings("csv")
        #expect(rings.contains("S4-1,2,S4-3"))
        #expect(!rings.contains("S4-2"))
        let names = try FileManager.default.contentsOfDirectory(atPath: place.scratch.folder.path)
        for name in names where name.hasPrefix("cases.db") {
            let bytes = try Data(contentsOf: place.scratch.file(name))
            #expect(bytes.range(of: Data("S4-2".utf8)) == nil, "\(name)")
        }
    }

    @Test func purgingKeepsWhoWasSeenSince() throws {
        let place = try Place()
        _ = try place.run(["score", Self.scenario("s4-wallet-ring"), "--as-of", "2026-01-01", "-q"])
        _ = try place.run(["score", Self.scenario("s2-laptop-farm"), "--as-of", "2026-03-01", "-q"])
        #expect(try place.run(["store", "purge", "--before", "2026-02-01"]).text.contains("purged 20 stored"))
        #expect(try place.rings("csv").contains("S2-01,12,S2-12"))
        #expect(!(try place.rings("csv").contains("S4-")))
        _ = try place.run(["store", "purge", "--before", "soon"], status: 2)
    }

    @Test func aStoreIsPrivateAndBelongsToItsSecret() throws {
        let place = try Place()
        _ = try place.run(["score", Self.scenario("s4-dao-control")] + Self.asOf)
        let rights = try FileManager.default.attributesOfItem(atPath: place.scratch.file("cases.db").path)
        #expect(rights[.posixPermissions] as? Int == 0o600)
        let other = try Binary.run([
            "store", "info", "--store", place.scratch.file("cases.db").path, "--secret",
            place.scratch.file("other").path,
        ])
        #expect(other.status == 3)
        #expect(other.errors.contains("S002"))
        let none = try Binary.run(["store", "info", "--store", "/nowhere/x.db"])
        #expect(none.status == 2)
    }

    /// Applicants in rings of four, large enough for several pieces.
    private static func export(_ count: Int) -> Data {
        var text = ""
        for number in 0..<count {
            let wallet = String(0x5290_8400_0985 + number / 4 * 7919, radix: 16)
            let padding = String(repeating: "0", count: 28) + wallet
            text += "{\"id\":\"K-\(number)\",\"basics\":{\"name\":\"Name\(number * 31) Kin\(number * 17)\","
            text += "\"email\":\"k\(number)@example.org\",\"summary\":\"\(String(repeating: "s", count: 160))\"},"
            text += "\"payouts\":[{\"wallet\":{\"address\":\"0x\(padding.suffix(40))\"}}]}\n"
        }
        return Data(text.utf8)
    }

    /// What `store info` counts, by word; fails where the store is damaged.
    private static func counts(_ place: Place) throws -> [String: Int] {
        let text = try place.run(["store", "info"]).text
        #expect(text.contains("damage: none"), "\(text)")
        return text.split(separator: "\n").reduce(into: [:]) { all, line in
            let parts = line.components(separatedBy: ": ")
            all[parts[0]] = parts.last.flatMap { Int($0) }
        }
    }

    /// Starts a storing run and kills it after some seconds; says whether it was still at work, and how long it had.
    private static func kill(_ words: [String], after seconds: Double) throws -> (wasAtWork: Bool, seconds: Double) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Binary.path)
        process.arguments = words
        process.currentDirectoryURL = Binary.root
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let start = ContinuousClock.now
        func passed() -> Double { (ContinuousClock.now - start) / .seconds(1) }
        try process.run()
        while process.isRunning, passed() < seconds { Thread.sleep(forTimeInterval: 0.005) }
        let taken = passed()
        if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        return (process.terminationReason == .uncaughtSignal, taken)
    }

    /// Stores are begun anew, killed several times each at points spread over the run, and gone on with.
    ///
    /// The table is compared, not the documents, which take longer to write than everything else together.
    @Test func killedRunsLoseNothingAndGoOn() throws {
        let isLong = ProcessInfo.processInfo.environment["BONAFIDE_LONG_TESTS"] == "1"
        let (stores, killsEach) = isLong ? (5, 4) : (1, 5)
        let whole = try Place()
        let input = whole.scratch.file("export.ndjson")
        try Self.export(isLong ? 20_000 : 12_000).write(to: input)
        let words = ["score", input.path, "--as-of", "2026-08-23", "-q", "--format", "csv", "--threads"]
        let start = ContinuousClock.now
        let unbroken = try whole.run(words + ["2"])
        var seconds = (ContinuousClock.now - start) / .seconds(1)
        let counts = try Self.counts(whole)
        let rings = try whole.rings()
        var (runs, kills, partial) = (0, 0, 0)
        for store in 0..<stores {
            let place = try Place()
            var kept = 0
            while kills < (store + 1) * killsEach, runs < 3 * stores * killsEach {
                runs += 1
                // Points spread over the run by the golden ratio.
                let share = (Double(runs) * 0.618_034).truncatingRemainder(dividingBy: 1)
                let found = try Self.kill(words + ["2"] + place.options, after: share * seconds)
                // A run that was over before it was to be killed proves nothing, and tells how long one takes by now.
                if found.wasAtWork { kills += 1 } else { seconds = min(seconds, found.seconds) }
                guard FileManager.default.fileExists(atPath: place.scratch.file("cases.db").path) else { continue }
                let now = try Self.counts(place)["profiles"] ?? 0
                #expect(now >= kept, "run \(runs): \(kept) profiles were kept and \(now) are left")
                if found.wasAtWork, now > kept, now < counts["profiles"] ?? 0 { partial += 1 }
                kept = now
            }
            let resumed = try place.run(words + ["\(1 + store % 2)"])
            #expect(resumed.output == unbroken.output)
            #expect(try Self.counts(place) == counts)
            #expect(try place.rings() == rings)
        }
        #expect(kills == stores * killsEach, "\(kills) of \(runs) runs were still at work")
        if isLong { #expect(partial >= 3, "\(partial) kills fell between two pieces") }
    }
}
