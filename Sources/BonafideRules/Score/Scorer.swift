internal import BonafideCore

/// Turns the outcomes of a pack's rules into a score in integer millibans.
///
/// Weight of evidence after Good (1950): log-odds add up. Inside a group the largest weight counts whole and the next
/// ones decay geometrically; the same happens again across groups. No floating point is used, so the result is the
/// same on every machine and in any order.
///
/// Each rule has an entry for firing and, where it has an `absent` weight, one for staying quiet. Entries are sorted
/// once by side, group, weight and id, so that one walk over the set bits of a row meets them in the order of decay.
package struct Scorer: Sendable {
    /// One way a rule can add weight.
    struct Entry: Sendable {
        /// Millibans, never negative.
        let value: Millibans
        /// Side and group: `side * groups + group`.
        let bucket: Int32
        /// The rule's number.
        let rule: Int32
        /// Whether the entry counts where the rule is quiet.
        let whenQuiet: Bool
    }

    /// A floor or a ceiling and the entry whose bit switches it on.
    struct Bound: Sendable {
        let value: Millibans
        let entry: Int
        let rule: Int
    }

    /// The numbers of the pack.
    package let settings: ScoringSettings
    /// The rules by the number the caller uses.
    package let rules: [RuleWeight]
    /// The names of the groups in the order of ties.
    let groups: [String]
    let entries: [Entry]
    /// Where the entries of each bucket begin, and behind the last bucket their count.
    let bucketStart: [Int]
    /// Words a row of entry bits takes.
    let width: Int
    /// Entries that an unknown outcome switches on in the highest score; the others do in the lowest.
    let highMask: [UInt64]
    /// Largest first.
    let floors: [Bound]
    /// Smallest first.
    let ceilings: [Bound]
    /// Decay multipliers of each bucket, one after the other.
    let multipliers: [Share1024]
    let multiplierStart: [Int]
    let caps: [Millibans]
    /// Decay multipliers across groups.
    let across: [Share1024]
    /// Σ|weight| of all rules.
    let totalWeight: Millibans

    /// Sorts the rules once for all applicants.
    package init(settings: ScoringSettings, rules: [RuleWeight]) {
        self.settings = settings
        self.rules = rules
        let groups = Set(rules.map(\.group)).sorted()
        self.groups = groups
        let number = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0) })
        entries = Scorer.entries(of: rules, groups: number)
        width = (entries.count + 63) / 64
        var mask = [UInt64](repeating: 0, count: width)
        for (index, entry) in entries.enumerated() {
            if rules[Int(entry.rule)].isAdverse != entry.whenQuiet { mask[index >> 6] |= 1 << UInt64(index & 63) }
        }
        highMask = mask
        floors = Scorer.bounds(entries, rules, \.floor).sorted {
            ($1.value, rules[$0.rule].id) < ($0.value, rules[$1.rule].id)
        }
        ceilings = Scorer.bounds(entries, rules, \.ceiling)
            .sorted { ($0.value, rules[$0.rule].id) < ($1.value, rules[$1.rule].id) }
        var members = [Int](repeating: 0, count: groups.count * 2)
        for entry in entries { members[Int(entry.bucket)] += 1 }
        bucketStart = members.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
        var multipliers: [Share1024] = []
        var starts: [Int] = []
        for (bucket, count) in members.enumerated() {
            starts.append(multipliers.count)
            let group = groups.isEmpty ? nil : settings.groups[groups[bucket % groups.count]]
            multipliers += Scorer.multipliers(decay: group?.within ?? settings.within, count: count)
        }
        self.multipliers = multipliers
        multiplierStart = starts
        caps = members.indices.map { settings.groups[groups[$0 % groups.count]]?.cap ?? .max }
        across = Scorer.multipliers(decay: settings.across, count: max(1, groups.count))
        totalWeight = rules.reduce(0) { $0 + abs($1.weight) }
    }

    /// 1024, then each the last times the decay, rounded down.
    static func multipliers(decay: Share1024, count: Int) -> [Share1024] {
        var result: [Share1024] = []
        var multiplier: Share1024 = 1024
        for _ in 0..<count {
            result.append(multiplier)
            multiplier = (multiplier * decay) >> 10
        }
        return result
    }

    private static func entries(of rules: [RuleWeight], groups: [String: Int]) -> [Entry] {
        var entries: [Entry] = []
        func add(_ rule: Int, _ value: Millibans, whenQuiet: Bool) {
            let side = value < 0 ? 1 : 0
            let bucket = side * groups.count + groups[rules[rule].group]!
            entries.append(
                Entry(value: abs(value), bucket: Int32(bucket), rule: Int32(rule), whenQuiet: whenQuiet))
        }
        for (index, rule) in rules.enumerated() {
            add(index, rule.weight, whenQuiet: false)
            if rule.absent != 0 { add(index, rule.absent, whenQuiet: true) }
        }
        return entries.sorted {
            if $0.bucket != $1.bucket { return $0.bucket < $1.bucket }
            if $0.value != $1.value { return $0.value > $1.value }
            return rules[Int($0.rule)].id < rules[Int($1.rule)].id
        }
    }

    private static func bounds(
        _ entries: [Entry], _ rules: [RuleWeight], _ value: KeyPath<RuleWeight, Millibans?>
    ) -> [Bound] {
        entries.enumerated().compactMap { index, entry in
            guard !entry.whenQuiet, let bound = rules[Int(entry.rule)][keyPath: value] else { return nil }
            return Bound(value: bound, entry: index, rule: Int(entry.rule))
        }
    }
}
