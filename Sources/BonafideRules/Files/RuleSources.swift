internal import BonafideCore
internal import Foundation

/// The files of a pack before they are read: the pack file and one file a rule.
package struct RuleSources: Sendable {
    /// One file's path and text.
    package struct File: Hashable, Sendable {
        /// The path as it is shown in messages.
        package var path: String
        /// The whole text.
        package var text: String

        /// Joins a path and a text.
        package init(path: String, text: String) {
            self.path = path
            self.text = text
        }
    }

    /// The pack file.
    package var pack: File?
    /// The rule files in the order of their paths.
    package var rules: [File]
    /// What could not be read at all.
    package var problems = DiagnosticList()

    /// Joins files.
    package init(pack: File?, rules: [File]) {
        self.pack = pack
        self.rules = rules.sorted { $0.path < $1.path }
    }

    /// The pack that is built into the binary.
    package static var embedded: RuleSources {
        var text = EmbeddedPack.text
        let files = text.withUTF8 { cut($0) }
        return RuleSources(
            pack: files.first { $0.path == "Rules/pack.yaml" }, rules: files.filter { $0.path != "Rules/pack.yaml" })
    }

    /// The files of a text in which a line with a mark and a path stands before each; a line with a mark ends it.
    private static func cut(_ text: UnsafeBufferPointer<UInt8>) -> [File] {
        let mark = Array(EmbeddedPack.mark.utf8)
        var files: [File] = []
        var path: String?
        var start = 0
        var line = 0
        while line < text.count {
            let end = text[line...].firstIndex(of: 0x0a) ?? text.count
            if text[line..<end].starts(with: mark) {
                if let path {
                    files.append(File(path: path, text: String(decoding: text[start..<line], as: UTF8.self)))
                }
                path = String(decoding: text[(line + mark.count)..<end], as: UTF8.self)
                start = min(text.count, end + 1)
            }
            line = end + 1
        }
        return files
    }

    /// The files of a folder: `pack.yaml`, and `<family>/*.yaml` for every family; or one rule file alone, judged with
    /// the settings of the pack that is built in.
    package static func read(_ path: String) -> RuleSources {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            var sources = RuleSources(pack: nil, rules: [])
            sources.problems.add(
                .unreadableFile, "there is no such file or folder", at: SourceLocation(file: path))
            return sources
        }
        var sources = RuleSources(pack: nil, rules: [])
        guard isFolder.boolValue else {
            sources.pack = embedded.pack
            sources.rules = sources.file(path).map { [$0] } ?? []
            return sources
        }
        let root = path.hasSuffix("/") ? String(path.dropLast()) : path
        if FileManager.default.fileExists(atPath: root + "/pack.yaml") {
            sources.pack = sources.file(root + "/pack.yaml")
        } else {
            sources.problems.add(
                .unreadableFile, "the folder holds no `pack.yaml`", at: SourceLocation(file: root),
                hint: "a pack file names prior, groups and bands")
        }
        for name in list(root) {
            if SignalFamily(rawValue: name) != nil {
                for file in list(root + "/" + name) where file.hasSuffix(".yaml") || file.hasSuffix(".yml") {
                    if let file = sources.file("\(root)/\(name)/\(file)") { sources.rules.append(file) }
                }
            } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml"), name != "pack.yaml", name != "coverage.yaml" {
                sources.problems.add(
                    .misplacedFile, "a rule file must stand in the folder of its family",
                    at: SourceLocation(file: root + "/" + name),
                    hint: "one of " + SignalFamily.allCases.map { "`\($0.rawValue)/`" }.joined(separator: ", "))
            }
        }
        return sources
    }

    private static func list(_ folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    /// Reads one file; a file that is not UTF-8 or far too large is reported.
    private mutating func file(_ path: String) -> File? {
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        guard size <= 4 * YAMLBounds.maximumBytes, let data = FileManager.default.contents(atPath: path) else {
            problems.add(
                .unreadableFile, size > 0 ? "the file is too large" : "the file cannot be read",
                at: SourceLocation(file: path))
            return nil
        }
        var bytes = data[...]
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes = bytes.dropFirst(3) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            problems.add(
                .unreadableFile, "the file is not UTF-8", at: SourceLocation(file: path),
                hint: "save it as UTF-8 without other encodings")
            return nil
        }
        return File(path: path, text: text)
    }
}
