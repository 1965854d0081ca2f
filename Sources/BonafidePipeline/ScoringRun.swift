package import BonafideCore
package import BonafideIngest
package import BonafideReport
internal import BonafideRules

/// Scores the inputs of a plan: chunks in, assessments out, in the order of the input.
///
/// Chunks are read one after the other by the workers that score them, and written in order by one task. At most two
/// chunks a worker are under way, so memory does not grow with the input, and the bytes written do not depend on
/// the number of workers.
package struct ScoringRun: Sendable {
    private let setup: ScoringSetup
    private let plan: InputPlan
    private let options: ScoringOptions
    private let targets: [ReportTarget]
    /// Takes rejected records in order, with the name of their file.
    private let reject: @Sendable (Reject, String) throws -> Void
    /// Told how far the run has come, between chunks.
    private let progress: @Sendable (Progress) -> Void
    /// Asked between chunks whether to stop.
    private let isCancelled: @Sendable () -> Bool

    /// Prepares a run.
    package init(
        setup: ScoringSetup, plan: InputPlan, options: ScoringOptions, targets: [ReportTarget],
        reject: @escaping @Sendable (Reject, String) throws -> Void = { _, _ in },
        progress: @escaping @Sendable (Progress) -> Void = { _ in },
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        self.setup = setup
        self.plan = plan
        self.options = options
        self.targets = targets
        self.reject = reject
        self.progress = progress
        self.isCancelled = isCancelled
    }

    /// Runs to the end; what was written stays good when the input breaks off.
    package func run() async throws -> ScoringResult {
        let context = targets.map { setup.context(inputs: plan.inputs.map(\.path), options: $0.options) }
        let writers = zip(targets, context).map { ReportWriter(format: $0.format, context: $1) }
        var state = RunState(writers: writers, summary: RunSummary(pack: setup.judge.pack.card))
        state.result.summary.inputs =
            plan.inputs.map { InputStamp(name: $0.path) }
            + plan.sideReports.map {
                guard options.shard?.isFirst ?? true else { return InputStamp(name: $0.path) }
                return InputStamp(name: $0.path, records: Int64($0.records), rejected: Int64($0.rejects.count))
            }
        state.bytesTotal = plan.size
        if let start = options.start { state.goOn(from: start) }
        for index in targets.indices where options.start == nil {
            var head: [UInt8] = []
            state.writers[index].begin(into: &head)
            if !head.isEmpty { _ = try targets[index].write(head) }
        }
        var linked = options.linked
        if linked == nil, setup.working.needsFirstPass || options.keeper != nil || options.shard != nil {
            let first = LinkPass(
                linker: setup.working.linker, comparing: setup.working.comparing, isLinking: setup.working.isLinking,
                plan: plan, threads: options.threads, keeper: options.keeper, isPart: options.isPart)
            linked = try await first.run(progress: progress, isCancelled: isCancelled)
            state.progress.pass = 2
        }
        // A first pass has met every id; a run that ends early tells of those it met itself.
        let repeated = options.limit == nil || options.isPart ? linked?.repeated : nil
        var idle = (0..<max(1, options.threads)).map { _ in
            BlockWorker(
                setup, options, parser: plan.makeParser(ids: repeated == nil ? .all : .none), linked: linked,
                writers: writers)
        }
        let workers = idle
        if options.start == nil, options.shard?.isFirst ?? true { try tellSideRejects(&state) }
        // A first pass that was stopped has not seen who shares what, so nothing is scored by it.
        if isCancelled() { state.result.wasInterrupted = true } else { try await scoreAll(&idle, linked, &state) }
        for worker in workers {
            for index in targets.indices { state.writers[index].absorb(worker.writers[index]) }
        }
        if options.shard?.isLast ?? true { try tellRemarks(workers.map(\.parser), linked, repeated, &state) }
        // Where the run did not see every applicant, the rings wait for the run that does.
        if let keeper = options.keeper, let linked, !state.result.wasInterrupted, options.limit == nil {
            try keeper.finish(linked.index)
        }
        return try finish(&state)
    }

    /// What changes while a run goes on; touched by the one task that reads and writes.
    private struct RunState {
        var writers: [ReportWriter]
        var result: ScoringResult
        var queue = OrderedQueue<ChunkResult>()
        var hasWritten: [Bool]
        var progress = Progress()
        var bytesTotal: UInt64 = 0
        var hostile = 0

        init(writers: [ReportWriter], summary: RunSummary) {
            self.writers = writers
            result = ScoringResult(summary: summary)
            hasWritten = writers.map { _ in false }
        }

        /// Takes up where an earlier run stood.
        mutating func goOn(from start: Checkpoint) {
            result.summary = start.summary
            (result.records, result.rejected) = (start.records, start.rejected)
            (result.sideRecords, result.sideRejected) = (start.sideRecords, start.sideRejected)
            (hostile, result.findings, hasWritten) = (start.hostile, start.findings, start.hasWritten)
        }

        /// Where the run stands.
        var checkpoint: Checkpoint {
            Checkpoint(
                chunks: queue.next, summary: result.summary, records: result.records, rejected: result.rejected,
                sideRecords: result.sideRecords, sideRejected: result.sideRejected, hostile: hostile,
                findings: result.findings, hasWritten: hasWritten)
        }
    }

    /// A chunk with the worker that had it; no result where the inputs have ended.
    private struct Finished: Sendable {
        let worker: BlockWorker
        let holder: ChunkHolder
        let result: Result<ChunkResult?, any Error>
    }

    private func scoreAll(
        _ idle: inout [BlockWorker], _ linked: LinkedRows?, _ state: inout RunState
    ) async throws {
        let selection = ChunkSelection(shard: options.shard, linked: linked, first: options.start?.chunks ?? 0)
        let desk = ChunkDesk(plan, selection, isCancelled: isCancelled)
        var isFirst = true
        var spare = idle.map { _ in ChunkHolder() }
        // What was written makes room for what is rendered next; a part may be many megabytes.
        var buffers: [[[UInt8]]] = []
        let clock = ContinuousClock()
        let start = clock.now
        var isReading = true
        try await withThrowingTaskGroup(of: Finished.self) { group in
            func begin() {
                while isReading, state.queue.count <= 2 * options.threads, let holder = spare.popLast(),
                    let worker = idle.popLast()
                {
                    holder.parts = buffers.popLast() ?? []
                    group.addTask { Self.score(holder, from: desk, worker) }
                }
            }
            begin()
            while let finished = try await group.next() {
                idle.append(finished.worker)
                spare.append(finished.holder)
                if let result = try finished.result.get() {
                    if isFirst { state.queue.begin(at: desk.first) }
                    isFirst = false
                    state.queue.put(result.number, result)
                } else {
                    isReading = false
                }
                // The worker goes on while its chunk is written, unless what is written decides whether it shall.
                if options.limit == nil { begin() }
                while let next = state.queue.take() {
                    try write(next, &state)
                    if buffers.count < options.threads { buffers.append(next.parts) }
                }
                state.progress.seconds = (clock.now - start).inSeconds
                state.progress.bytesTotal = state.bytesTotal
                progress(state.progress)
                if isCancelled() { state.result.wasInterrupted = true }
                if state.result.wasInterrupted { isReading = false }
                if let limit = options.limit, state.result.records >= limit { isReading = false }
                begin()
            }
        }
        state.result.inputError = desk.error
    }

    /// Reads the next chunk and scores it.
    private static func score(
        _ holder: ChunkHolder, from desk: ChunkDesk, _ worker: BlockWorker
    ) -> Finished {
        do {
            let result = desk.next(&holder.chunk) ? try worker.process(holder.chunk, recycling: &holder.parts) : nil
            return Finished(worker: worker, holder: holder, result: .success(result))
        } catch { return Finished(worker: worker, holder: holder, result: .failure(error)) }
    }

    /// Tells the rows of side tables that were left out while the tables were loaded.
    private func tellSideRejects(_ state: inout RunState) throws {
        for report in plan.sideReports {
            for rejected in report.rejects { try reject(rejected, report.path) }
            state.result.sideRecords += report.records
            state.result.sideRejected += report.rejects.count
            state.hostile += report.rejects.count { $0.reason.isHostile }
        }
    }

    /// Tells which records repeat an id, and which rows of side tables found no profile in a run that read all of them.
    private func tellRemarks(
        _ parsers: [ChunkParser], _ linked: LinkedRows?, _ known: [RepeatedRecord]?, _ state: inout RunState
    ) throws {
        for record in known ?? RecordIDs.repeated(parsers.flatMap(\.ids)) {
            let file = Int(record.origin.file)
            // Of a run that was stopped, those it came to.
            if state.result.wasInterrupted, record.origin.record > UInt64(state.result.summary.inputs[file].records) {
                continue
            }
            try reject(Reject(record.origin, .repeatedID), plan.inputs[file].path)
            state.result.summary.inputs[file].repeated += 1
        }
        guard !state.result.wasInterrupted, state.result.inputError == nil, options.limit == nil else { return }
        let unclaimed = options.isPart ? linked?.withoutProfile : nil
        for row in unclaimed ?? plan.sideRowsWithoutProfile(parsers) {
            try reject(Reject(row.origin, .noProfile), plan.sideReports[row.table].path)
            state.result.summary.inputs[plan.inputs.count + row.table].withoutProfile += 1
        }
    }

    private func write(_ chunk: ChunkResult, _ state: inout RunState) throws {
        try options.keeper?.keep(chunk.kept)
        for (index, part) in chunk.parts.enumerated() where !part.isEmpty {
            let separator = state.writers[index].separator
            if state.hasWritten[index], !separator.isEmpty { _ = try targets[index].write(separator) }
            if try !targets[index].write(part) { state.result.wasInterrupted = true }
            state.hasWritten[index] = true
        }
        if let summary = chunk.summary { state.result.summary.merge(summary) }
        let name = plan.inputs[chunk.file].path
        for rejected in chunk.rejects { try reject(rejected, name) }
        state.result.records += chunk.records
        state.result.rejected += chunk.rejects.count
        state.result.findings += chunk.findings
        state.hostile += chunk.hostile
        state.result.summary.inputs[chunk.file].records += Int64(chunk.records)
        state.result.summary.inputs[chunk.file].rejected += Int64(chunk.rejects.count)
        state.progress.records = Int64(state.result.records)
        state.progress.rejected = Int64(state.result.rejected)
        state.progress.bytesRead = plan.bytesBefore[chunk.file] + chunk.inputBytes
        if let checkpoint = options.checkpoint, state.queue.next % Self.chunksBetweenCheckpoints == 0 {
            try checkpoint(state.checkpoint)
        }
    }

    /// A checkpoint is a few kilobytes, a chunk a megabyte of input.
    private static let chunksBetweenCheckpoints = 8

    private func finish(_ state: inout RunState) throws -> ScoringResult {
        for index in targets.indices {
            var tail: [UInt8] = []
            state.writers[index].end(summary: state.result.summary, into: &tail)
            if !tail.isEmpty { _ = try targets[index].write(tail) }
        }
        state.result.hostile = state.hostile
        state.result.isInputBad = options.rejectPolicy.isExceeded(
            records: state.result.records + state.result.sideRecords,
            rejected: state.result.rejected + state.result.sideRejected, hostile: state.hostile)
        return state.result
    }
}
