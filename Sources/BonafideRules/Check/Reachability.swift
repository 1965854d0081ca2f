internal import BonafideCore

/// Finds bands, floors and ceilings that no applicant can ever meet.
enum Reachability {
    static func check(_ pack: PackFile, _ rules: [Rule], _ diagnostics: inout DiagnosticList) {
        let stable = rules.filter { $0.file.status == .stable }
        guard !stable.isEmpty else { return }
        let scorer = Scorer(
            settings: pack.settings,
            rules: stable.map {
                RuleWeight(
                    id: $0.file.id, group: $0.file.group, weight: $0.file.weight, absent: $0.file.absent,
                    floor: $0.floor, ceiling: $0.ceiling)
            })
        let ends = scorer.score(Array(repeating: .unknown, count: stable.count))
        for band in pack.bands {
            guard let from = band.from, from > ends.high else { continue }
            diagnostics.add(
                .unreachable,
                "the band `\(band.name)` can never be reached: all rules together give at most \(ends.high) mb",
                at: pack.place("bands.\(band.name)"), severity: .warning)
        }
        for rule in stable {
            if let floor = rule.floor, floor <= lowest(stable, scorer, firing: rule) {
                diagnostics.add(
                    .unreachable, "the floor never holds: where the rule fires the score is above it anyway",
                    at: rule.file.place("floor"), severity: .warning)
            }
            if let ceiling = rule.ceiling, ceiling >= ends.high {
                diagnostics.add(
                    .unreachable, "the ceiling never holds: no score is above it", at: rule.file.place("ceiling"),
                    severity: .warning)
            }
        }
    }

    /// The lowest score with one rule fired and its own floor left out.
    private static func lowest(_ rules: [Rule], _ scorer: Scorer, firing rule: Rule) -> Millibans {
        let weights = scorer.rules.map { weight in
            var weight = weight
            if weight.id == rule.file.id { weight.floor = nil }
            return weight
        }
        let outcomes: [RuleOutcome] = rules.map { $0.file.id == rule.file.id ? .fired : .unknown }
        return Scorer(settings: scorer.settings, rules: weights).score(outcomes).low
    }
}
