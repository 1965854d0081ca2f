package import BonafideCore

/// What a pack would have done to applicants whose reviews are known.
package struct Backtest: Sendable {
    /// How often each label occurs.
    package struct Split: Hashable, Sendable {
        package var confirmed = 0
        package var cleared = 0
        package var unresolved = 0
        package var unreviewed = 0

        /// All applicants.
        package var total: Int { confirmed + cleared + unresolved + unreviewed }

        mutating func count(_ label: ReviewLabel) {
            switch label {
            case .confirmed: confirmed += 1
            case .cleared: cleared += 1
            case .unresolved: unresolved += 1
            case .unreviewed: unreviewed += 1
            }
        }
    }

    /// A band with who lies in it.
    package struct BandRow: Hashable, Sendable {
        package let name: String
        package let split: Split
    }

    /// A threshold with what flagging everybody at or above it would mean.
    package struct Threshold: Hashable, Sendable {
        package let total: Millibans
        package let display: Int
        /// The band that begins here, or empty.
        package let band: String
        /// Applicants at or above, labelled or not.
        package let flagged: Int
        package let recall: Double
        package let falsePositiveRate: Double
        package let precision: Double
    }

    /// Metrics over the applicants that were cleared or confirmed.
    package struct Metrics: Hashable, Sendable {
        package let areaUnderROC: ExactShare
        package let averagePrecision: Double
        package let largestGap: Double
        package let brier: Double
        package let logLoss: Double
        package let calibrationError: Double
        package let recallAtOnePercent: Double
        package let recallAtFivePercent: Double
        package let precisionAtCapacity: Double
    }

    /// The ranking with each applicant counted as often as the label file says, for labels that were sampled.
    package struct Weighted: Hashable, Sendable {
        package let areaUnderROC: Double
        /// Of confirmed applicants, and of all labelled ones above it, at the first alarm band.
        package let recall: Double
        package let precision: Double
    }

    /// Everything about the run.
    package let split: Split
    package let bands: [BandRow]
    package let metrics: Metrics
    /// Nothing where every weight is 1.
    package let weighted: Weighted?
    package let capacity: Int
    package let thresholds: [Threshold]
    /// Applicants by display score in steps of 5, by label.
    package let histogram: [Split]
    /// Confirmed and cleared applicants by score, for curves.
    package let ranked: RankedScores
    package let calibration: [ProbabilityMetrics.Bin]
    package let rules: [RuleRow]
    package let overlaps: [Overlap]
    package let drift: [Drift]
    /// Sentences to be shown before any number.
    package let warnings: [String]
    /// Share of applicants whose band no unknown can change.
    package let settled: ExactShare

    /// Measures a pack over a table with labels.
    package static func run(
        _ table: OutcomeTable, _ labels: LabelTable, pack: RulePack, capacity: Int = 100, threads: Int = 1
    ) async -> Backtest {
        let scores = await BacktestScores.of(table, pack, threads: threads)
        return await run(table, labels, scores, pack, capacity, threads)
    }

    /// The same with labels that are read while scores are worked out.
    package static func run(
        _ table: OutcomeTable, pack: RulePack, capacity: Int = 100, threads: Int = 1,
        labels: () async throws -> LabelTable
    ) async throws -> Backtest {
        async let scores = BacktestScores.of(table, pack, threads: threads)
        let labels = try await labels()
        return await run(table, labels, scores, pack, capacity, threads)
    }

    private static func run(
        _ table: OutcomeTable, _ labels: LabelTable, _ scores: BacktestScores, _ pack: RulePack, _ capacity: Int,
        _ threads: Int
    ) async -> Backtest {
        let sample = BacktestSample(table: table, column: labels.column(table.ids), scores: scores, pack: pack)
        let rules = await sample.ruleRows(threads: threads)
        return Backtest(sample, rules, capacity: capacity)
    }

    private init(_ sample: BacktestSample, _ rules: [RuleRow], capacity: Int) {
        split = sample.split
        bands = sample.bandRows
        ranked = sample.ranked
        calibration = sample.calibration
        self.capacity = capacity
        metrics = sample.metrics(capacity: capacity)
        weighted = sample.weighted
        thresholds = sample.thresholds
        histogram = sample.histogram
        self.rules = rules
        overlaps = sample.overlaps
        drift = sample.drift
        warnings = sample.warnings
        settled = ExactShare(sample.scores.isSettled.count { $0 }, of: sample.table.count)
    }
}

/// One rule's part in a backtest.
package struct RuleRow: Hashable, Sendable {
    package let id: String
    package let status: String
    package let weight: Millibans
    /// Applicants for whom it fired, labelled or not.
    package let fired: Int
    /// Share of applicants for whom it is unknown.
    package let unknown: ExactShare
    package let truePositives: Int
    package let falsePositives: Int
    /// Share of confirmed among cleared and confirmed it fired for, with its 95 % interval.
    package let precision: ExactShare
    package let precisionLow: Double
    package let precisionHigh: Double
    /// Share of confirmed it fired for.
    package let recall: ExactShare
    /// Precision over the share of confirmed among all labelled.
    package let lift: Double
    /// `log10` of the likelihood ratio of firing; the weight the data alone would give, in bans.
    package let evidence: Double
    /// How much the area under the ROC curve falls without the rule.
    package let gain: Double
    /// Confirmed applicants who would fall below the first alarm band without it.
    package let soloCatches: Int
}

/// Two rules that fire together.
package struct Overlap: Hashable, Sendable {
    package let first: String
    package let second: String
    package let shared: Int
    package let jaccard: Double
    package let phi: Double

    /// Whether the two say nearly the same.
    package var isRedundant: Bool { jaccard >= 0.8 || phi >= 0.8 }
}

/// How far the scores of a part lie from those of the rest.
package struct Drift: Hashable, Sendable {
    /// What was compared, such as `second half against first half`.
    package let name: String
    package let applicants: Int
    /// Population stability index.
    package let index: Double

    /// The usual reading of the index.
    package var verdict: String {
        index.isNaN ? "too few" : index < 0.1 ? "stable" : index < 0.25 ? "moved" : "shifted"
    }
}
