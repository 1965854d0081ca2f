package import BonafideIngest
package import BonafideReport

/// What a scoring run is asked to do.
package struct ScoringOptions: Sendable {
    /// How many workers score at once, at least 1.
    package var threads = 1
    /// Number of the lowest band that is reported.
    package var minimumBand = 0
    /// Number of the band that counts as a finding, or nothing.
    package var failOnBand: Int?
    /// Ids to report; all where nothing is given.
    package var only: Set<String>?
    /// How many rejected records are accepted.
    package var rejectPolicy = RejectPolicy.standard
    /// Records to score before the run ends early, or nothing for all.
    package var limit: Int?
    /// Who shares what, where that was found elsewhere; else the run finds it in a first pass.
    package var linked: LinkedRows?
    /// Keeps what the run learns in a store, or nothing.
    package var keeper: RunKeeper?

    /// The part of the export this run is to score, or nothing for all.
    package var shard: RunShard?
    /// Where an earlier run of the same command stood, to go on from there.
    package var start: Checkpoint?
    /// Whether the run scores some of the records alone, and so meets not all of them while it scores.
    var isPart: Bool { shard != nil || start != nil }
    /// Told now and then where the run stands, once everything before is written.
    package var checkpoint: (@Sendable (Checkpoint) throws -> Void)?

    /// Whether the smallest change that would move the band is looked for.
    package var showsAnalysis = false

    package init() {}
}

/// One report of a run: its form, and where its bytes go.
package struct ReportTarget: Sendable {
    /// The form.
    package var format: ReportFormat
    /// What the reader asked for.
    package var options: ReportOptions
    /// Takes bytes in order; gives false when nobody reads any more.
    package var write: @Sendable ([UInt8]) throws -> Bool

    /// Joins the parts.
    package init(format: ReportFormat, options: ReportOptions, write: @escaping @Sendable ([UInt8]) throws -> Bool) {
        self.format = format
        self.options = options
        self.write = write
    }
}

/// How a run ended.
package struct ScoringResult: Sendable {
    /// What was counted.
    package var summary: RunSummary
    /// Records seen, rejected ones included.
    package var records = 0
    /// Records left out.
    package var rejected = 0
    /// Rows of side tables seen, rejected ones included.
    package var sideRecords = 0
    /// Rows of side tables left out.
    package var sideRejected = 0
    /// Records and rows left out because no honest export looks so.
    package var hostile = 0
    /// Whether more records were left out than the policy accepts, or one was hostile.
    package var isInputBad = false
    /// Applicants at or above the band that was asked about.
    package var findings = 0
    /// Why the input could not be read to its end, where it could not.
    package var inputError: IngestError?
    /// Whether the run was asked to stop, or nobody read its output any more.
    package var wasInterrupted = false

    init(summary: RunSummary) { self.summary = summary }
}
