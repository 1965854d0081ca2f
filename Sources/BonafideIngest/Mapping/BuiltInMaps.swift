internal import BonafideCore

/// The maps that come with the product, and the choice among them.
package enum BuiltInMaps {
    /// Names of all built-in maps, in the order they are tried.
    package static var names: [String] { EmbeddedMaps.all.map(\.name) }

    /// A built-in map by its name, joined with what it extends and with the model's own names.
    package static func map(named name: String) -> ColumnMap? {
        guard let text = EmbeddedMaps.all.first(where: { $0.name == name })?.text else { return nil }
        var reader = ColumnMapReader(file: name + ".yaml")
        guard let (map, extends) = reader.read(text) else { return nil }
        return joined(map, extends)
    }

    /// Reads a user's own map.
    package static func read(_ text: String, file: String) throws(IngestError) -> ColumnMap {
        var reader = ColumnMapReader(file: file)
        let read = reader.read(text)
        if let first = reader.diagnostics.first {
            throw IngestError(first, others: Array(reader.diagnostics.dropFirst()))
        }
        guard let (map, extends) = read else { throw IngestError(.mapSyntax, file, "the map is empty") }
        return joined(map, extends)
    }

    /// Joins a map with what it extends.
    private static func joined(_ map: ColumnMap, _ extends: String) -> ColumnMap {
        guard extends == "generic", map.name != "generic" else { return withModelNames(map) }
        var generic = ColumnMapReader(file: "generic.yaml")
        guard let text = EmbeddedMaps.all.first(where: { $0.name == "generic" })?.text,
            let (base, _) = generic.read(text)
        else { return withModelNames(map) }
        var whole = map
        whole.root += base.root.map { FieldAliases(path: $0.path, sources: $0.sources, constant: nil) }
        whole.groups += base.groups
        return withModelNames(whole)
    }

    /// Adds the names of the profile model itself, which every map understands, behind all others.
    private static func withModelNames(_ map: ColumnMap) -> ColumnMap {
        var whole = map
        // What a group calls itself in one map, its fields may be called by in all of them.
        for group in ProfileGroup.allCases {
            let fields = group.definitions.enumerated().map { number, definition in
                FieldAliases(
                    path: FieldPath(group: group, field: UInt8(number)),
                    sources: [AliasSource(name: definition.name)], constant: nil)
            }
            if group == .root {
                whole.root += fields
                continue
            }
            for index in whole.groups.indices
            where whole.groups[index].group == group && !whole.groups[index].prefixes.isEmpty {
                whole.groups[index].fields += fields
            }
            whole.groups.append(GroupAliases(group: group, label: "", prefixes: [group.name], fields: fields))
        }
        return whole
    }
}

extension BuiltInMaps {
    /// The signatures of the maps that can be chosen by themselves, and the names that speak against each.
    ///
    /// Only these lines of each map are looked at, so that a start does not parse eleven YAML files.
    static let signatures: [(name: String, signatures: [[String]], others: [String])] =
        EmbeddedMaps.all.map { name, text in
            let lines = text.split(separator: "\n")
            let sets = lines.drop { $0 != "detect:" }.dropFirst().prefix { $0.hasPrefix("  - [") }.map {
                words($0.dropFirst(4))
            }
            let others = lines.first { $0.hasPrefix("unless: [") }.map { words($0.dropFirst(8)) } ?? []
            return (name, sets, others)
        }

    /// The words of a list in square brackets.
    private static func words(_ list: Substring) -> [String] {
        list.dropFirst().dropLast().split(separator: ",").map { $0.filter { $0 != " " } }
    }
}

extension ColumnMap {
    /// A map that knows nothing.
    static var empty: ColumnMap {
        ColumnMap(
            name: "", title: "", source: "", isVerified: true, emptyIsAbsent: false, recordElement: "", signatures: [],
            root: [], groups: [])
    }
}
