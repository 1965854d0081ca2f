import Foundation
import Testing

/// The documented exit codes that other suites do not meet: 4, 5, 6 and 130, and completions and manual pages.
@Suite struct ExitCodeTests {
    private func pack(_ rule: String) throws -> Scratch {
        let scratch = try Scratch()
        let rules = scratch.file("pack")
        try FileManager.default.copyItem(at: Binary.root.appendingPathComponent("Rules"), to: rules)
        try Data(rule.utf8).write(to: rules.appendingPathComponent("network/tor.yaml"))
        return scratch
    }

    private func torRule() throws -> String {
        try String(contentsOf: Binary.root.appendingPathComponent("Rules/network/tor.yaml"), encoding: .utf8)
    }

    @Test func aBadPackEndsWithFour() throws {
        let scratch = try pack(try torRule().replacing("network.tor_sessions", with: "network.tor_sesions"))
        let path = try scratch.write("one.csv", "id,basics.name\nA-1,Somebody\n")
        let run = try Binary.run(["score", path, "--rules", scratch.file("pack").path])
        #expect(run.status == 4, "\(run.errors)")
        #expect(run.errors.contains("tor.yaml:"))
        #expect(run.output.isEmpty)
    }

    @Test func aFailedExampleEndsWithSix() throws {
        let rule = try torRule()
        let turned = rule.replacing("- fire: { network.tor_sessions: 1,", with: "- fire: { network.tor_sessions: 0,")
        #expect(turned != rule)
        let scratch = try pack(turned)
        let run = try Binary.run(["rules", "test", "--rules", scratch.file("pack").path])
        #expect(run.status == 6, "\(run.status) \(run.errors.suffix(300))")
        let watch = try Binary.run(["rules", "watch", "--changes", "0", "--rules", scratch.file("pack").path])
        #expect(watch.status == 6, "\(watch.status) \(watch.errors.suffix(300))")
        #expect(watch.text.contains("the example must fire, and is quiet"), "\(watch.text)")
        #expect(!watch.text.contains("watching"))
    }

    @Test func aFullDiskEndsWithFive() throws {
        let run = try Binary.run(
            ["score", "Fixtures/lantern-quill", "--format", "json", "--output", "/dev/full", "--as-of", "2026-08-23"])
        #expect(run.status == 5, "\(run.errors)")
        #expect(run.errors.contains("/dev/full"))
    }

    @Test func anInterruptEndsWithOneHundredAndThirtyAndWholeLines() throws {
        let scratch = try Scratch()
        let rows = (0..<400_000).map {
            "A-\($0),Person \($0),US,\($0 % 223 + 1).\($0 % 251).7.9,2026-08-10T10:00:00Z\n"
        }
        let path = try scratch.write(
            "many.csv",
            "id,basics.name,basics.location.countryCode,sessions[0].ip,sessions[0].start\n" + rows.joined())
        let output = scratch.file("out.ndjson").path
        let run = try Shell.run(
            "'\(Binary.path)' score '\(path)' --format ndjson -q -o '\(output)' --as-of 2026-08-23 --threads 1"
                + " --data '\(Binary.root.path)/Rules/reference' & for i in {1..600}; do"
                + " [ -e '\(output)' ] && break; sleep 0.1; done; sleep 0.3; kill -INT $!; wait $!")
        #expect(run.status == 130, "\(run.errors)")
        #expect(run.errors.contains("interrupted after"))
        let text = try String(contentsOfFile: output, encoding: .utf8)
        #expect(text.isEmpty || text.hasSuffix("\n"))
        let manifest = try String(contentsOfFile: output + ".manifest.json", encoding: .utf8)
        #expect(manifest.contains("\"interrupted\":true"))
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completionsAreGenerated(shell: String) throws {
        let run = try Binary.run(["--generate-completion-script", shell])
        #expect(run.status == 0)
        for verb in ["score", "explain", "inspect", "data", "rules"] { #expect(run.text.contains(verb)) }
        guard shell == "bash" else { return }
        let scratch = try Scratch()
        let file = try scratch.write("completion.bash", run.output)
        #expect(try Shell.run("bash -n '\(file)'").status == 0)
    }

    @Test func manualPagesAreWellFormed() throws {
        let scratch = try Scratch()
        #expect(try Binary.run(["manual", "--output", scratch.folder.path]).status == 0)
        let page = try String(contentsOf: scratch.file("bonafide-score.1"), encoding: .utf8)
        #expect(page.hasPrefix(".TH BONAFIDE-SCORE 1"))
        for part in [".SH NAME", ".SH SYNOPSIS", ".SH OPTIONS", "\\-\\-max\\-errors"] { #expect(page.contains(part)) }
    }

    /// An id that no record has is named, with a near one.
    @Test(arguments: ["explain", "correct", "report"])
    func unknownIDsAreNamed(verb: String) throws {
        let scratch = try Scratch()
        let more: [String] =
            switch verb {
            case "correct":
                ["--set", "basics.name=Nora Vance", "--by", "A. Analyst", "--log", scratch.file("log").path]
            case "report": ["--adverse-action", "--contact", "dispute@example.com"]
            default: []
            }
        let run = try Binary.run([verb, "LQ-77", "Fixtures/lantern-quill"] + more)
        #expect(run.status == 3, "\(run.errors)")
        #expect(run.errors.contains("has the id LQ-77; did you mean LQ-07?"), "\(run.errors)")
    }
}
