internal import BonafideArchive
package import BonafideCore
internal import Foundation

/// Versions of lists kept on disk, one compiled file a version, so that any day can be screened as it was.
package struct ListStore: Sendable {
    /// The folder; each list has a folder of its own below it.
    package let folder: String
    /// The share of records a list may lose between versions before an import is refused.
    package static let largestLoss = 0.10

    /// Names a folder; it is made by the first import.
    package init(folder: String) { self.folder = folder }

    /// The folder for the user's own lists, below the user's data folder.
    package static func userFolder(_ environment: [String: String]) -> String {
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "."
        let base = environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.local/share"
        return base + "/bonafide/lists"
    }

    /// A version on disk.
    package struct Held: Sendable {
        /// The compiled file.
        package let path: String
        /// What it says of itself.
        package let card: ListCard

        /// Takes both parts.
        package init(path: String, card: ListCard) {
            self.path = path
            self.card = card
        }
    }

    /// All versions, by list and then by date, and the files that are no longer readable with the reason.
    package func versions() -> (held: [Held], unreadable: [(path: String, reason: String)]) {
        var paths: [String] = []
        for list in (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? [] {
            let files = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + list)) ?? []
            paths += files.filter(WatchlistIndex.isFile).sorted().map { "\(folder)/\(list)/\($0)" }
        }
        return Self.cards(paths)
    }

    /// Reads what compiled files say of themselves.
    package static func cards(_ paths: [String]) -> (held: [Held], unreadable: [(path: String, reason: String)]) {
        var held: [Held] = []
        var unreadable: [(path: String, reason: String)] = []
        for path in paths {
            do throws(IndexError) { held.append(Held(path: path, card: try ListCard(path: path))) } catch {
                unreadable.append((path, error.message))
            }
        }
        held.sort { ($0.card.name, $0.card.date, $0.path) < ($1.card.name, $1.card.date, $1.path) }
        return (held, unreadable)
    }

    /// Of each list the newest version dated on or before a day, by name of list.
    package static func inForce(_ versions: [Held], on day: Day) -> [Held] {
        var newest: [String: Held] = [:]
        for version in versions where version.card.date <= day {
            if let known = newest[version.card.name], known.card.date > version.card.date { continue }
            newest[version.card.name] = version
        }
        return newest.keys.sorted().compactMap { newest[$0] }
    }

    // MARK: - Import

    /// Reads list files, compiles them and keeps the result.
    ///
    /// Refused where the list has lost more than a tenth of its records since the version before, unless forced.
    package func add(
        _ files: [(name: String, bytes: [UInt8])], as source: ListSource? = nil, dated: Day? = nil, force: Bool = false
    ) throws(ListError) -> (held: Held, diagnostics: [Diagnostic]) {
        let compiled = try ListCompilation(files, as: source, dated: dated)
        let name = files.first?.name ?? ""
        let before = versions().held.last { $0.card.name == compiled.card.name && $0.card.date <= compiled.card.date }
        if let before, !force {
            let least = Double(before.card.entryCount) * (1 - Self.largestLoss)
            guard Double(compiled.card.entryCount) >= least else {
                throw ListError(
                    "L151", name,
                    "the list shrank from \(before.card.entryCount) records on \(before.card.date) to"
                        + " \(compiled.card.entryCount); it was not taken over",
                    hint: "a cut or wrong file is likely; repeat with --force if the list really shrank")
            }
        }
        let home = folder + "/" + compiled.card.name
        let path = "\(home)/\(compiled.card.date)-\(compiled.card.digest.prefix(12))\(WatchlistIndex.fileEnding)"
        do {
            try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
            try compiled.bytes.withUnsafeBytes { bytes in
                guard let start = bytes.baseAddress else { return }
                // Written from where the bytes lie; the data are gone before the bytes are.
                let data = Data(
                    bytesNoCopy: UnsafeMutableRawPointer(mutating: start), count: bytes.count, deallocator: .none)
                try data.write(to: URL(fileURLWithPath: path), options: .atomic)
            }
        } catch {
            throw ListError("L152", path, "the compiled list cannot be written")
        }
        return (Held(path: path, card: compiled.card), compiled.diagnostics)
    }
}

/// List files read and compiled, not yet kept anywhere.
package struct ListCompilation: Sendable {
    /// The compiled form.
    package let bytes: [UInt8]
    /// What it says of itself.
    package let card: ListCard
    /// What could not be read.
    package let diagnostics: [Diagnostic]

    /// Reads and compiles files that belong together; the day is needed where they do not tell it.
    package init(
        _ files: [(name: String, bytes: [UInt8])], as source: ListSource? = nil, dated: Day? = nil
    ) throws(ListError) {
        let digest = Later {
            var digester = Digester()
            for file in files { digester.update(file.bytes) }
            return digester.finish().description
        }
        let compiler = IndexCompiler()
        var version = try ListFileReader.read(files, as: source) { compiler.add($0) }
        let file = files.first?.name ?? ""
        guard let date = dated ?? version.date else {
            throw ListError(
                "L150", file, "the file does not say when it was published",
                hint: "give the day with --date YYYY-MM-DD")
        }
        version.name = String(version.name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
        compiler.add(version.entries)
        bytes = compiler.finish(version, date: date, digest: digest.value)
        diagnostics = version.diagnostics
        do throws(IndexError) { card = try ListCard(head: bytes[...]) } catch {
            throw ListError("L153", file, "the compiled list cannot be read back")
        }
    }

    /// Writes the compiled form packed for shipping, to be compressed with gzip.
    package func writePacked(to path: String) throws(ListError) {
        do throws(IndexError) {
            let packed = try PackedIndex.pack(bytes)
            guard FileManager.default.createFile(atPath: path, contents: Data(packed)) else {
                throw IndexError(message: "the file cannot be written")
            }
        } catch { throw ListError("L152", path, error.message) }
    }
}
