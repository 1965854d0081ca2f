package import BonafideCore

/// An extractor that counts how many applicants of an export give one value: each applicant passes it once before any is
/// measured.
package protocol ComparingExtractor: SignalExtractor {
    /// The fields `gather` reads; all where nothing is given.
    var gatheredFields: [FieldPath]? { get }
    /// Adds the values of one applicant that are to be counted.
    func gather(from applicant: Applicant, into values: ValueKeys)
    /// Adds the values of the first `count` applicants.
    func gather(from applicants: [Applicant], count: Int, into values: ValueKeys)
    /// Measures one applicant by the counts of all; called after `extract`, and not at all where nothing was counted.
    func compare(_ applicant: Applicant, with counts: ValueCounts, into findings: inout Findings)
    /// Measures the first `count` applicants into the lanes of a block; the columns are the extractor's own.
    func compare(
        _ applicants: [Applicant], count: Int, with counts: ValueCounts, columns: Range<Int>,
        into block: inout SignalBlock)
}

extension ComparingExtractor {
    package var gatheredFields: [FieldPath]? { nil }

    /// One applicant after the other.
    @inlinable
    package func gather(from applicants: [Applicant], count: Int, into values: ValueKeys) {
        for lane in 0..<count { gather(from: applicants[lane], into: values) }
    }

    /// One applicant after the other.
    @inlinable
    package func compare(
        _ applicants: [Applicant], count: Int, with counts: ValueCounts, columns: Range<Int>,
        into block: inout SignalBlock
    ) {
        block.forEachLane(count, columns: columns) { lane, findings in
            compare(applicants[lane], with: counts, into: &findings)
        }
    }
}
