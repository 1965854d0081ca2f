package import BonafideSignals
package import BonafideStore

/// Stored applicants that bear on the links of a run, with the numbers they have in it.
package struct StoredNeighbours: Sendable {
    /// Their keys, to be joined with those of the run.
    package private(set) var keys = LinkKeys()
    /// Applicants whose links and rings are known whole.
    package private(set) var settled: Set<Int64> = []
    private var rowOf: [Int64: UInt32] = [:]
    private var numberOf: [UInt32: Int64] = [:]
    private var nextRow: UInt32
    private var described: Set<Int64> = []
    /// Stored applicants that are the run's own.
    fileprivate let own: Set<Int64>

    /// Begins after the last row of a run; `known` are applicants of the run that are stored already, with their rows.
    init(firstRow: UInt32, known: [Int64: UInt32]) {
        nextRow = firstRow
        rowOf = known
        described = Set(known.keys)
        own = described
    }

    /// The row of a stored applicant, where it was loaded.
    package func row(of number: Int64) -> UInt32? { rowOf[number] }
    /// The stored applicant of a row that is not the run's own.
    package func number(of row: UInt32) -> Int64? { numberOf[row] }
    /// Rows of stored applicants that were loaded, ascending.
    package var rows: [UInt32] { numberOf.keys.sorted() }

    fileprivate mutating func describe(_ stored: CaseStore.Numbered) {
        guard described.insert(stored.number).inserted else { return }
        let row = nextRow
        nextRow += 1
        rowOf[stored.number] = row
        numberOf[row] = stored.number
        for key in stored.profile.keys {
            guard let kind = LinkKind(rawValue: key.kind) else { continue }
            keys.add(LinkKeyEntry(hash: LinkHash(first: key.first, second: key.second), row: row, kind: kind))
        }
        keys.declare(row: row, LinkDeclarations(words: stored.profile.declared))
        keys.note(row: row, runs: stored.profile.runs)
        var name = stored.profile.applicant
        name.withUTF8 { keys.name(row: row, $0) }
    }

    fileprivate mutating func settle(_ number: Int64) { settled.insert(number) }
    fileprivate func isDescribed(_ number: Int64) -> Bool { described.contains(number) }
}

/// Finds the stored applicants that bear on the links of a run.
package struct NeighbourSearch {
    private let store: CaseStore
    private let run: [LinkKeys]
    private var found: StoredNeighbours
    private var asked: Set<StoredKey> = []

    /// Looks from the keys of a run, which may be empty; `known` are its applicants that are stored already.
    package init(_ store: CaseStore, run: [LinkKeys], known: [Int64: UInt32]) {
        self.store = store
        self.run = run
        let end = run.reduce(0) { max($0, $1.rowEnd) }
        found = StoredNeighbours(
            firstRow: UInt32(clamping: known.values.reduce(end) { max($0, Int($1) + 1) }), known: known)
    }

    /// Loads the whole store.
    package mutating func all() throws(StoreError) -> StoredNeighbours {
        var found = found
        try store.forEach { stored in
            found.describe(stored)
            found.settle(stored.number)
        }
        return found
    }

    /// Loads whoever's links a run or the seeds can change, and whoever is needed to know those links whole.
    ///
    /// Round by round: all who share a key with an applicant are loaded beside it, so that its pairs and their weights
    /// are known; whoever turns out to be linked is looked at in the next round. The result is that of `all`.
    package mutating func around(_ seeds: [Int64]) throws(StoreError) -> StoredNeighbours {
        var own: [StoredKey] = []
        for part in run.flatMap(\.parts) {
            for entry in part {
                own.append(StoredKey(kind: entry.kind.rawValue, first: entry.hash.first, second: 0))
            }
        }
        var touched = Set(seeds).union(try store.unlinked())
        for stored in try store.profiles(touched.sorted()) {
            own += stored.profile.keys.map { StoredKey(kind: $0.kind, first: $0.first, second: 0) }
        }
        try beside(own) { touched.insert($0) }
        let rings = Set(try store.profiles(touched.sorted()).compactMap(\.ring))
        touched.formUnion(try store.members(of: rings))
        touched.subtract(found.own)
        while !touched.isEmpty {
            try look(at: touched.filter { !found.settled.contains($0) }.sorted())
            touched = linkedOutside()
        }
        return found
    }

    /// Loads applicants and everyone who shares a key with them.
    private mutating func look(at numbers: [Int64]) throws(StoreError) {
        var keys: [StoredKey] = []
        for stored in try store.profiles(numbers) {
            found.describe(stored)
            found.settle(stored.number)
            for key in stored.profile.keys {
                keys.append(StoredKey(kind: key.kind, first: key.first, second: 0))
            }
        }
        try beside(keys) { _ in }
    }

    /// Loads all sharers of some keys, a hub's as far as it shows that it is one; names those of other keys.
    private mutating func beside(_ keys: [StoredKey], _ touch: (Int64) -> Void) throws(StoreError) {
        let new = keys.filter { asked.insert($0).inserted }
        let most = LinkKind.allCases.reduce(0) { max($0, $1.hubLimit) } + 1
        let lists = try store.sharers(of: new.map(\.first), limit: most)
        var wanted: [Int64] = []
        for (key, numbers) in zip(new, lists) {
            let limit = LinkKind(rawValue: key.kind)?.hubLimit ?? 0
            if numbers.count <= limit { numbers.forEach(touch) }
            wanted += numbers.prefix(limit + 1).filter { !found.isDescribed($0) }
        }
        for stored in try store.profiles(Set(wanted).sorted()) { found.describe(stored) }
    }

    /// Applicants that are linked with one that was looked at, and were not looked at themselves.
    private func linkedOutside() -> Set<Int64> {
        let index = LinkIndex(run + [found.keys])
        func isInside(_ row: UInt32) -> Bool { found.number(of: row).map { found.settled.contains($0) } ?? true }
        var outside: Set<Int64> = []
        for pair in index.linked where isInside(pair.a) != isInside(pair.b) {
            if let number = found.number(of: isInside(pair.a) ? pair.b : pair.a) { outside.insert(number) }
        }
        return outside
    }
}

extension LinkDeclarations {
    /// Takes the parts in the order they are stored in; missing ones are 0.
    init(words: [UInt32]) {
        func word(_ place: Int) -> UInt32 { place < words.count ? words[place] : 0 }
        self.init(
            applicant: word(0), household: word(1), agency: word(2), name: word(3), familyName: word(4), home: word(5),
            building: word(6))
    }
}
