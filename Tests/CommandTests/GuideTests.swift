import Foundation
import Testing

/// The guide to rules is followed to the letter, and prints what it says it prints.
@Suite struct GuideTests {
    private struct Step {
        let command: String
        var output: [String] = []
    }

    private static func steps() throws -> [Step] {
        let text = try String(contentsOf: Binary.root.appendingPathComponent("docs/rules.md"), encoding: .utf8)
        var steps: [Step] = []
        for (index, part) in text.components(separatedBy: "```").enumerated() where index % 2 == 1 {
            guard part.hasPrefix("console\n") else { continue }
            for line in part.dropFirst("console\n".count).split(separator: "\n", omittingEmptySubsequences: false) {
                if line.hasPrefix("$ ") {
                    steps.append(Step(command: String(line.dropFirst(2))))
                } else if !steps.isEmpty {
                    steps[steps.count - 1].output.append(String(line))
                }
            }
            while steps.last?.output.last == "" { steps[steps.count - 1].output.removeLast() }
        }
        return steps
    }

    @Test func everyOutputIsReal() throws {
        let steps = try Self.steps()
        #expect(steps.count >= 12)
        let scratch = try Scratch()
        try FileManager.default.createDirectory(at: scratch.file("bin"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: scratch.file("bin/bonafide").path, withDestinationPath: Binary.path)
        for name in ["Fixtures", "docs"] {
            try FileManager.default.createSymbolicLink(
                atPath: scratch.file(name).path, withDestinationPath: Binary.root.appendingPathComponent(name).path)
        }
        // The compiled reference data is not part of what an analyst copies.
        let rules = Binary.root.appendingPathComponent("Rules")
        try FileManager.default.createDirectory(at: scratch.file("Rules"), withIntermediateDirectories: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: rules.path)
        where name != "reference" && name != "lists" {
            try FileManager.default.copyItem(
                at: rules.appendingPathComponent(name), to: scratch.file("Rules").appendingPathComponent(name))
        }
        for step in steps {
            let found = try run(step.command, in: scratch)
            #expect(found == step.output, "\(step.command): run Scripts/generate-rules-guide")
        }
    }

    private func run(_ command: String, in scratch: Scratch) throws -> [String] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = scratch.folder
        var environment = [
            "PATH": scratch.file("bin").path + ":/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8",
            "COLUMNS": "100",
        ]
        if let library = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] {
            environment["LD_LIBRARY_PATH"] = library
        }
        process.environment = environment
        let file = scratch.file("printed")
        _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        let handle = try FileHandle(forWritingTo: file)
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        var lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false
        ).map { line in
            var line = String(line)
            while line.last == " " { line.removeLast() }
            return line
        }
        while lines.last == "" { lines.removeLast() }
        return lines
    }
}
