import Foundation
import Testing

@Suite struct LinkStepsTests {
    private func keys(_ inputs: [String], _ secret: String) throws -> Data {
        let run = try Binary.run(["keys"] + inputs + ["--secret", secret, "-q"])
        #expect(run.status == 0, "\(run.errors)")
        return run.output
    }

    private func steps(_ keys: Data, format: String) throws -> Data {
        let edges = try Binary.run(["edges"], input: keys)
        #expect(edges.status == 0, "\(edges.errors)")
        let rings = try Binary.run(["components", "--format", format], input: edges.output)
        #expect(rings.status == 0, "\(rings.errors)")
        return rings.output
    }

    @Test(
        arguments: [["s2-laptop-farm"], ["s2-laptop-farm", "s2-dorm-control", "s4-wallet-ring", "s4-dao-control"]],
        ["text", "json", "ndjson", "csv", "graphml", "dot"])
    func threeStepsGiveTheBytesOfOne(folders: [String], format: String) throws {
        let scratch = try Scratch()
        let inputs = folders.map { "Fixtures/scenarios/\($0)" }
        let whole = try Binary.run(["rings"] + inputs + ["-q", "--format", format])
        #expect(whole.status == 0)
        let parts = try steps(try keys(inputs, scratch.file("secret").path), format: format)
        #expect(!parts.isEmpty)
        #expect(String(decoding: parts, as: UTF8.self) == whole.text)
    }

    /// Runs of words travel disguised, and the exact likeness of texts is that of a run over the texts themselves.
    @Test func nearDuplicateTextsLinkThroughTheStepsAsAtOnce() throws {
        let scratch = try Scratch()
        let words = (0..<120).map { "word\($0 * 7919 % 997)" }
        func profile(_ id: String, _ text: [String]) -> String {
            let session = #"{"start":"2026-06-01T09:00:00Z","device_id":"shared-device"}"#
            let work = #"[{"summary":"\#(text.joined(separator: " "))"}]"#
            return #"{"id":"\#(id)","basics":{"name":"\#(id) Person"},"sessions":[\#(session)],"work":\#(work)}"#
        }
        let half = words.enumerated().map { $0.offset < 50 ? "other\($0.offset)" : $0.element }
        let few = words.enumerated().map { $0.offset < 12 ? "changed\($0.offset)" : $0.element }
        let input = try scratch.write(
            "texts.ndjson", [profile("A", words), profile("B", few), profile("C", half)].joined(separator: "\n") + "\n")
        let whole = try Binary.run(["rings", input, "-q", "--format", "json"])
        let keys = try Binary.run(["keys", input, "-q", "--secret", scratch.file("secret").path])
        #expect(!keys.text.contains("word") && keys.text.contains("\"runs\""))
        let edges = try Binary.run(["edges"], input: keys.output)
        let rings = try Binary.run(["components", "--format", "json"], input: edges.output)
        #expect(rings.output == whole.output)
        #expect(whole.text.contains("\"members\":[\"A\",\"B\"]"), "\(whole.text)")
    }

    @Test func anotherSecretGivesOtherKeysAndTheSameRings() throws {
        let scratch = try Scratch()
        let input = ["Fixtures/scenarios/s4-wallet-ring"]
        let one = try keys(input, scratch.file("one").path)
        #expect(try keys(input, scratch.file("one").path) == one)
        let other = try keys(input, scratch.file("other").path)
        #expect(one != other)
        #expect(try steps(one, format: "json") == steps(other, format: "json"))
        let mixed = try Binary.run(["edges"], input: one + other)
        #expect(mixed.status == 3)
        #expect(mixed.errors.contains("another secret"))
    }

    @Test func keysHoldNoIdentifierAndNoSecret() throws {
        let scratch = try Scratch()
        let file = scratch.file("secret")
        let run = try Binary.run(["keys", "Fixtures/scenarios/s4-wallet-ring", "--secret", file.path])
        #expect(run.status == 0)
        let shown = run.text.lowercased() + run.errors.lowercased()
        let secret = try String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(secret.count == 64)
        for piece in ["52908400098527886e0f7030069857d2e4169ee7", "liam.corbett", "60155500100", "harbor", secret] {
            #expect(!shown.contains(piece))
        }
        let rights = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(rights == 0o600)
    }

    @Test func aSecretOthersCanReadOrThatIsDamagedIsRefused() throws {
        let scratch = try Scratch()
        let file = scratch.file("secret")
        let run = { try Binary.run(["keys", "Fixtures/scenarios/s4-wallet-ring", "--secret", file.path]) }
        #expect(try run().status == 0)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
        let open = try run()
        #expect(open.status == 2)
        #expect(open.errors.contains("chmod 600"))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        try Data("00".utf8).write(to: file)
        #expect(try run().status == 2)
    }

    @Test(arguments: [
        ("edges", "{\"applicant\":\"A\"}", "key_id"),
        ("edges", "no json", "one JSON object"),
        (
            "edges", #"{"applicant":"A","row":1,"key_id":"k","keys":[{"kind":"walet","key":"00"}]}"#,
            "did you mean wallet"
        ),
        ("edges", #"{"applicant":"A","row":1,"key_id":"k","keys":[{"kind":"wallet","key":"00"}]}"#, "32 hexadecimal"),
        ("components", #"{"a":"A","row_a":1,"b":"A","row_b":1,"kinds":[]}"#, "different applicants"),
        ("components", #"{"a":"A","row_a":1,"b":"B","row_b":-2,"kinds":[]}"#, "whole number"),
        ("components", #"{"a":"A","row_a":1,"b":"B","row_b":2,"kinds":[],"explained":"friends"}"#, "same_name"),
    ])
    func aBadLineIsNamedWithItsPlace(verb: String, line: String, hint: String) throws {
        let run = try Binary.run([verb], input: Data("\n\(line)\n".utf8))
        #expect(run.status == 3)
        #expect(run.errors.contains("standard input:2"))
        #expect(run.errors.contains(hint), "\(run.errors)")
    }
}
