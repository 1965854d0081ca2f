internal import BonafideArchive
package import BonafideCore
package import BonafideIngest
package import BonafideSignals

/// What the first pass learnt, with the numbers applicants have in it.
package struct LinkedRows: Sendable {
    /// Who shares what with whom.
    package fileprivate(set) var index: LinkIndex
    /// What each comparing extractor counted, in the order of the crew; empty where none was in the pass.
    package fileprivate(set) var counts: [ValueCounts] = []
    /// Records whose id an earlier one had; nothing where the keys were gathered elsewhere.
    package private(set) var repeated: [RepeatedRecord]?
    /// Rows of side tables that no record of the inputs belongs to, by their table.
    package fileprivate(set) var withoutProfile: [(table: Int, origin: RecordOrigin)]?
    /// How many records the pass met.
    package fileprivate(set) var records: UInt64 = 0
    /// How long the keys took to be joined, reading not counted.
    package let linkingSeconds: Double
    /// Number of the first applicant of each input file.
    private let firstRows: [UInt64]
    /// Numbers by id, where the keys were gathered elsewhere.
    private let rowsByName: [String: UInt32]?
    /// For further records of an id, the number of the first.
    private let firstOfID: [UInt32: UInt32]

    /// Builds the index; records of one id are one applicant, and share nothing with themselves.
    init(_ gathered: [LinkKeys], firstRows: [UInt64], repeated: [RepeatedRecord], threads: Int = 1) {
        self.firstRows = firstRows
        self.repeated = repeated
        rowsByName = nil
        var firstOfID: [UInt32: UInt32] = [:]
        for record in repeated {
            firstOfID[Self.row(of: record.origin, firstRows)] = Self.row(of: record.first, firstRows)
        }
        self.firstOfID = firstOfID
        var keys = gathered
        let further = Set(firstOfID.keys)
        for worker in keys.indices { keys[worker].leaveOut(further) }
        let clock = ContinuousClock()
        let start = clock.now
        index = LinkIndex(keys, threads: threads)
        linkingSeconds = clock.now.duration(to: start).magnitudeInSeconds
    }

    init(index: LinkIndex, rowsByName: [String: UInt32]) {
        self.index = index
        self.rowsByName = rowsByName
        linkingSeconds = 0
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

    /// Prepares a pass with as many workers as asked for; with a keeper, stored applicants are linked as well.
    ///
    /// `comparing` are extractors that count values of their own; without `isLinking` no keys are gathered beside.
    package init(
        linker: LinkExtractor, comparing: [any ComparingExtractor] = [], isLinking: Bool = true, plan: InputPlan,
        threads: Int = 1, keeper: RunKeeper? = nil
    ) {
        self.linker = linker
        self.comparing = comparing
        self.isLinking = isLinking || keeper != nil
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
        let source = plan.makeSource()
        var idle = (0..<threads).map { _ in makeGatherer() }
        let gatherers = idle
        var spare = idle.map { _ in RawChunk() }
        var files = FileRows(count: plan.inputs.count)
        var state = Progress()
        state.bytesTotal = plan.size
        let clock = ContinuousClock()
        let start = clock.now
        try await withThrowingTaskGroup(of: Gathered.self) { group in
            var underWay = 0
            func takeOne() async throws {
                guard let done = try await group.next() else { return }
                underWay -= 1
                idle.append(done.gatherer)
                spare.append(done.chunk)
                files.note(done.chunk.file, records: done.lastRecord)
                state.bytesRead += done.chunk.inputBytes
                state.records += Int64(done.applicants)
                state.seconds = clock.now.duration(to: start).magnitudeInSeconds
                progress(state)
            }
            while !isCancelled() {
                if idle.isEmpty { try await takeOne() }
                guard let gatherer = idle.popLast(), var chunk = spare.popLast() else { break }
                guard (try? source.next(&chunk)) == true else { break }
                // The numbers of a file's applicants follow on those of the file before, so that one must be done.
                if files.isNew(chunk.file) { while underWay > 0 { try await takeOne() } }
                let first = files.first(chunk.file)
                underWay += 1
                group.addTask { [chunk] in try gatherer.gather(chunk, firstRow: first) }
            }
            while underWay > 0 { try await takeOne() }
        }
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
        linked.records = files.count
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
        let source = plan.makeSource()
        let gatherer = makeGatherer()
        var files = FileRows(count: plan.inputs.count)
        var chunk = RawChunk()
        while (try? source.next(&chunk)) == true {
            let done = try gatherer.gather(chunk, firstRow: files.first(chunk.file))
            files.note(chunk.file, records: done.lastRecord)
        }
        var linked = LinkedRows(
            [gatherer.keys], firstRows: files.firstRows, repeated: RecordIDs.repeated(gatherer.ids))
        linked.counts = counts(of: [gatherer])
        return linked
    }
}

/// How many records each file turned out to have.
private struct FileRows {
    private(set) var firstRows: [UInt64]
    private var records: [UInt64]
    private var started = -1

    init(count: Int) {
        firstRows = Array(repeating: 0, count: count)
        records = firstRows
    }

    func isNew(_ file: Int) -> Bool { file > started }

    /// Number of a file's first applicant; every file before it must be done.
    mutating func first(_ file: Int) -> UInt64 {
        while started < file {
            started += 1
            if started > 0 { firstRows[started] = firstRows[started - 1] + records[started - 1] }
        }
        return firstRows[file]
    }

    /// How many records there are in all, once every file is done.
    var count: UInt64 { records.reduce(0, +) }

    mutating func note(_ file: Int, records count: UInt64) { records[file] = max(records[file], count) }
}

/// A chunk with the worker that had it.
private struct Gathered: Sendable {
    let gatherer: KeyGatherer
    let chunk: RawChunk
    /// Number of the last record seen, from 1 in its file.
    var lastRecord: UInt64 = 0
    var applicants = 0
}

/// One worker of the first pass; used by one task at a time.
private final class KeyGatherer: @unchecked Sendable {
    private let linker: LinkExtractor?
    private let comparing: [any ComparingExtractor]
    let parser: ChunkParser
    private(set) var keys = LinkKeys()
    /// What each of the comparing extractors gathered.
    let values: [ValueKeys]
    /// Rows by digest, where digests are noted; of equal profiles the first.
    private(set) var digests: [ProfileDigest: UInt32] = [:]
    private let notesDigests: Bool
    /// The ids of the records, to tell further records of an applicant.
    var ids: [RecordIDs] { parser.ids }

    init(
        _ linker: LinkExtractor?, _ comparing: [any ComparingExtractor], parser: ChunkParser, notesDigests: Bool
    ) {
        self.linker = linker
        self.comparing = comparing
        values = comparing.map { _ in ValueKeys() }
        self.parser = parser
        self.notesDigests = notesDigests
    }

    func gather(_ chunk: RawChunk, firstRow: UInt64) throws -> Gathered {
        var done = Gathered(gatherer: self, chunk: chunk)
        _ = try parser.parse(chunk) { applicants, count in
            for lane in 0..<count {
                let record = applicants[lane].origin.record
                done.lastRecord = max(done.lastRecord, record)
                let row = UInt32(clamping: firstRow &+ record &- 1)
                linker?.keys(of: applicants[lane], row: row, into: &keys)
                for (extractor, values) in zip(comparing, values) {
                    extractor.gather(from: applicants[lane], into: values)
                }
                if notesDigests {
                    let digest = ProfileDigest(applicants[lane].digest().bytes)
                    digests[digest] = min(digests[digest] ?? row, row)
                }
            }
            done.applicants += count
        }
        return done
    }
}

extension Duration {
    /// The length of the span in seconds, whichever way it goes.
    fileprivate var magnitudeInSeconds: Double {
        abs(Double(components.seconds) + Double(components.attoseconds) * 1e-18)
    }
}
