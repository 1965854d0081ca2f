package import BonafideCore

/// Writes the reference pages of rules, signals and diagnostics from what the program itself reads.
package struct RuleReference {
    private let pack: RulePack

    /// Takes the pack to describe.
    package init(_ pack: RulePack) { self.pack = pack }

    /// All pages by their path below the docs folder, in the order of paths.
    package var pages: [(path: String, text: String)] {
        var pages = [("diagnostics.md", DiagnosticReference.text)]
        for family in SignalFamily.allCases {
            if let text = rules(family) { pages.append(("rules/\(family.rawValue).md", text)) }
            if let text = signals(family) { pages.append(("signals/\(family.rawValue).md", text)) }
        }
        pages.append(("rules/README.md", index))
        return pages.sorted { $0.0 < $1.0 }
    }

    private static let note = "<!-- Written by `bonafide rules docs`; edit the rule files, not this page. -->"

    private var index: String {
        var lines = [Self.note, "", "# Rules of the pack \(pack.card.name)", ""]
        lines += ["| Code | Rule | Weight (dB) | Group | Status | Title |", "| --- | --- | ---: | --- | --- | --- |"]
        for rule in pack.rules {
            let file = rule.file
            let link = "[`\(file.id)`](\(file.family).md#\(anchor(file.id)))"
            lines.append(
                "| \(file.code) | \(link) | \(WrittenNumber.decibans(file.weight)) | \(file.group) | "
                    + "\(file.status.rawValue) | \(cell(file.title)) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func rules(_ family: SignalFamily) -> String? {
        let rules = pack.rules.filter { $0.file.family == family.rawValue }
        guard !rules.isEmpty else { return nil }
        return ([Self.note, "", "# Rules: \(family.rawValue)"] + rules.flatMap(section)).joined(separator: "\n") + "\n"
    }

    private func section(_ rule: Rule) -> [String] {
        let file = rule.file
        var lines = ["", "## \(file.id)", "", "\(sentence(file.title))", "", "```cel"]
        lines += MapReader.trimmed(file.when).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines += ["```", ""]
        var facts = ["weight \(WrittenNumber.decibans(file.weight)) dB"]
        if file.absent != 0 { facts.append("\(WrittenNumber.decibans(file.absent)) dB where quiet") }
        if let floor = rule.floor { facts.append("floor \(floor) mb") }
        if let ceiling = rule.ceiling { facts.append("ceiling \(ceiling) mb") }
        facts += ["group \(file.group)", "code \(file.code)", file.status.rawValue]
        if !file.indicator.isEmpty { facts.append("indicator \(file.indicator)") }
        lines.append("- " + facts.joined(separator: " · "))
        let signals = rule.condition.signals.map { pack.catalog.declarations[$0] }
        if !signals.isEmpty {
            lines.append("- reads " + signals.map { link($0) }.joined(separator: ", "))
        }
        func add(_ name: String, _ text: String) { if !text.isEmpty { lines.append("- \(name): \(oneLine(text))") } }
        add("reason", file.reason)
        add("to the applicant", file.applicant)
        add("honest readings", file.benign.joined(separator: " · "))
        add("next", file.next)
        add("why this weight", file.rationale)
        add("sources", file.sources.joined(separator: " · "))
        add("reviewed", file.reviewedOn)
        return lines
    }

    private func signals(_ family: SignalFamily) -> String? {
        let signals = pack.catalog.declarations.filter { $0.family == family }
        guard !signals.isEmpty else { return nil }
        return ([Self.note, "", "# Signals: \(family.rawValue)"] + signals.flatMap(section)).joined(separator: "\n")
            + "\n"
    }

    private func section(_ signal: SignalDeclaration) -> [String] {
        var lines = ["", "## \(signal.name)", "", sentence(signal.summary), ""]
        let type = ExpressionEnvironment.type(of: signal.type)
        var facts = ["\(Self.kind(signal.type)), `\(type)` in conditions"]
        if signal.scope == .population { facts.append("measured against all applicants of a run") }
        lines.append("- " + facts.joined(separator: " · "))
        switch signal.type {
        case .symbol(let words), .symbols(let words):
            lines.append("- words: " + words.map { "`\($0)`" }.joined(separator: ", "))
        default: break
        }
        if !signal.check.isEmpty { lines.append("- to learn it: \(oneLine(signal.check)) (\(Self.cost(signal.cost)))") }
        let column = pack.catalog.column(of: signal.name) ?? -1
        let readers = pack.rules.filter { $0.condition.signals.contains(column) }
        if !readers.isEmpty {
            lines.append(
                "- read by "
                    + readers.map {
                        "[`\($0.file.id)`](../rules/\($0.file.family).md#\(anchor($0.file.id)))"
                    }.joined(separator: ", "))
        }
        return lines
    }

    /// What kind of value a signal has, in a few words.
    package static func kind(_ type: SignalType) -> String {
        switch type {
        case .flag: "yes or no"
        case .count: "a count"
        case .measure(let unit): "a measure in \(unit)"
        case .symbol: "one word"
        case .symbols: "a set of words"
        case .country: "a country"
        case .instant: "a moment"
        case .label: "text to be shown"
        }
    }

    private static func cost(_ cost: CheckCost) -> String {
        switch cost {
        case .export: "another export"
        case .question: "a question"
        case .inquiry: "an inquiry"
        case .appointment: "an appointment"
        }
    }

    private func link(_ signal: SignalDeclaration) -> String {
        "[`\(signal.name)`](../signals/\(signal.family.rawValue).md#\(anchor(signal.name)))"
    }

    private func anchor(_ heading: String) -> String { heading.lowercased().filter { $0 != "." } }
    private func oneLine(_ text: String) -> String { text.split(separator: "\n").joined(separator: " ") }
    private func cell(_ text: String) -> String { oneLine(text).replacing("|", with: "\\|") }
    private func sentence(_ text: String) -> String {
        oneLine(text).hasSuffix(".") ? oneLine(text) : oneLine(text) + "."
    }
}

extension WrittenNumber {
    /// Millibans as decibans with up to two decimals, as an analyst writes them.
    package static func decibans(_ weight: Millibans) -> String {
        let sign = weight < 0 ? "-" : ""
        let (whole, rest) = (weight.magnitude / 100, weight.magnitude % 100)
        if rest == 0 { return "\(sign)\(whole)" }
        if rest % 10 == 0 { return "\(sign)\(whole).\(rest / 10)" }
        return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
