package import BonafideCore

/// One input file of a run.
package struct InputStamp: Codable, Hashable, Sendable {
    /// The file's name as the user gave it.
    package var name: String
    /// SHA-256 of the file, 64 hexadecimal digits, or empty where it was not read to its end.
    package var digest: String
    /// Size in bytes.
    package var bytes: Int64
    /// Records read from it.
    package var records: Int64
    /// Records refused.
    package var rejected: Int64
    /// Records whose id an earlier record had.
    package var repeated: Int64 = 0
    /// Rows of a side table whose id no profile has.
    package var withoutProfile: Int64 = 0

    /// Takes all parts.
    package init(name: String, digest: String = "", bytes: Int64 = 0, records: Int64 = 0, rejected: Int64 = 0) {
        self.name = name
        self.digest = digest
        self.bytes = bytes
        self.records = records
        self.rejected = rejected
    }
}

/// What a run counted; counts of several workers are joined with `merge`.
package struct RunSummary: Codable, Hashable, Sendable {
    /// Applicants assessed.
    package var applicants: Int64 = 0
    /// Applicants in each band, the lowest band first.
    package var bands: [Int64]
    /// Applicants whose band no unknown could change.
    package var settled: Int64 = 0
    /// For each rule, how often it ended in each way, in the order of `RuleOutcome.allCases`.
    package var outcomes: [[Int64]]
    /// Columns of protected traits that were dropped at the door.
    package var droppedColumns: Int = 0
    /// The input files.
    package var inputs: [InputStamp] = []

    /// Records refused in all inputs.
    package var rejected: Int64 { inputs.reduce(0) { $0 + $1.rejected } }

    /// Starts with nothing counted.
    package init(pack: PackCard) {
        bands = Array(repeating: 0, count: pack.bands.count)
        outcomes = Array(repeating: Array(repeating: 0, count: RuleOutcome.allCases.count), count: pack.rules.count)
    }

    /// Counts an applicant by the number of the band; how rules ended is counted apart, in `outcomes`.
    package mutating func count(band: Int, isSettled: Bool, droppedColumns dropped: Int) {
        applicants += 1
        if bands.indices.contains(band) { bands[band] += 1 }
        if isSettled { settled += 1 }
        droppedColumns = max(droppedColumns, dropped)
    }

    /// Counts an assessment.
    package mutating func count(_ assessment: Assessment) {
        count(band: assessment.band, isSettled: assessment.isSettled, droppedColumns: assessment.droppedColumns)
        for (rule, outcome) in assessment.outcomes.prefix(outcomes.count).enumerated() {
            outcomes[rule][Int(outcome.rawValue)] += 1
        }
    }

    /// Adds what another worker counted; inputs are taken from whichever has them.
    package mutating func merge(_ other: RunSummary) {
        applicants += other.applicants
        settled += other.settled
        droppedColumns = max(droppedColumns, other.droppedColumns)
        for band in bands.indices where band < other.bands.count { bands[band] += other.bands[band] }
        for rule in outcomes.indices where rule < other.outcomes.count {
            for kind in outcomes[rule].indices { outcomes[rule][kind] += other.outcomes[rule][kind] }
        }
        if inputs.isEmpty { inputs = other.inputs }
    }
}
