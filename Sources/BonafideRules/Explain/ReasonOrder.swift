internal import BonafideCore

/// In which order fired rules are told.
enum ReasonOrder {
    /// Fired rules: those with a bound that held first, then by contribution, then by id.
    static func of(_ outcomes: [RuleOutcome], _ contributions: [Contribution], _ adjustments: [Adjustment]) -> [Int] {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: outcomes.count) { weight in
            weight.initialize(repeating: 0)
            for part in contributions { weight[part.rule] = UInt64(part.millibans.magnitude) }
            for adjustment in adjustments where weight.indices.contains(adjustment.rule) {
                weight[adjustment.rule] |= 1 << 63
            }
            var rules: [Int] = []
            for rule in outcomes.indices where outcomes[rule] == .fired { rules.append(rule) }
            rules.sort { weight[$0] != weight[$1] ? weight[$0] > weight[$1] : $0 < $1 }
            return rules
        }
    }
}
