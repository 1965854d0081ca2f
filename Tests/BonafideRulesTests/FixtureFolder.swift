import Foundation

/// Finds files of the `Fixtures` folder, and unseen cases beside them.
enum FixtureFolder {
    /// The repository's root.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A file below `Fixtures`.
    static func url(_ path: String) -> URL { root.appending(path: "Fixtures").appending(path: path) }

    /// The lines of a case table, and of a table of the same name in the folder of unseen cases.
    static func lines(_ path: String) throws -> [String] {
        var files = [url(path)]
        if let extra = ProcessInfo.processInfo.environment["BONAFIDE_EXTRA_CASES"] {
            let file = URL(filePath: extra).appending(path: files[0].lastPathComponent)
            if FileManager.default.fileExists(atPath: file.path) { files.append(file) }
        }
        return try files.flatMap {
            try String(contentsOf: $0, encoding: .utf8).split(separator: "\n").map(String.init)
        }
    }
}
