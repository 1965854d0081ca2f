internal import BonafideArchive
package import BonafideCore
package import BonafideIngest
package import BonafideSignals

/// What the first pass learnt, with the numbers applicants have in it.
package struct LinkedRows: Sendable {
    /// Who shares what with whom.
    package fileprivate(set) var index: LinkIndex
    /// What each comparing extractor counted, in the order of the crew; empty where none was in the pass.
    package internal(set) var counts: [ValueCounts] = []
    /// Rows of side tables that no record of the inputs belongs to, by their table.
    package fileprivate(set) var withoutProfile: [(table: Int, origin: RecordOrigin)]?
    /// How many records the pass met, where it was asked for parts.
    package fileprivate(set) var records: UInt64 = 0
    /// How long the keys took to be joined, reading not counted.
    package let linkingSeconds: Double
    /// Records whose ids came before in the inputs, where that was looked for.
    let repeated: [RepeatedRecord]?
    /// Number of the first applicant of each input file.
    private let firstRows: [UInt64]
    /// Numbers by id, where the keys were gathered elsewhere.
    private let rowsByName: [String: UInt32]?
    /// For further records of an id, the number of the first.
    private let firstOfID: [UInt32: UInt32]

    /// Builds the index; records of one id are one applicant, and share nothing with themselves.
    init(_ gathered: [LinkKeys], firstRows: [UInt64], repeated: [RepeatedRecord], threads: Int = 1) {
        let firstOfID = Self.firstOfID(repeated, firstRows)
        var keys = gathered
        let further = Set(firstOfID.keys)
        for worker in keys.indices { keys[worker].leaveOut(further) }
        let clock = ContinuousClock()
        let start = clock.now
        index = LinkIndex(keys, threads: threads)
        linkingSeconds = (clock.now - start).inSeconds
        self.firstRows = firstRows
        self.repeated = repeated
        self.firstOfID = firstOfID
        rowsByName = nil
    }

    /// Takes what rounds over the inputs found.
    init(
        index: LinkIndex, firstRows: [UInt64], repeated: [RepeatedRecord]?, firstOfID: [UInt32: UInt32], seconds: Double
    ) {
        self.index = index
        self.firstRows = firstRows
        self.repeated = repeated
        self.firstOfID = firstOfID
        linkingSeconds = seconds
        rowsByName = nil
    }

    /// The number of the first record of an id by the number of each further one.
    static func firstOfID(_ repeated: [RepeatedRecord], _ firstRows: [UInt64]) -> [UInt32: UInt32] {
        var firstOfID: [UInt32: UInt32] = [:]
        for record in repeated {
            firstOfID[Self.row(of: record.origin, firstRows)] = Self.row(of: record.first, firstRows)
        }
        return firstOfID
    }

    init(index: LinkIndex, rowsByName: [String: UInt32]) {
        self.index = index
        self.rowsByName = rowsByName
        linkingSeconds = 0
        repeated = nil
        firstRows = []
        firstOfID = [:]
    }

    /// Whether the keys were gathered elsewhere, so that the index knows only keys that are shared.
    package var isGiven: Bool { rowsByName != nil }

    /// The number of an applicant; the same in every pass over the inputs, the largest of all where it shares nothing.
    package func row(of applicant: Applicant) -> UInt32 {
        if let rowsByName { return rowsByName[applicant.id] ?? .max }
        let row = Self.row(of: applicant.origin, firstRows)
        return firstOfID.isEmpty ? row : firstOfID[row] ?? row
    }

    /// The place of a record among those of all inputs.
    func place(file: Int, record: UInt64) -> UInt64 {
        (file < firstRows.count ? firstRows[file] : 0) &+ record &- 1
    }

    private static func row(of origin: RecordOrigin, _ firstRows: [UInt64]) -> UInt32 {
        let first = Int(origin.file) < firstRows.count ? firstRows[Int(origin.file)] : 0
        return UInt32(clamping: first &+ origin.record &- 1)
    }
}

