package import BonafideReport
internal import BonafideSignals
package import BonafideStore

/// Changes to a store between runs: erasing a person, purging old profiles, linking what a broken run left.
package struct StoreCare {
    let store: CaseStore

    package init(_ store: CaseStore) { self.store = store }

    /// Removes all versions of an applicant and links anew whoever shared anything with it; gives how many versions
    /// were removed and how many applicants were looked at again.
    package func erase(_ applicant: String) throws(StoreError) -> (removed: Int, linkedAnew: Int) {
        let numbers = try store.numbers(named: applicant)
        guard !numbers.isEmpty else { return (0, 0) }
        var words: [UInt64] = []
        for stored in try store.profiles(numbers) { words += stored.profile.keys.map(\.first) }
        let most = LinkKind.allCases.reduce(0) { max($0, $1.hubLimit) } + 1
        let sharers = try store.sharers(of: words, limit: most + numbers.count).flatMap { $0 }
        try store.remove(numbers, touching: Set(sharers).subtracting(numbers).sorted())
        let anew = try link()
        try store.settle()
        return (numbers.count, anew)
    }

    /// Removes applicants last seen before a moment and runs nothing is left of; links anew whoever is left.
    package func purge(before moment: Int64) throws(StoreError) -> (removed: Int, runs: Int) {
        let numbers = try store.numbers(lastSeenBefore: moment)
        try store.remove(numbers, touching: [])
        try linkAll()
        let runs = try store.removeIdleRuns()
        try store.settle()
        return (numbers.count, runs)
    }

    /// Links applicants that a broken run or an erasure left without rings; gives how many were looked at.
    @discardableResult
    package func link() throws(StoreError) -> Int {
        var search = NeighbourSearch(store, run: [], known: [:])
        let found = try search.around([])
        try RingStorage.replace(in: store, LinkIndex([found.keys]), run: [:], found, finishing: nil)
        return found.settled.count
    }

    /// Links all stored applicants.
    package func linkAll() throws(StoreError) {
        var search = NeighbourSearch(store, run: [], known: [:])
        let found = try search.all()
        try RingStorage.replace(in: store, LinkIndex([found.keys]), run: [:], found, finishing: nil)
    }

    /// The rings among all stored applicants, as `bonafide rings` reports them.
    package func report() throws(StoreError) -> RingReport {
        var search = NeighbourSearch(store, run: [], known: [:])
        return RingReport(LinkIndex([try search.all().keys]))
    }
}
