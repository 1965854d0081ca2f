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
    /// Opens now what is otherwise opened for the first applicant.
    func openTables()
}

extension SignalExtractor {
    /// Most extractors open nothing late.
    public func openTables() {}
}
