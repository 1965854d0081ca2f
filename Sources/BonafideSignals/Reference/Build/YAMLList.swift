import BonafideCore
import Yams

/// Reads the small YAML lists that reference files are built from, with the place of every mistake.
struct YAMLList {
    /// The path shown in messages.
    let path: String
    /// The top of the document.
    let root: Node

    /// Parses a document whose top is a mapping.
    init(text: String, path: String) throws(ReferenceError) {
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw .source(path: path, line: Self.line(of: error), column: 0, reason: "not YAML: \(error)")
        } catch {
            throw .source(path: path, line: 0, column: 0, reason: "not YAML")
        }
        guard let node, node.mapping != nil else {
            throw .source(path: path, line: 1, column: 0, reason: "expected a mapping at the top")
        }
        self.path = path
        root = node
    }

    private static func line(of error: YamlError) -> Int {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: 0
        }
    }

    /// A mistake at a node.
    func mistake(_ node: Node, _ reason: String) -> ReferenceError {
        .source(path: path, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0, reason: reason)
    }

    /// Refuses keys that are not on a list and names the nearest that is.
    func checkKeys(of node: Node, known: [String]) throws(ReferenceError) {
        for (key, _) in node.mapping ?? [:] {
            let name = key.scalar?.string ?? ""
            guard !known.contains(name) else { continue }
            let hint = NearestName.of(name, among: known).map { "; did you mean '\($0)'?" } ?? ""
            throw mistake(key, "unknown key '\(name)'" + hint)
        }
    }

    /// The entries below a key, each a mapping.
    func entries(_ key: String) throws(ReferenceError) -> [Node] {
        guard let node = root.mapping?[key] else { throw mistake(root, "'\(key)' is missing") }
        guard let sequence = node.sequence else { throw mistake(node, "'\(key)' must be a list") }
        for entry in sequence where entry.mapping == nil { throw mistake(entry, "expected a mapping") }
        return Array(sequence)
    }

    /// A text that must be there.
    func text(_ node: Node, _ key: String) throws(ReferenceError) -> String {
        guard let text = optionalText(node, key) else { throw mistake(node, "'\(key)' is missing or empty") }
        return text
    }

    /// A text that may be left out.
    func optionalText(_ node: Node, _ key: String) -> String? {
        guard let text = node.mapping?[key]?.scalar?.string, !text.isEmpty else { return nil }
        return text
    }

    /// A list of texts that may be left out.
    func texts(_ node: Node, _ key: String) throws(ReferenceError) -> [String] {
        guard let value = node.mapping?[key] else { return [] }
        guard let sequence = value.sequence else { throw mistake(value, "'\(key)' must be a list") }
        return sequence.compactMap { $0.scalar?.string }
    }

    /// A day that must be there.
    func day(_ node: Node, _ key: String) throws(ReferenceError) -> Day {
        var text = try text(node, key)
        guard let day = text.withUTF8({ Day.read($0) }) else {
            throw mistake(node.mapping?[key] ?? node, "'\(key)' must be a day as YYYY-MM-DD")
        }
        return day
    }

    /// A whole number inside bounds; a fallback where it is left out.
    func number(
        _ node: Node, _ key: String, in bounds: ClosedRange<Int>, otherwise fallback: Int
    ) throws(ReferenceError) -> Int {
        guard let text = optionalText(node, key) else { return fallback }
        guard let value = Int(text), bounds.contains(value) else {
            throw mistake(
                node.mapping?[key] ?? node,
                "'\(key)' must be a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
        }
        return value
    }
}
