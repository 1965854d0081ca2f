internal import BonafideCore

/// One assessment arranged for a reader; every report for people is drawn from it.
struct Sheet: Sendable {
    /// A fired rule with the values that disagree, claims and evidence apart.
    struct Contradiction: Sendable {
        let rule: Int
        let code: String
        let title: String
        let sentence: String
        let claims: [ReasonField]
        let evidence: [ReasonField]
        let benign: [String]
        let sources: [String]
        let millibans: Millibans
        let isMitigating: Bool
    }

    /// A signal that could not be learnt, and the rules that wait for it.
    struct Unchecked: Sendable {
        let signal: String
        let summary: String
        let why: String
        let rules: [String]
    }

    let assessment: Assessment
    let band: Band
    let place: String
    let contradictions: [Contradiction]
    let unchecked: [Unchecked]
    /// Rules by how they ended, in the order of `RuleOutcome.allCases`, each list in the order of the pack.
    let outcomes: [(outcome: RuleOutcome, rules: [Int])]
    let waterfall: Waterfall

    /// Arranges an assessment.
    init(_ assessment: Assessment, _ context: ReportContext) {
        self.assessment = assessment
        band = context.band(assessment.band)
        place = context.place(of: assessment.origin)
        waterfall = Waterfall(assessment, context)
        contradictions = assessment.reasons.map { reason in
            let card = context.rule(reason.rule)
            let added = assessment.contributions.first { $0.rule == reason.rule }?.millibans ?? 0
            return Contradiction(
                rule: reason.rule, code: card?.reasonCode ?? "", title: card?.title ?? context.ruleID(reason.rule),
                sentence: reason.sentence, claims: reason.fields.filter { $0.side == .claim },
                evidence: reason.fields.filter { $0.side == .evidence }, benign: card?.benign ?? [],
                sources: card?.sources ?? [], millibans: added, isMitigating: (card?.weight ?? added) < 0)
        }
        unchecked = assessment.unknowns.map { unknown in
            Unchecked(
                signal: context.signalName(unknown.column), summary: context.signalSummary(unknown.column),
                why: unknown.reason.phrase, rules: unknown.rules.map { context.ruleID($0) })
        }
        outcomes = RuleOutcome.allCases.map { outcome in
            (outcome, assessment.outcomes.indices.filter { assessment.outcomes[$0] == outcome })
        }
    }

    /// The reasons that raise the score.
    var adverse: [Contradiction] { contradictions.filter { !$0.isMitigating } }
    /// The reasons that lower it.
    var mitigating: [Contradiction] { contradictions.filter(\.isMitigating) }

    /// `fired 3 · quiet 14 · unknown 8`, without the outcomes nothing ended in.
    func outcomeCounts(separator: String) -> String {
        outcomes.filter { !$0.rules.isEmpty }.map { "\($0.outcome.word) \($0.rules.count)" }
            .joined(separator: separator)
    }

    /// The weightiest reason in a few words and how many more there are; one that raises the score comes first.
    var leadingReason: (title: String, more: Int)? {
        guard let first = adverse.first ?? contradictions.first else { return nil }
        return (first.isMitigating ? "lower: " + first.title : first.title, contradictions.count - 1)
    }
}

extension ReasonField {
    /// The evidence's places in the input, and the source consulted, in one line.
    var whereabouts: String {
        var parts: [String] = []
        if !evidence.isEmpty {
            let shown = evidence.prefix(3).joined(separator: ", ")
            parts.append(evidence.count > 3 ? "\(shown) and \(evidence.count - 3) more" : shown)
        }
        if !source.isEmpty { parts.append(source) }
        return parts.joined(separator: "; ")
    }
}
