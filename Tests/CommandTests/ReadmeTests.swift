import Foundation
import Testing

@Suite struct ReadmeTests {
    /// The lines of the first block of the README that begins with a command.
    private static func firstTranscript() throws -> (command: [String], lines: [String]) {
        let text = try String(contentsOf: Binary.root.appendingPathComponent("README.md"), encoding: .utf8)
        let blocks = text.components(separatedBy: "```")
        let block = try #require(blocks.first { $0.hasPrefix("\n$ bonafide ") })
        let lines = block.split(separator: "\n").map(String.init)
        return (
            lines[0].dropFirst("$ bonafide ".count).split(separator: " ").map(String.init), Array(lines.dropFirst())
        )
    }

    @Test func theTranscriptIsReal() throws {
        let (command, lines) = try Self.firstTranscript()
        let run = try Binary.run(command, environment: ["COLUMNS": "100"])
        #expect(run.status == 0, "\(run.errors)")
        let printed = run.text.split(separator: "\n").map(String.init)
        #expect(lines.count > 8)
        #expect(Array(printed.prefix(lines.count)) == lines)
    }

    @Test func everyLinkedDocumentIsThere() throws {
        let text = try String(contentsOf: Binary.root.appendingPathComponent("README.md"), encoding: .utf8)
        for match in text.matches(of: /\]\(([A-Za-z][^)#:]*)\)/) {
            let path = Binary.root.appendingPathComponent(String(match.1)).path
            #expect(FileManager.default.fileExists(atPath: path), "\(match.1)")
        }
    }
}
