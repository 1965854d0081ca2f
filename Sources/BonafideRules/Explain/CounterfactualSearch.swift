internal import BonafideCore

/// Finds the smallest set of rules that would have to end otherwise for a score to fall below a bound, exactly.
///
/// Within one group, with decaying shares, taking away the largest weights leaves the least, whatever their number; on
/// the mitigating side adding the largest gives the most. So only how many rules of each group change has to be tried,
/// not which, and the two sides can be tried apart. Rules with a floor, a ceiling or a weight of their own while quiet
/// do not fit this picture; every set of those is tried.
struct CounterfactualSearch {
    /// The most ways that are tried, sides counted together; any sixteen fired rules stay below.
    static let limit = 1 << 18

    /// One side of the score: for each number of changed rules the best sum, and how many of each group it changes.
    private typealias Curve = [(sum: Millibans, counts: [Int])]

    private let scorer: Scorer
    /// The bits of the entries of the present outcomes.
    private let outcomes: [RuleOutcome]
    /// Rules of which every set is tried.
    private var special: [Int] = []
    /// For each side the rules that may change, by group, strongest first.
    private var sides: [[[Int]]] = [[], []]
    /// For each rule the place of the entry that counts when it fires.
    private var entryOf: [Int]

    /// Sorts the rules that may change; nothing where there are too many ways.
    init?(_ scorer: Scorer, _ outcomes: [RuleOutcome], candidates: [Int]) {
        self.scorer = scorer
        self.outcomes = outcomes
        entryOf = Array(repeating: -1, count: scorer.rules.count)
        for (place, entry) in scorer.entries.enumerated() where !entry.whenQuiet { entryOf[Int(entry.rule)] = place }
        var buckets: [Int: [Int]] = [:]
        for rule in candidates.sorted(by: { [entryOf] in entryOf[$0] < entryOf[$1] }) {
            let weight = scorer.rules[rule]
            guard weight.floor == nil, weight.ceiling == nil, weight.absent == 0 else {
                special.append(rule)
                continue
            }
            buckets[Int(scorer.entries[entryOf[rule]].bucket), default: []].append(rule)
        }
        for (bucket, rules) in buckets.sorted(by: { $0.key < $1.key }) {
            sides[bucket < scorer.groups.count ? 0 : 1].append(rules)
        }
        let ways = sides.map { $0.reduce(1.0) { $0 * Double($1.count + 1) } }.reduce(0, +)
        guard special.count < 16, ways * Double(1 << special.count) <= Double(Self.limit) else { return nil }
    }

    /// The smallest set that brings the score below the bound, and of those the one with the lowest score.
    func smallest(below bound: Millibans) -> [Int]? {
        var best: (rules: [Int], total: Millibans)?
        for mask in 0..<(1 << special.count) {
            let chosen = special.indices.filter { mask >> $0 & 1 == 1 }.map { special[$0] }
            var changed = outcomes
            for rule in chosen { changed[rule] = scorer.rules[rule].isAdverse ? .quiet : .fired }
            let row = scorer.rows(changed).sure
            let (adverse, mitigating) = (curve(0, row), curve(1, row))
            for (a, less) in adverse.enumerated() {
                for (m, more) in mitigating.enumerated() {
                    let total = scorer.total(adverse: less.sum, mitigating: more.sum, row)
                    let size = chosen.count + a + m
                    guard size > 0, total < bound else { continue }
                    if let best, (size, total) >= (best.rules.count, best.total) { continue }
                    best = ((chosen + rules(0, less.counts) + rules(1, more.counts)).sorted(), total)
                }
            }
        }
        return best?.rules
    }

    private func rules(_ side: Int, _ counts: [Int]) -> [Int] {
        zip(sides[side], counts).flatMap { $0.prefix($1) }
    }

    /// The best sums of one side: the least that is left to speak against, or the most that speaks for.
    private func curve(_ side: Int, _ row: [UInt64]) -> Curve {
        let groups = sides[side]
        var best = Curve(repeating: (side == 0 ? .max : .min, []), count: groups.reduce(1) { $0 + $1.count })
        var row = row
        var counts = [Int](repeating: 0, count: groups.count)
        var room = GroupSums()
        func flip(_ rule: Int) { row[entryOf[rule] >> 6] ^= 1 << UInt64(entryOf[rule] & 63) }
        func walk(_ group: Int, _ changed: Int) {
            guard group < groups.count else {
                let sums = scorer.sides(row, &room)
                let sum = side == 0 ? sums.0 : sums.1
                if side == 0 ? sum < best[changed].sum : sum > best[changed].sum { best[changed] = (sum, counts) }
                return
            }
            walk(group + 1, changed)
            for (place, rule) in groups[group].enumerated() {
                flip(rule)
                counts[group] = place + 1
                walk(group + 1, changed + place + 1)
            }
            groups[group].forEach(flip)
            counts[group] = 0
        }
        walk(0, 0)
        return best
    }
}
