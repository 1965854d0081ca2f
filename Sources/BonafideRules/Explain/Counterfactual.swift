package import BonafideCore

/// A smallest set of rules that would have to end otherwise for the band to change.
package struct Counterfactual: Hashable, Sendable {
    /// One rule and how it would have to end.
    package struct Change: Hashable, Sendable {
        /// The rule's number in the pack.
        package let rule: Int
        /// How it ended.
        package let from: RuleOutcome
        /// How it would have to end.
        package let to: RuleOutcome
    }

    /// The changes; no part of them is enough.
    package let changes: [Change]
    /// The score they would give.
    package let total: Millibans
    /// The number of the band they would give.
    package let band: Int
    /// Whether one rule alone carries the band.
    package var hingesOnOneRule: Bool { changes.count == 1 }
}

extension Judge {
    /// The smallest change that would bring an applicant into a lower band, or nothing in the lowest band.
    ///
    /// Fired adverse rules may turn quiet, and mitigating rules that did not fire may fire. Among sets of the smallest
    /// size that moves the band, one with the lowest score is taken. The search is exact for any sixteen fired rules
    /// and mostly far beyond; where there are too many ways the strongest are taken until the band changes, and what
    /// is not needed is put back.
    package func counterfactual(_ outcomes: [RuleOutcome]) -> Counterfactual? {
        let current = pack.scored.map { outcomes[$0] }
        let band = pack.card.band(of: pack.scorer.score(current).total)
        guard band > 0 else { return nil }
        let candidates = current.indices.filter { rule in
            let weight = pack.scorer.rules[rule]
            return weight.isAdverse ? current[rule] == .fired : current[rule] != .fired && current[rule] != .suppressed
        }
        guard pack.card.band(of: total(current, candidates)) < band else { return nil }
        if let bound = pack.card.bands[band].from,
            let search = CounterfactualSearch(pack.scorer, current, candidates: candidates)
        {
            return search.smallest(below: bound).map { counterfactual(current, $0) }
        }
        return greedy(current, candidates, band)
    }

    private func greedy(_ current: [RuleOutcome], _ candidates: [Int], _ band: Int) -> Counterfactual? {
        let order = candidates.sorted {
            let (a, b) = (pack.scorer.rules[$0].weight.magnitude, pack.scorer.rules[$1].weight.magnitude)
            return a != b ? a > b : $0 < $1
        }
        var chosen: [Int] = []
        for rule in order {
            chosen.append(rule)
            if pack.card.band(of: total(current, chosen)) < band { break }
        }
        guard pack.card.band(of: total(current, chosen)) < band else { return nil }
        for rule in chosen {
            let rest = chosen.filter { $0 != rule }
            if pack.card.band(of: total(current, rest)) < band { chosen = rest }
        }
        return counterfactual(current, chosen)
    }

    private func flipped(_ current: [RuleOutcome], _ rules: [Int]) -> [RuleOutcome] {
        var outcomes = current
        for rule in rules { outcomes[rule] = pack.scorer.rules[rule].isAdverse ? .quiet : .fired }
        return outcomes
    }

    private func total(_ current: [RuleOutcome], _ rules: [Int]) -> Millibans {
        pack.scorer.score(flipped(current, rules)).total
    }

    private func counterfactual(_ current: [RuleOutcome], _ rules: [Int]) -> Counterfactual {
        let outcomes = flipped(current, rules)
        let total = pack.scorer.score(outcomes).total
        return Counterfactual(
            changes: rules.map { Counterfactual.Change(rule: pack.scored[$0], from: current[$0], to: outcomes[$0]) },
            total: total, band: pack.card.band(of: total))
    }
}
