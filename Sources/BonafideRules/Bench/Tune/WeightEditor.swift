package import BonafideCore

/// Replaces the weight in the text of a rule file, character for character, and touches nothing else.
package enum WeightEditor {
    /// Why a file was not edited.
    package struct Refusal: Error, Hashable, Sendable {
        /// What stands in the way.
        package let message: String
        /// How to mend it.
        package let hint: String
        /// Where.
        package let location: SourceLocation
    }

    /// The text with another weight; the same text where the weight is that already.
    package static func replace(in file: RuleSources.File, with weight: Millibans) throws(Refusal) -> String {
        try replace("weight", in: file, with: weight)
    }

    /// The text of a pack file with another prior.
    package static func replacePrior(in file: RuleSources.File, with prior: Millibans) throws(Refusal) -> String {
        try replace("prior", in: file, with: prior)
    }

    private static func replace(
        _ key: String, in file: RuleSources.File, with weight: Millibans
    ) throws(Refusal) -> String {
        let source = SourceText(path: file.path, text: file.text)
        // Looked at before YAML is read, since anchors and aliases are refused as a whole there.
        if let marked = marked(key, in: source) { throw marked }
        var diagnostics = DiagnosticList()
        let document = YAMLDocument(source, &diagnostics)
        guard !diagnostics.hasErrors, let entry = document.entries.first(where: { $0.key.text == key }),
            case .scalar(let scalar) = entry.value
        else {
            throw Refusal(
                message: "the file cannot be read well enough to edit its \(key)",
                hint: "`bonafide rules check` shows what is wrong", location: source.location(1, 1))
        }
        let text = MapReader.trimmed(scalar.text)
        guard WrittenNumber.millibans(text) != weight else { return file.text }
        let (start, length) = try token(scalar, text, source)
        var lines = source.lines
        let number = text.hasSuffix("mb") ? "\(weight)mb" : WrittenNumber.decibans(weight)
        lines[start.line - 1].replaceSubrange(
            start.column - 1..<start.column - 1 + length, with: Array(number.unicodeScalars))
        let edited = joined(lines, like: file.text)
        try verify(key, before: document, after: edited, weight, source)
        return edited
    }

    /// A tag, an anchor or an alias before the value, which would give the edit a second meaning.
    private static func marked(_ key: String, in source: SourceText) -> Refusal? {
        for (index, line) in source.lines.enumerated() {
            let text = String(String.UnicodeScalarView(line))
            guard text.hasPrefix(key + ":") else { continue }
            let value = text.dropFirst(key.count + 1).drop { $0 == " " }
            guard let first = value.first, ["!", "&", "*"].contains(first) else { return nil }
            let kind = first == "!" ? "a tag" : first == "&" ? "an anchor" : "an alias"
            return Refusal(
                message: "the \(key) is written with \(kind)",
                hint: "write the number itself, such as `\(key): 8`, and run again",
                location: source.location(index + 1, line.count - value.unicodeScalars.count + 1))
        }
        return nil
    }

    /// Where the token of the number stands, without quotes.
    private static func token(
        _ scalar: YAMLScalar, _ text: String, _ source: SourceText
    ) throws(Refusal) -> (start: (line: Int, column: Int), length: Int) {
        let places = ScalarPlaces(scalar, in: source)
        let lead = scalar.text.utf8.prefix { $0 == 0x20 || $0 == 0x0a || $0 == 0x09 }.count
        let start = places[lead]
        let line = source.line(start.line)
        let wanted = Array(text.unicodeScalars)
        let end = start.column - 1 + wanted.count
        guard !wanted.isEmpty, end <= line.count, Array(line[(start.column - 1)..<end]) == wanted else {
            throw Refusal(
                message: "the weight is spread over several lines or escaped", hint: "write it as one plain number",
                location: source.location(of: scalar))
        }
        return (start, wanted.count)
    }

    private static func joined(_ lines: [[Unicode.Scalar]], like text: String) -> String {
        // Line ends are taken from the old text one by one, so that mixed ones stay mixed.
        var view = String.UnicodeScalarView()
        var ends: [Bool] = []
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if scalar == "\n" { ends.append(last == "\r") }
            last = scalar
        }
        for (index, line) in lines.enumerated() {
            view.append(contentsOf: line)
            guard index < ends.count else { continue }
            if ends[index] { view.append("\r") }
            view.append("\n")
        }
        return String(view)
    }

    /// Reads the edited text again: every other key must say what it said before.
    private static func verify(
        _ key: String, before: YAMLDocument, after text: String, _ weight: Millibans, _ source: SourceText
    ) throws(Refusal) {
        var diagnostics = DiagnosticList()
        let after = YAMLDocument(SourceText(path: source.path, text: text), &diagnostics)
        func shape(_ entries: [YAMLEntry]) -> [String] {
            entries.filter { $0.key.text != key }.map { $0.key.text + ":" + flat($0.value) }
        }
        var reached: Millibans?
        if case .scalar(let scalar) = after.entries.first(where: { $0.key.text == key })?.value {
            reached = WrittenNumber.millibans(MapReader.trimmed(scalar.text))
        }
        guard !diagnostics.hasErrors, reached == weight, shape(before.entries) == shape(after.entries) else {
            throw Refusal(
                message: "the edit would change more than the \(key)", hint: "edit the file by hand",
                location: source.location(1, 1))
        }
    }

    private static func flat(_ node: YAMLNode) -> String {
        switch node {
        case .scalar(let scalar): "\(scalar.text.utf8.count):\(scalar.text)"
        case .list(let items, _, _): "[" + items.map(flat).joined(separator: ",") + "]"
        case .map(let entries, _, _):
            "{" + entries.map { $0.key.text + "=" + flat($0.value) }.joined(separator: ",") + "}"
        }
    }
}
