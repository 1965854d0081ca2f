internal import BonafideCore

/// Finds the steps that would make an interval narrower, the most for the least cost first.
struct NextCheckTable: Sendable {
    /// Most steps that are proposed.
    static let limit = 5

    /// For each column, the rules of the scorer that read it, by their numbers there.
    private let readers: [[Int]]
    /// What a person does to learn a signal, each once, in the order of their texts.
    private let actions: [String]
    /// For each column, the number of its action.
    private let actionOf: [Int]
    /// For each rule of the scorer, the places of its entries.
    private let entries: [[Int]]

    init(_ pack: RulePack) {
        var readers = [[Int]](repeating: [], count: pack.catalog.count)
        for (place, rule) in pack.scored.enumerated() {
            for column in pack.rules[rule].condition.signals { readers[column].append(place) }
        }
        self.readers = readers
        let texts = pack.catalog.declarations.map { Self.action($0) }
        actions = Set(texts).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: actions.enumerated().map { ($1, $0) })
        actionOf = texts.map { numbers[$0] ?? 0 }
        var entries = [[Int]](repeating: [], count: pack.scored.count)
        for (place, entry) in pack.scorer.entries.enumerated() { entries[Int(entry.rule)].append(place) }
        self.entries = entries
    }

    /// Signals that one action would settle together.
    private struct Step {
        var action = 0
        var columns: [Int] = []
        var rules: [Int] = []
        var cost = CheckCost.export
    }

    func checks(
        _ pack: RulePack, _ outcomes: [RuleOutcome], _ rows: EntryRows, _ view: SignalBlock.View, _ lane: Int,
        _ score: Score
    ) -> [NextCheck] {
        guard score.high > score.low else { return [] }
        // Unknown rules, and those that ended as they did only as long as a signal is unknown.
        let isOpen = pack.scored.enumerated().map { place, rule in
            outcomes[rule] != .failed
                && entries[place].contains { Scorer.bit(rows.must, $0) != Scorer.bit(rows.may, $0) }
        }
        var trial = Trial(pack.scorer, rows)
        let checks = steps(pack, isOpen, view, lane).compactMap { step -> NextCheck? in
            let reduction = reduction(of: step, pack.scorer, score, &trial)
            guard reduction > 0 else { return nil }
            return NextCheck(columns: step.columns, action: actions[step.action], reduction: reduction, cost: step.cost)
        }
        return Array(
            checks.sorted { a, b in
                let (x, y) = (a.reduction * Int64(b.cost.rawValue), b.reduction * Int64(a.cost.rawValue))
                return x != y ? x > y : (a.columns.first ?? 0) < (b.columns.first ?? 0)
            }.prefix(NextCheckTable.limit))
    }

    /// The steps that would settle a rule that is open, in the order of their actions.
    private func steps(
        _ pack: RulePack, _ isOpen: [Bool], _ view: SignalBlock.View, _ lane: Int
    ) -> [Step] {
        var steps: [Step] = []
        var stepOf = [Int](repeating: -1, count: actions.count)
        for (column, rules) in readers.enumerated() {
            guard case .unknown(let reason) = view.state(column: column, lane: lane), reason != .notApplicable,
                rules.contains(where: { isOpen[$0] })
            else { continue }
            let action = actionOf[column]
            if stepOf[action] < 0 {
                stepOf[action] = steps.count
                steps.append(Step(action: action))
            }
            let step = stepOf[action]
            steps[step].columns.append(column)
            steps[step].cost = max(steps[step].cost, pack.catalog.declarations[column].cost)
            for rule in rules where isOpen[rule] && !steps[step].rules.contains(rule) {
                steps[step].rules.append(rule)
            }
        }
        return steps.sorted { $0.action < $1.action }
    }

    /// How far the interval shrinks at least: the smaller of what it would do if all rules that wait for the step
    /// turned out harmless and if all of them turned out adverse.
    private func reduction(
        of step: Step, _ scorer: Scorer, _ score: Score, _ trial: inout Trial
    ) -> Millibans {
        var widest: Millibans = 0
        for isAdverse in [false, true] {
            trial.begin()
            for rule in step.rules {
                let fires = (scorer.rules[rule].weight >= 0) == isAdverse
                for place in entries[rule] { trial.settle(place, counts: scorer.entries[place].whenQuiet != fires) }
            }
            widest = max(widest, trial.width(scorer))
        }
        return score.high - score.low - widest
    }

    /// The two ends of an interval with some of its entries settled one way or the other.
    private struct Trial {
        private let known: (low: SummedRow, high: SummedRow)
        private var low: [UInt64]
        private var high: [UInt64]
        private var room = GroupSums()

        init(_ scorer: Scorer, _ rows: EntryRows) {
            (low, high) = scorer.endRows(rows)
            known = (scorer.summed(low, &room), scorer.summed(high, &room))
        }

        /// Settles nothing.
        mutating func begin() {
            for word in low.indices {
                low[word] = known.low.row[word]
                high[word] = known.high.row[word]
            }
        }

        /// Settles an entry: what it adds counts or does not.
        mutating func settle(_ place: Int, counts: Bool) {
            let bit = UInt64(1) << UInt64(place & 63)
            if counts {
                low[place >> 6] |= bit
                high[place >> 6] |= bit
            } else {
                low[place >> 6] &= ~bit
                high[place >> 6] &= ~bit
            }
        }

        /// How wide the interval is now.
        mutating func width(_ scorer: Scorer) -> Millibans {
            scorer.total(high, near: known.high, &room) - scorer.total(low, near: known.low, &room)
        }
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
