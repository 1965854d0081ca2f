internal import BonafideCore
internal import Yams

/// Takes what libYAML refuses out of a text, reports it at its place, and lets the rest be read.
struct YAMLRecovery {
    private let source: SourceText
    private var lines: [[Unicode.Scalar]]
    private var renamed: Set<[Int]> = []
    /// Keys whose entries were taken out.
    private(set) var brokenKeys: Set<String> = []

    init(_ source: SourceText) {
        self.source = source
        lines = source.lines
    }

    /// The text that is left.
    var text: String {
        var view = String.UnicodeScalarView()
        for line in lines {
            view.append(contentsOf: line)
            view.append("\n")
        }
        return String(view)
    }

    /// Whether a key is the second of a pair that was told apart.
    func isRenamed(_ key: YAMLScalar) -> Bool { renamed.contains([key.line, key.column]) }

    /// Reports an error and takes its cause out; says whether there is a point in reading again.
    mutating func mend(_ error: YamlError, _ diagnostics: inout DiagnosticList) -> Bool {
        switch error {
        case .duplicatedKeysInMapping(let keys, let context):
            if mendDuplicate(keys.first ?? "", context.mark, &diagnostics) { return true }
            diagnostics.add(
                .duplicateKey, "the key `\(keys.first ?? "")` stands twice in one map",
                at: source.location(context.mark.line, context.mark.column))
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            // What is never closed is noticed far below; the context says where it was opened.
            let isOpen = problem.contains("expected ','") || problem.contains("end of stream")
            return mendSyntax(problem, isOpen ? context?.mark ?? mark : mark, &diagnostics)
        case .reader(let problem, _, _, _):
            diagnostics.add(.unreadableFile, "the text cannot be read: \(problem)", at: source.location(1, 1))
        default:
            diagnostics.add(.brokenYAML, "the file is not YAML", at: source.location(1, 1))
        }
        return false
    }

    /// Finds the second key, reports it, and renames it to a key that never stands in a file.
    private mutating func mendDuplicate(_ key: String, _ first: Mark, _ diagnostics: inout DiagnosticList) -> Bool {
        let name = Array(key.unicodeScalars)
        guard !name.isEmpty else { return false }
        var found: [(line: Int, column: Int)] = []
        for (number, line) in lines.enumerated() where number + 1 >= first.line && line.count > name.count {
            for start in 0..<line.count - name.count
            where line[start..<start + name.count].elementsEqual(name) && line[start + name.count] == ":" {
                if start == 0 || " {,".unicodeScalars.contains(line[start - 1]) {
                    found.append((number + 1, start + 1))
                }
            }
        }
        found.removeAll { $0.line == first.line && $0.column < first.column }
        guard let anchor = found.first,
            let second = found.dropFirst().first(where: { $0.line == anchor.line || $0.column == anchor.column })
        else { return false }
        diagnostics.add(
            .duplicateKey, "the key `\(key)` stands here a second time",
            at: source.location(second.line, second.column, length: name.count),
            hint: "it stands first in line \(anchor.line); keep one of them")
        let range = second.column - 1..<second.column - 1 + name.count
        lines[second.line - 1].replaceSubrange(range, with: uniqueName(name.count))
        renamed.insert([second.line, second.column])
        return true
    }

    /// A name of a given length that no key has; the number of names told apart so far makes it unique.
    private func uniqueName(_ length: Int) -> [Unicode.Scalar] {
        let number = Array(String(renamed.count).unicodeScalars).suffix(length)
        return Array(repeating: "_", count: length - number.count) + number
    }

    /// Reports a mistake of form and blanks the outermost entry it lies in.
    private mutating func mendSyntax(_ problem: String, _ mark: Mark, _ diagnostics: inout DiagnosticList) -> Bool {
        var top = max(0, min(mark.line, lines.count) - 1)
        while top > 0, !isTopLevel(lines[top]) { top -= 1 }
        guard lines.indices.contains(top), isTopLevel(lines[top]) else {
            // What breaks off at the end is marked behind the last line; a reader looks at that line.
            let isBehind = mark.line > lines.count
            let place = isBehind ? (lines.count, (lines.last?.count ?? 0) + 1) : (mark.line, mark.column)
            diagnostics.add(.brokenYAML, YAMLRecovery.plain(problem), at: source.location(place.0, place.1))
            return false
        }
        if problem.contains("expected key"), let culprit = unclosedQuote(before: top) { top = culprit }
        var end = top + 1
        while end < lines.count, !isTopLevel(lines[end]) { end += 1 }
        report(problem, mark, entry: top, &diagnostics)
        for line in top..<end { lines[line] = [] }
        return true
    }

    /// The entry right before a line, where it opens a quote that it does not close.
    private func unclosedQuote(before line: Int) -> Int? {
        var top = line - 1
        while top > 0, !isTopLevel(lines[top]) { top -= 1 }
        guard top >= 0, isTopLevel(lines[top]) else { return nil }
        let value = lines[top].drop { $0 != ":" }.dropFirst().drop { $0 == " " }
        guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
        let quotes = lines[top..<line].reduce(0) { $0 + $1.count { $0 == quote } }
        return quotes % 2 == 1 ? top : nil
    }

    private mutating func report(
        _ problem: String, _ mark: Mark, entry: Int, _ diagnostics: inout DiagnosticList
    ) {
        let line = lines[entry]
        var key = ""
        for scalar in line.prefix(while: { $0 != ":" }) { key.unicodeScalars.append(scalar) }
        brokenKeys.insert(key)
        let value = line.drop { $0 != ":" }.dropFirst().drop { $0 == " " }
        var hint = "put the text behind `\(key): |`, indented, on lines of its own"
        if value.contains("?"), problem.contains("mapping values") {
            hint = "YAML reads `? :` as a map; " + hint
        } else if let first = value.first, "\"'[{!&*%@`".unicodeScalars.contains(first) {
            hint = "a text that begins with `\(first)` is read as YAML; " + hint
        }
        let column = mark.line - 1 == entry ? mark.column : max(1, line.count - value.count + 1)
        let isUnclosed = mark.line - 1 > entry && problem.contains("expected key")
        let isLater = mark.line - 1 > entry && mark.line <= lines.count && mark.column > 1 && !isUnclosed
        let why = isUnclosed ? "a quote that is never closed" : YAMLRecovery.plain(problem)
        diagnostics.add(
            .brokenYAML, "`\(key)` is not valid YAML: \(why)",
            at: isLater ? source.location(mark.line, mark.column) : source.location(entry + 1, column), hint: hint)
    }

    private func isTopLevel(_ line: [Unicode.Scalar]) -> Bool {
        guard let first = line.first, first.properties.isAlphabetic || first == "_" else { return false }
        return line.contains(":")
    }

    /// libYAML's phrase in plainer words.
    private static func plain(_ problem: String) -> String {
        if problem.contains("mapping values are not allowed") { return "a `: ` inside a plain text" }
        if problem.contains("cannot start any token") { return "a character that cannot begin a plain text" }
        if problem.contains("unexpected end of stream") { return "a quote that is never closed" }
        if problem.contains("expected ',' or") { return "a bracket that is never closed" }
        if problem.contains("expected key") { return "text behind a closed value" }
        return problem
    }
}
