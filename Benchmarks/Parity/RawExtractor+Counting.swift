internal import BonafideCore
internal import BonafideSignals

extension RawExtractor {
    var gatheredFields: [FieldPath]? {
        [
            RootField.basicsName.path, RootField.photoPhash.path, SessionField.deviceId.path, DocumentField.kind.path,
            DocumentField.sha256.path, PayoutField.accountNumber.path, PayoutField.walletAddress.path,
            PayoutField.iban.path, PayoutField.email.path,
        ]
    }

    func gather(from applicant: Applicant, into values: ValueKeys) {
        if let account = key(of: .account, applicant),
            let name = applicant.read(RootField.basicsName.path, { hasher.hash(0, $0) }).value
        {
            values.add(account, member: name)
        }
        for kind in [Counted.device, .curriculum, .photo] {
            if let key = key(of: kind, applicant) { values.add(key) }
        }
    }

    func compare(_ applicant: Applicant, with counts: ValueCounts, into findings: inout Findings) {
        report(.account, slots.accountNames, PayoutField.accountNumber.path, applicant, counts, &findings)
        report(.device, slots.deviceUses, SessionField.deviceId.path, applicant, counts, &findings)
        report(.curriculum, slots.cvUses, DocumentField.sha256.path, applicant, counts, &findings)
        report(.photo, slots.photoUses, RootField.photoPhash.path, applicant, counts, &findings)
    }

    @inline(__always)
    private func report(
        _ kind: Counted, _ slot: Slot<Int64>, _ path: FieldPath, _ applicant: Applicant, _ counts: ValueCounts,
        _ findings: inout Findings
    ) {
        guard let key = key(of: kind, applicant) else { return }
        let count = counts.count(of: key)
        findings.report(slot, count)
        if count > 1 { findings.cite(slot, path) }
    }

    @inline(__always)
    private func key(of kind: Counted, _ applicant: Applicant) -> UInt64? {
        switch kind {
        case .account: withAccount(applicant) { hasher.hash(kind.rawValue, $0) }
        case .device: applicant.read(SessionField.deviceId.path) { hasher.hash(kind.rawValue, $0) }.value
        case .curriculum: curriculum(applicant)
        case .photo: applicant.read(RootField.photoPhash.path) { hasher.hash(kind.rawValue, $0) }.value
        }
    }

    private func curriculum(_ applicant: Applicant) -> UInt64? {
        for element in 0..<applicant.count(of: .documents)
        where applicant.has(DocumentField.kind.path, at: element, "cv") {
            return applicant.read(DocumentField.sha256.path, at: element) {
                hasher.hash(Counted.curriculum.rawValue, $0)
            }.value
        }
        return nil
    }
}
