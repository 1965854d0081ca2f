import Foundation

/// The built binary, as a user runs it.
enum Binary {
    /// What a run gave.
    struct Run {
        let status: Int32
        let output: Data
        let errors: String
        /// Standard output as text.
        var text: String { String(decoding: output, as: UTF8.self) }
        /// The rules that fired for anybody, from assessments in JSON Lines.
        var fired: Set<String> { Binary.fired(output) }
    }

    /// The repository's folder.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The binary beside the test bundle.
    static let path: String = {
        let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("bonafide").path
        if FileManager.default.isExecutableFile(atPath: beside) { return beside }
        #if DEBUG
            return root.appendingPathComponent(".build/debug/bonafide").path
        #else
            return root.appendingPathComponent(".build/release/bonafide").path
        #endif
    }()

    /// The rules that fired for anybody, from assessments in JSON Lines.
    static func fired(_ lines: Data) -> Set<String> {
        var fired: Set<String> = []
        for line in lines.split(separator: UInt8(ascii: "\n")) {
            let record = (try? JSONSerialization.jsonObject(with: line)) as? [String: Any] ?? [:]
            for (rule, word) in outcomes(record) where word == "fired" { fired.insert(rule) }
        }
        return fired
    }

    /// How each rule ended for an applicant, from its assessment in JSON.
    static func outcomes(_ assessment: [String: Any]) -> [String: String] {
        var outcomes: [String: String] = [:]
        for (word, rules) in assessment["outcomes"] as? [String: [String]] ?? [:] {
            for rule in rules { outcomes[rule] = word }
        }
        return outcomes
    }

    /// Runs the binary in the repository's folder, with a bare environment.
    static func run(
        _ arguments: [String], input: Data? = nil, environment: [String: String] = [:], wrapper: [String] = []
    ) throws -> Run {
        let process = Process()
        let words = wrapper + [path] + arguments
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = words
        process.currentDirectoryURL = root
        var bare = ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "HOME": "/nonexistent", "LANG": "C.UTF-8"]
        if let library = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] { bare["LD_LIBRARY_PATH"] = library }
        process.environment = bare.merging(environment) { $1 }
        let scratch = try Scratch()
        let outputFile = scratch.file("out")
        let errorFile = scratch.file("err")
        let inputFile = scratch.file("in")
        for file in [outputFile, errorFile] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
        _ = FileManager.default.createFile(atPath: inputFile.path, contents: input ?? Data())
        process.standardOutput = try FileHandle(forWritingTo: outputFile)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        try process.run()
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus, output: try Data(contentsOf: outputFile),
            errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
    }
}

/// A folder that is gone when the test is.
final class Scratch {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("bonafide-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// A path inside the folder.
    func file(_ name: String) -> URL { folder.appendingPathComponent(name) }

    /// Writes a file and gives its path.
    func write(_ name: String, _ content: Data) throws -> String {
        try content.write(to: file(name))
        return file(name).path
    }

    /// Writes a file and gives its path.
    func write(_ name: String, _ content: String) throws -> String { try write(name, Data(content.utf8)) }
}
