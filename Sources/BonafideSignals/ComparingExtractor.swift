package import BonafideCore

/// An extractor that counts how many applicants of an export give one value: each applicant passes it once before any is
/// measured.
package protocol ComparingExtractor: SignalExtractor {
    /// The fields `gather` reads; all where nothing is given.
    var gatheredFields: [FieldPath]? { get }
    /// Adds the values of one applicant that are to be counted.
    func gather(from applicant: Applicant, into values: ValueKeys)
    /// Measures one applicant by the counts of all; called after `extract`, and not at all where nothing was counted.
    func compare(_ applicant: Applicant, with counts: ValueCounts, into findings: inout Findings)
}

extension ComparingExtractor {
    package var gatheredFields: [FieldPath]? { nil }
}
