internal import BonafideCore

/// What a report of gh-fake-analyzer (1.0.2) says of one account, read from its `report.json`.
///
/// Only counts are taken: nobody's name or address leaves the report.
struct CodeReport {
    /// Repositories whose first commit is older than the account.
    let olderRepositories: Int
    /// Commit messages found in at most nine other places, so that common messages say nothing; nothing where the
    /// search was not run.
    let copiedMessages: Int?
    /// Accounts that are followed and follow back.
    let mutualFollowers: Int?
    /// Accounts followed.
    let following: Int?

    /// Reads a report; nothing where the text is no such report.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count <= 1 << 24, let report = JSONText(bytes), let profile = report["profile_info"] else {
            return nil
        }
        olderRepositories = (report["potential_copy"]?.list ?? report["date_filter"]?.list ?? []).count
        copiedMessages = report["commit_filter"].map { filter in
            filter.list.count { entry in
                let results = entry["search_results"]?.number ?? 0
                return results >= 1 && results < 10 && !(entry["matching_repos"]?.list.isEmpty ?? true)
            }
        }
        mutualFollowers = report["mutual_followers"]?.list.count
        following = profile["following"]?.number.flatMap { Int(exactly: $0) }
    }
}
