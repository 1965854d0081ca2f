internal import BonafideCore

extension RuleFileReader {
    static func readNumbers(_ map: MapReader, _ rule: inout RuleFile, _ diagnostics: inout DiagnosticList) {
        rule.isLocked = map.flag("locked", &diagnostics)
        if let weight = readWeight("weight", map, &diagnostics) {
            rule.weight = weight
            checkDirection(weight, map, &diagnostics)
        }
        if let absent = readWeight("absent", map, &diagnostics) {
            rule.absent = absent
            if absent != 0, rule.weight != 0, (absent > 0) == (rule.weight > 0) {
                diagnostics.add(
                    .wrongSign, "`absent` must point the other way than `weight`", at: map.place(of: "absent"))
            }
        }
        rule.floor = readBound("floor", map, &diagnostics)
        rule.ceiling = readBound("ceiling", map, &diagnostics)
        if rule.floor != nil, rule.weight < 0 {
            diagnostics.add(
                .wrongSign, "a mitigating rule (weight below 0) cannot hold the score up with a floor",
                at: map.place(of: "floor"), hint: "use `ceiling`, or make the weight positive")
        }
        if rule.ceiling != nil, rule.weight > 0 {
            diagnostics.add(
                .wrongSign, "an adverse rule (weight above 0) cannot hold the score down with a ceiling",
                at: map.place(of: "ceiling"), hint: "use `floor`, or make the weight negative")
        }
        if let text = map.text("lr", &diagnostics), WrittenNumber.millibans(text) == nil {
            diagnostics.add(
                .badWeight, "`lr` must be a likelihood ratio with at most two decimals", at: map.place(of: "lr"))
        }
    }

    private static func readWeight(
        _ key: String, _ map: MapReader, _ diagnostics: inout DiagnosticList
    ) -> Millibans? {
        guard let text = map.text(key, &diagnostics) else { return nil }
        guard let weight = WrittenNumber.millibans(text) else {
            let words = WrittenNumber.weightWords.map(\.word)
            let near = NearestName.of(text, among: words).map { "did you mean `\($0)`?" }
            diagnostics.add(
                .badWeight, "`\(text)` is not a weight", at: map.place(of: key),
                hint: near ?? "write decibans with at most two decimals, such as `6.2`, or one of "
                    + words.map { "`\($0)`" }.joined(separator: ", "))
            return nil
        }
        guard abs(weight) <= WrittenNumber.largestWeight else {
            diagnostics.add(
                .badWeight, "`\(text)` is more than 60 decibans", at: map.place(of: key),
                hint: "10 decibans multiply the odds by 10, 20 by 100")
            return nil
        }
        return weight
    }

    private static func checkDirection(
        _ weight: Millibans, _ map: MapReader, _ diagnostics: inout DiagnosticList
    ) {
        guard let word = map.text("direction", &diagnostics) else { return }
        guard ["adverse", "mitigating"].contains(word) else {
            diagnostics.add(
                .wrongSign, "`direction` must be `adverse` or `mitigating`", at: map.place(of: "direction"),
                hint: NearestName.hint(for: word, among: ["adverse", "mitigating"]))
            return
        }
        guard weight != 0, (weight > 0) != (word == "adverse") else { return }
        diagnostics.add(
            .wrongSign,
            "the weight of \(word == "adverse" ? "an adverse" : "a mitigating") rule must be "
                + (word == "adverse" ? "above" : "below") + " 0", at: map.place(of: "weight"))
    }

    private static func readBound(
        _ key: String, _ map: MapReader, _ diagnostics: inout DiagnosticList
    ) -> RuleFile.BoundText? {
        guard let text = map.text(key, &diagnostics) else { return nil }
        if text.hasSuffix("mb"), let value = WrittenNumber.millibans(text), abs(value) <= 6_000 {
            return .millibans(value)
        }
        if isKebab(text) && !text.hasSuffix("mb") { return .band(text) }
        diagnostics.add(
            .badBound, "`\(key)` must be millibans such as `1500mb`, or the name of a band", at: map.place(of: key))
        return nil
    }
}

/// Reads the examples of a rule file.
enum ExampleReader {
    static func read(_ map: MapReader, _ diagnostics: inout DiagnosticList) -> [RuleExample] {
        guard let node = map.node("examples") else { return [] }
        guard case .list(let items, _, _) = node else {
            diagnostics.add(
                .wrongShape, "`examples` must be a list, not \(node.kind)", at: map.source.location(of: node),
                hint: "such as `- fire: { signal: value }`")
            return []
        }
        return items.compactMap { read($0, map.source, &diagnostics) }
    }

    private static func read(
        _ item: YAMLNode, _ source: SourceText, _ diagnostics: inout DiagnosticList
    ) -> RuleExample? {
        guard case .map(let entries, _, _) = item, let entry = entries.first, entries.count == 1 else {
            diagnostics.add(
                .badExample, "an example must be one of `fire`, `quiet` or `unknown` with its signals",
                at: source.location(of: item), hint: "such as `- fire: { signal: value }`")
            return nil
        }
        guard let kind = ExampleKind(rawValue: entry.key.text) else {
            diagnostics.add(
                .badExample, "unknown kind of example `\(entry.key.text)`", at: source.location(of: entry.key),
                hint: NearestName.hint(for: entry.key.text, among: ExampleKind.allCases.map(\.rawValue)))
            return nil
        }
        guard case .map(let signals, _, _) = entry.value else {
            diagnostics.add(
                .badExample, "an example must map signals to values", at: source.location(of: entry.value),
                hint: "such as `{ signal: value }`, or `{}` where nothing is known")
            return nil
        }
        let values = signals.compactMap { value($0, source, &diagnostics) }
        return RuleExample(kind: kind, values: values, location: source.location(of: entry.key))
    }

    static func value(
        _ entry: YAMLEntry, _ source: SourceText, _ diagnostics: inout DiagnosticList
    ) -> ExampleValue? {
        var words: [String] = []
        var isList = false
        switch entry.value {
        case .scalar(let scalar): words = [scalar.text]
        case .list(let items, _, _):
            isList = true
            for case .scalar(let scalar) in items { words.append(scalar.text) }
        case .map:
            diagnostics.add(
                .badExample, "the value of a signal cannot be a map", at: source.location(of: entry.value))
            return nil
        }
        return ExampleValue(
            signal: entry.key.text, words: words, isList: isList, nameLocation: source.location(of: entry.key),
            location: source.location(of: entry.value))
    }
}
