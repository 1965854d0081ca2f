internal import BonafideCore
internal import Yams

/// One YAML file read as raw text nodes; what libYAML cannot read is reported and left out, so that the rest of the
/// file is still checked.
struct YAMLDocument {
    let source: SourceText
    /// The entries of the outermost map; empty where the file has none.
    private(set) var entries: [YAMLEntry] = []
    /// Keys that stand in the file but could not be read, so that they are not reported as missing as well.
    private(set) var brokenKeys: Set<String> = []

    /// Reads a file's text.
    init(_ source: SourceText, _ diagnostics: inout DiagnosticList) {
        self.source = source
        guard YAMLBounds.hold(source, &diagnostics) else { return }
        var recovery = YAMLRecovery(source)
        for _ in 0..<32 {
            do {
                // Tags that were written are kept; what a plain text might stand for is decided by the reader of its key.
                guard let root = try Yams.compose(yaml: recovery.text, .basic) else { break }
                read(root, recovery, &diagnostics)
                break
            } catch let error as YamlError {
                guard recovery.mend(error, &diagnostics) else { break }
            } catch {
                diagnostics.add(.brokenYAML, "the file is not YAML", at: source.location(1, 1))
                break
            }
        }
        brokenKeys = recovery.brokenKeys
    }

    private mutating func read(_ root: Node, _ recovery: YAMLRecovery, _ diagnostics: inout DiagnosticList) {
        let node = YAMLDocument.convert(root, recovery, depth: 0)
        guard case .map(let all, _, _) = node else {
            if case .scalar(let scalar) = node, scalar.text.isEmpty { return }
            diagnostics.add(
                .wrongShape, "expected keys such as `id: …`, found \(node.kind)", at: source.location(of: node))
            return
        }
        entries = all
    }

    /// Turns a node of Yams into one of ours; deeper than any rule file goes, it is cut off.
    private static func convert(_ node: Node, _ recovery: YAMLRecovery, depth: Int) -> YAMLNode {
        switch node {
        case .scalar(let scalar): return .scalar(convert(scalar))
        case .sequence(let sequence):
            let items = depth < 12 ? sequence.map { convert($0, recovery, depth: depth + 1) } : []
            return .list(items, line: sequence.mark?.line ?? 0, column: sequence.mark?.column ?? 0)
        case .mapping(let mapping):
            var items: [YAMLEntry] = []
            for (key, value) in mapping where depth < 12 {
                var name = YAMLScalar(text: "", line: 0, column: 0, style: .plain)
                if case .scalar(let scalar) = key { name = convert(scalar) }
                // The second of two equal keys was renamed and reported; the first one counts.
                guard !recovery.isRenamed(name) else { continue }
                items.append(YAMLEntry(key: name, value: convert(value, recovery, depth: depth + 1)))
            }
            return .map(items, line: mapping.mark?.line ?? 0, column: mapping.mark?.column ?? 0)
        case .alias: return .scalar(YAMLScalar(text: "", line: 0, column: 0, style: .plain))
        }
    }

    private static func convert(_ scalar: Node.Scalar) -> YAMLScalar {
        let style: YAMLScalar.Style
        switch scalar.style {
        case .literal: style = .literal
        case .folded: style = .folded
        case .singleQuoted: style = .singleQuoted
        case .doubleQuoted: style = .doubleQuoted
        default: style = .plain
        }
        let tag = scalar.tag.description
        let isOwn = tag.hasPrefix("!") && tag != "!"
        return YAMLScalar(
            text: scalar.string, line: scalar.mark?.line ?? 0, column: scalar.mark?.column ?? 0, style: style,
            tag: isOwn ? tag : nil)
    }
}

/// Refuses what could exhaust memory or the stack before libYAML sees it.
enum YAMLBounds {
    /// Largest file that is read, in bytes.
    static let maximumBytes = 256 * 1024
    /// Deepest nesting of brackets, dashes or indentation steps.
    static let maximumDepth = 64

    /// Whether a text is small and flat enough; where not, says why.
    static func hold(_ source: SourceText, _ diagnostics: inout DiagnosticList) -> Bool {
        guard source.text.utf8.count <= maximumBytes else {
            diagnostics.add(
                .unreadableFile, "the file is larger than \(maximumBytes / 1024) KiB", at: source.location(1, 1),
                hint: "one rule a file")
            return false
        }
        var depth = 0
        for (number, line) in source.lines.enumerated() {
            if let column = tooDeepColumn(line, &depth) {
                diagnostics.add(
                    .unreadableFile, "nested too deep for a rule file", at: source.location(number + 1, column))
                return false
            }
            if let column = anchorColumn(line) {
                diagnostics.add(
                    .anchorOrAlias, "anchors (`&`) and aliases (`*`) are not used in rule files",
                    at: source.location(number + 1, column), hint: "write the value out, or quote it")
                return false
            }
        }
        return true
    }

    private static func tooDeepColumn(_ line: [Unicode.Scalar], _ depth: inout Int) -> Int? {
        if line.prefix(while: { $0 == " " }).count > maximumDepth * 2, line.contains(":") || line.contains("-") {
            return line.count
        }
        var dashes = 0
        for (column, scalar) in line.enumerated() {
            if scalar == "[" || scalar == "{" { depth += 1 }
            if scalar == "]" || scalar == "}" { depth = max(0, depth - 1) }
            let isAlone = column + 1 == line.count || line[column + 1] == " "
            if scalar == "-" || scalar == "?" || scalar == ":", isAlone { dashes += 1 }
            if depth > maximumDepth || dashes > maximumDepth { return column + 1 }
        }
        return nil
    }

    /// The column of an anchor or alias at the start of a value, as YAML would see it.
    private static func anchorColumn(_ line: [Unicode.Scalar]) -> Int? {
        var before: Unicode.Scalar?
        for (index, scalar) in line.enumerated() {
            if scalar == "#" || scalar == "\"" || scalar == "'" { return nil }
            let next = index + 1 < line.count ? line[index + 1] : " "
            if scalar == "&" || scalar == "*", before == nil || before == ":" || before == "[" || before == "{",
                next.properties.isAlphabetic
            {
                return index + 1
            }
            if scalar == "-" || scalar == "?", before == nil, next == " " { continue }
            if scalar != " " { before = scalar }
        }
        return nil
    }
}
