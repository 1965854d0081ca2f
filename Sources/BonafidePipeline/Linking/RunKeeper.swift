internal import BonafideArchive
package import BonafideCore
internal import BonafideIngest
package import BonafideSignals
package import BonafideStore

/// Keeps what a run learns of its applicants, and lends it what earlier runs kept.
///
/// Used by the one task of a run that writes. What was kept before a run broke off stays; a run of the same identity
/// goes on with it.
package final class RunKeeper: @unchecked Sendable {
    /// One applicant to be kept.
    package struct Record: Sendable {
        let row: UInt32
        let profile: StoredProfile
        let assessment: StoredAssessment

        package init(row: UInt32, profile: StoredProfile, assessment: StoredAssessment) {
            self.row = row
            self.profile = profile
            self.assessment = assessment
        }
    }

    private let store: CaseStore
    private let run: Int64
    private let asOf: Int64
    private var numbers: [UInt32: Int64] = [:]
    private var neighbours: StoredNeighbours?

    /// Begins a run, or goes on with one.
    package init(store: CaseStore, run: StoredRun) throws(StoreError) {
        self.store = store
        self.run = try store.begin(run)
        asOf = run.asOf
    }

    /// The keys of stored applicants to be linked with a run's; its own applicants are told by their digests.
    ///
    /// A large run reads the whole store, a small one what bears on it, unless `whole` says which; the links are the
    /// same.
    package func neighbours(
        of gathered: [LinkKeys], digests: [ProfileDigest: UInt32], whole: Bool? = nil
    ) throws(StoreError) -> LinkKeys {
        let found: StoredNeighbours
        let stored = try store.profileCount()
        let keys = gathered.reduce(0) { $0 + $1.parts.reduce(0) { $0 + $1.count } }
        if whole ?? (keys > stored / 4) {
            var known: [Int64: UInt32] = [:]
            try store.forEach { if let row = digests[ProfileDigest($0.profile.digest)] { known[$0.number] = row } }
            var search = NeighbourSearch(store, run: gathered, known: known)
            found = try search.all()
        } else {
            let rows = digests.sorted { $0.value < $1.value }
            let numbers = try store.numbers(of: rows.map(\.key.bytes))
            var known: [Int64: UInt32] = [:]
            for (entry, number) in zip(rows, numbers) { if let number { known[number] = entry.value } }
            var search = NeighbourSearch(store, run: gathered, known: known)
            found = try search.around([])
        }
        neighbours = found
        return found.keys
    }

    /// Rows of stored applicants who are linked with one of the run and scored even odds or more when last seen.
    func flagged(_ index: LinkIndex) throws(StoreError) -> Set<UInt32> {
        guard let neighbours else { return [] }
        var rows: Set<UInt32> = []
        for pair in index.linked {
            let ends = [pair.a, pair.b].filter { neighbours.number(of: $0) != nil }
            if ends.count == 1 { rows.insert(ends[0]) }
        }
        let ordered = rows.sorted()
        let scores = try store.latestScores(of: ordered.compactMap { neighbours.number(of: $0) }, except: run)
        return Set(zip(ordered, scores).filter { ($0.1 ?? -1) >= 0 }.map(\.0))
    }

    /// Keeps some applicants, all or none.
    package func keep(_ records: [Record]) throws(StoreError) {
        guard !records.isEmpty else { return }
        let kept = try store.keep(records.map { ($0.profile, $0.assessment) }, run: run, asOf: asOf)
        for (record, number) in zip(records, kept) { numbers[record.row] = number }
    }

    /// Stores the rings and marks the run finished.
    package func finish(_ index: LinkIndex) throws(StoreError) {
        guard let neighbours else { return }
        try RingStorage.replace(in: store, index, run: numbers, neighbours, finishing: run)
    }
}

extension StoredProfile {
    /// The keys and hashed declarations of an applicant; `linker` must hash with the organisation's secret.
    init(_ applicant: Applicant, linker: LinkExtractor) {
        var keys: [StoredKey] = []
        linker.forEachKey(of: applicant) { kind, hash in
            keys.append(StoredKey(kind: kind.rawValue, first: hash.first, second: hash.second))
        }
        self.init(
            applicant: applicant.id, digest: applicant.digest().bytes,
            declared: linker.declarations(of: applicant).words.map(\.word), keys: keys, runs: linker.runs(of: applicant)
        )
    }
}

/// Stores the rings of an index.
enum RingStorage {
    /// Replaces the rings of a run's applicants and of all stored ones that are known whole.
    static func replace(
        in store: CaseStore, _ index: LinkIndex, run: [UInt32: Int64], _ neighbours: StoredNeighbours,
        finishing number: Int64?
    ) throws(StoreError) {
        var rings: [StoredRing] = []
        for ring in index.rings {
            let members = ring.members.compactMap { row -> Int64? in
                if let own = run[row] { return own }
                return neighbours.number(of: row).flatMap { neighbours.settled.contains($0) ? $0 : nil }
            }
            // A ring of which only some are known whole touches none of those this change is about.
            guard members.count == ring.members.count else { continue }
            rings.append(
                StoredRing(name: index.id(of: ring), kinds: ring.kinds.map(\.word), members: Set(members).sorted()))
        }
        let touched = neighbours.settled.union(run.values)
        try store.replaceRings(of: touched.sorted(), with: rings, finishing: number)
    }
}

/// A profile's digest as a key of dictionaries.
package struct ProfileDigest: Hashable, Sendable {
    private let words: SIMD4<UInt64>

    /// Takes 32 bytes.
    package init(_ digest: [UInt8]) {
        var words = SIMD4<UInt64>(repeating: 0)
        for (place, byte) in digest.prefix(32).enumerated() {
            words[place / 8] |= UInt64(byte) << UInt64(place % 8 * 8)
        }
        self.words = words
    }

    /// The 32 bytes.
    var bytes: [UInt8] {
        (0..<32).map { UInt8(truncatingIfNeeded: words[$0 / 8] >> UInt64($0 % 8 * 8)) }
    }
}
