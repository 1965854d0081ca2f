internal import BonafideCore

/// The way from the prior to the exact score, one step a row.
struct Waterfall: Sendable {
    /// What a step is.
    enum Kind: Sendable { case prior, adverse, mitigating, floor, ceiling, unexplained, score }

    /// One step, with the running score before and after it.
    struct Step: Sendable {
        let kind: Kind
        /// The reason code, or empty.
        let code: String
        /// What the step is, for a person.
        let title: String
        /// The rule's number, or nothing for the prior and the score.
        let rule: Int?
        /// The written weight where decay or a cap made the contribution another one.
        let weight: Millibans?
        /// Millibans the step moves the score by; for prior and score their value.
        let amount: Millibans
        /// The running score before the step.
        let start: Millibans
        /// The running score after the step.
        let end: Millibans
    }

    /// The steps, from the prior to the score.
    let steps: [Step]
    /// The lowest running score, zero included.
    let lowest: Millibans
    /// The highest running score, zero included.
    let highest: Millibans

    /// Follows an assessment from its prior to its score.
    init(_ assessment: Assessment, _ context: ReportContext) {
        var steps: [Step] = []
        var running = context.pack.prior
        func add(_ kind: Kind, _ title: String, rule: Int?, weight: Millibans? = nil, amount: Millibans) {
            let code = rule.flatMap { context.rule($0)?.reasonCode } ?? ""
            let end = running &+ amount
            steps.append(
                Step(
                    kind: kind, code: code, title: title, rule: rule, weight: weight, amount: amount, start: running,
                    end: end))
            running = end
        }
        steps.append(
            Step(
                kind: .prior, code: "", title: "Prior, before any evidence", rule: nil, weight: nil, amount: running,
                start: 0, end: running))
        for part in assessment.contributions {
            let card = context.rule(part.rule)
            let weight = card.flatMap { $0.weight == part.millibans ? nil : $0.weight }
            add(
                part.millibans < 0 ? .mitigating : .adverse, card?.title ?? context.ruleID(part.rule), rule: part.rule,
                weight: weight, amount: part.millibans)
        }
        for part in assessment.adjustments {
            let kind: Kind = part.kind == .floor ? .floor : .ceiling
            let word = part.kind == .floor ? "Floor" : "Ceiling"
            let title = "\(word): \(context.rule(part.rule)?.title ?? context.ruleID(part.rule))"
            add(kind, title, rule: part.rule, amount: part.millibans)
        }
        if running != assessment.score.total {
            add(.unexplained, "Not accounted for", rule: nil, amount: assessment.score.total &- running)
        }
        steps.append(
            Step(
                kind: .score, code: "", title: "Score", rule: nil, weight: nil, amount: running, start: 0, end: running)
        )
        self.steps = steps
        lowest = steps.reduce(0) { min($0, $1.start, $1.end) }
        highest = steps.reduce(0) { max($0, $1.start, $1.end) }
    }
}
