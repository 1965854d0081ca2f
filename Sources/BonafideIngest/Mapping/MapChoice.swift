internal import BonafideCore
internal import Synchronization

/// The map a run was told to use, or the choice by what an input holds.
///
/// Inputs of one run mostly take the same map, so each is read and flattened once, however many inputs there are.
final class MapChoice: Sendable {
    private struct Kept: Sendable {
        var maps: [String: ColumnMap] = [:]
        var aliases: [String: AliasTable] = [:]
    }

    private let fixed: ColumnMap?
    private let kept = Mutex(Kept())

    /// Takes a built-in name or a file; nothing leaves the choice open.
    init(_ text: String) throws(IngestError) {
        guard !text.isEmpty else {
            fixed = nil
            return
        }
        if let map = BuiltInMaps.map(named: text) {
            fixed = map
            return
        }
        guard text.contains("/") || text.contains("."), let stored = try? StoredInput.open(path: text) else {
            let near = NearestName.of(text, among: BuiltInMaps.names).map { "did you mean `\($0)`? " } ?? ""
            throw IngestError(
                .mapNotFound, text, "there is no such map and no such file",
                hint: "\(near)built in: \(BuiltInMaps.names.joined(separator: ", "))")
        }
        let content = stored.stream(path: text).prefix(4 << 20)
        if let error = content.error { throw error }
        fixed = try BuiltInMaps.read(String(decoding: content.bytes, as: UTF8.self), file: text)
    }

    /// The name the user's own map gives to records; empty where none was named.
    var recordElement: String { fixed?.recordElement ?? "" }

    /// The map for an input that holds such names, all in the flat form.
    func map(for names: Set<[UInt8]>) -> ColumnMap {
        if let fixed { return fixed }
        var best = "generic"
        var most = 0
        for (name, signatures, others) in BuiltInMaps.signatures
        where !others.contains(where: { names.contains(FlatName.of($0)) }) {
            for signature in signatures where signature.count > most {
                if signature.allSatisfy({ names.contains(FlatName.of($0)) }) {
                    best = name
                    most = signature.count
                }
            }
        }
        return kept.withLock { [best] kept in
            if let map = kept.maps[best] { return map }
            let map = BuiltInMaps.map(named: best) ?? ColumnMap.empty
            kept.maps[best] = map
            return map
        }
    }

    /// The names of a map this choice gave; with a group given, those of that group's own table.
    func aliases(of map: ColumnMap, table: ProfileGroup?) -> AliasTable {
        let key = "\(map.name)/\(table?.name ?? "")"
        return kept.withLock { kept in
            if let aliases = kept.aliases[key] { return aliases }
            let aliases = AliasTable(map, table: table)
            kept.aliases[key] = aliases
            return aliases
        }
    }
}
