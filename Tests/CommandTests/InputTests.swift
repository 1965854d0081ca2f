import Foundation
import Testing

/// Inputs as users have them, through the command line.
@Suite struct InputTests {
    private static let flags = ["--format", "ndjson", "--as-of", "2026-08-23"]

    private func objects(_ run: Binary.Run) throws -> [[String: Any]] {
        try run.text.split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    @Test func repeatedIDsAreToldAndLinkToNobody() throws {
        let scratch = try Scratch()
        let row = "pat@example.com,+12025550101,device-7,US"
        let path = try scratch.write(
            "twice.csv", "id,email,phone,login1_device_id,country\nA-1,\(row)\nA-1,\(row)\nA-2,other@example.com,,,US\n"
        )
        let rejects = scratch.file("rejects.ndjson").path
        let output = scratch.file("out.ndjson").path
        let run = try Binary.run(["score", path, "--rejects", rejects, "--output", output] + Self.flags)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("twice.csv:3: warning: 1 × an earlier record has the same id"), "\(run.errors)")
        let lines = try String(contentsOfFile: rejects, encoding: .utf8)
        #expect(lines.contains("\"line\":3,\"code\":\"repeated_id\""))
        #expect(try String(contentsOfFile: output + ".manifest.json", encoding: .utf8).contains("\"repeatedIDs\":1"))
        let scores = try Data(contentsOf: URL(fileURLWithPath: output))
        #expect(scores.split(separator: UInt8(ascii: "\n")).count == 4)
        let shared: Set = ["link.shared-mailbox", "link.shared-phone", "link.shared-device"]
        #expect(Binary.fired(scores).isDisjoint(with: shared))
    }

    @Test func rowsWithoutAProfileAreTold() throws {
        let scratch = try Scratch()
        _ = try scratch.write("profiles.csv", "id,basics.name\nA-1,First\n")
        _ = try scratch.write("sessions.csv", "profile_id,ip\nA-1,192.0.2.1\nB-1,192.0.2.2\nB-2,192.0.2.3\n")
        let rejects = scratch.file("rejects.txt").path
        let output = scratch.file("out.json").path
        let run = try Binary.run(
            [
                "score", scratch.folder.path, "--rejects", rejects, "-o", output, "--format", "json", "--as-of",
                "2026-08-23",
            ])
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            run.errors.contains("sessions.csv:3: warning: 2 × no profile that was read has the id"), "\(run.errors)")
        let manifest = try String(contentsOfFile: output + ".manifest.json", encoding: .utf8)
        #expect(manifest.contains("\"withoutProfile\":2"))
        #expect(manifest.contains("sessions.csv\",\"digest\":\""))
        let lines = try String(contentsOfFile: rejects, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { $0.contains("\"code\":\"no_profile\"") })
    }

    @Test func aListInsideAnObjectAndCountryNamesAreRead() throws {
        let scratch = try Scratch()
        let path = try scratch.write(
            "page.json",
            #"{"candidates":[{"id":"A-1","country":"Germany","sessions":[{"ip":"175.45.176.5","start":"2026-08-01"}]},"#
                + #"{"id":"A-2","country":"Atlantis"}],"next":null}"#)
        let run = try Binary.run(["score", path] + Self.flags)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("the records are those of the list `candidates`"))
        let all = try objects(run)
        #expect(all.prefix(2).compactMap { $0["id"] as? String } == ["A-1", "A-2"])
        #expect(run.text.contains("Germany"))
    }

    @Test func aColumnThatStandsTwiceIsTold() throws {
        let scratch = try Scratch()
        let run = try Binary.run(["score", try scratch.write("two.csv", "id,name,name\nA-1,x,y\n")] + Self.flags)
        #expect(run.status == 0)
        #expect(run.errors.contains("the column `name` stands more than once"))
    }
}
