internal import BonafideCore

/// Reads the keys of one map by their forms and reports what has another form.
struct MapReader {
    let source: SourceText
    private let entries: [YAMLEntry]
    private let place: SourceLocation
    /// Keys that stand in the file but could not be read.
    var brokenKeys: Set<String> = []
    /// Keys that most likely stand in the file under a mistyped name.
    private var misspelledKeys: Set<String> = []
    /// Where each value stands.
    private(set) var places: [String: SourceLocation] = [:]

    /// Opens a map and reports keys that are not among those known.
    init(
        _ entries: [YAMLEntry], keys: [String], in source: SourceText, at place: SourceLocation,
        _ diagnostics: inout DiagnosticList
    ) {
        self.source = source
        self.entries = entries
        self.place = place
        for entry in entries {
            places[entry.key.text] = source.location(of: entry.value)
            guard !keys.contains(entry.key.text) else { continue }
            if let meant = NearestName.of(entry.key.text, among: keys) { misspelledKeys.insert(meant) }
            diagnostics.add(
                .unknownKey, "unknown key `\(entry.key.text)`", at: source.location(of: entry.key),
                hint: NearestName.hint(for: entry.key.text, among: keys))
        }
    }

    func node(_ key: String) -> YAMLNode? { entries.first { $0.key.text == key }?.value }

    /// The place of a key's value, or of the map.
    func place(of key: String) -> SourceLocation { places[key] ?? place }

    /// Reports a key that must be there and is not.
    func require(_ keys: [String], _ diagnostics: inout DiagnosticList) {
        for key in keys where node(key) == nil && !brokenKeys.contains(key) {
            guard !misspelledKeys.contains(key) else { continue }
            diagnostics.add(.missingKey, "the key `\(key)` is missing", at: place)
        }
    }

    /// A text; nothing where the key is missing or has another form, which is reported.
    func scalar(_ key: String, _ diagnostics: inout DiagnosticList, mayBeEmpty: Bool = false) -> YAMLScalar? {
        guard let node = node(key) else { return nil }
        guard case .scalar(let scalar) = node else {
            diagnostics.add(
                .wrongShape, "`\(key)` must be a text, not \(node.kind)", at: source.location(of: node))
            return nil
        }
        return check(scalar, key, &diagnostics, mayBeEmpty: mayBeEmpty) ? scalar : nil
    }

    /// A text without the white space around it.
    func text(_ key: String, _ diagnostics: inout DiagnosticList) -> String? {
        scalar(key, &diagnostics).map { MapReader.trimmed($0.text) }
    }

    /// A list of texts; a single text stands for a list of one.
    func texts(_ key: String, _ diagnostics: inout DiagnosticList) -> [String] {
        guard let node = node(key) else { return [] }
        let items: [YAMLNode]
        switch node {
        case .list(let list, _, _): items = list
        case .scalar: items = [node]
        case .map:
            diagnostics.add(.wrongShape, "`\(key)` must be a list, not a map", at: source.location(of: node))
            return []
        }
        return items.compactMap { item in
            guard case .scalar(let scalar) = item else {
                diagnostics.add(
                    .wrongShape, "`\(key)` must hold texts, not \(item.kind)", at: source.location(of: item),
                    hint: "put the text in quotes if it holds a colon")
                return nil
            }
            return check(scalar, key, &diagnostics) ? MapReader.trimmed(scalar.text) : nil
        }
    }

    /// `true` or `false`.
    func flag(_ key: String, _ diagnostics: inout DiagnosticList) -> Bool {
        guard let scalar = scalar(key, &diagnostics) else { return false }
        if scalar.text == "true" { return true }
        if scalar.text != "false" {
            diagnostics.add(
                .wrongShape, "`\(key)` must be `true` or `false`", at: source.location(of: scalar))
        }
        return false
    }

    /// Refuses tags, empty texts and texts that a comment cut short.
    func check(
        _ scalar: YAMLScalar, _ key: String, _ diagnostics: inout DiagnosticList, mayBeEmpty: Bool = false
    ) -> Bool {
        if let tag = scalar.tag {
            diagnostics.add(
                .taggedValue, "YAML reads `\(tag)` as a tag and drops it", at: source.location(of: scalar),
                hint: "put the text behind `\(key): |` on a line of its own, or in quotes")
            return false
        }
        if MapReader.trimmed(scalar.text).isEmpty && !mayBeEmpty {
            diagnostics.add(.emptyValue, "`\(key)` is empty", at: source.location(of: scalar))
            return false
        }
        if scalar.style == .plain, MapReader.proseKeys.contains(key) { checkComment(scalar, key, &diagnostics) }
        return true
    }

    private static let proseKeys: Set<String> = [
        "when", "reason", "applicant", "title", "next", "benign", "rationale", "advice",
    ]

    /// A plain text ends at ` #`, without a word from YAML.
    private func checkComment(_ scalar: YAMLScalar, _ key: String, _ diagnostics: inout DiagnosticList) {
        let count = scalar.text.utf8.count
        let end = ScalarPlaces(scalar, in: source)[max(0, count - 1)]
        let rest = source.line(end.line).dropFirst(end.column)
        guard let hash = rest.firstIndex(where: { $0 != " " && $0 != "\t" }), rest[hash] == "#" else { return }
        diagnostics.add(
            .cutByComment, "`\(key)` ends here: YAML takes ` #` and what follows as a comment",
            at: source.location(end.line, hash + 1, length: source.line(end.line).count - hash),
            hint: "put the text behind `\(key): |`, or in quotes")
    }

    static func trimmed(_ text: String) -> String {
        func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\n" || scalar == "\t" }
        var view = Substring(text).unicodeScalars
        while let first = view.first, isSpace(first) { view.removeFirst() }
        while let last = view.last, isSpace(last) { view.removeLast() }
        return String(view)
    }
}
