package import BonafideCore

/// How every rule of a pack ended for up to 64 applicants: four words a rule, one bit a lane.
///
/// A rule fired where it can only be true, is quiet where it can only be false, and is unknown where both can be.
/// A lane in neither word was suppressed. Failed lanes are unknown lanes that met an error.
package struct OutcomeBlock: ~Copyable {
    private let words: UnsafeMutablePointer<UInt64>
    /// How many rules there are.
    package let rules: Int
    /// For each rule, the lanes where its condition can be true.
    package let canBeTrue: UnsafeMutablePointer<UInt64>
    /// For each rule, the lanes where its condition can be false.
    package let canBeFalse: UnsafeMutablePointer<UInt64>
    /// For each rule, the lanes where its condition met an error.
    package let failed: UnsafeMutablePointer<UInt64>

    /// Makes room for the outcomes of a pack's rules.
    package init(rules: Int) {
        let count = max(1, rules)
        self.rules = rules
        words = .allocate(capacity: count * 3)
        words.initialize(repeating: 0, count: count * 3)
        canBeTrue = words
        canBeFalse = words + count
        failed = words + 2 * count
    }

    deinit { words.deallocate() }

    /// How one rule ended for one lane.
    package func outcome(rule: Int, lane: Int) -> RuleOutcome {
        let bit = UInt64(1) << UInt64(lane)
        if failed[rule] & bit != 0 { return .failed }
        switch (canBeTrue[rule] & bit != 0, canBeFalse[rule] & bit != 0) {
        case (true, false): return .fired
        case (false, true): return .quiet
        case (true, true): return .unknown
        case (false, false): return .suppressed
        }
    }
}