/// The first pass over the inputs: gathers the keys of every applicant and finds what they share.
package struct LinkPass: Sendable {
    private let linker: LinkExtractor
    private let comparing: [any ComparingExtractor]
    private let isLinking: Bool
    private let plan: InputPlan
    private let threads: Int
    private let keeper: RunKeeper?
    private let isPart: Bool
    private let largeFrom: Int

    /// Prepares a pass with as many workers as asked for; with a keeper, stored applicants are linked as well.
    ///
    /// `comparing` are extractors that count values of their own; without `isLinking` no keys are gathered beside. From
    /// `largeFrom` records on, keys are looked for before any is kept. With `isPart`, only some of the records are scored
    /// behind it, so it notes what else is told of all.
    package init(
        linker: LinkExtractor, comparing: [any ComparingExtractor] = [], isLinking: Bool = true, plan: InputPlan,
        threads: Int = 1, keeper: RunKeeper? = nil, isPart: Bool = false, largeFrom: Int = 2_000_000
    ) {
        self.linker = linker
        self.comparing = comparing
        self.isLinking = isLinking || keeper != nil
        self.isPart = isPart
        self.largeFrom = largeFrom
        self.plan = plan
        self.threads = max(1, threads)
        self.keeper = keeper
    }

    /// Runs to the end of the inputs; what cannot be read is left for the second pass to tell.
    ///
    /// Gives what was gathered so far when asked to stop.
    package func run(
        progress: @escaping @Sendable (Progress) -> Void = { _ in },
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) async throws -> LinkedRows {
        guard keeper != nil || isPart else {
            return try await LinkRounds(
                linker: isLinking ? linker : nil, comparing: comparing, plan: plan, threads: threads,
                largeFrom: largeFrom
            ).run(progress: progress, isCancelled: isCancelled)
        }
        let gatherers = (0..<threads).map { _ in makeGatherer() }
        var walk = ChunkWalk(plan: plan, progress: progress, isCancelled: isCancelled)
        try await walk.run(gatherers)
        let files = walk.files
        var gathered = gatherers.map(\.keys)
        if let keeper, !isCancelled() {
            var digests: [ProfileDigest: UInt32] = [:]
            for gatherer in gatherers { digests.merge(gatherer.digests) { min($0, $1) } }
            gathered.append(try keeper.neighbours(of: gathered, digests: digests))
        }
        var linked = LinkedRows(
            gathered, firstRows: files.firstRows, repeated: RecordIDs.repeated(gatherers.flatMap(\.ids)),
            threads: threads)
        if let keeper, !isCancelled() { linked.index.flaggedBefore = try keeper.flagged(linked.index) }
        linked.counts = counts(of: gatherers)
        linked.records = UInt64(files.count)
        linked.withoutProfile = plan.sideRowsWithoutProfile(gatherers.map(\.parser))
        return linked
    }

    private func makeGatherer() -> KeyGatherer {
        KeyGatherer(
            isLinking ? linker : nil, comparing, parser: plan.makeParser(), notesDigests: keeper != nil)
    }

    private func counts(of gatherers: [KeyGatherer]) -> [ValueCounts] {
        comparing.indices.map { number in ValueCounts(gatherers.map { $0.values[number] }, threads: threads) }
    }

    /// Runs on the calling thread.
    package func runHere() throws -> LinkedRows {
        let desk = ChunkDesk(plan, .all, isCancelled: { false })
        let gatherer = makeGatherer()
        var files = FileRows(count: plan.inputs.count)
        var chunk = RawChunk()
        while desk.next(&chunk) {
            let done = try gatherer.take(chunk, firstRow: files.first(chunk.file))
            files.note(chunk.file, records: done.lastRecord)
        }
        var linked = LinkedRows(
            [gatherer.keys], firstRows: files.firstRows, repeated: RecordIDs.repeated(gatherer.ids))
        linked.counts = counts(of: [gatherer])
        return linked
    }
}
