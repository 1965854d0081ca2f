internal import BonafideCore
internal import BonafideIngest
internal import BonafideSignals

/// Finds what applicants share without holding all their keys.
///
/// A first round keeps eight bytes a key, which tell which few applicants may share something; a second round reads those
/// alone and keeps their keys whole. Of inputs with many records, a round before the others notes in a byte or so a key
/// which keys come again, and the first round keeps those alone. The result is the same either way.
struct LinkRounds: Sendable {
    /// Nothing where only `comparing` is asked for.
    let linker: LinkExtractor?
    let comparing: [any ComparingExtractor]
    let plan: InputPlan
    let threads: Int
    /// From how many records on keys are looked for before any is kept.
    let largeFrom: Int

    func run(
        progress: @escaping @Sendable (Progress) -> Void, isCancelled: @escaping @Sendable () -> Bool
    ) async throws -> LinkedRows {
        var walk = ChunkWalk(plan: plan, progress: progress, isCancelled: isCancelled)
        let seen = try await keysThatComeAgain(&walk)
        let kinds = RowKinds()
        let fields = fields
        let met = workers {
            CompactWorker(linker, comparing, plan.makeParser(reading: fields, notesIDs: false), kinds, seen)
        }
        try await walk.run(met)
        let counts = comparing.indices.map { number in
            ValueCounts(met.map { $0.values[number] }, threads: threads)
        }
        guard let linker else {
            var linked = LinkedRows(
                index: LinkIndex([]), firstRows: walk.files.firstRows, repeated: nil, firstOfID: [:], seconds: 0)
            linked.counts = counts
            return linked
        }
        let clock = ContinuousClock()
        let start = clock.now
        let candidates = CandidateKeys(met.map(\.keys), rows: walk.files.count, threads: threads)
        let joining = (clock.now - start).inSeconds
        var linked = try await linked(linker, candidates, kinds, met.map(\.facts), joining, &walk)
        linked.counts = counts
        return linked
    }

    /// A filter of the keys that come at least twice, where the inputs are large.
    private func keysThatComeAgain(_ walk: inout ChunkWalk) async throws -> SeenKeys? {
        guard let linker, case let records = plan.estimatedRecords, records > largeFrom else { return nil }
        let filter = SeenKeys(keys: records * 17)
        let fields = FieldSet(LinkExtractor.fields)
        try await walk.run(workers { SeeingWorker(linker, plan.makeParser(reading: fields, notesIDs: false), filter) })
        filter.close()
        return filter
    }

    /// The fields the first round reads; all where somebody does not say which.
    private var fields: FieldSet? {
        var fields = linker == nil ? [] : LinkExtractor.fields
        for extractor in comparing {
            guard let more = extractor.gatheredFields else { return nil }
            fields += more
        }
        return FieldSet(fields)
    }

    /// Reads those who may share something again, and joins what they share for certain.
    private func linked(
        _ linker: LinkExtractor, _ candidates: CandidateKeys, _ kinds: RowKinds, _ facts: [PeerFacts],
        _ joining: Double, _ walk: inout ChunkWalk
    ) async throws -> LinkedRows {
        let firstRows = walk.files.firstRows
        let gatherers = workers { SharedWorker(linker, plan.parser(of: candidates.rows, firstRows), candidates) }
        if !candidates.rows.isEmpty { try await walk.run(gatherers) }
        let clock = ContinuousClock()
        var start = clock.now
        var seconds = joining
        let repeated = RecordIDs.repeated(gatherers.flatMap(\.ids))
        let firstOfID = LinkedRows.firstOfID(repeated, firstRows)
        var keys = gatherers.map { $0.takeKeys() } + facts.map { LinkKeys(facts: $0) }
        let further = Set(firstOfID.keys)
        for worker in keys.indices { keys[worker].leaveOut(further) }
        let shared = SharedKeyFinder.find(keys, threads: threads)
        for worker in keys.indices { keys[worker].forgetKeys() }
        seconds += (clock.now - start).inSeconds
        let nameless = LinkIndex.nameless(shared, keys)
        if !nameless.isEmpty {
            let more = workers { NamingWorker(linker, plan.parser(of: nameless, firstRows)) }
            try await walk.run(more)
            keys += more.map(\.keys)
        }
        start = clock.now
        let index = LinkIndex(keys, shared: shared, kinds: kinds, threads: threads)
        seconds += (clock.now - start).inSeconds
        return LinkedRows(
            index: index, firstRows: firstRows, repeated: repeated, firstOfID: firstOfID, seconds: seconds)
    }

    private func workers<Worker>(_ make: () -> Worker) -> [Worker] { (0..<threads).map { _ in make() } }
}

extension InputPlan {
    /// A parser of some applicants alone.
    fileprivate func parser(of rows: RowBits, _ firstRows: [UInt64]) -> ChunkParser {
        let fields = FieldSet(LinkExtractor.fields + LinkExtractor.declaredFields)
        return makeParser(
            reading: fields, only: { file, record in rows.contains(UInt32(clamping: firstRows[file] &+ record &- 1)) })
    }
}
