internal import BonafideCore

/// Finds the steps that would make an interval narrower, the most for the least cost first.
struct NextCheckTable: Sendable {
    /// Most steps that are proposed.
    static let limit = 5

    /// For each column, the rules of the scorer that read it, by their numbers there.
    private let readers: [[Int]]

    init(_ pack: RulePack) {
        var readers = [[Int]](repeating: [], count: pack.catalog.count)
        for (place, rule) in pack.scored.enumerated() {
            for column in pack.rules[rule].condition.signals { readers[column].append(place) }
        }
        self.readers = readers
    }

    /// Signals that one action would settle together.
    private struct Step {
        var columns: [Int] = []
        var rules: Set<Int> = []
        var cost = CheckCost.export
    }

    func checks(
        _ pack: RulePack, _ outcomes: [RuleOutcome], _ view: SignalBlock.View, _ lane: Int, _ score: Score
    ) -> [NextCheck] {
        guard score.high > score.low else { return [] }
        let current = pack.scored.map { outcomes[$0] }
        var steps: [String: Step] = [:]
        for (column, rules) in readers.enumerated() {
            guard case .unknown(let reason) = view.state(column: column, lane: lane), reason != .notApplicable,
                rules.contains(where: { current[$0] == .unknown })
            else { continue }
            let declaration = pack.catalog.declarations[column]
            steps[NextCheckTable.action(declaration), default: Step()].columns.append(column)
        }
        let checks = steps.keys.sorted().compactMap { action -> NextCheck? in
            guard var step = steps[action] else { return nil }
            complete(&step, pack, current)
            let reduction = reduction(of: step, pack, current, score)
            guard reduction > 0 else { return nil }
            return NextCheck(columns: step.columns, action: action, reduction: reduction, cost: step.cost)
        }
        return Array(
            checks.sorted { a, b in
                let (x, y) = (a.reduction * Int64(b.cost.rawValue), b.reduction * Int64(a.cost.rawValue))
                return x != y ? x > y : (a.columns.first ?? 0) < (b.columns.first ?? 0)
            }.prefix(NextCheckTable.limit))
    }

    private func complete(_ step: inout Step, _ pack: RulePack, _ current: [RuleOutcome]) {
        for column in step.columns {
            step.cost = max(step.cost, pack.catalog.declarations[column].cost)
            for rule in readers[column] where current[rule] == .unknown { step.rules.insert(rule) }
        }
    }

    /// How far the interval shrinks at least: the smaller of what it would do if all rules that wait for the step
    /// turned out harmless and if all of them turned out adverse.
    private func reduction(
        of step: Step, _ pack: RulePack, _ current: [RuleOutcome], _ score: Score
    ) -> Millibans {
        var outcomes = current
        for rule in step.rules { outcomes[rule] = pack.scorer.rules[rule].weight >= 0 ? .quiet : .fired }
        let quiet = pack.scorer.score(outcomes)
        for rule in step.rules { outcomes[rule] = pack.scorer.rules[rule].weight >= 0 ? .fired : .quiet }
        let fired = pack.scorer.score(outcomes)
        let width = score.high - score.low
        return width - max(quiet.high - quiet.low, fired.high - fired.low)
    }

    /// What a person does to learn a signal.
    private static func action(_ declaration: SignalDeclaration) -> String {
        if !declaration.check.isEmpty { return declaration.check }
        guard let path = declaration.reads.first else { return "Learn: " + declaration.summary }
        return path.group == .root
            ? "Add the field `\(path.definition.name)` to the export."
            : "Add the table `\(path.group.name)` to the export."
    }
}
