import Foundation
import Testing

/// The commands of analysts, run as a user runs them.
@Suite struct RulesToolsTests {
    private func pack(_ scratch: Scratch) throws -> String {
        let folder = scratch.file("pack").path
        let rules = Binary.root.appendingPathComponent("Rules")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: rules.path)
        where name != "reference" && name != "lists" {
            try FileManager.default.copyItem(
                at: rules.appendingPathComponent(name), to: URL(fileURLWithPath: folder).appendingPathComponent(name))
        }
        return folder
    }

    @Test func aNewRuleIsCheckedTestedAndFormatted() throws {
        let scratch = try Scratch()
        let folder = try pack(scratch)
        let new = try Binary.run([
            "rules", "new", "network.many-named-exits", "--when", "network.named_vpn_sessions>=7", "--rules", folder,
        ])
        #expect(new.status == 0, "\(new.errors)")
        let file = folder + "/network/many-named-exits.yaml"
        #expect(FileManager.default.fileExists(atPath: file))
        #expect(try Binary.run(["rules", "check", "--rules", folder, "--quiet"]).status == 0)
        let tested = try Binary.run(["rules", "test", "--rules", folder])
        #expect(tested.status == 0, "\(tested.text)")
        #expect(try Binary.run(["rules", "fmt", "--check", file]).status == 0)
        let spaced = try String(contentsOfFile: file, encoding: .utf8).replacing("sessions >= 7", with: "sessions>=7")
        try spaced.write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try Binary.run(["rules", "fmt", "--check", file]).status == 6)
        #expect(try Binary.run(["rules", "fmt", file]).status == 0)
        #expect(try Binary.run(["rules", "fmt", "--check", file]).status == 0)
        let again = try Binary.run(["rules", "new", "network.many-named-exits", "--rules", folder])
        #expect(again.status == 2)
    }

    @Test func casesOfThePackAndJUnit() throws {
        let scratch = try Scratch()
        let folder = try pack(scratch)
        try FileManager.default.createDirectory(atPath: folder + "/tests", withIntermediateDirectories: true)
        let good = "name: nothing known\nsignals: {}\nexpect: { band: low }\n"
        try good.write(toFile: folder + "/tests/a.yaml", atomically: true, encoding: .utf8)
        let passed = try Binary.run(["rules", "test", "--rules", folder, "--format", "junit"])
        #expect(passed.status == 0)
        #expect(passed.text.contains("<testsuite name=\"pack\" tests=\"1\" failures=\"0\">"))
        try good.replacing("low", with: "critical").write(
            toFile: folder + "/tests/a.yaml", atomically: true, encoding: .utf8)
        let failed = try Binary.run(["rules", "test", "--rules", folder])
        #expect(failed.status == 6)
        #expect(failed.text.contains("band is low, not critical"))
    }

    @Test func diffProposesAVersion() throws {
        let scratch = try Scratch()
        let folder = try pack(scratch)
        #expect(try Binary.run(["rules", "diff", "built-in", folder, "--check"]).status == 0)
        let file = folder + "/network/named-vpn.yaml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try text.replacing("sessions >= ", with: "sessions >= 1").write(toFile: file, atomically: true, encoding: .utf8)
        let run = try Binary.run(["rules", "diff", "built-in", folder, "--check", "--format", "json"])
        #expect(run.status == 6)
        let report = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
        #expect(report["bump"] as? String == "minor")
        let changes = try #require(report["changes"] as? [[String: Any]])
        #expect(changes.first?["what"] as? String == "when")
        #expect((changes.first?["note"] as? String)?.hasPrefix("narrower") == true)
    }

    @Test func evalShowsWhatWasSeen() throws {
        let scratch = try Scratch()
        let file = try scratch.write("signals.json", "{\"network.named_vpn_sessions\": 3}")
        let run = try Binary.run(["rules", "eval", "network.named_vpn_sessions >= 2", "--signals", file])
        #expect(run.status == 0)
        #expect(run.text.hasPrefix("true   (bool"))
        #expect(run.text.contains("network.named_vpn_sessions = 3"))
        let unknown = try Binary.run(["rules", "eval", "network.named_vpn_sessions >= 2", "--json"])
        let report = try #require(JSONSerialization.jsonObject(with: unknown.output) as? [String: Any])
        #expect(report["waitsFor"] as? [String] == ["network.named_vpn_sessions"])
        let wrong = try Binary.run(["rules", "eval", "network.named_vpn_session >= 2"])
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("did you mean `network.named_vpn_sessions`"))
    }

    @Test func languageServerSpeaksOverPipes() throws {
        func frame(_ text: String) -> String { "Content-Length: \(text.utf8.count)\r\n\r\n\(text)" }
        let opened = """
            {"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///x/network/a.yaml",\
            "languageId":"yaml","version":1,"text":"id: network.a\\nwhen: |\\n  network.named_vpn_session >= 1\\n"}}}
            """
        let input = [
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{}}", opened,
            "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}", "{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}",
        ].map(frame).joined()
        let run = try Binary.run(["rules", "lsp"], input: Data(input.utf8))
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.text.contains("\"hoverProvider\":true"))
        #expect(run.text.contains("\"code\":\"R020\""))
        #expect(run.text.contains("\"id\":2"))
    }
}
