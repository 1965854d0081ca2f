import Foundation
import Testing

@Suite struct SettingsTests {
    /// Shows the settings in a folder that holds a `bonafide.yaml`, below a user's own file and an environment.
    private func shown(project: String?, user: String?, environment: String = "") throws -> [String] {
        let scratch = try Scratch()
        for (name, text) in [("home/bonafide", user), ("work", project)] {
            let folder = scratch.file(name)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            if let text { try Data(text.utf8).write(to: folder.appendingPathComponent("bonafide.yaml")) }
        }
        let run = try Shell.run(
            "cd '\(scratch.file("work").path)' && \(environment) XDG_CONFIG_HOME='\(scratch.file("home").path)' "
                + "'\(Binary.path)' config show --origin")
        #expect(run.status == 0, "\(run.errors)")
        return run.text.split(separator: "\n").map { line in
            line.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        }
    }

    @Test func theProjectsFileWinsOverTheUsers() throws {
        let lines = try shown(project: "format: csv\n", user: "threads: 3\nformat: html\n")
        #expect(lines.contains("format csv (bonafide.yaml:1)"), "\(lines)")
        #expect(
            lines.contains { $0.hasPrefix("threads 3 (") && $0.hasSuffix("/home/bonafide/bonafide.yaml:1)") },
            "\(lines)")
        #expect(lines.contains("min-band low (default)"))
    }

    @Test func theEnvironmentWinsOverFiles() throws {
        let lines = try shown(project: "format: csv\n", user: nil, environment: "BONAFIDE_FORMAT=md")
        #expect(lines.contains("format md (environment BONAFIDE_FORMAT)"), "\(lines)")
    }

    @Test func aFlagWinsOverAllAndEachLayerIsObeyed() throws {
        let scratch = try Scratch()
        let work = scratch.file("work")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        try Data("id,basics.name\nA-1,Somebody\n".utf8).write(to: work.appendingPathComponent("one.csv"))
        func first(_ prefix: String, _ flags: String) throws -> String {
            let run = try Shell.run(
                "cd '\(work.path)' && \(prefix) '\(Binary.path)' score one.csv -q --as-of 2026-08-23 \(flags)"
                    + " --data '\(Binary.root.path)/Rules/reference'")
            #expect(run.status == 0, "\(run.errors)")
            return String(run.text.prefix(5))
        }
        #expect(try first("", "").hasPrefix("A-1"))
        try Data("format: csv\n".utf8).write(to: work.appendingPathComponent("bonafide.yaml"))
        #expect(try first("", "").hasPrefix("id,"))
        #expect(try first("BONAFIDE_FORMAT=ndjson", "").hasPrefix("{\"id\""))
        #expect(try first("BONAFIDE_FORMAT=ndjson", "--format md").hasPrefix("#"))
    }

    @Test func aWrongValueIsAnsweredWithWhatIsTaken() throws {
        let scratch = try Scratch()
        let path = try scratch.write("one.csv", "id,basics.name\nA-1,Somebody\n")
        for (flags, message) in [
            (["--format", "jsn"], "did you mean json?"), (["--max-errors", "many"], "a count or a percentage"),
            (["--fail-on", "critcal"], "did you mean critical?"), (["--threads", "0"], "a number from 1 to 1024"),
            (["--as-of", "soon"], "YYYY-MM-DD"), (["--map", "greenhose"], "did you mean `greenhouse`?"),
        ] {
            let run = try Binary.run(["score", path] + flags)
            #expect(run.status == (flags[0] == "--map" ? 3 : 2), "\(flags): \(run.status)")
            #expect(run.errors.contains(message), "\(flags): \(run.errors)")
            #expect(run.output.isEmpty)
        }
    }
}
