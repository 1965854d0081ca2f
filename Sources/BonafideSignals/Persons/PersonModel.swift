internal import Foundation

/// How much each level of each field speaks for one person: the weights of Fellegi and Sunter (1969).
///
/// What strangers share is counted; how often two records of one person differ is estimated without labels by
/// expectation maximisation (Winkler 1988), once for every way candidates were found, without the fields that way looked
/// at. Both start from what is known of such records, so that small files are judged with sense.
struct PersonModel {
    /// By field and level: how often strangers, and records of one person, compare so.
    private(set) var strangers: [[Double]] = []
    private(set) var onePerson: [[Double]] = PersonField.allCases.map(\.onePerson)
    private let table: PersonTable
    private let counts: [[Int32]]
    private let totals: [Double]

    private static let sampledPairs = 50_000
    /// How many pairs, and how many pairs of one person, the starting values count for.
    private static let startStrangers = 20_000.0
    private static let startPersons = 20.0

    init(_ table: PersonTable, _ comparison: inout PersonComparison) {
        self.table = table
        counts = PersonField.allCases.map { field in
            var counts = [Int32](repeating: 0, count: table.texts[field.rawValue].count)
            for row in table.rows where row.values[field.rawValue] >= 0 {
                counts[Int(row.values[field.rawValue])] += 1
            }
            return counts
        }
        totals = counts.map { $0.reduce(0) { $0 + Double($1) } }
        strangers = Self.countStrangers(table, counts, totals, &comparison)
    }

    /// Shares of levels among strangers: equality over all pairs, the rest over a fixed sample.
    private static func countStrangers(
        _ table: PersonTable, _ counts: [[Int32]], _ totals: [Double], _ comparison: inout PersonComparison
    ) -> [[Double]] {
        var sampled = [[Double]](repeating: [0, 0, 0, 0], count: PersonField.allCases.count)
        var state: UInt64 = 0x9e37_79b9_7f4a_7c15
        func draw() -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: (state >> 32) % UInt64(table.rows.count))
        }
        for _ in 0..<min(sampledPairs, table.rows.count * (table.rows.count - 1) / 4) {
            let (a, b) = (draw(), draw())
            guard a != b else { continue }
            let levels = comparison.levels(a, b, whole: false)
            for field in PersonField.allCases {
                if let level = levels[field] { sampled[field.rawValue][Int(level.rawValue)] += 1 }
            }
        }
        return PersonField.allCases.map { field in
            let (total, start) = (totals[field.rawValue], field.strangers)
            let equal = counts[field.rawValue].reduce(0.0) { $0 + Double($1) * (Double($1) - 1) / 2 }
            let drawn = sampled[field.rawValue].reduce(0, +) + startStrangers
            let same = (equal + startStrangers * start.same) / (total * max(0, total - 1) / 2 + startStrangers)
            let near = (sampled[field.rawValue][1] + startStrangers * start.near) / drawn
            let loose = (sampled[field.rawValue][2] + startStrangers * start.loose) / drawn
            return [same, near, loose, max(0.01, 1 - same - near - loose)]
        }
    }

    // MARK: - Estimation

    /// Estimates how often records of one person compare so, from candidates and the rules that found them.
    mutating func estimate(_ pairs: [(rows: UInt64, rules: UInt16)], _ levels: [PersonLevels]) {
        var sums = PersonField.allCases.map { field in field.onePerson.map { $0 * Self.startPersons } }
        for (number, rule) in PersonBlocks.rules.enumerated() {
            let fields = PersonField.allCases.filter { !rule.fields.contains($0) }
            var patterns: [PersonLevels: Double] = [:]
            for (pair, level) in zip(pairs, levels) where pair.rules >> UInt16(number) & 1 != 0 {
                var pattern = level
                for field in rule.fields { pattern[field] = nil }
                patterns[pattern, default: 0] += 1
            }
            guard !patterns.isEmpty else { continue }
            let ordered = patterns.sorted { Self.isBefore($0.key, $1.key) }
            let (found, persons) = maximise(ordered, fields)
            for field in fields {
                for level in 0..<4 { sums[field.rawValue][level] += persons * found[field.rawValue][level] }
            }
        }
        onePerson = sums.map { row in
            let total = row.reduce(0, +)
            return row.map { $0 / total }
        }
    }

    private static func isBefore(_ a: PersonLevels, _ b: PersonLevels) -> Bool {
        for place in 0..<8 where a.raw[place] != b.raw[place] { return a.raw[place] < b.raw[place] }
        return false
    }

    private func maximise(
        _ patterns: [(key: PersonLevels, value: Double)], _ fields: [PersonField]
    ) -> (onePerson: [[Double]], persons: Double) {
        var shares = PersonField.allCases.map(\.onePerson)
        let total = patterns.reduce(0) { $0 + $1.value }
        var (share, persons) = (0.3, 0.0)
        for _ in 0..<40 {
            var sums = PersonField.allCases.map { field in field.onePerson.map { $0 * Self.startPersons } }
            persons = 0
            for (levels, count) in patterns {
                var weight = log(share / (1 - share))
                for field in fields {
                    guard let level = levels[field] else { continue }
                    let place = Int(level.rawValue)
                    weight += log(shares[field.rawValue][place] / strangers[field.rawValue][place])
                }
                let part = count / (1 + exp(-max(-60, min(60, weight))))
                persons += part
                for field in fields {
                    if let level = levels[field] { sums[field.rawValue][Int(level.rawValue)] += part }
                }
            }
            share = min(0.999, max(1e-6, persons / total))
            for field in fields {
                let all = sums[field.rawValue].reduce(0, +)
                shares[field.rawValue] = sums[field.rawValue].map { $0 / all }
            }
        }
        return (shares, persons)
    }

    // MARK: - Weights

    /// What a level of a field speaks for one person, in natural logarithms; an equal value by how rare it is.
    func weight(_ field: PersonField, _ level: PersonLevel, row: Int) -> Double {
        let place = Int(level.rawValue)
        let number = table.rows[row].values[field.rawValue]
        guard level == .same, number >= 0 else {
            return log(onePerson[field.rawValue][place] / strangers[field.rawValue][place])
        }
        let holders = Double(counts[field.rawValue][Int(number)]) + 1
        return log(onePerson[field.rawValue][0] / (holders / (totals[field.rawValue] + 1 / field.strangers.same)))
    }

    /// The logarithm of the odds that two records taken at random are one person's, from the weights of the candidates.
    func prior(_ weights: [Double]) -> Double {
        let records = Double(table.rows.count)
        let pairs = records * (records - 1) / 2
        var expected = records / 20
        for _ in 0..<30 {
            let odds = log((expected + 1) / (pairs + 2000))
            expected = weights.reduce(0) { $0 + 1 / (1 + exp(-max(-50, min(50, $1 + odds)))) }
        }
        return log((expected + 1) / (pairs + 2000))
    }
}
