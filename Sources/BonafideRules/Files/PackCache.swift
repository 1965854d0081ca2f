internal import BonafideArchive
package import BonafideCore
internal import Foundation

/// Keeps packs that were read and checked, so that the next run of the same pack starts at once.
///
/// A pack is found by the SHA-256 of everything that went into it: the program, the catalog and every byte of its
/// files. Nothing depends on the cache: what is missing, damaged or cannot be written costs time alone. A pack out of it
/// judges like any other but holds no examples, so commands that compare rule files read them instead.
package struct PackCache: Sendable {
    /// The folder, or nothing where none can be told.
    private let folder: String?
    /// Names the program that wrote an entry and the catalog it was checked against, so that no other reads it.
    private let program: String

    /// Takes a folder, made when it is first written to, and what names the program with its catalog.
    package init(folder: String?, program: String) {
        self.folder = folder
        self.program = program
    }

    /// Gives a pack from the cache, or loads it from its files and keeps it.
    package func load(_ sources: RuleSources, catalog: SignalCatalog) -> Result<RulePack, PackRefusal> {
        guard let folder, sources.problems.all.isEmpty else { return RulePack.load(sources, catalog: catalog) }
        let path = folder + "/" + key(sources) + ".pack"
        if let data = FileManager.default.contents(atPath: path),
            let stored = StoredPack.assembly([UInt8](data), catalog: catalog)
        {
            return .success(RulePack(stored.assembly, catalog: catalog, diagnostics: [], digest: stored.digest))
        }
        let result = RulePack.load(sources, catalog: catalog)
        if case .success(let pack) = result { keep(StoredPack.bytes(of: pack), at: path, in: folder) }
        return result
    }

    /// Everything a loaded pack depends on, as 64 hexadecimal digits.
    private func key(_ sources: RuleSources) -> String {
        var digester = Digester()
        func add(_ text: String) {
            var text = text
            digester.update(Array("\(text.utf8.count):".utf8))
            text.withUTF8 { digester.update(UnsafeRawBufferPointer($0)) }
        }
        add(program)
        for file in [sources.pack].compactMap({ $0 }) + sources.rules {
            add(file.path)
            add(file.text)
        }
        return digester.finish().description
    }

    /// Writes an entry beside its place and moves it there, so that a reader never meets half of one.
    private func keep(_ bytes: [UInt8], at path: String, in folder: String) {
        let files = FileManager.default
        guard
            (try? files.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])) != nil
        else { return }
        trim(folder)
        let draft = path + ".\(ProcessInfo.processInfo.processIdentifier)"
        guard files.createFile(atPath: draft, contents: Data(bytes), attributes: [.posixPermissions: 0o600]) else {
            return
        }
        if rename(draft, path) != 0 { try? files.removeItem(atPath: draft) }
    }

    /// How many packs are kept at most.
    private static let capacity = 32

    /// Empties a folder that has grown full; packs in use are soon there again.
    private func trim(_ folder: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        guard names.count >= Self.capacity else { return }
        for name in names where name.contains(".pack") {
            try? FileManager.default.removeItem(atPath: folder + "/" + name)
        }
    }
}
