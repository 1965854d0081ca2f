internal import BonafideCore
internal import BonafideIngest
internal import BonafideSignals

/// Finds what applicants share without holding all their keys.
///
/// A first round keeps eight bytes a key, which tell which keys too many share and which few applicants may share others; a
/// second round reads those alone and keeps their keys whole. Of inputs with many records, a round before the others notes in a byte or so a key
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
        let met = try await firstRound(&walk)
        guard let linker else {
            var linked = LinkedRows(
                index: LinkIndex([]), firstRows: walk.files.firstRows, repeated: nil, firstOfID: [:], seconds: 0)
            linked.counts = met.counts
            return linked
        }
        let (keys, told) = try await secondRound(linker, met, &walk)
        var linked = joined(consume keys, told, met, firstRows: walk.files.firstRows)
        linked.counts = met.counts
        return linked
    }

    /// What the first round leaves.
    private struct FirstRound {
        let keys: [CompactKeys]
        let kinds: RowKinds
        let facts: [PeerFacts]
        let counts: [ValueCounts]
    }

    /// Reads all, and keeps little of each.
    private func firstRound(_ walk: inout ChunkWalk) async throws -> FirstRound {
        let seen = try await keysThatComeAgain(&walk)
        let kinds = RowKinds()
        let fields = fields
        let met = workers {
            CompactWorker(linker, comparing, plan.makeParser(reading: fields, ids: .none), kinds, seen)
        }
        try await walk.run(met)
        let counts = comparing.indices.map { number in
            ValueCounts(met.map { $0.values[number] }, threads: threads)
        }
        return FirstRound(keys: met.map(\.keys), kinds: kinds, facts: met.map(\.facts), counts: counts)
    }

    /// A filter of the keys that come at least twice, where the inputs are large.
    private func keysThatComeAgain(_ walk: inout ChunkWalk) async throws -> SeenKeys? {
        guard let linker, case let records = plan.estimatedRecords, records > largeFrom else { return nil }
        let filter = SeenKeys(keys: records * 17)
        let fields = FieldSet(LinkExtractor.fields)
        try await walk.run(workers { SeeingWorker(linker, plan.makeParser(reading: fields, ids: .none), filter) })
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

    /// What the second round leaves beside keys.
    private struct SecondRound {
        let repeated: [RepeatedRecord]
        let firstOfID: [UInt32: UInt32]
        let hubs: [KeyHub]
        let hubRows: RowKinds
        /// How long it took to tell whom to read.
        let seconds: Double
    }

    /// Reads those who may share something with few again; nothing is left of what told them.
    private func secondRound(
        _ linker: LinkExtractor, _ met: FirstRound, _ walk: inout ChunkWalk
    ) async throws -> (keys: [LinkKeys], told: SecondRound) {
        let clock = ContinuousClock()
        let start = clock.now
        let candidates = CandidateKeys(met.keys, rows: walk.files.count, threads: threads)
        let seconds = (clock.now - start).inSeconds
        let firstRows = walk.files.firstRows
        let gatherers = workers { SharedWorker(linker, plan.parser(of: candidates, firstRows), candidates) }
        if !candidates.rows.isEmpty { try await walk.run(gatherers) }
        let repeated = RecordIDs.repeated(gatherers.flatMap(\.ids))
        let firstOfID = LinkedRows.firstOfID(repeated, firstRows)
        let told = SecondRound(
            repeated: repeated, firstOfID: firstOfID, hubs: candidates.hubs(without: Set(firstOfID.keys)),
            hubRows: candidates.hubRows, seconds: seconds)
        return (gatherers.map { $0.takeKeys() }, told)
    }

    /// Joins what they share for certain.
    private func joined(
        _ keys: consuming [LinkKeys], _ told: SecondRound, _ met: FirstRound, firstRows: [UInt64]
    ) -> LinkedRows {
        let clock = ContinuousClock()
        let start = clock.now
        keys += met.facts.map { LinkKeys(facts: $0) }
        let further = Set(told.firstOfID.keys)
        for worker in keys.indices { keys[worker].leaveOut(further) }
        let found = FoundKeys(&keys, known: told.hubs, threads: threads)
        let index = LinkIndex(consume keys, found: found, kinds: met.kinds, hubs: told.hubRows, threads: threads)
        return LinkedRows(
            index: index, firstRows: firstRows, repeated: told.repeated, firstOfID: told.firstOfID,
            seconds: told.seconds + (clock.now - start).inSeconds)
    }

    private func workers<Worker>(_ make: () -> Worker) -> [Worker] { (0..<threads).map { _ in make() } }
}

extension InputPlan {
    /// A parser of those alone who may share something with few.
    fileprivate func parser(of candidates: CandidateKeys, _ firstRows: [UInt64]) -> ChunkParser {
        let fields = FieldSet(LinkExtractor.fields + LinkExtractor.declaredFields)
        @Sendable func row(_ file: Int, _ record: UInt64) -> UInt32 { UInt32(clamping: firstRows[file] &+ record &- 1) }
        return makeParser(
            reading: fields, ids: .of { candidates.mayBeRepeated(row($0, $1)) },
            only: { candidates.rows.contains(row($0, $1)) })
    }
}
