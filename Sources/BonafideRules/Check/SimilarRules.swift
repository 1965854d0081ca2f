internal import BonafideCore

/// Finds rules that say the same as another rule, or that can fire only where another fires.
enum SimilarRules {
    static func check(_ rules: [Rule], _ diagnostics: inout DiagnosticList) {
        let live = rules.filter { $0.file.status.isJudged }
        let reads = live.map { Set($0.condition.signals) }
        for place in live.indices {
            // A condition that implies another reads at least one of its signals. Few pairs do, and only those are
            // taken out of the list: a copy of a rule costs more than the question.
            for other in live.indices where other != place && !reads[place].isDisjoint(with: reads[other]) {
                let (rule, candidate) = (live[place], live[other])
                guard candidate.file.id != rule.file.id, ConditionImplication.holds(rule.condition, candidate.condition)
                else { continue }
                if ConditionImplication.holds(candidate.condition, rule.condition) {
                    if other < place { reportSame(rule, candidate, &diagnostics) }
                } else {
                    reportNarrower(rule, than: candidate, &diagnostics)
                }
            }
        }
    }

    private static func reportSame(_ rule: Rule, _ other: Rule, _ diagnostics: inout DiagnosticList) {
        diagnostics.add(
            .duplicateCondition, "the condition says the same as that of `\(other.file.id)`",
            at: rule.file.whenPlace(0..<max(1, rule.file.when.utf8.count)), severity: .warning,
            hint: "one fact should count once; retire one of the two")
    }

    /// A narrower rule of the same group is a step of a ladder; elsewhere the same fact would count twice.
    private static func reportNarrower(_ rule: Rule, than other: Rule, _ diagnostics: inout DiagnosticList) {
        let (weight, wider) = (rule.file.weight, other.file.weight)
        guard (weight > 0) == (wider > 0), weight != 0, wider != 0 else { return }
        let isLadder = rule.file.group == other.file.group && weight.magnitude > wider.magnitude
        guard !isLadder else { return }
        let why =
            rule.file.group == other.file.group
            ? "which weighs as much, so it adds little" : "which stands in another group, so one fact counts twice"
        diagnostics.add(
            .subsumedRule, "the rule fires only where `\(other.file.id)` fires, \(why)",
            at: rule.file.whenPlace(0..<max(1, rule.file.when.utf8.count)), severity: .warning,
            hint: "put both in one group with the stronger weight on the narrower rule, or join them")
    }
}
