internal import BonafideCore
internal import BonafideIdentity

/// Compares the holders of payout instruments with the applicant.
struct PayoutHolders: Sendable {
    private let otherHolders, newHolders: Slot<Int64>

    init(catalog: SignalCatalog) {
        otherHolders = catalog.count(PayoutSignals.otherHolders)
        newHolders = catalog.count(PayoutSignals.newHolders)
    }

    func extract(from applicant: Applicant, into findings: inout Findings) {
        guard applicant.isGivenAnywhere(PayoutField.holder.path) else { return }
        guard let name = applicant.string(RootField.basicsName.path).value else { return }
        let known =
            ([name, applicant.string(RootField.basicsNameNative.path).value].compactMap { $0 }
            + applicant.strings(RootField.basicsPriorNames.path)).map { PreparedName($0) }
        var judged: [(holder: String, isOther: Bool, at: Timestamp?)] = []
        for element in 0..<applicant.count(of: .payouts) {
            guard let holder = applicant.string(PayoutField.holder.path, at: element).value else { continue }
            let isOther = isOther(holder, than: known, applicant, element)
            judged.append((holder, isOther, applicant.instant(PayoutField.changedAt.path, at: element).value))
            if isOther { findings.cite(otherHolders, PayoutField.holder.path, at: element) }
        }
        guard !judged.isEmpty else { return }
        // An agency that is declared is paid for its people.
        if applicant.isGiven(RootField.agencyId.path), applicant.string(RootField.agencyId.path).value != nil {
            findings.leaveUnknown(otherHolders, .suppressed)
            return measureNew(judged, &findings)
        }
        let others = judged.count(where: \.isOther)
        findings.report(otherHolders, others)
        if others > 0 { findings.cite(otherHolders, RootField.basicsName.path) }
        measureNew(judged, &findings)
    }

    /// Whether a holder is neither the applicant under any known name nor the applicant's own or contracted company.
    private func isOther(_ holder: String, than known: [PreparedName], _ applicant: Applicant, _ element: Int) -> Bool {
        let prepared = PreparedName(holder)
        let isSame = known.contains { name in
            let likeness = NameComparison.compare(prepared, name, kind: .person)
            // One name in common suffices: spouses, own companies, accounts of two, one name after marriage.
            return likeness.relation != .different
                || likeness.alignment.contains { $0.first != nil && $0.second != nil && $0.likeness >= 0.85 }
        }
        guard !isSame else { return false }
        let parties = [RootField.contractParty.path].compactMap { applicant.string($0).value }
        return !parties.contains {
            NameComparison.compare(prepared, PreparedName($0), kind: .unstated).relation != .different
        }
    }

    private func measureNew(_ judged: [(holder: String, isOther: Bool, at: Timestamp?)], _ findings: inout Findings) {
        let dated = judged.compactMap { entry in entry.at.map { (at: $0, isOther: entry.isOther) } }.sorted {
            $0.at < $1.at
        }
        guard dated.count >= 2 else { return findings.leaveUnknown(newHolders, .tooFew) }
        guard let own = dated.firstIndex(where: { !$0.isOther }) else { return findings.report(newHolders, 0) }
        findings.report(newHolders, dated[own...].count(where: \.isOther))
        findings.cite(newHolders, PayoutField.holder.path)
    }
}
