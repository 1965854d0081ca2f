internal import BonafideArchive
internal import BonafideCore
internal import BonafideIngest
internal import BonafideReport
internal import BonafideRules
internal import BonafideSignals

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
    private var judged: JudgedBlock
    private(set) var writers: [ReportWriter]
    private(set) var summary: RunSummary

    init(
        _ setup: ScoringSetup, _ options: ScoringOptions, parser: ChunkParser, linked: LinkedRows?,
        writers: [ReportWriter]
    ) {
        self.linked = linked
        self.setup = setup
        self.options = options
        self.parser = parser
        self.writers = writers
        block = SignalBlock(columns: setup.crew.catalog.count)
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
        let outcome = try parser.parse(chunk) { applicants, count in
            setup.crew.measure(applicants, count: count, linked: linked, into: &block)
            setup.judge.judge(block, lanes: count, into: &judged)
            for lane in 0..<count { report(applicants[lane], lane, &result) }
            block.reset()
        }
        result.records = outcome.records
        result.rejects = outcome.rejects
        result.hostile = outcome.rejects.count { $0.reason.isHostile }
        return result
    }

    private func report(_ applicant: Applicant, _ lane: Int, _ result: inout ChunkResult) {
        let band = judged.band(lane)
        if let limit = options.failOnBand, band >= limit { result.findings += 1 }
        guard band >= options.minimumBand, options.only.map({ $0.contains(applicant.id) }) ?? true else {
            summary.applicants += 1
            summary.bands[band] += 1
            if judged.isSettled(lane) { summary.settled += 1 }
            for rule in summary.outcomes.indices {
                summary.outcomes[rule][Int(judged.outcome(rule: rule, lane: lane).rawValue)] += 1
            }
            return
        }
        let assessment = setup.judge.assessment(
            id: applicant.id, origin: applicant.origin, lane: lane, block: block, judged: judged,
            sources: setup.reference.sources, digest: applicant.digest().description,
            droppedColumns: Int(applicant.droppedColumns))
        summary.count(assessment)
        for index in writers.indices { writers[index].add(assessment, into: &result.parts[index]) }
    }
}
