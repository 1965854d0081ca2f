package import BonafideCore

/// Adds examples to the end of a rule file's list without touching any other line.
package enum ExampleInsertion {
    /// The text with the new examples, or nothing where the file has no list of examples to add to.
    package static func insert(
        _ examples: [(kind: ExampleKind, values: [ExampleValue])], into file: RuleSources.File
    ) -> String? {
        let source = SourceText(path: file.path, text: file.text)
        guard let key = (1...source.lines.count).first(where: { source.lineText($0).hasPrefix("examples:") }),
            MapReader.trimmed(String(source.lineText(key).dropFirst(9))).isEmpty
        else { return nil }
        var (last, margin) = (key, "  ")
        var number = key + 1
        while number <= source.lines.count {
            let line = source.lineText(number)
            let text = MapReader.trimmed(line)
            if !text.isEmpty {
                guard line.hasPrefix(" ") || line.hasPrefix("-") else { break }
                if text.hasPrefix("- ") { margin = String(line.prefix { $0 == " " }) }
                if !text.hasPrefix("#") { last = number }
            }
            number += 1
        }
        var lines = (1...source.lines.count).map { source.lineText($0) }
        lines.insert(
            contentsOf: examples.map { "\(margin)- " + ExampleText.line($0.kind, $0.values) }, at: last)
        return lines.joined(separator: "\n")
    }
}

extension ExampleRunner {
    /// Examples that tell the surviving mutants of a rule from the rule itself: the fewest found by trying, each with
    /// what the rule does for it.
    package func suggestions(_ rule: Rule) -> [(kind: ExampleKind, values: [ExampleValue])] {
        var survivors = conditions(rule).filter { condition in
            !rule.file.examples.contains { ExampleRunner.outcome(value(condition, $0)) != $0.kind.outcome }
        }
        let search = ExampleSearch(rule.condition, catalog: pack.catalog)
        var found: [(kind: ExampleKind, values: [ExampleValue])] = []
        while let survivor = survivors.first {
            survivors.removeFirst()
            guard let (values, outcome) = search.difference(from: survivor),
                let kind = ExampleKind.allCases.first(where: { $0.outcome == outcome })
            else { continue }
            let example = RuleExample(kind: kind, values: values, location: rule.file.place("examples"))
            // What is written must read back to the same outcome; rounding of a fraction could change it.
            guard ExampleRunner.outcome(value(rule.condition, example)) == outcome,
                ExampleRunner.outcome(value(survivor, example)) != outcome
            else { continue }
            found.append((kind, values))
            survivors.removeAll { ExampleRunner.outcome(value($0, example)) != outcome }
        }
        return found
    }
}
