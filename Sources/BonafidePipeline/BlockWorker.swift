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
    private var block: SignalBlock
    private let written: [Range<Int>]
    private var judged: JudgedBlock
    private(set) var writers: [ReportWriter]
    private var summary: RunSummary

    init(
        _ setup: ScoringSetup, _ options: ScoringOptions, parser: ChunkParser, linked: LinkedRows?,
        writers: [ReportWriter]
    ) {
        self.linked = linked
        self.setup = setup
        self.options = options
        self.parser = parser
        self.writers = writers
        block = SignalBlock(columns: setup.working.catalog.count)
        written = setup.working.writtenColumns
        judged = setup.judge.makeBlock()
        summary = RunSummary(pack: setup.judge.pack.card)
    }

    /// Scores the applicants of a chunk.
    func process(_ chunk: borrowing RawChunk, recycling buffers: consuming [[UInt8]]) throws -> ChunkResult {
        var result = ChunkResult(number: chunk.number, file: chunk.file, inputBytes: chunk.inputBytes)
        result.parts = buffers
        while result.parts.count < writers.count { result.parts.append([]) }
        for index in result.parts.indices { result.parts[index].removeAll(keepingCapacity: true) }
        for index in writers.indices { writers[index].startPart() }
        summary = RunSummary(pack: setup.judge.pack.card)
        let outcome = try parser.parse(chunk) { applicants, count in
            setup.working.measure(applicants, count: count, linked: linked, into: &block)
            setup.judge.judge(block, lanes: count, into: &judged)
            judged.count(into: &summary.outcomes)
            for lane in 0..<count { report(applicants[lane], lane, &result) }
            block.reset(written)
        }
        result.summary = summary
        result.records = outcome.records
        result.rejects = outcome.rejects
        result.hostile = outcome.rejects.count { $0.reason.isHostile }
        return result
    }

    private func report(_ applicant: borrowing Applicant, _ lane: Int, _ result: inout ChunkResult) {
        let band = judged.band(lane)
        let dropped = Int(applicant.droppedColumns)
        summary.count(band: band, isSettled: judged.isSettled(lane), droppedColumns: dropped)
        if options.keeper != nil { result.kept.append(record(of: applicant, lane)) }
        if let limit = options.failOnBand, band >= limit { result.findings += 1 }
        guard band >= options.minimumBand else { return }
        let id = applicant.id
        if let only = options.only, !only.contains(id) { return }
        let place = QueuePlace(
            band: band, score: judged.score(lane), origin: applicant.origin, applicant: id)
        guard isWanted(place) else { return }
        var assessment = setup.judge.assessment(
            id: id, origin: applicant.origin, lane: lane, block: block, judged: judged,
            sources: setup.reference.sources, digest: applicant.digest().description, droppedColumns: dropped)
        if options.showsAnalysis { assessment.hinge = setup.hinge(of: assessment) ?? "" }
        for index in writers.indices { writers[index].add(assessment, into: &result.parts[index]) }
    }

    private func isWanted(_ place: QueuePlace) -> Bool {
        for index in writers.indices where writers[index].wants(place) { return true }
        return false
    }

    /// What a store keeps of an applicant.
    private func record(of applicant: Applicant, _ lane: Int) -> RunKeeper.Record {
        let card = setup.judge.pack.card
        let score = judged.score(lane)
        let codes = card.rules.indices.filter { judged.outcome(rule: $0, lane: lane) == .fired }
            .map { card.rules[$0].reasonCode }.sorted()
        return RunKeeper.Record(
            row: linked?.row(of: applicant) ?? 0,
            profile: StoredProfile(applicant, linker: setup.crew.linker),
            assessment: StoredAssessment(
                band: card.bands[judged.band(lane)].name, total: score.total, low: score.low, high: score.high,
                coveragePermille: score.coveragePermille, codes: codes.joined(separator: " ")))
    }
}
