package import BonafideCore
internal import Dispatch

/// Compiles a list into the binary form that screening maps into memory, while the list is still being read.
///
/// Names are prepared on all processors and laid into the sections in the order the entries come, so that the result does
/// not depend on the threads.
package final class IndexCompiler: @unchecked Sendable {
    private let order = DispatchQueue(label: "bonafide.index", qos: .userInitiated)
    /// Touched on `order` alone.
    private var assembly = IndexAssembly()

    /// Starts with no entry.
    package init() {}

    /// The compiled form of a version; `digest` is that of the publisher's files.
    package static func compile(_ version: ListVersion, date: Day, digest: String) -> [UInt8] {
        let compiler = IndexCompiler()
        compiler.add(version.entries)
        return compiler.finish(version, date: date, digest: digest)
    }

    /// Adds entries behind those added before.
    package func add(_ entries: [ListEntry]) {
        let batch = ListVersion.batch
        for first in stride(from: 0, to: entries.count, by: batch) {
            let part = entries[first..<min(first + batch, entries.count)]
            let prepared = Later { part.map(Self.prepare) }
            order.async { for (entry, names) in zip(part, prepared.value) { self.assembly.add(entry, names) } }
        }
    }

    /// The compiled form of all that was added, which says of itself what the version says.
    package func finish(_ version: ListVersion, date: Day, digest: String) -> [UInt8] {
        order.sync {
            let meta = [
                "list=\(version.name)", "source=\(version.source.rawValue)", "date=\(date)", "digest=\(digest)",
                "entries=\(assembly.entryCount)", "names=\(assembly.listedNames)",
                "declared=\(version.declaredCount.map(String.init) ?? "")",
            ].joined(separator: "\n")
            return assembly.finish(meta: meta)
        }
    }

    private static func prepare(_ entry: ListEntry) -> [PreparedName] {
        let isPerson = entry.kind == .person || entry.kind == .unstated
        return entry.names.map { PreparedName($0.text, readsKorean: isPerson) }
    }
}
