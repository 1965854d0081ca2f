package import BonafideCore
internal import BonafideIdentity

/// Screens an applicant's names and identifiers, employers, schools and payees against the watchlists in force.
///
/// A name alone gives information only; what weighs are equal identifiers, names that a birth date confirms, and
/// organisations whose name is met whole.
package struct SanctionsExtractor: SignalExtractor {
    package static let family = SignalFamily.sanctions
    package static let declarations = SanctionsSignals.declarations

    private let watchlists: Watchlists?
    private let person: SanctionsPerson
    private let organisations: SanctionsOrganisations
    private let identifiers: SanctionsIdentifiers
    private let age: Slot<Double>
    private let reference: Slot<String>
    private let slots: SanctionsSlots

    package init(catalog: SignalCatalog, reference data: ReferenceData) {
        watchlists = data.watchlists.flatMap { $0.versions.isEmpty ? nil : $0 }
        person = SanctionsPerson(catalog: catalog)
        organisations = SanctionsOrganisations(catalog: catalog)
        identifiers = SanctionsIdentifiers(catalog: catalog)
        age = catalog.measure(SanctionsSignals.listAge)
        reference = catalog.label(SanctionsSignals.reference)
        slots = SanctionsSlots(catalog: catalog)
    }

    package func openTables() { _ = try? watchlists?.screener() }

    package func extract(from applicant: Applicant, into findings: inout Findings) {
        extract(from: applicant, try? watchlists?.screener(), into: &findings)
    }

    /// One applicant after the other; the lists are looked for once for all.
    package func extract(
        from applicants: [Applicant], count: Int, columns: Range<Int>, into block: inout SignalBlock
    ) {
        let screener = try? watchlists?.screener()
        block.forEachLane(count, columns: columns) { lane, findings in
            extract(from: applicants[lane], screener, into: &findings)
        }
    }

    private func extract(from applicant: Applicant, _ screener: Screener?, into findings: inout Findings) {
        guard let watchlists, let screener else { return slots.leaveUnknown(&findings) }
        if let days = watchlists.oldestDays { findings.report(age, Double(max(0, days))) }
        let byIdentifier = identifiers.extract(from: applicant, screener, on: watchlists.day, into: &findings)
        let byName = person.extract(from: applicant, screener, on: watchlists.day, into: &findings)
        if let entry = byIdentifier ?? byName { findings.report(reference, entry) }
        organisations.extract(from: applicant, screener, on: watchlists.day, into: &findings)
    }
}

/// All signals of the family, for the case that there is no list to screen against.
struct SanctionsSlots: Sendable {
    private let flags: [Slot<Bool>]
    private let counts: [Slot<Int64>]
    private let labels: [Slot<String>]
    private let age: Slot<Double>

    init(catalog: SignalCatalog) {
        typealias Signals = SanctionsSignals
        flags = [Signals.identifierMatch, Signals.strongMatch].map { catalog.flag($0) }
        counts = [
            Signals.possible, Signals.weakAlias, Signals.homonyms, Signals.setAside, Signals.employers,
            Signals.schools, Signals.others, Signals.payees, Signals.domains, Signals.banks,
        ].map { catalog.count($0) }
        labels = [Signals.reference, Signals.possibleReference, Signals.wouldClear, Signals.organisation].map {
            catalog.label($0)
        }
        age = catalog.measure(Signals.listAge)
    }

    /// Leaves every signal unknown for want of lists.
    func leaveUnknown(_ findings: inout Findings) {
        for slot in flags { findings.leaveUnknown(slot, .noReference) }
        for slot in counts { findings.leaveUnknown(slot, .noReference) }
        for slot in labels { findings.leaveUnknown(slot, .noReference) }
        findings.leaveUnknown(age, .noReference)
    }
}

extension ScreeningCandidate {
    /// List and number of the entry, for reasons and for looking it up.
    var entry: String { "\(party.list) \(party.id)" }
}
