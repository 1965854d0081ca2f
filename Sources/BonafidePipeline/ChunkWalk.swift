internal import BonafideIngest

/// Takes chunks of the inputs, one at a time.
protocol ChunkWorker: AnyObject, Sendable {
    /// Takes a chunk; `firstRow` is the number of the first applicant of its file.
    func take(_ chunk: borrowing RawChunk, firstRow: UInt64) throws -> ChunkWalk.Taken
}

/// One walk through the inputs of a plan, chunk by chunk, for workers who need no order.
struct ChunkWalk {
    /// What a worker tells of a chunk.
    struct Taken: Sendable {
        /// Number of the last record seen, from 1 in its file.
        var lastRecord: UInt64 = 0
        var applicants = 0
    }

    /// A chunk with the worker that had it.
    private struct Done<Worker: ChunkWorker>: Sendable {
        let worker: Worker
        let holder: ChunkHolder
        let taken: Taken
    }

    private let plan: InputPlan
    private let progress: @Sendable (Progress) -> Void
    private let isCancelled: @Sendable () -> Bool
    /// How many records each file turned out to have.
    private(set) var files: FileRows
    private var hasWalked = false
    private var state = Progress()

    init(
        plan: InputPlan, progress: @escaping @Sendable (Progress) -> Void = { _ in },
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        self.plan = plan
        self.progress = progress
        self.isCancelled = isCancelled
        files = FileRows(count: plan.inputs.count)
        state.bytesTotal = plan.size
    }

    /// Walks to the end, or until asked to stop; what cannot be read is left for the pass that scores to tell.
    mutating func run<Worker: ChunkWorker>(_ workers: [Worker]) async throws {
        let source = plan.makeSource()
        var idle = workers
        var spare = workers.map { _ in ChunkHolder() }
        let clock = ContinuousClock()
        let start = clock.now
        // Later walks go by the numbers of the first.
        let isFirst = !hasWalked
        var files = files
        var state = state
        let (progress, isCancelled) = (progress, isCancelled)
        try await withThrowingTaskGroup(of: Done<Worker>.self) { group in
            var underWay = 0
            func takeOne() async throws {
                guard let done = try await group.next() else { return }
                underWay -= 1
                idle.append(done.worker)
                spare.append(done.holder)
                if isFirst { files.note(done.holder.chunk.file, records: done.taken.lastRecord) }
                state.bytesRead += done.holder.chunk.inputBytes
                state.records += Int64(done.taken.applicants)
                state.seconds = (clock.now - start).inSeconds
                progress(state)
            }
            while !isCancelled() {
                if idle.isEmpty { try await takeOne() }
                guard let worker = idle.popLast(), let holder = spare.popLast() else { break }
                guard (try? source.next(&holder.chunk)) == true else { break }
                // The numbers of a file's applicants follow on those of the file before, so that one must be done.
                if isFirst, files.isNew(holder.chunk.file) { while underWay > 0 { try await takeOne() } }
                let first = isFirst ? files.first(holder.chunk.file) : files.firstRows[holder.chunk.file]
                underWay += 1
                group.addTask {
                    Done(worker: worker, holder: holder, taken: try worker.take(holder.chunk, firstRow: first))
                }
            }
            while underWay > 0 { try await takeOne() }
        }
        self.files = files
        hasWalked = true
    }
}

/// How many records each file turned out to have.
struct FileRows: Sendable {
    private(set) var firstRows: [UInt64]
    private var records: [UInt64]
    private var started = -1

    init(count: Int) {
        firstRows = Array(repeating: 0, count: count)
        records = firstRows
    }

    /// How many applicants the files have, unread records counted.
    var count: Int {
        zip(firstRows, records).map { Int($0 + $1) }.max() ?? 0
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

    mutating func note(_ file: Int, records count: UInt64) { records[file] = max(records[file], count) }
}

extension Duration {
    /// The duration in seconds.
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
