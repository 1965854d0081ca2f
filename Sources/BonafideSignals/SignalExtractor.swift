public import BonafideCore

/// Measures one family of signals on one applicant.
///
/// An extractor cannot throw: what it cannot learn it leaves unknown, with the reason. It can write
/// only the signals it declared.
public protocol SignalExtractor: Sendable {
    /// The family; the first word of the name of every signal it declares.
    static var family: SignalFamily { get }
    /// Everything it can measure, known before any data is read.
    static var declarations: [SignalDeclaration] { get }
    /// Binds its signals to the columns of a catalog and keeps the tables it needs.
    init(catalog: SignalCatalog, reference: ReferenceData)
    /// Measures one applicant.
    func extract(from applicant: Applicant, into findings: inout Findings)
    /// Measures the first `count` applicants into the lanes of a block; the columns are the extractor's own.
    func extract(from applicants: [Applicant], count: Int, columns: Range<Int>, into block: inout SignalBlock)
    /// Opens now what is otherwise opened for the first applicant.
    func openTables()
}

extension SignalExtractor {
    /// Most extractors open nothing late.
    public func openTables() {}

    /// One applicant after the other. What an extractor is and holds is looked up once for all.
    @inlinable
    public func extract(
        from applicants: [Applicant], count: Int, columns: Range<Int>, into block: inout SignalBlock
    ) {
        block.forEachLane(count, columns: columns) { lane, findings in
            extract(from: applicants[lane], into: &findings)
        }
    }
}
