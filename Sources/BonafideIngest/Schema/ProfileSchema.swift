package import BonafideCore

/// Writes the JSON Schema of the file form `bonafide/profile/1` from the field definitions.
package enum ProfileSchema {
    /// The schema as text, the same on every machine, ending without a line break.
    package static func json() -> String {
        var root = Node()
        for field in RootField.definitions { root.insert(field, at: field.name.split(separator: ".").map(String.init)) }
        for group in ProfileGroup.allCases where group != .root {
            var element = Node()
            for field in group.definitions {
                element.insert(field, at: field.name.split(separator: ".").map(String.init))
            }
            root.insert(list: element, at: group.name.split(separator: ".").map(String.init))
        }
        var lines = [
            "{",
            "  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",",
            "  \"$id\": \"https://bonafide.example/schema/profile-1.schema.json\",",
            "  \"title\": \"bonafide/profile/1\",",
            "  \"description\": \"One applicant as claimed and recorded. A missing field is unknown; null says that there is none.\",",
            "  \"type\": \"object\",",
            "  \"required\": [\"id\"],",
        ]
        lines += root.properties(indent: "  ")
        lines.append("}")
        return lines.joined(separator: "\n")
    }

    /// A property, or an object of properties, in the order they were inserted.
    private struct Node {
        var names: [String] = []
        var children: [String: Node] = [:]
        var field: FieldDefinition?
        var isList = false

        mutating func insert(_ definition: FieldDefinition, at path: [String]) {
            var leaf = Node()
            leaf.field = definition
            insert(leaf, at: path)
        }

        mutating func insert(list element: Node, at path: [String]) {
            var list = element
            list.isList = true
            insert(list, at: path)
        }

        private mutating func insert(_ node: Node, at path: [String]) {
            guard let first = path.first else { return }
            if children[first] == nil { names.append(first) }
            if path.count == 1 {
                var node = node
                if let there = children[first] {
                    // A list may share its name's first word with single fields (`code.login`, `code.commits`).
                    node.names = there.names + node.names
                    node.children.merge(there.children) { own, _ in own }
                }
                children[first] = node
            } else {
                children[first, default: Node()].insert(node, at: Array(path.dropFirst()))
            }
        }

        func properties(indent: String) -> [String] {
            var lines = ["\(indent)\"properties\": {"]
            for (index, name) in names.enumerated() {
                guard let child = children[name] else { continue }
                var text = child.text(indent: indent + "  ")
                text[0] = "\(indent)  \"\(name)\": " + text[0]
                if index < names.count - 1 { text[text.count - 1] += "," }
                lines += text
            }
            lines.append("\(indent)}")
            return lines
        }

        func text(indent: String) -> [String] {
            if let field { return [ProfileSchema.leaf(field)] }
            if isList {
                return [
                    "{", "\(indent)  \"type\": \"array\",", "\(indent)  \"items\": {",
                    "\(indent)    \"type\": \"object\",",
                ]
                    + properties(indent: indent + "    ") + ["\(indent)  }", "\(indent)}"]
            }
            return ["{", "\(indent)  \"type\": \"object\","] + properties(indent: indent + "  ") + ["\(indent)}"]
        }
    }

    private static func leaf(_ field: FieldDefinition) -> String {
        let value = type(of: field.kind)
        let shape = field.isList ? "\"type\": \"array\", \"items\": { \(value) }" : value
        return "{ \(shape), \"description\": \"\(field.summary)\", \"x-privacy\": \"\(field.privacy.rawValue)\" }"
    }

    private static func type(of kind: FieldKind) -> String {
        switch kind {
        case .text, .name, .phone, .zone, .digest: "\"type\": [\"string\", \"null\"]"
        case .email: "\"type\": [\"string\", \"null\"], \"format\": \"email\""
        case .url: "\"type\": [\"string\", \"null\"], \"format\": \"uri\""
        case .day: "\"type\": [\"string\", \"null\"], \"format\": \"date\""
        case .partialDate: "\"type\": [\"string\", \"null\"], \"pattern\": \"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$\""
        case .instant: "\"type\": [\"string\", \"integer\", \"null\"]"
        case .integer: "\"type\": [\"integer\", \"string\", \"null\"]"
        case .decimal: "\"type\": [\"number\", \"string\", \"null\"]"
        case .flag: "\"type\": [\"boolean\", \"string\", \"integer\", \"null\"]"
        case .country: "\"type\": [\"string\", \"null\"], \"pattern\": \"^[A-Za-z]{2}$\""
        case .ip: "\"type\": [\"string\", \"null\"]"
        case .json: "\"type\": [\"object\", \"string\", \"null\"]"
        case .word(let words):
            "\"type\": [\"string\", \"null\"], \"enum\": [\((words.map { "\"\($0)\"" } + ["null"]).joined(separator: ", "))]"
        }
    }
}
