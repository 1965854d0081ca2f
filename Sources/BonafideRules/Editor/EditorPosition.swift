internal import BonafideCore

/// One place in an open rule file: which key it belongs to, which word stands there, and what can be said of it.
struct EditorPosition {
    private let catalog: SignalCatalog
    private let groups: [(name: String, title: String)]
    private let text: EditorText
    private let line: Int
    /// Scalars before the place on its line.
    private let column: Int
    /// The key the place belongs to, or empty at the start of a line.
    let key: String

    init(
        _ file: RuleSources.File, line: Int, character: Int, catalog: SignalCatalog,
        groups: [(name: String, title: String)]
    ) {
        self.catalog = catalog
        self.groups = groups
        self.line = line
        text = EditorText(file.text)
        column = text.scalars(line, before: character)
        key = EditorPosition.key(text.source, line, column)
    }

    /// The top-level key a place belongs to.
    private static func key(_ source: SourceText, _ line: Int, _ column: Int) -> String {
        var number = line + 1
        while number >= 1 {
            let scalars = source.line(number)
            if let first = scalars.first, first != " ", first != "#", first != "-",
                let colon = scalars.firstIndex(of: ":")
            {
                // Before the colon of its own line a key is being written.
                if number == line + 1, column <= colon { return "" }
                return String(String.UnicodeScalarView(scalars[..<colon]))
            }
            if number == line + 1, let first = scalars.first, first != " ", first != "-" { return "" }
            number -= 1
        }
        return ""
    }

    /// The value behind the colon of the line.
    var value: String {
        let scalars = text.source.line(line + 1)
        guard let colon = scalars.firstIndex(of: ":") else { return "" }
        let rest = MapReader.trimmed(String(String.UnicodeScalarView(scalars[(colon + 1)...])))
        return rest.split(separator: " ").first.map { $0.filter { $0 != "\"" && $0 != "'" } } ?? ""
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || (scalar.value >= 0x30 && scalar.value <= 0x39) || scalar == "_"
            || scalar == "."
    }

    /// The dotted word at the place, and where it stands.
    private var word: (text: String, range: Range<Int>) {
        let scalars = text.source.line(line + 1)
        var (start, end) = (min(column, scalars.count), min(column, scalars.count))
        while start > 0, EditorPosition.isWord(scalars[start - 1]) { start -= 1 }
        while end < scalars.count, EditorPosition.isWord(scalars[end]) { end += 1 }
        return (String(String.UnicodeScalarView(scalars[start..<end])), start..<end)
    }

    // MARK: - Hover

    /// What can be said of the word, as a protocol object, or nothing.
    var hover: [String: Any]? {
        let (word, range) = word
        guard !word.isEmpty, let said = description(of: word) else { return nil }
        let line = text.source.line(line + 1)
        return [
            "contents": ["kind": "markdown", "value": said],
            "range": text.range(
                self.line, text.units(line[..<range.lowerBound]), text.units(line[..<range.upperBound])),
        ]
    }

    private func description(of word: String) -> String? {
        if let signal = catalog.declaration(of: word) { return EditorPosition.page(signal) }
        if key.isEmpty, let summary = RuleFileSchema.summary(of: word) { return "**\(word)** — \(summary)" }
        if key == "group", let group = groups.first(where: { $0.name == word }) {
            return "**\(group.name)** — \(group.title.isEmpty ? "a group of the pack" : group.title)"
        }
        let name = word.split(separator: ".").last.map(String.init) ?? word
        for candidate in [word, name] {
            guard let overloads = FunctionTable.overloads[candidate] else { continue }
            return "```cel\n" + overloads.map { EditorPosition.signature(candidate, $0) }.joined(separator: "\n")
                + "\n```"
        }
        return nil
    }

    static func page(_ signal: SignalDeclaration) -> String {
        var text = "**\(signal.name)** — \(signal.summary)\n\n\(RuleReference.kind(signal.type)), "
        text += "`\(ExpressionEnvironment.type(of: signal.type))` in conditions"
        switch signal.type {
        case .symbol(let words), .symbols(let words):
            text += "\n\nwords: " + words.map { "`\($0)`" }.joined(separator: ", ")
        default: break
        }
        return text
    }

    static func signature(_ name: String, _ overload: Overload) -> String {
        var types = overload.parameters.map(\.description)
        let target = overload.isMember && !types.isEmpty ? types.removeFirst() + "." : ""
        return "\(target)\(name)(\(types.joined(separator: ", "))) -> \(overload.result)"
    }

    // MARK: - Completion

    /// What may stand here, as protocol objects in a fixed order.
    var completion: [[String: Any]] {
        switch key {
        case "":
            return RuleFileSchema.keys.map { item($0.name, kind: 10, $0.summary, insert: $0.name + ": ") }
        case "group": return groups.map { item($0.name, kind: 13, $0.title) }
        case "status": return RuleStatus.allCases.map { item($0.rawValue, kind: 13, "") }
        case "direction": return ["adverse", "mitigating"].map { item($0, kind: 13, "") }
        case "weight", "absent":
            return WrittenNumber.weightWords.map { item($0.word, kind: 13, "\($0.decibans) decibans") }
        case "when": return inCondition
        case "examples", "reason": return signals()
        default: return []
        }
    }

    private var inCondition: [[String: Any]] {
        if let words = vocabulary { return words.map { item($0, kind: 13, "") } }
        var items = signals()
        for name in FunctionTable.names {
            let detail = FunctionTable.overloads[name]?.first.map { EditorPosition.signature(name, $0) } ?? "macro"
            items.append(item(name, kind: 3, detail))
        }
        return items
    }

    /// Inside quotes, the words of the signal named last on the line.
    private var vocabulary: [String]? {
        let before = text.source.line(line + 1).prefix(column)
        let quotes = before.count { $0 == "'" || $0 == "\"" }
        guard quotes % 2 == 1 else { return nil }
        let text = String(String.UnicodeScalarView(before))
        let names = text.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }.map(String.init)
        for name in names.reversed() {
            switch catalog.declaration(of: name)?.type {
            case .symbol(let words), .symbols(let words): return words
            default: continue
            }
        }
        return nil
    }

    private func signals() -> [[String: Any]] {
        let (word, range) = word
        let line = text.source.line(self.line + 1)
        let start = text.units(line[..<range.lowerBound])
        let end = text.units(line[..<min(column, line.count)])
        return catalog.declarations.filter { word.isEmpty || !word.contains(".") || $0.name.hasPrefix(prefix(word)) }
            .map {
                var entry = item($0.name, kind: 6, $0.summary)
                // The whole dotted name is replaced, since editors end words at dots.
                entry["textEdit"] = ["range": text.range(self.line, start, end), "newText": $0.name]
                entry["filterText"] = $0.name
                return entry
            }
    }

    private func prefix(_ word: String) -> String { word.lastIndex(of: ".").map { String(word[...$0]) } ?? word }

    private func item(_ label: String, kind: Int, _ detail: String, insert: String? = nil) -> [String: Any] {
        var item: [String: Any] = ["label": label, "kind": kind]
        if !detail.isEmpty { item["detail"] = detail }
        if let insert { item["insertText"] = insert }
        return item
    }
}
