import ArgumentParser
import BonafideCore
import BonafideSignals
import Foundation

/// `bonafide data build`
struct DataBuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Compile text, CSV and .mmdb sources into one memory-mapped file.",
        discussion: """
            The manifest names each source with its format, what it gives, its licence, the day it was taken and its
            SHA-256. Sources are looked for beside the manifest and in every --sources folder.

            EXAMPLE:
              bonafide data build Rules/reference/network-sources.yaml --sources ~/lists --output network.bfr
            """)

    @Argument(help: ArgumentHelp("The manifest (YAML).", valueName: "MANIFEST"))
    var manifest: String

    @Option(name: .long, help: ArgumentHelp("Folder that holds sources; may be given again.", valueName: "FOLDER"))
    var sources: [String] = []

    @Option(name: .shortAndLong, help: ArgumentHelp("File to write; NAME.bfr where it is left out.", valueName: "FILE"))
    var output: String?

    func run() throws {
        guard let text = FileManager.default.contents(atPath: manifest).flatMap({ String(data: $0, encoding: .utf8) })
        else { throw CommandFailure(.badInput, "\(manifest): cannot be read as UTF-8 text") }
        do {
            let manifest = try SourceManifest(text: text, path: manifest)
            let folders = [URL(fileURLWithPath: self.manifest).deletingLastPathComponent().path] + sources
            var builder = ReferenceBuilder(manifest) { source throws(ReferenceError) in
                for folder in folders {
                    if let data = FileManager.default.contents(atPath: folder + "/" + source.file) {
                        return Array(data)
                    }
                }
                throw .source(
                    path: self.manifest, line: source.line, column: 0,
                    reason: "source '\(source.name)': no file '\(source.file)' in \(folders.joined(separator: ", "))")
            }
            let built = try builder.build()
            let path = output ?? manifest.name + ".bfr"
            guard FileManager.default.createFile(atPath: path, contents: Data(built.bytes)) else {
                throw CommandFailure(.badInput, "\(path): cannot be written")
            }
            report(built, path)
        } catch let error as ReferenceError {
            throw CommandFailure(.badInput, "error: \(error)")
        }
    }

    private func report(_ built: BuildSummary, _ path: String) {
        for complaint in built.complaints { Console.error("warning: \(complaint)") }
        for row in built.rows {
            let left = row.leftOut > 0 ? ", \(row.leftOut) left out" : ""
            Console.error("\(row.source): \(row.taken) rows\(left)")
        }
        Console.output("\(path): \(built.bytes.count) bytes")
    }
}

/// `bonafide data verify`
struct DataVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check the structure and the digest of compiled reference files.")

    @Argument(help: ArgumentHelp("Files or folders; the built-in ones where none is named.", valueName: "PATH"))
    var paths: [String] = []

    func run() throws {
        var failures = 0
        for path in try ReferenceFileOptions.parse([]).files(paths) {
            do {
                let file = try ReferenceFile(path: path)
                try file.verify()
                _ = try AddressReference(file, firstSource: 0)
                _ = try PlaceTable(file)
                var clocks = ReferenceData(asOf: Timestamp(seconds: 0))
                try clocks.openClocks(file)
                _ = try file.traces()
                Console.output(
                    "\(path): in order, SHA-256 \(file.digest), built for \(file.builtOn), \(file.sources.count) sources"
                )
            } catch {
                failures += 1
                Console.error("error: \(error)")
            }
        }
        if failures > 0 { throw CommandFailure(.badInput) }
    }
}

/// `bonafide data age`
struct DataAgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "age", abstract: "Tell how old each source is, and which are past their greatest age.")

    @Argument(help: ArgumentHelp("Files or folders; the built-in ones where none is named.", valueName: "PATH"))
    var paths: [String] = []

    @Option(name: .long, help: ArgumentHelp("The day to measure against.", valueName: "DAY"))
    var asOf: String?

    func run() throws {
        let day = try AsOf.moment(asOf).day
        var stale = 0
        do {
            for path in try ReferenceFileOptions.parse([]).files(paths) {
                let file = try ReferenceFile(path: path)
                Console.output("\(path) (built for \(file.builtOn))")
                for source in file.sources {
                    let age = Int(day.number) - Int(source.stamp.date.number)
                    let isStale = age > source.stamp.maximumAgeDays
                    stale += isStale ? 1 : 0
                    let name = source.stamp.name.padding(toLength: 24, withPad: " ", startingAt: 0)
                    Console.output(
                        "  \(name) \(source.stamp.date)  \(AgeText.of(age)), good for \(source.stamp.maximumAgeDays)  "
                            + source.stamp.licence + (isStale ? "  STALE" : ""))
                }
            }
        } catch let error as ReferenceError {
            throw CommandFailure(.badInput, "error: \(error)")
        }
        if stale > 0 {
            Console.error(
                "warning: \(stale == 1 ? "one source is past its" : "\(stale) sources are past their") greatest age;"
                    + " rules that rest on such tables weigh less")
        }
    }
}
