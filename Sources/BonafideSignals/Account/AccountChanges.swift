internal import BonafideCore

/// Measures what changed on an account, and when: dormancy, revival, many things at once.
struct AccountChanges: Sendable {
    private static let window: Int64 = 72 * 3600
    private static let revivalWindow: Int64 = 30 * 86_400
    private let dormantDays: Slot<Double>
    private let revivedChange: Slot<Bool>
    private let jointChanges: Slot<Int64>

    init(catalog: SignalCatalog) {
        dormantDays = catalog.measure(AccountSignals.dormantDays)
        revivedChange = catalog.flag(AccountSignals.revivedChange)
        jointChanges = catalog.count(AccountSignals.jointChanges)
    }

    func extract(from applicant: Applicant, into findings: inout Findings) {
        let changes = changes(of: applicant)
        if applicant.count(of: .history) > 0 {
            if changes.isEmpty {
                findings.leaveUnknown(jointChanges, .unreadable)
            } else {
                findings.report(jointChanges, mostKinds(changes))
                findings.cite(jointChanges, HistoryField.at.path)
            }
        }
        measureDormancy(applicant, changes, &findings)
    }

    /// A dated change of one kind.
    private struct Change {
        let at: Timestamp
        /// The word's place in the list of the `history[].field` definition.
        let kind: Int
    }

    private func changes(of applicant: Applicant) -> [Change] {
        let count = applicant.count(of: .history)
        guard count > 0 else { return [] }
        var changes: [Change] = []
        for element in 0..<count {
            guard let at = applicant.instant(HistoryField.at.path, at: element).value,
                let kind = applicant.word(HistoryField.field.path, at: element).value
            else { continue }
            changes.append(Change(at: at, kind: kind))
        }
        return changes.sorted { $0.at != $1.at ? $0.at < $1.at : $0.kind < $1.kind }
    }

    private func mostKinds(_ changes: [Change]) -> Int {
        var best = 0
        var start = 0
        for end in changes.indices {
            while changes[end].at.seconds - changes[start].at.seconds > Self.window { start += 1 }
            best = max(best, Set(changes[start...end].map(\.kind)).count)
        }
        return best
    }

    private func measureDormancy(_ applicant: Applicant, _ changes: [Change], _ findings: inout Findings) {
        guard let created = applicant.instant(RootField.accountCreatedAt.path).value else { return }
        var moments: [Timestamp] = []
        moments.reserveCapacity(applicant.count(of: .activity) + applicant.count(of: .sessions) + 1)
        applicant.addMoments(ActivityField.at.path, to: &moments)
        applicant.addMoments(SessionField.start.path, to: &moments)
        guard !moments.isEmpty else { return }
        moments.append(created)
        moments.sort()
        guard let gap = DatedCounts.longestGap(in: moments) else { return }
        findings.report(dormantDays, Double(gap.seconds) / 86_400)
        findings.cite(dormantDays, RootField.accountCreatedAt.path)
        guard applicant.count(of: .history) > 0 else { return }
        // location, email, phone, login, handle, name, device, skill, language, payout, contact, status, other
        let personal: Set<Int> = [1, 2, 9, 10]
        let isChanged = changes.contains {
            personal.contains($0.kind) && abs($0.at.seconds - gap.end.seconds) <= Self.revivalWindow
        }
        findings.report(revivedChange, isChanged)
        findings.cite(revivedChange, HistoryField.at.path)
    }
}
