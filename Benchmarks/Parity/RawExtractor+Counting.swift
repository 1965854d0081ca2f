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
            values.add(max(2, account), member: name)
        }
        for kind in [Counted.device, .curriculum, .photo] {
            if let key = key(of: kind, applicant) { values.add(max(2, key)) }
        }
    }

    func compare(_ applicant: Applicant, with counts: ValueCounts, into findings: inout Findings) {
        let keys = keys(applicant)
        for kind in 0..<4 where keys[kind] != 0 { report(kind, counts.count(of: keys[kind]), &findings) }
    }

    func compare(
        _ applicants: [Applicant], count: Int, with counts: ValueCounts, columns: Range<Int>,
        into block: inout SignalBlock
    ) {
        withUnsafeTemporaryAllocation(of: SIMD4<UInt64>.self, capacity: count) { keys in
            for lane in 0..<count { keys[lane] = self.keys(applicants[lane]) }
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count * 4) { found in
                guard let found = found.baseAddress else { return }
                keys.withMemoryRebound(to: UInt64.self) {
                    // Where there is no value, any other one is asked for, and the answer left aside.
                    for place in $0.indices where $0[place] == 0 { $0[place] = 1 }
                    counts.counts(of: UnsafeBufferPointer($0), into: found)
                }
                block.forEachLane(count, columns: columns) { lane, findings in
                    for kind in 0..<4 where keys[lane][kind] != 1 {
                        report(kind, Int(found[lane * 4 + kind]), &findings)
                    }
                }
            }
        }
    }

    @inline(__always)
    private func report(_ kind: Int, _ count: Int, _ findings: inout Findings) {
        switch kind {
        case 0: report(slots.accountNames, PayoutField.accountNumber.path, count, &findings)
        case 1: report(slots.deviceUses, SessionField.deviceId.path, count, &findings)
        case 2: report(slots.cvUses, DocumentField.sha256.path, count, &findings)
        default: report(slots.photoUses, RootField.photoPhash.path, count, &findings)
        }
    }

    @inline(__always)
    private func report(_ slot: Slot<Int64>, _ path: FieldPath, _ count: Int, _ findings: inout Findings) {
        findings.report(slot, count)
        if count > 1 { findings.cite(slot, path) }
    }

    /// The account, device, curriculum and photo as numbers beyond 1, 0 where nothing was given.
    @inline(__always)
    private func keys(_ applicant: Applicant) -> SIMD4<UInt64> {
        SIMD4(
            key(of: .account, applicant).map { max(2, $0) } ?? 0, key(of: .device, applicant).map { max(2, $0) } ?? 0,
            key(of: .curriculum, applicant).map { max(2, $0) } ?? 0, key(of: .photo, applicant).map { max(2, $0) } ?? 0)
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
