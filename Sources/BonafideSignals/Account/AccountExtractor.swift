package import BonafideCore

/// Measures how an account and its holder behave: bids, changes, coded messages and observations.
package struct AccountExtractor: SignalExtractor {
    package static let family = SignalFamily.account
    package static let declarations = AccountSignals.declarations

    private let bids: Slot<Int64>
    private let acceptanceBound: Slot<Double>
    private let bidsPerSession: Slot<Double>
    private let earlyBids: Slot<Int64>
    private let closedElsewhere: Slot<Int64>
    private let lateShare: Slot<Double>
    private let pasteShare: Slot<Double>
    private let focusLosses: Slot<Int64>
    private let foreignPushes: Slot<Int64>
    private let applicationsWeek: Slot<Int64>
    private let changes: AccountChanges
    private let contacts: AccountContacts

    package init(catalog: SignalCatalog, reference: ReferenceData) {
        bids = catalog.count(AccountSignals.bids)
        acceptanceBound = catalog.measure(AccountSignals.acceptanceBound)
        bidsPerSession = catalog.measure(AccountSignals.bidsPerSession)
        earlyBids = catalog.count(AccountSignals.earlyBids)
        closedElsewhere = catalog.count(AccountSignals.closedElsewhere)
        lateShare = catalog.measure(AccountSignals.lateShare)
        pasteShare = catalog.measure(AccountSignals.pasteShare)
        focusLosses = catalog.count(AccountSignals.focusLosses)
        foreignPushes = catalog.count(AccountSignals.foreignPushes)
        applicationsWeek = catalog.count(AccountSignals.applicationsWeek)
        changes = AccountChanges(catalog: catalog)
        contacts = AccountContacts(catalog: catalog)
    }

    package func extract(from applicant: Applicant, into findings: inout Findings) {
        if applicant.count(of: .bids) > 0 { measureBids(applicant, &findings) }
        if applicant.count(of: .links) > 0 { measureLinks(applicant, &findings) }
        if applicant.count(of: .milestones) > 0 { measureMilestones(applicant, &findings) }
        if applicant.count(of: .assessments) > 0 { measureTests(applicant, &findings) }
        if applicant.count(of: .codeEvents) > 0 { measurePushes(applicant, &findings) }
        if applicant.count(of: .applications) > 0 { measureApplications(applicant, &findings) }
        changes.extract(from: applicant, into: &findings)
        contacts.extract(from: applicant, into: &findings)
    }

    private func measureBids(_ applicant: Applicant, _ findings: inout Findings) {
        let count = applicant.count(of: .bids)
        findings.report(bids, count)
        findings.cite(bids, BidField.at.path)
        var accepted = 0
        var decided = 0
        for element in 0..<count {
            guard let isAccepted = applicant.flag(BidField.accepted.path, at: element).value else { continue }
            decided += 1
            if isAccepted { accepted += 1 }
        }
        if decided > 0 {
            findings.report(acceptanceBound, WilsonInterval.upper(accepted, of: decided))
            findings.cite(acceptanceBound, BidField.accepted.path)
        }
        let sessions = applicant.count(of: .sessions)
        if sessions > 0 { findings.report(bidsPerSession, Double(count) / Double(sessions)) }
        switch applicant.instant(RootField.accountCreatedAt.path) {
        case .value(let created):
            let early = applicant.moments(BidField.at.path).count {
                $0 >= created && $0.seconds - created.seconds <= 72 * 3600
            }
            findings.report(earlyBids, early)
            findings.cite(earlyBids, RootField.accountCreatedAt.path)
        case .absent: findings.leaveUnknown(earlyBids, .notApplicable)
        case .unknown(let reason): findings.leaveUnknown(earlyBids, reason)
        }
    }

    private func measureLinks(_ applicant: Applicant, _ findings: inout Findings) {
        var known = 0
        var closed = 0
        for element in 0..<applicant.count(of: .links) {
            guard let status = applicant.word(LinkField.status.path, at: element).value, status != 4 else { continue }
            known += 1
            // active, closed, suspended, renamed, unknown
            guard status == 1 || status == 2 else { continue }
            closed += 1
            findings.cite(closedElsewhere, LinkField.status.path, at: element)
        }
        if known > 0 { findings.report(closedElsewhere, closed) }
    }

    private func measureMilestones(_ applicant: Applicant, _ findings: inout Findings) {
        var late = 0
        var judged = 0
        for element in 0..<applicant.count(of: .milestones) {
            guard let due = applicant.instant(MilestoneField.dueAt.path, at: element).value,
                let delivered = applicant.instant(MilestoneField.deliveredAt.path, at: element).value
            else { continue }
            judged += 1
            if delivered > due { late += 1 }
        }
        guard judged > 0 else { return findings.leaveUnknown(lateShare, .tooFew) }
        findings.report(lateShare, Double(late) / Double(judged))
    }

    private func measureTests(_ applicant: Applicant, _ findings: inout Findings) {
        var paste: Int64?
        var focus: Int64?
        for element in 0..<applicant.count(of: .assessments) {
            if let share = applicant.integer(AssessmentField.pasteSharePermille.path, at: element).value,
                (0...1000).contains(share), share > paste ?? -1
            {
                paste = share
                findings.cite(pasteShare, AssessmentField.pasteSharePermille.path, at: element)
            }
            if let losses = applicant.integer(AssessmentField.focusLosses.path, at: element).value, losses > focus ?? -1
            {
                focus = losses
                findings.cite(focusLosses, AssessmentField.focusLosses.path, at: element)
            }
        }
        if let paste { findings.report(pasteShare, Double(paste) / 1000) }
        if let focus { findings.report(focusLosses, focus) }
    }

    private func measurePushes(_ applicant: Applicant, _ findings: inout Findings) {
        var pushes = 0
        var judged = 0
        for element in 0..<applicant.count(of: .codeEvents)
        where applicant.has(CodeEventField.kind.path, at: element, "push") {
            guard let isOwn = applicant.flag(CodeEventField.orgRemote.path, at: element).value else { continue }
            judged += 1
            guard !isOwn else { continue }
            pushes += 1
            findings.cite(foreignPushes, CodeEventField.orgRemote.path, at: element)
        }
        if judged > 0 { findings.report(foreignPushes, pushes) }
    }

    private func measureApplications(_ applicant: Applicant, _ findings: inout Findings) {
        let moments = applicant.moments(ApplicationField.at.path)
        guard !moments.isEmpty else { return findings.leaveUnknown(applicationsWeek, .unreadable) }
        findings.report(applicationsWeek, DatedCounts.most(of: moments, within: 7 * 86_400))
        findings.cite(applicationsWeek, ApplicationField.at.path)
    }
}
