internal import BonafideCore

/// Writes the reasons of one applicant: sentences, values and where each value was found.
struct ReasonWriter {
    let pack: RulePack
    let view: SignalBlock.View
    let labels: [String]
    let lane: Int
    let origin: RecordOrigin
    let evidence: [Evidence]
    let sources: [SourceStamp]

    /// Fired rules: those with a bound that held first, then by contribution, then by id.
    func reasons(
        _ outcomes: [RuleOutcome], _ contributions: [Contribution], _ adjustments: [Adjustment]
    ) -> [Reason] {
        var weight: [Int: Millibans] = [:]
        for part in contributions { weight[part.rule] = part.millibans }
        let bound = Set(adjustments.map(\.rule))
        let fired = outcomes.indices.filter { outcomes[$0] == .fired }
        return fired.sorted { a, b in
            if bound.contains(a) != bound.contains(b) { return bound.contains(a) }
            let (x, y) = (weight[a]?.magnitude ?? 0, weight[b]?.magnitude ?? 0)
            return x != y ? x > y : a < b
        }.map(reason)
    }

    private func reason(_ rule: Int) -> Reason {
        let template = pack.rules[rule].reason
        let named = template.columns
        let others = pack.rules[rule].condition.signals.filter { !named.contains($0) }
        return Reason(rule: rule, sentence: template.render(text), fields: (named + others).map(field))
    }

    /// A column as text.
    func text(_ column: Int) -> String {
        ValueText.text(
            column: column, declaration: pack.catalog.declarations[column], view: view, labels: labels, lane: lane)
    }

    private func field(_ column: Int) -> ReasonField {
        ReasonField(
            signal: pack.catalog.declarations[column].name, text: text(column), evidence: places(column),
            source: source(column))
    }

    /// Where the value of a column was found, each place once, in the order it was cited.
    func places(_ column: Int) -> [String] {
        var seen: Set<String> = []
        return evidence.filter { Int($0.column) == column }.map(place).filter { seen.insert($0).inserted }
    }

    private func place(_ evidence: Evidence) -> String {
        let path = evidence.path
        guard path.group != .root else {
            return origin.line > 0 ? "\(path.definition.name) (line \(origin.line))" : path.definition.name
        }
        return "\(path.group.name)[\(evidence.element)].\(path.definition.name)"
    }

    /// The reference source a column rests on, with its date.
    func source(_ column: Int) -> String {
        for item in evidence where Int(item.column) == column && sources.indices.contains(Int(item.source)) {
            return "\(sources[Int(item.source)].name) \(sources[Int(item.source)].date)"
        }
        return ""
    }
}
