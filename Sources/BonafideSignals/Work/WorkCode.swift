internal import BonafideCore

/// Measures public code against the account it is shown under.
struct WorkCode: Sendable {
    private let early: Slot<Int64>
    private let identities: Slot<Int64>
    private let burst: Slot<Double>
    private let accountDays: Slot<Double>
    private let copied: Slot<Int64>
    private let mutual: Slot<Int64>
    private let mutualShare: Slot<Double>

    init(catalog: SignalCatalog) {
        early = catalog.count(WorkSignals.earlyRepositories)
        identities = catalog.count(WorkSignals.commitIdentities)
        burst = catalog.measure(WorkSignals.burstShare)
        accountDays = catalog.measure(WorkSignals.codeAccountDays)
        copied = catalog.count(WorkSignals.copiedMessages)
        mutual = catalog.count(WorkSignals.mutualFollows)
        mutualShare = catalog.measure(WorkSignals.mutualShare)
    }

    func extract(from applicant: Applicant, into findings: inout Findings) {
        var reportedOlder: Int?
        if applicant.count(of: .links) > 0, applicant.isGivenAnywhere(LinkField.report.path) {
            reportedOlder = measureReports(applicant, &findings)
        }
        if applicant.count(of: .follows) > 0 { measureFollows(applicant, &findings) }
        if let reportedOlder, applicant.count(of: .repos) == 0 { findings.report(early, reportedOlder) }
        guard let created = applicant.instant(RootField.codeCreatedAt.path).value else {
            if applicant.count(of: .commits) > 0 { measureIdentities(applicant, &findings) }
            return
        }
        if let offer = applicant.instant(RootField.offerMadeAt.path).value {
            findings.report(accountDays, Double(offer.seconds - created.seconds) / 86_400)
            findings.cite(accountDays, RootField.codeCreatedAt.path)
        }
        measureRepositories(applicant, created, &findings)
        guard applicant.count(of: .commits) > 0 else { return }
        measureIdentities(applicant, &findings)
        let dates = applicant.moments(CommitField.committerDate.path)
        guard dates.count >= 20 else { return findings.leaveUnknown(burst, .tooFew) }
        let inBurst = dates.count { abs($0.seconds - created.seconds) <= 48 * 3600 }
        findings.report(burst, Double(inBurst) / Double(dates.count))
        findings.cite(burst, RootField.codeCreatedAt.path)
    }

    /// Takes the counts of reports on linked accounts; gives the repositories older than their account.
    private func measureReports(_ applicant: Applicant, _ findings: inout Findings) -> Int? {
        var older: Int?
        var messages: Int?
        let path = LinkField.report.path
        for element in 0..<applicant.count(of: .links) {
            guard applicant.isGiven(path, at: element) else { continue }
            guard let report = applicant.read(path, at: element, { CodeReport($0) }).value else {
                findings.leaveUnknown(copied, .unreadable)
                continue
            }
            older = max(older ?? 0, report.olderRepositories)
            if report.olderRepositories > 0 { findings.cite(early, path, at: element) }
            if let count = report.copiedMessages {
                messages = max(messages ?? 0, count)
                findings.cite(copied, path, at: element)
            }
            if let back = report.mutualFollowers {
                findings.report(mutual, back)
                findings.cite(mutual, path, at: element)
                if let all = report.following, all > 0 {
                    findings.report(mutualShare, min(1, Double(back) / Double(all)))
                }
            }
        }
        if let messages { findings.report(copied, messages) }
        return older
    }

    private func measureFollows(_ applicant: Applicant, _ findings: inout Findings) {
        var judged = 0
        var back = 0
        for element in 0..<applicant.count(of: .follows) {
            guard let isMutual = applicant.flag(FollowField.mutual.path, at: element).value else { continue }
            judged += 1
            if isMutual { back += 1 }
        }
        guard judged > 0 else { return findings.leaveUnknown(mutual, .unreadable) }
        findings.report(mutual, back)
        findings.report(mutualShare, Double(back) / Double(judged))
        findings.cite(mutual, FollowField.mutual.path)
    }

    private func measureRepositories(_ applicant: Applicant, _ created: Timestamp, _ findings: inout Findings) {
        var judged = 0
        var older = 0
        for element in 0..<applicant.count(of: .repos)
        where applicant.flag(RepoField.fork.path, at: element).value != true {
            guard let first = applicant.instant(RepoField.firstCommitAt.path, at: element).value else { continue }
            judged += 1
            guard first < created else { continue }
            older += 1
            findings.cite(early, RepoField.firstCommitAt.path, at: element)
        }
        if judged > 0 { findings.report(early, older) }
    }

    private func measureIdentities(_ applicant: Applicant, _ findings: inout Findings) {
        var names: Set<String> = []
        for element in 0..<applicant.count(of: .commits) {
            guard
                let name = applicant.string(CommitField.committerName.path, at: element).value
                    ?? applicant.string(CommitField.authorName.path, at: element).value
            else { continue }
            let email = (applicant.string(CommitField.committerEmail.path, at: element).value ?? "").lowercased()
            let lowered = name.lowercased()
            // Hosts commit merges under their own name, and bots are nobody's persona.
            guard !email.contains("noreply"), !lowered.hasSuffix("[bot]"), lowered != "github", lowered != "gitlab"
            else {
                continue
            }
            // Only what looks like a full name counts; handles and initials are not other people.
            let words: [String] = lowered.split { !$0.isLetter }.filter { $0.count > 1 }.map { String($0) }
            guard words.count >= 2 else { continue }
            if names.insert(words.sorted().joined(separator: " ")).inserted {
                findings.cite(identities, CommitField.committerName.path, at: element)
            }
        }
        findings.report(identities, names.count)
    }
}
