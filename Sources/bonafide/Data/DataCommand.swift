import ArgumentParser
import BonafideCore
import BonafideSignals
import Foundation

/// `bonafide data …`
struct DataCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data",
        abstract: "Compile, check and consult the reference tables.",
        subcommands: [
            DataBuildCommand.self, DataVerifyCommand.self, DataAgeCommand.self, DataLookupCommand.self,
            DataMeasureCommand.self,
        ])
}

/// The reference files a `data` command works on.
struct ReferenceFileOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Compiled reference file or a folder of them; may be given again.", valueName: "PATH"))
    var data: [String] = []

    /// The files named, or the built-in ones.
    func files(_ named: [String] = []) throws -> [String] {
        let wanted = named.isEmpty ? data : named
        guard wanted.isEmpty else { return try wanted.flatMap(ReferenceFolder.files(at:)) }
        let built = ReferenceFolder.builtIn()
        guard !built.isEmpty else {
            throw CommandFailure(.badInput, "the built-in reference files are not installed; name one with --data PATH")
        }
        return built
    }
}

/// Finds compiled reference files.
enum ReferenceFolder {
    /// A file as it is; of a folder, its `.bfr` files in the order of their names.
    static func files(at path: String) throws -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CommandFailure(.usage, "\(path): no such file or folder")
        }
        guard isFolder.boolValue else { return [path] }
        let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".bfr") }.sorted()
        guard !names.isEmpty else {
            throw CommandFailure(.usage, "\(path): holds no .bfr file; see `bonafide data build`")
        }
        return names.map { path + "/" + $0 }
    }

    /// The files installed with the program: beside it in `share`, or in the sources it was built from.
    static func builtIn() -> [String] {
        for folder in candidates() {
            if let files = try? files(at: folder) { return files }
        }
        return []
    }

    /// The folders in which files that come with the program are looked for, in order.
    static func candidates() -> [String] {
        let program = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
        var folders = ["Rules/reference"]
        if var folder = program {
            folders.append(folder.deletingLastPathComponent().appendingPathComponent("share/bonafide/reference").path)
            for _ in 0..<4 {
                folder.deleteLastPathComponent()
                folders.append(folder.appendingPathComponent("Rules/reference").path)
            }
        }
        return folders
    }
}

/// Tells how old a table is.
enum AgeText {
    /// `3 days old`, or how long after the day of the run the table was made.
    static func of(_ days: Int) -> String {
        switch days {
        case 1: "1 day old"
        case 0...: "\(days) days old"
        case -1: "made 1 day after the day of the run"
        default: "made \(-days) days after the day of the run"
        }
    }
}

/// Reads the day or moment a command pretends to run at.
enum AsOf {
    /// The moment of a text, or now where there is none.
    static func moment(_ text: String?) throws -> Timestamp {
        guard var text, text != "now" else {
            return Timestamp(seconds: Int64(Date().timeIntervalSince1970))
        }
        guard let moment = text.withUTF8({ Timestamp.read($0)?.instant }) else {
            throw CommandFailure(.usage, "--as-of takes YYYY-MM-DD or an RFC 3339 moment")
        }
        return moment
    }
}
