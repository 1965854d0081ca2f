internal import BonafideArchive
internal import BonafideCore
internal import BonafideIngest
internal import BonafideReport
internal import BonafideRules
internal import BonafideSignals
internal import BonafideStore

/// What became of one chunk.
struct ChunkResult: Sendable {
    var number = 0
    var file = 0
    var records = 0
    var inputBytes: UInt64 = 0
    /// Bytes for each streamed report, in the order of the reports; empty where nothing was reported.
    var parts: [[UInt8]] = []
    var rejects: [Reject] = []
    /// Records left out because an honest export never looks so.
    var hostile = 0
    /// Applicants whose band is at least the one that was asked about.
    var findings = 0
    /// What was counted in the chunk.
    var summary: RunSummary?
    /// What is to be kept in a store, where the run has one.
    var kept: [RunKeeper.Record] = []
}

/// One worker: parses, measures, judges and renders whole chunks with memory of its own.
///
/// A worker is used by one task at a time and handed from task to task, never shared.
final class BlockWorker: @unchecked Sendable {
    private let setup: ScoringSetup
    private let options: ScoringOptions
    /// Parses the chunks; knows which ids and side tables it met.
    let parser: ChunkParser
    private let linked: LinkedRows?
    private let written: [Range<Int>]
    // Behind pointers, as members of objects cost a check at each access.
    private let block: UnsafeMutablePointer<SignalBlock>
    private let judged: UnsafeMutablePointer<JudgedBlock>
    private let reports: UnsafeMutableBufferPointer<ReportWriter>
    /// Whether a report is written as assessments come, so that every one of them is wanted.
    private let isStreamed: Bool

    init(
        _ setup: ScoringSetup, _ options: ScoringOptions, parser: ChunkParser, linked: LinkedRows?,
        writers: [ReportWriter]
    ) {
        self.linked = linked
        self.setup = setup
        self.options = options
        self.parser = parser
        written = setup.working.writtenColumns
        block = .allocate(capacity: 1)
        block.initialize(to: SignalBlock(columns: setup.working.catalog.count))
        judged = .allocate(capacity: 1)
        judged.initialize(to: setup.judge.makeBlock())
        isStreamed = writers.contains { $0.format.isStreamed }
        reports = .allocate(capacity: writers.count)
        _ = reports.initialize(from: writers)
    }

    deinit {
        block.deinitialize(count: 1)
        block.deallocate()
        judged.deinitialize(count: 1)
        judged.deallocate()
        reports.deinitialize()
        reports.deallocate()
    }

    /// The writers of all reports, with the assessments they kept.
    var writers: [ReportWriter] { Array(reports) }

    /// Scores the applicants of a chunk.
    ///
    /// Takes the buffers of an earlier chunk to render into: whoever else held them would make the worker allocate others.
    func process(_ chunk: borrowing RawChunk, recycling buffers: inout [[UInt8]]) throws -> ChunkResult {
        var result = ChunkResult(number: chunk.number, file: chunk.file, inputBytes: chunk.inputBytes)
        swap(&result.parts, &buffers)
        while result.parts.count < reports.count { result.parts.append([]) }
        for index in result.parts.indices { result.parts[index].removeAll(keepingCapacity: true) }
        for index in reports.indices { reports[index].startPart() }
        var summary = RunSummary(pack: setup.judge.pack.card)
        // Applicants below this band are counted and otherwise left alone.
        let lowest = options.keeper == nil ? min(options.minimumBand, options.failOnBand ?? .max) : 0
        let outcome = try parser.parse(chunk) { applicants, count in
            setup.working.measure(
                applicants, count: count, linked: linked, citesLinks: false, into: &block.pointee)
            setup.judge.judge(block.pointee, lanes: count, into: &judged.pointee)
            judged.pointee.count(into: &summary.outcomes)
            // Read in place: the elements of an array that may be changed are copied.
            applicants.withUnsafeBufferPointer { applicants in
                judged.pointee.forEachLane { lane, band, isSettled in
                    let dropped = Int(applicants[lane].droppedColumns)
                    summary.count(band: band, isSettled: isSettled, droppedColumns: dropped)
                    if band >= lowest { report(applicants[lane], lane, band, &result) }
                }
            }
            block.pointee.reset(written)
        }
        result.summary = summary
        result.records = outcome.records
        result.rejects = outcome.rejects
        result.hostile = outcome.rejects.count { $0.reason.isHostile }
        return result
    }

    private func report(_ applicant: borrowing Applicant, _ lane: Int, _ band: Int, _ result: inout ChunkResult) {
        if options.keeper != nil { result.kept.append(record(of: applicant, lane)) }
        if let limit = options.failOnBand, band >= limit { result.findings += 1 }
        guard band >= options.minimumBand else { return }
        let id = applicant.id
        if let only = options.only, !only.contains(id) { return }
        guard isStreamed || isWanted(applicant, id, lane, band) else { return }
        setup.working.citeLinks(of: applicant, linked: linked, lane: lane, into: &block.pointee)
        var assessment = setup.judge.assessment(
            id: id, origin: applicant.origin, lane: lane, block: block.pointee, judged: judged.pointee,
            sources: setup.reference.sources, digest: applicant.digest().description,
            droppedColumns: Int(applicant.droppedColumns))
        if options.showsAnalysis { assessment.hinge = setup.hinge(of: assessment) ?? "" }
        for index in reports.indices { reports[index].add(assessment, into: &result.parts[index]) }
    }

    private func isWanted(_ applicant: borrowing Applicant, _ id: String, _ lane: Int, _ band: Int) -> Bool {
        let place = QueuePlace(
            band: band, score: judged.pointee.score(lane), origin: applicant.origin, applicant: id)
        for index in reports.indices where reports[index].wants(place) { return true }
        return false
    }

    /// What a store keeps of an applicant.
    private func record(of applicant: Applicant, _ lane: Int) -> RunKeeper.Record {
        let card = setup.judge.pack.card
        let score = judged.pointee.score(lane)
        let codes = card.rules.indices.filter { judged.pointee.outcome(rule: $0, lane: lane) == .fired }
            .map { card.rules[$0].reasonCode }.sorted()
        return RunKeeper.Record(
            row: linked?.row(of: applicant) ?? 0,
            profile: StoredProfile(applicant, linker: setup.crew.linker),
            assessment: StoredAssessment(
                band: card.bands[judged.pointee.band(lane)].name, total: score.total, low: score.low, high: score.high,
                coveragePermille: score.coveragePermille, codes: codes.joined(separator: " ")))
    }
}
