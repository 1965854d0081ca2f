internal import BonafideCore
internal import Yams

/// Reads a map from YAML, gathering every mistake with its place.
struct ColumnMapReader {
    private let file: String
    private(set) var diagnostics: [Diagnostic] = []

    private static let keys = [
        "map", "title", "source", "verified", "extends", "empty", "record", "detect", "unless", "root", "groups",
    ]

    /// Takes the name the file goes by in messages.
    init(file: String) { self.file = file }

    /// Reads a map; gives nothing where the text is no YAML mapping. Check `diagnostics` afterwards.
    mutating func read(_ text: String) -> (map: ColumnMap, extends: String)? {
        let node: Node?
        do {
            // Every value of a map is a text, so the patterns that tell numbers and dates are not needed.
            node = try Yams.compose(yaml: text, .basic)
        } catch let error as YamlError {
            let mark = Self.mark(of: error)
            report(.mapSyntax, mark, "this is not valid YAML", hint: "check indentation, colons and brackets")
            return nil
        } catch {
            report(.mapSyntax, nil, "this is not valid YAML")
            return nil
        }
        guard case .mapping(let mapping)? = node else {
            report(.mapSyntax, node?.mark, "a map is a YAML mapping with the keys \(Self.keys.joined(separator: ", "))")
            return nil
        }
        var map = ColumnMap(
            name: "", title: "", source: "", isVerified: true, emptyIsAbsent: false, recordElement: "", signatures: [],
            root: [], groups: [])
        var extends = "generic"
        for (key, value) in mapping { readKey(key, value, &map, &extends) }
        if map.name.isEmpty { report(.mapBadValue, mapping.mark, "the map has no name", hint: "add `map: my-export`") }
        return (map, extends)
    }

    private mutating func readKey(_ key: Node, _ value: Node, _ map: inout ColumnMap, _ extends: inout String) {
        switch key.scalar?.string ?? "" {
        case "map": map.name = text(value)
        case "title": map.title = text(value)
        case "source": map.source = text(value)
        case "record": map.recordElement = text(value)
        case "extends":
            extends = text(value)
            if !["generic", "none"].contains(extends) {
                report(.mapBadValue, value.mark, "`extends` is `generic` or `none`")
            }
        case "verified": map.isVerified = word(value, ["true", "false"]) == "true"
        case "empty": map.emptyIsAbsent = word(value, ["unknown", "absent"]) == "absent"
        case "detect": map.signatures = (value.sequence.map { Array($0) } ?? []).map { list($0) }
        case "unless": _ = list(value)
        case "root":
            for (name, source) in pairs(value) {
                if let field = field(name, source, in: .root) { map.root.append(field) }
            }
        case "groups":
            for (name, fields) in pairs(value) {
                if let group = group(name, fields) { map.groups.append(group) }
            }
        case let other:
            report(.mapUnknownKey, key.mark, "`\(other)` is no key of a map", hint: nearest(other, Self.keys))
        }
    }

    private mutating func group(_ key: Node, _ value: Node) -> GroupAliases? {
        let parts = text(key).split(separator: "@", maxSplits: 1).map(String.init)
        let name = parts.first ?? ""
        guard let group = ProfileGroup(name: name) else {
            let names = ProfileGroup.allCases.map(\.name).filter { !$0.isEmpty }
            report(.mapUnknownField, key.mark, "the profile has no group `\(name)`", hint: nearest(name, names))
            return nil
        }
        var aliases = GroupAliases(group: group, label: parts.count > 1 ? parts[1] : "", prefixes: [], fields: [])
        for (name, source) in pairs(value) {
            if name.scalar?.string == "from" {
                aliases.prefixes = list(source)
            } else if let field = field(name, source, in: group) {
                aliases.fields.append(field)
            }
        }
        return aliases
    }

    private mutating func field(_ key: Node, _ value: Node, in group: ProfileGroup) -> FieldAliases? {
        let name = text(key)
        guard let number = group.definitions.firstIndex(where: { $0.name == name }) else {
            let place = group == .root ? "the profile" : "the group `\(group.name)`"
            report(
                .mapUnknownField, key.mark, "\(place) has no field `\(name)`",
                hint: nearest(name, group.definitions.map(\.name)))
            return nil
        }
        var field = FieldAliases(path: FieldPath(group: group, field: UInt8(number)), sources: [], constant: nil)
        for node in value.sequence.map({ Array($0) }) ?? [value] {
            if let text = node.scalar?.string {
                if text.hasPrefix("=") {
                    field.constant = Array(text.dropFirst().utf8)
                } else {
                    add(text, .none, node, &field)
                }
            } else if let mapping = node.mapping, let from = mapping["from"]?.scalar?.string {
                let asked = mapping["as"].map { word($0, ValueTransform.allCases.map(\.rawValue)) } ?? "none"
                add(from, ValueTransform(rawValue: asked) ?? .none, node, &field)
            } else {
                report(
                    .mapBadValue, node.mark, "the source of `\(name)` has the wrong shape",
                    hint: "write a name, a list of names, `=constant`, or {from: name, as: minor}")
            }
        }
        return field
    }

    private mutating func add(_ name: String, _ transform: ValueTransform, _ node: Node, _ field: inout FieldAliases) {
        let last = FlatName.of(name.split(separator: ".").last ?? "")
        if ProtectedTraits.holds(last) {
            report(
                .mapProtectedColumn, node.mark, "`\(name)` tells of a protected trait and cannot be mapped",
                hint: "such columns are dropped; no score may rest on them")
        } else {
            field.sources.append(AliasSource(name: name, transform: transform))
        }
    }

    // MARK: - Shapes

    private mutating func pairs(_ node: Node) -> [(Node, Node)] {
        guard let mapping = node.mapping else {
            report(.mapBadValue, node.mark, "a mapping of names to sources is expected here")
            return []
        }
        return mapping.map { ($0.key, $0.value) }
    }

    private mutating func list(_ node: Node) -> [String] {
        if let sequence = node.sequence { return sequence.map { text($0) } }
        return [text(node)]
    }

    private mutating func text(_ node: Node) -> String {
        guard let scalar = node.scalar else {
            report(.mapBadValue, node.mark, "a single value is expected here")
            return ""
        }
        return scalar.string
    }

    private mutating func word(_ node: Node, _ words: [String]) -> String {
        let text = text(node)
        if !words.contains(text) {
            report(
                .mapBadValue, node.mark, "`\(text)` is not one of \(words.joined(separator: ", "))",
                hint: nearest(text, words))
        }
        return text
    }

    private func nearest(_ name: String, _ names: [String]) -> String {
        NearestName.of(name, among: names).map { "did you mean `\($0)`?" } ?? ""
    }

    private mutating func report(_ code: IngestCode, _ mark: Mark?, _ message: String, hint: String = "") {
        diagnostics.append(
            Diagnostic(
                code: code.rawValue,
                location: SourceLocation(file: file, line: mark?.line ?? 0, column: mark?.column ?? 0),
                message: message, hint: hint))
    }

    private static func mark(of error: YamlError) -> Mark? {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark
        default: nil
        }
    }
}
