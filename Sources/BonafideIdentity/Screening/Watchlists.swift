package import BonafideCore
internal import Synchronization

/// The lists of a run, chosen by the day it pretends to happen on and opened when the first name is screened.
package final class Watchlists: Sendable {
    /// The versions in force, by name of list.
    package let versions: [ListStore.Held]
    /// The day of the run.
    package let day: Day
    /// Age of the oldest published list in days, or nothing where there is none.
    package let oldestDays: Int?
    private let suppressions: SuppressionList
    private let cache: String?
    private let opening = Mutex<Void>(())
    private let opened = AtomicLazyReference<Opened>()

    /// What came of opening the lists.
    private final class Opened: Sendable {
        let result: Result<Screener, IndexError>
        init(_ result: Result<Screener, IndexError>) { self.result = result }
    }

    /// Chooses the versions in force on a day; nothing is opened yet. Packed lists are kept unfolded in the cache
    /// folder, where one is given.
    package init(
        _ versions: [ListStore.Held], on day: Day, suppressions: SuppressionList = SuppressionList(),
        cache: String? = nil
    ) {
        self.cache = cache
        self.versions = ListStore.inForce(versions, on: day)
        self.day = day
        self.suppressions = suppressions
        oldestDays = self.versions.filter { $0.card.source != .local }
            .map { Int(day.number) - Int($0.card.date.number) }.max()
    }

    /// The screener over all lists; throws where one of them is damaged, since a gap must not pass for a clear result.
    package func screener() throws(IndexError) -> Screener {
        if let opened = opened.load() { return try opened.result.get() }
        let ready: Opened = opening.withLock { _ -> Opened in
            if let known = opened.load() { return known }
            return opened.storeIfNil(Opened(open()))
        }
        return try ready.result.get()
    }

    /// Why the lists could not be opened, where somebody tried and failed.
    package var failure: IndexError? {
        if case .failure(let error)? = opened.load()?.result { error } else { nil }
    }

    private func open() -> Result<Screener, IndexError> {
        var lists: [WatchlistIndex] = []
        for version in versions {
            do throws(IndexError) { lists.append(try WatchlistIndex.open(version.path, cache: cache)) } catch {
                return .failure(IndexError(message: "\(version.path): \(error.message)"))
            }
        }
        return .success(Screener(lists, suppressions: suppressions))
    }

    /// Whether every list is new enough for a search without a match to be called clear.
    package var allowsClear: Bool { versions.allSatisfy { ListAge($0.card, on: day).allowsClear } }
}
