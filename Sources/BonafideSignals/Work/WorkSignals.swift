package import BonafideCore

/// Signals of what a curriculum vitae claims against dates, look-ups, checks and public code.
package enum WorkSignals {
    package static let overlapMonths = "work.full_time_overlap_months"
    package static let birthConflict = "work.dates_conflict_with_birth"
    package static let missingEmployers = "work.employers_not_in_registry"
    package static let youngSiteMonths = "work.employer_site_after_start_months"
    package static let deniedJobs = "work.employment_denied"
    package static let deniedSchools = "work.education_denied"
    package static let confirmed = "work.claims_confirmed"
    package static let linkedJobs = "work.linked_jobs_compared"
    package static let linkedConflictShare = "work.linked_jobs_conflict_share"
    package static let technologyMonths = "work.technology_before_release_months"
    package static let technologyName = "work.technology_before_release"
    package static let earlyRepositories = "work.repositories_before_account"
    package static let commitIdentities = "work.commit_identities"
    package static let burstShare = "work.commits_within_48_hours_of_account_share"
    package static let codeAccountDays = "work.code_account_age_at_hire_days"

    package static let placesApart = "work.onsite_jobs_apart"
    package static let sitesAlike = "work.employer_sites_alike"
    package static let copiedMessages = "work.copied_commit_messages"
    package static let mutualFollows = "work.mutual_follows"
    package static let mutualShare = "work.mutual_follow_share"

    private static func paths(_ fields: any ProfileField...) -> [FieldPath] { fields.map { $0.path } }

    package static let declarations: [SignalDeclaration] = [
        .init(
            overlapMonths, .measure(unit: "months"), "Longest overlap of two jobs claimed as full-time.",
            privacy: .history, cost: .question,
            reads: paths(WorkField.startDate, WorkField.endDate, WorkField.employment),
            check: "Ask which of the overlapping jobs was full-time."),
        .init(
            birthConflict, .flag,
            "Whether a full-time job or degree would lie before the claimed birth date allows it.",
            privacy: .sensitive, cost: .question,
            reads: paths(RootField.personDob, WorkField.startDate, EducationField.endDate),
            check: "Ask for the dates again; two digits are often swapped."),
        .init(
            missingEmployers, .count, "Employers a supplied registry look-up did not find.", privacy: .history,
            cost: .inquiry, reads: paths(WorkField.registry), check: "Look the employers up in their registers."),
        .init(
            youngSiteMonths, .measure(unit: "months"),
            "Most months between the start of a job and the later registration of that employer's domain.",
            privacy: .history, cost: .inquiry, reads: paths(WorkField.siteRegistered, WorkField.startDate),
            check: "Look up when the employers' domains were registered."),
        .init(
            deniedJobs, .count, "Jobs a direct check with the employer denied.", privacy: .history, cost: .inquiry,
            reads: paths(VerificationField.result),
            check: "Ask the employers directly, through numbers you found yourself."),
        .init(
            deniedSchools, .count, "Degrees a direct check with the school denied.", privacy: .history, cost: .inquiry,
            reads: paths(VerificationField.result), check: "Ask the schools directly."),
        .init(
            confirmed, .count, "Jobs, degrees and addresses a direct check confirmed.", privacy: .history,
            cost: .inquiry,
            reads: paths(VerificationField.result), check: "Ask employers and schools directly."),
        .init(
            linkedJobs, .count, "Jobs that are claimed both here and on a linked profile.", privacy: .history,
            reads: paths(LinkWorkField.name, WorkField.name), check: "Export the jobs shown on linked profiles."),
        .init(
            linkedConflictShare, .measure(unit: "share"),
            "Share of those jobs whose dates disagree by over three months.",
            privacy: .history, cost: .question, reads: paths(LinkWorkField.startDate, WorkField.startDate),
            check: "Ask about the jobs whose dates disagree."),
        .init(
            technologyMonths, .measure(unit: "months"),
            "Most months by which a job's description uses a technology before its first public release.",
            privacy: .history, cost: .question,
            reads: paths(WorkField.summary, WorkField.highlights, WorkField.endDate),
            check: "Ask what was built with that technology at that job."),
        .init(
            technologyName, .label, "The technology that was named too early.", privacy: .history,
            reads: paths(WorkField.summary), check: "Export the job descriptions."),
        .init(
            earlyRepositories, .count, "Own repositories whose first commit is older than the account.", cost: .export,
            reads: paths(RepoField.firstCommitAt, RootField.codeCreatedAt),
            check: "Export the repositories and account date."),
        .init(
            commitIdentities, .count, "Different people's names under which the applicant's own pushes were authored.",
            reads: paths(CommitField.authorName, CommitField.authorEmail),
            check: "Export the commits with their authors."),
        .init(
            burstShare, .measure(unit: "share"),
            "Share of commits committed within 48 hours of the account's creation.",
            reads: paths(CommitField.committerDate, RootField.codeCreatedAt), check: "Export the commits."),
        .init(
            codeAccountDays, .measure(unit: "days"), "Age of the code-host account when the offer was made.",
            reads: paths(RootField.codeCreatedAt, RootField.offerMadeAt), check: "Export the account's creation date."),
        .init(
            placesApart, .count,
            "On-site jobs that overlap by half a year with on-site jobs or studies in another country.",
            privacy: .history, cost: .question,
            reads: paths(WorkField.countryCode, WorkField.remote, EducationField.countryCode),
            check: "Ask which of the overlapping jobs and studies were on site."),
        .init(
            sitesAlike, .count, "Employers of different names whose sites are one and the same text.",
            privacy: .history, cost: .inquiry, reads: paths(WorkField.siteSimhash),
            check: "Take simhashes of the employers' sites."),
        .init(
            copiedMessages, .count,
            "Commit messages of the applicant's repositories that a search found in a few other repositories.",
            privacy: .history, cost: .inquiry, reads: paths(LinkField.report),
            check: "Run gh-fake-analyzer with its commit search and give its report."),
        .init(
            mutualFollows, .count, "Accounts at the code host that are followed and follow back.",
            privacy: .online, cost: .inquiry, reads: paths(FollowField.mutual, LinkField.report),
            check: "Export followers and followed accounts."),
        .init(
            mutualShare, .measure(unit: "share"), "Share of the followed accounts that follow back.",
            privacy: .online, cost: .inquiry, reads: paths(FollowField.mutual, LinkField.report),
            check: "Export followers and followed accounts."),
    ]
}
