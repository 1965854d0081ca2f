package import BonafideCore

/// Two packs over the same applicants: who moves bands, and why.
package struct PackComparison: Sendable {
    /// One applicant who is in another band.
    package struct Mover: Hashable, Sendable {
        package let id: String
        /// Place in the table.
        package let applicant: Int
        package let label: ReviewLabel
        package let before: Millibans
        package let after: Millibans
        package let bandBefore: Int
        package let bandAfter: Int
        /// The changed rules of which each alone makes the difference: with its old form the band would be the old one.
        package let hinges: [String]
        /// Both waterfalls: the prior and what each rule adds under the older and the newer pack; each side adds up to
        /// its score.
        package let waterfall: [Step]

        /// The steps that differ.
        package var changes: [Step] { waterfall.filter { $0.before != $0.after } }
    }

    /// One rule's part of a difference.
    package struct Step: Hashable, Sendable {
        package let rule: String
        package let before: Millibans
        package let after: Millibans
    }

    /// Applicants by old band and new band, for each label.
    package let migration: [ReviewLabel: [[Int]]]
    /// Bands of the older pack, then of the newer one.
    package let bands: (before: [String], after: [String])
    /// Applicants above the first alarm band now and not before, in the order of the export.
    package let swappedIn: [Mover]
    /// Applicants above it before and not now.
    package let swappedOut: [Mover]
    /// All others in another band.
    package let moved: [Mover]
    /// Labelled applicants only the older pack judges rightly, and only the newer one; with McNemar's chance.
    package let rightBefore: Int
    package let rightAfter: Int
    package let chance: Double
    /// Areas under the ROC curve and the bootstrap interval of their difference.
    package let areaBefore: ExactShare
    package let areaAfter: ExactShare
    package let areaGain: Bootstrap.Interval
    /// What differs in the packs themselves.
    package let difference: PackDifference

    /// Compares two packs; each table holds the outcomes of its pack for the same applicants in the same order.
    package static func run(
        champion: (pack: RulePack, table: OutcomeTable), challenger: (pack: RulePack, table: OutcomeTable),
        labels: LabelTable, resamples: Int = 1000, seed: UInt64 = 1, threads: Int = 1
    ) async -> PackComparison {
        let before = await BacktestScores.of(champion.table, champion.pack, threads: threads)
        let after = await BacktestScores.of(challenger.table, challenger.pack, threads: threads)
        let pair = ComparedPair(
            old: ComparedPair.Side(champion.pack, champion.table, before),
            new: ComparedPair.Side(challenger.pack, challenger.table, after),
            labels: champion.table.ids.map { labels.entries[$0]?.label ?? .unreviewed })
        return await PackComparison(pair, resamples: resamples, seed: seed)
    }

    private init(_ pair: ComparedPair, resamples: Int, seed: UInt64) async {
        difference = PackDifference(from: pair.old.pack, to: pair.new.pack)
        bands = (pair.old.pack.card.bands.map(\.name), pair.new.pack.card.bands.map(\.name))
        migration = pair.migration()
        let movers = pair.movers(difference)
        swappedIn = movers.filter { $0.bandBefore == 0 && $0.bandAfter > 0 }
        swappedOut = movers.filter { $0.bandBefore > 0 && $0.bandAfter == 0 }
        moved = movers.filter { ($0.bandBefore == 0) == ($0.bandAfter == 0) }
        (rightBefore, rightAfter) = pair.rightAlone()
        chance = ShareMetrics.mcNemar(rightBefore, rightAfter)
        let (one, other, labels) = pair.labelled()
        areaBefore = RankedScores(scores: one, labels: labels).areaUnderROC
        areaAfter = RankedScores(scores: other, labels: labels).areaUnderROC
        let (first, second) = (Bootstrap.ranking(one), Bootstrap.ranking(other))
        areaGain = await Bootstrap.interval(
            size: labels.count, resamples: resamples, seed: seed, estimate: areaAfter.value - areaBefore.value
        ) { counts in
            Bootstrap.areaUnderROC(second.order, second.steps, labels, counts)
                - Bootstrap.areaUnderROC(first.order, first.steps, labels, counts)
        }
    }
}

/// Both packs with their scores of the same applicants.
struct ComparedPair: Sendable {
    /// One pack with its outcomes.
    struct Side: Sendable {
        let pack: RulePack
        let table: OutcomeTable
        let scores: BacktestScores

        init(_ pack: RulePack, _ table: OutcomeTable, _ scores: BacktestScores) {
            self.pack = pack
            self.table = table
            self.scores = scores
        }

        func band(_ applicant: Int) -> Int { pack.card.band(of: Millibans(scores.totals[applicant])) }
    }

    let old: Side
    let new: Side
    let labels: [ReviewLabel]

