internal import BonafideCore
internal import BonafideIdentity

/// Measures whether other full names turn up where the applicant's should.
struct PersonaNames: Sendable {
    private let meetings: Slot<Int64>
    private let otherNames: Slot<Int64>
    private let claimedOtherNames: Slot<Int64>

    init(catalog: SignalCatalog) {
        meetings = catalog.count(PersonaSignals.meetingOtherName)
        otherNames = catalog.count(PersonaSignals.otherNames)
        claimedOtherNames = catalog.count(PersonaSignals.claimedOtherNames)
    }

    func extract(from applicant: Applicant, into findings: inout Findings) {
        guard let name = applicant.string(RootField.basicsName.path).value else { return }
        let known =
            ([name] + applicant.strings(RootField.basicsPriorNames.path)
            + [applicant.string(RootField.basicsNameNative.path).value].compactMap { $0 }).map { PreparedName($0) }
        measureMeetings(applicant, known, &findings)
        // claimed, email, phone, username, search, unknown
        measureLinks(applicant, known, foundBy: [1, 2], otherNames, &findings)
        measureLinks(applicant, known, foundBy: [0], claimedOtherNames, &findings)
    }

    /// Whether a shown name is a full name that is none of the known ones.
    ///
    /// Two words at least, and no word in common: nicknames, initials and handles are not other people.
    private func isOther(_ shown: String, than known: [PreparedName]) -> Bool {
        guard shown.split(whereSeparator: { !$0.isLetter }).filter({ $0.count > 1 }).count >= 2 else { return false }
        let prepared = PreparedName(shown)
        return known.allSatisfy { name in
            let likeness = NameComparison.compare(prepared, name, kind: .person)
            return likeness.relation == .different
                && !likeness.alignment.contains { $0.first != nil && $0.second != nil && $0.likeness >= 0.85 }
        }
    }

    private func measureMeetings(_ applicant: Applicant, _ known: [PreparedName], _ findings: inout Findings) {
        var judged = 0
        var other = 0
        for element in 0..<applicant.count(of: .meetings) {
            guard let shown = applicant.string(MeetingField.displayName.path, at: element).value else { continue }
            judged += 1
            guard isOther(shown, than: known) else { continue }
            other += 1
            findings.cite(meetings, MeetingField.displayName.path, at: element)
        }
        guard judged > 0 else { return }
        findings.report(meetings, other)
        if other > 0 { findings.cite(meetings, RootField.basicsName.path) }
    }

    private func measureLinks(
        _ applicant: Applicant, _ known: [PreparedName], foundBy ways: Set<Int>, _ slot: Slot<Int64>,
        _ findings: inout Findings
    ) {
        var judged = 0
        var other = 0
        for element in 0..<applicant.count(of: .links) {
            guard let foundBy = applicant.word(LinkField.foundBy.path, at: element).value, ways.contains(foundBy),
                let shown = applicant.string(LinkField.displayName.path, at: element).value
            else { continue }
            judged += 1
            guard isOther(shown, than: known) else { continue }
            other += 1
            findings.cite(slot, LinkField.displayName.path, at: element)
        }
        guard judged > 0 else { return }
        findings.report(slot, other)
        if other > 0 { findings.cite(slot, RootField.basicsName.path) }
    }
}
