#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif
internal import BonafideCore

/// A folder of tables: profiles, and side tables that are joined to them by id.
struct InputFolder {
    private(set) var profiles: [String] = []
    private(set) var sideTables: [(path: String, group: ProfileGroup)] = []
    private(set) var notes: [Diagnostic] = []

    private static let profileNames = ["profiles", "applicants", "candidates", "workers", "freelancers"]
    private static let endings = ["csv", "tsv", "txt", "ndjson", "jsonl", "json", "xml"]

    /// Whether a path names a folder.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Lists a folder; files that are no tables are noted, what is no data at all is passed over.
    init(_ path: String) throws(IngestError) {
        guard let folder = opendir(path) else {
            throw IngestError(.unreadableFile, path, "the folder cannot be read: \(String(cString: strerror(errno)))")
        }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        for name in names.sorted() {
            let whole = path.hasSuffix("/") ? path + name : path + "/" + name
            guard let stem = Self.stem(name), !Self.isFolder(whole) else { continue }
            if Self.profileNames.contains(stem) {
                profiles.append(whole)
            } else if let group = Self.group(stem) {
                sideTables.append((whole, group))
            } else {
                note(whole, stem)
            }
        }
        guard profiles.isEmpty else { return }
        throw IngestError(
            .noProfiles, path, "the folder holds no table of profiles",
            hint: "one file must be called profiles.csv, .tsv, .ndjson, .json or .xml, or the same with .gz")
    }

    /// The table's name without its ending, in small letters; nothing for other files.
    private static func stem(_ name: String) -> String? {
        var parts = name.lowercased().split(separator: ".").map(String.init)
        if parts.last == "gz" { parts.removeLast() }
        guard parts.count >= 2, let ending = parts.last, endings.contains(ending) else { return nil }
        return parts.dropLast().joined(separator: "_")
    }

    /// The group a table holds.
    static func group(_ stem: String) -> ProfileGroup? {
        let flat = String(decoding: FlatName.of(stem), as: UTF8.self)
        switch flat {
        case "code": return .commits
        case "logins", "signins": return .sessions
        case "jobs", "employments": return .work
        default:
            return ProfileGroup.allCases.first {
                guard $0 != .root else { return false }
                let name = String(decoding: FlatName.of($0.name), as: UTF8.self)
                return flat == name || flat == String(name.dropFirst(name.hasPrefix("code") ? 4 : 0))
            }
        }
    }

    private mutating func note(_ path: String, _ stem: String) {
        let known = Self.profileNames + ProfileGroup.allCases.map(\.name).filter { !$0.isEmpty }
        let near = NearestName.of(stem, among: known).map { "did you mean `\($0)`?" } ?? ""
        notes.append(
            Diagnostic(
                code: IngestCode.ignoredFile.rawValue, severity: .warning, location: SourceLocation(file: path),
                message: "`\(stem)` is no table of the profile and is left out", hint: near))
    }
}