    func migration() -> [ReviewLabel: [[Int]]] {
        let empty = [[Int]](
            repeating: [Int](repeating: 0, count: new.pack.card.bands.count), count: old.pack.card.bands.count)
        var migration: [ReviewLabel: [[Int]]] = [:]
        for label in ReviewLabel.allCases { migration[label] = empty }
        for (applicant, label) in labels.enumerated() {
            migration[label]?[old.band(applicant)][new.band(applicant)] += 1
        }
        return migration
    }

    /// Labelled applicants that one pack alone puts on the right side of the first alarm band.
    func rightAlone() -> (before: Int, after: Int) {
        var (before, after) = (0, 0)
        for (applicant, label) in labels.enumerated() where label == .confirmed || label == .cleared {
            let isFraud = label == .confirmed
            let (one, other) = ((old.band(applicant) > 0) == isFraud, (new.band(applicant) > 0) == isFraud)
            if one && !other { before += 1 }
            if other && !one { after += 1 }
        }
        return (before, after)
    }

    func labelled() -> (old: [Double], new: [Double], labels: [Bool]) {
        let rows = labels.indices.filter { labels[$0] == .confirmed || labels[$0] == .cleared }
        return (
            rows.map { Double(old.scores.totals[$0]) }, rows.map { Double(new.scores.totals[$0]) },
            rows.map { labels[$0] == .confirmed }
        )
    }

    func movers(_ difference: PackDifference) -> [PackComparison.Mover] {
        let changed = Set(difference.changes.filter { $0.bump > .patch }.map(\.subject))
        let ids = changed.filter { old.pack.number(of: $0) != nil || new.pack.number(of: $0) != nil }.sorted()
        let hybrids = ids.map(hybrid)
        return labels.indices.compactMap { applicant in
            let (from, to) = (old.band(applicant), new.band(applicant))
            let name = old.pack.card.bands[from].name
            guard name != new.pack.card.bands[to].name else { return nil }
            let hinges = hybrids.filter {
                new.pack.card.bands[new.pack.card.band(of: $0.total(applicant))].name == name
            }
            return PackComparison.Mover(
                id: old.table.ids[applicant], applicant: applicant, label: labels[applicant],
                before: Millibans(old.scores.totals[applicant]), after: Millibans(new.scores.totals[applicant]),
                bandBefore: from, bandAfter: to, hinges: hinges.map(\.id), waterfall: waterfall(applicant))
        }
    }

    /// The newer pack with one rule as the older pack has it.
    private struct Hybrid {
        let id: String
        let scorer: Scorer
        /// For each rule of the scorer, whose outcome counts and its row there.
        let sources: [(side: Side, row: Int)]

        func total(_ applicant: Int) -> Millibans {
            scorer.score(
                sources.map { $0.row < 0 ? .unknown : $0.side.table.outcome(rule: $0.row, applicant: applicant) }
            ).total
        }
    }

    private func hybrid(_ id: String) -> Hybrid {
        var rules: [RuleWeight] = []
        var sources: [(side: Side, row: Int)] = []
        for (side, wantsIt) in [(new, false), (old, true)] {
            for (place, rule) in side.pack.scorer.rules.enumerated() where (rule.id == id) == wantsIt {
                rules.append(rule)
                sources.append((side, side.scores.rows[side.pack.scoredRows[place]]))
            }
        }
        return Hybrid(id: id, scorer: Scorer(settings: new.pack.settings, rules: rules), sources: sources)
    }

    private func rows(_ side: Side, _ applicant: Int) -> [(RuleWeight, RuleOutcome)] {
        side.pack.scorer.rules.enumerated().map { place, rule in
            let row = side.scores.rows[side.pack.scoredRows[place]]
            return (rule, row < 0 ? .unknown : side.table.outcome(rule: row, applicant: applicant))
        }
    }

    /// The prior and what each rule adds under both packs.
    private func waterfall(_ applicant: Int) -> [PackComparison.Step] {
        func parts(_ side: Side) -> [String: Millibans] {
            let rows = rows(side, applicant)
            var parts: [String: Millibans] = [:]
            let breakdown = side.pack.scorer.breakdown(rows.map(\.1))
            for part in breakdown.contributions { parts[rows[part.rule].0.id, default: 0] += part.millibans }
            for part in breakdown.adjustments {
                parts["\(rows[part.rule].0.id) (\(part.kind.rawValue))", default: 0] += part.millibans
            }
            return parts
        }
        let (before, after) = (parts(old), parts(new))
        let prior = PackComparison.Step(
            rule: "prior", before: old.pack.settings.prior, after: new.pack.settings.prior)
        return [prior]
            + Set(before.keys).union(after.keys).sorted().map { rule in
                PackComparison.Step(rule: rule, before: before[rule] ?? 0, after: after[rule] ?? 0)
            }
    }
}
