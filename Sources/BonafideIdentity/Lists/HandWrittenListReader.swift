internal import BonafideCore
internal import Yams

/// Reads a list an analyst wrote in YAML.
///
/// ```yaml
/// list: rok-mofa
/// date: 2024-12-30
/// entries:
///   - id: rok-2024-12-01
///     kind: person            # person | organisation | vessel
///     names: ["PAK, Hung Ryong", "박흥룡"]
///     weak: ["…"]             # names too common to stand alone
///     born: ["1985", "25 Apr 1965"]
///     countries: [CN]         # of addresses
///     identifiers: [{wallet: "0x…"}, {passport: "…", country: KP}]
///     programs: ["ROK unilateral"]
///     listed: 2024-12-30
///     source: "https://…"
/// ```
enum HandWrittenListReader {
    private static let keys: Set<String> = [
        "id", "kind", "names", "weak", "born", "countries", "identifiers", "programs", "listed", "source",
    ]

    /// Reads a list from YAML text; what cannot be read is told by line, and the rest is kept.
    static func read(_ text: String, file: String) throws(ListError) -> ListVersion {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            let place = (error as? YamlError).flatMap(mark)
            throw ListError("L130", file, line: place?.line ?? 0, column: place?.column ?? 0, "the list is not YAML")
        }
        guard case .mapping(let map)? = root, let items = map["entries"]?.sequence else {
            throw ListError(
                "L131", file, line: 1, "a hand-written list needs `entries:`",
                hint: "start the file with `list: NAME`, `date: YYYY-MM-DD` and `entries:`")
        }
        var version = ListVersion(source: .local, name: map["list"]?.scalar?.string)
        version.date = map["date"]?.scalar.flatMap { ListDates.iso($0.string)?.first }
        for item in items { add(item, file, &version) }
        version.declaredCount = items.count
        return version
    }

    private static func mark(_ error: YamlError) -> (line: Int, column: Int)? {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
            (mark.line, mark.column)
        default: nil
        }
    }

    private static func add(_ item: Node, _ file: String, _ version: inout ListVersion) {
        func report(_ node: Node, _ message: String, _ hint: String = "") {
            let place = SourceLocation(file: file, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0)
            version.diagnostics.append(
                Diagnostic(code: "L132", severity: .warning, location: place, message: message, hint: hint))
        }
        guard case .mapping(let map) = item, let id = map["id"]?.scalar?.string else {
            return report(item, "an entry needs an `id`; it was left out")
        }
        for key in map.keys {
            let word = key.scalar?.string ?? ""
            if !keys.contains(word) {
                let nearest = NearestName.of(word, among: keys.sorted()).map { "did you mean `\($0)`?" } ?? ""
                report(key, "`\(word)` is not a key of an entry", nearest)
            }
        }
        var entry = ListEntry(id: id, kind: kind(map["kind"]?.scalar?.string ?? "") ?? .unstated)
        for name in strings(map["names"]) { entry.addName(name) }
        for name in strings(map["weak"]) { entry.addName(name, isWeak: true) }
        guard !entry.names.isEmpty else { return report(item, "an entry needs `names`; it was left out") }
        for text in strings(map["born"]) {
            if let date = ListDates.birthDate(text) {
                entry.birthDates.append(date)
            } else {
                report(item, "a date under `born` could not be read", "write `25 Apr 1965`, `1965-04-25` or `1965`")
            }
        }
        for name in strings(map["countries"]) { entry.addCountry(name) }
        for node in map["identifiers"]?.sequence ?? [] {
            if !addIdentifier(node, to: &entry) {
                report(
                    node, "an identifier could not be read",
                    "write `{wallet: …}`, `{passport: …, country: KP}`, `{email: …}`, `{domain: …}`")
            }
        }
        entry.programs = strings(map["programs"])
        entry.listedOn = map["listed"]?.scalar.flatMap { ListDates.iso($0.string)?.first }
        entry.source = map["source"]?.scalar?.string ?? ""
        version.entries.append(entry)
    }

    private static func kind(_ word: String) -> ListedPartyKind? {
        [.person, .organisation, .vessel, .aircraft].first { $0.word == word }
    }

    private static func strings(_ node: Node?) -> [String] {
        if let scalar = node?.scalar { return [scalar.string] }
        return node?.sequence?.compactMap { $0.scalar?.string } ?? []
    }

    private static func addIdentifier(_ node: Node, to entry: inout ListEntry) -> Bool {
        guard case .mapping(let map) = node else { return false }
        let country = map["country"]?.scalar.flatMap { CountryNames.code(of: $0.string) }
        var found = false
        for (key, value) in map {
            guard let word = key.scalar?.string, let kind = IdentifierKind(word: word), let text = value.scalar?.string
            else { continue }
            entry.addIdentifier(kind, text, country: country)
            found = true
        }
        return found
    }
}
