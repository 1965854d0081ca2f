package import BonafideCore

/// Writes the first version of a rule file: every key in place, examples found by trying, ready to be filled in.
package struct RuleStarter {
    private let pack: RulePack

    /// Takes the pack the rule will belong to.
    package init(_ pack: RulePack) { self.pack = pack }

    /// What is asked of a new rule.
    package struct Request: Sendable {
        /// `family.kebab-name`.
        package var id: String
        /// The condition, or nothing for one on the family's first signal.
        package var when: String?
        /// The title, or nothing for one made of the id.
        package var title: String?
        /// The group, or nothing for the family's most usual one.
        package var group: String?
        /// The day of writing, `YYYY-MM-DD`.
        package var day: String

        /// Takes what is asked.
        package init(id: String, when: String? = nil, title: String? = nil, group: String? = nil, day: String) {
            self.day = day
            self.id = id
            self.when = when
            self.title = title
            self.group = group
        }
    }

    /// The text of the file, or what is wrong with the request.
    package func text(_ request: Request) -> Result<String, StarterMistake> {
        let parts = request.id.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let families = SignalFamily.allCases.map(\.rawValue)
        guard parts.count == 2, RuleFileReader.isKebab(parts[1]) else {
            return .failure(StarterMistake("the id must be `family.kebab-name`, such as `network.my-rule`"))
        }
        guard families.contains(parts[0]) else {
            return .failure(
                StarterMistake("unknown family `\(parts[0])`; " + NearestName.hint(for: parts[0], among: families)))
        }
        guard pack.number(of: request.id) == nil else {
            return .failure(StarterMistake("the pack has this rule already"))
        }
        let source = request.when ?? firstCondition(parts[0])
        let (condition, problems) = ExpressionChecker(ExpressionEnvironment(signals: pack.catalog)).check(source)
        guard let condition else {
            let problem = problems.first { $0.severity == .error }
            return .failure(
                StarterMistake(
                    "the condition cannot be used: \(problem?.message ?? "it cannot be read")"
                        + (problem.map { $0.hint.isEmpty ? "" : " (\($0.hint))" } ?? "")))
        }
        return .success(text(request, parts, condition))
    }

    private func text(_ request: Request, _ parts: [String], _ condition: CheckedExpression) -> String {
        let when = ExpressionFormatter.format(condition.expression.source) ?? condition.expression.source
        let title = request.title ?? sentence(parts[1])
        let signals = condition.signals.map { pack.catalog.declarations[$0].name }
        let shown = signals.first.map { " ({\($0)})" } ?? ""
        var lines = [
            "id: \(request.id)",
            "indicator: \(parts[1])",
            "title: \(quoted(title))",
            "status: draft                    # draft, then trial (counted, worth 0), then stable",
            "when: |",
        ]
        lines += when.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
        lines += [
            "weight: moderate                 # decibans, or weak 2, moderate 5, strong 10, very strong 15, decisive 20",
            "group: \(request.group ?? usualGroup(parts[0]))",
            "code: \(nextCode(parts[0]))",
            "reason: \(quoted(title + shown + "."))",
            "applicant: \"Something in the application did not match.\"",
            "benign:",
            "  - \"Say which honest circumstance looks the same.\"",
            "next: \"Say the cheapest step that would settle it.\"",
            "sources:",
            "  - \"Say where this was published, with a date.\"",
            "reviewed_on: \(request.day)",
            "examples:",
        ]
        let search = ExampleSearch(condition, catalog: pack.catalog)
        for kind in ExampleKind.allCases {
            if let values = search.example(kind.outcome) { lines.append("  - " + ExampleText.line(kind, values)) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func firstCondition(_ family: String) -> String {
        for signal in pack.catalog.declarations where signal.family.rawValue == family {
            switch signal.type {
            case .flag: return signal.name
            case .count: return "\(signal.name) >= 1"
            case .measure: return "\(signal.name) > 1.0"
            default: continue
            }
        }
        return pack.catalog.declarations.first { $0.type == .flag }?.name ?? "true"
    }

    private func usualGroup(_ family: String) -> String {
        let groups = pack.rules.filter { $0.file.family == family }.map(\.file.group)
        let counts = Dictionary(grouping: groups) { $0 }.mapValues(\.count)
        let best = counts.keys.sorted().max { (counts[$0] ?? 0) < (counts[$1] ?? 0) }
        return best ?? pack.settings.groups.keys.sorted().first ?? "general"
    }

    /// The family's letters with the first number above all it uses.
    private func nextCode(_ family: String) -> String {
        let own = pack.rules.filter { $0.file.family == family }.map(\.file.code)
        let counts = Dictionary(grouping: own.map { $0.prefix(2) }) { $0 }.mapValues(\.count)
        let letters = counts.keys.sorted().max { (counts[$0] ?? 0) < (counts[$1] ?? 0) }
        let prefix = letters.map(String.init) ?? String(family.uppercased().prefix(2))
        let taken = pack.rules.map(\.file.code).filter { $0.hasPrefix(prefix) }.compactMap { Int($0.dropFirst(3)) }
        let number = (1...999).first { $0 > (taken.max() ?? 0) } ?? (1...999).first { !taken.contains($0) } ?? 999
        let digits = String(number)
        return "\(prefix)-\(String(repeating: "0", count: max(0, 3 - digits.count)))\(digits)"
    }

    private func sentence(_ name: String) -> String {
        let words = name.replacing("-", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    private func quoted(_ text: String) -> String {
        "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
}

/// Why no rule file could be written.
package struct StarterMistake: Error, Hashable, Sendable {
    /// One phrase and a remedy.
    package let message: String

    init(_ message: String) { self.message = message }
}
