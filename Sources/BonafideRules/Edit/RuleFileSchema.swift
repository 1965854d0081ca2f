package import BonafideCore

/// What each key of a rule file means: one table for the editor's schema, its hover texts and the docs.
package enum RuleFileSchema {
    /// How a key's value is written.
    enum Shape: Hashable {
        case text
        case pattern(String)
        case words([String])
        case number
        case texts
        case flag
        case bound
        case examples
    }

    /// One key.
    struct Key {
        let name: String
        let shape: Shape
        let summary: String
    }

    /// All keys in the order they are usually written.
    static let keys: [Key] = [
        Key(
            name: "id", shape: .pattern("^[a-z]+\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$"),
            summary: "The rule's name for ever: `family.kebab-name`, as the file is called."),
        Key(
            name: "indicator", shape: .pattern("^[a-z][a-z0-9]*(-[a-z0-9]+)*$"),
            summary: "The published indicator the rule follows."),
        Key(name: "title", shape: .text, summary: "A short title without a full stop."),
        Key(
            name: "status", shape: .words(RuleStatus.allCases.map(\.rawValue)),
            summary: "`draft` is never judged, `trial` is judged and counted but worth 0, `stable` is in force, "
                + "`retired` keeps its id."),
        Key(
            name: "when", shape: .text,
            summary: "The condition, in Common Expression Language over signals. Write it as a block: `when: |`."),
        Key(
            name: "weight", shape: .number,
            summary:
                "Decibans with at most two decimals (10 multiply the odds by 10), whole millibans such as `620mb`, "
                + "or `weak` 2, `moderate` 5, `strong` 10, `very strong` 15, `decisive` 20. Below 0 it mitigates."),
        Key(
            name: "absent", shape: .number,
            summary: "Weight where the condition is known not to hold; points the other way than `weight`."),
        Key(
            name: "group", shape: .text,
            summary: "The group of the pack file whose decay and cap the rule shares: facts with one cause."),
        Key(
            name: "code", shape: .pattern("^[A-Z]{2}-[0-9]{3}$"),
            summary: "Stable code of the reason: two capital letters and three digits; never used for two reasons."),
        Key(
            name: "reason", shape: .text,
            summary: "The sentence for a reviewer; `{family.signal}` shows a value."),
        Key(
            name: "applicant", shape: .text,
            summary: "The sentence for the applicant: what did not match, never how it was found; no values."),
        Key(name: "benign", shape: .texts, summary: "Honest circumstances that look the same."),
        Key(name: "next", shape: .text, summary: "The cheapest step that would settle it."),
        Key(name: "sources", shape: .texts, summary: "Where the indicator was published, with a date."),
        Key(
            name: "reviewed_on", shape: .pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
            summary: "Day a person last reviewed the rule, `YYYY-MM-DD`."),
        Key(
            name: "half_life", shape: .pattern("^[0-9]+[dwy]$"),
            summary: "After this time the rule is due for review, such as `365d`, `26w` or `2y`."),
        Key(
            name: "examples", shape: .examples,
            summary: "Cases that must `fire`, stay `quiet` or stay `unknown`; what is not given is unknown."),
        Key(
            name: "floor", shape: .bound,
            summary: "The score is at least this where the rule fires: a band's name, or millibans such as `1500mb`."),
        Key(
            name: "ceiling", shape: .bound,
            summary: "The score is at most this where the mitigating rule fires: a band's name or millibans."),
        Key(name: "locked", shape: .flag, summary: "Whether tuning must leave the weight alone."),
        Key(name: "rationale", shape: .text, summary: "Why the weight is what it is."),
        Key(name: "lr", shape: .number, summary: "The likelihood ratio the weight was made of, for the record."),
        Key(
            name: "direction", shape: .words(["adverse", "mitigating"]),
            summary: "What the sign of the weight must be; checked where it is written."),
    ]

    /// What a key means, or nothing where there is no such key.
    package static func summary(of key: String) -> String? { keys.first { $0.name == key }?.summary }

    /// JSON Schema draft-07 of a rule file, for editors that read `# yaml-language-server: $schema=…`.
    package static func json(catalog: SignalCatalog) -> String {
        var lines = [
            "{", "  \"$schema\": \"http://json-schema.org/draft-07/schema#\",",
            "  \"$id\": \"bonafide/rule/1\",", "  \"title\": \"A bonafide rule\",", "  \"type\": \"object\",",
            "  \"additionalProperties\": false,",
            "  \"required\": [\(RuleFileReader.requiredKeys.map(text).joined(separator: ", "))],",
            "  \"if\": { \"properties\": { \"status\": { \"const\": \"stable\" } } },",
            "  \"then\": { \"required\": [\(RuleFileReader.stableKeys.map(text).joined(separator: ", "))] },",
            "  \"properties\": {",
        ]
        for (index, key) in keys.enumerated() {
            let end = index + 1 == keys.count ? "" : ","
            lines.append(
                "    \(text(key.name)): { \"description\": \(text(key.summary)), \(form(key.shape)) }\(end)")
        }
        lines += ["  },", "  \"definitions\": {", "    \"signals\": {", "      \"type\": \"object\","]
        lines += ["      \"additionalProperties\": false,", "      \"properties\": {"]
        for (index, signal) in catalog.declarations.enumerated() {
            let end = index + 1 == catalog.count ? "" : ","
            lines.append(
                "        \(text(signal.name)): { \"description\": \(text(signal.summary)), \(form(signal.type)) }\(end)"
            )
        }
        lines += ["      }", "    }", "  }", "}"]
        return lines.joined(separator: "\n")
    }

    private static func form(_ shape: Shape) -> String {
        switch shape {
        case .text: "\"type\": \"string\", \"minLength\": 1"
        case .pattern(let pattern): "\"type\": \"string\", \"pattern\": \(text(pattern))"
        case .words(let words): "\"enum\": [\(words.map(text).joined(separator: ", "))]"
        case .number: "\"type\": [\"number\", \"string\"]"
        case .texts: "\"type\": [\"array\", \"string\"], \"items\": { \"type\": \"string\" }"
        case .flag: "\"type\": \"boolean\""
        case .bound: "\"type\": \"string\", \"pattern\": \"^(-?[0-9]+mb|[a-z][a-z0-9-]*)$\""
        case .examples:
            "\"type\": \"array\", \"items\": { \"type\": \"object\", \"minProperties\": 1, \"maxProperties\": 1, "
                + "\"additionalProperties\": false, \"properties\": { "
                + ExampleKind.allCases.map { "\"\($0.rawValue)\": { \"$ref\": \"#/definitions/signals\" }" }
                .joined(separator: ", ") + " } }"
        }
    }

    private static func form(_ type: SignalType) -> String {
        switch type {
        case .flag: "\"enum\": [true, false, \"absent\", \"unknown\"]"
        case .count: "\"type\": [\"integer\", \"string\"]"
        case .measure: "\"type\": [\"number\", \"string\"]"
        case .symbol(let words): "\"enum\": [\((words + ["absent", "unknown"]).map(text).joined(separator: ", "))]"
        case .symbols(let words):
            "\"type\": [\"array\", \"string\"], \"items\": { \"enum\": [\(words.map(text).joined(separator: ", "))] }"
        case .country, .label, .instant: "\"type\": \"string\""
        }
    }

    /// A JSON string.
    static func text(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
