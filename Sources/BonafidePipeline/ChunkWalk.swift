internal import BonafideIngest
internal import Synchronization

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

    /// A worker with the chunk it reads into.
    private final class Walker<Worker: ChunkWorker>: @unchecked Sendable {
        let worker: Worker
        var chunk = RawChunk()
        /// Whether the chunk is of a file whose applicants have no numbers yet.
        var isWaiting = false

        init(_ worker: Worker) { self.worker = worker }
    }

    private let plan: InputPlan
    private let progress: @Sendable (Progress) -> Void
    private let isCancelled: @Sendable () -> Bool
    /// How many records each file turned out to have.
    private(set) var files: FileRows
    private var hasWalked = false

    init(
        plan: InputPlan, progress: @escaping @Sendable (Progress) -> Void = { _ in },
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        self.plan = plan
        self.progress = progress
        self.isCancelled = isCancelled
        files = FileRows(count: plan.inputs.count)
    }

    /// Walks to the end, or until asked to stop; what cannot be read is left for the pass that scores to tell.
    mutating func run<Worker: ChunkWorker>(_ workers: [Worker]) async throws {
        let desk = ChunkDesk(plan, .all, isCancelled: isCancelled)
        // Later walks go by the numbers of the first.
        let log = WalkLog(plan, files, isFirst: !hasWalked, progress)
        let walkers = workers.map(Walker.init)
        var file: Int? = plan.inputs.isEmpty ? nil : 0
        while let opened = file, !isCancelled() {
            log.open(opened)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for walker in walkers {
                    group.addTask { [isCancelled] in try Self.walk(walker, desk, log, isCancelled) }
                }
                // The first error ends the group, and the others with it.
                for try await _ in group {}
            }
            // The numbers of a file's applicants follow on those of the file before, so that one is done first.
            file = walkers.filter(\.isWaiting).map(\.chunk.file).min()
        }
        files = log.files
        hasWalked = true
    }

    /// Takes chunks up to the first of a file that has no numbers yet.
    private static func walk<Worker: ChunkWorker>(
        _ walker: Walker<Worker>, _ desk: ChunkDesk, _ log: WalkLog, _ isCancelled: @Sendable () -> Bool
    ) throws {
        while !isCancelled(), !Task.isCancelled, walker.isWaiting || desk.next(&walker.chunk) {
            guard let first = log.firstRow(of: walker.chunk.file) else {
                walker.isWaiting = true
                return
            }
            walker.isWaiting = false
            log.note(try walker.worker.take(walker.chunk, firstRow: first), walker.chunk)
        }
    }
}

/// How far the workers of a walk have come.
private final class WalkLog: Sendable {
    private struct State {
        var files: FileRows
        var progress = Progress()
    }

    private let state: Mutex<State>
    private let isFirst: Bool
    private let bytesBefore: [UInt64]
    private let progress: @Sendable (Progress) -> Void
    private let clock = ContinuousClock()
    private let start = ContinuousClock.now

    init(_ plan: InputPlan, _ files: FileRows, isFirst: Bool, _ progress: @escaping @Sendable (Progress) -> Void) {
        var state = State(files: files)
        state.progress.bytesTotal = plan.size
        self.state = Mutex(state)
        self.isFirst = isFirst
        self.progress = progress
        bytesBefore = plan.bytesBefore
    }

    var files: FileRows { state.withLock { $0.files } }

    /// Numbers the applicants of a file; those before it must be done.
    func open(_ file: Int) {
        guard isFirst else { return }
        state.withLock { _ = $0.files.first(file) }
    }

    /// Number of a file's first applicant; nothing where files before it are not done.
    func firstRow(of file: Int) -> UInt64? {
        state.withLock { isFirst && $0.files.isNew(file) ? nil : $0.files.firstRows[file] }
    }

    /// Notes a chunk that was taken.
    func note(_ taken: ChunkWalk.Taken, _ chunk: borrowing RawChunk) {
        let (file, read) = (chunk.file, chunk.inputBytes)
        state.withLock { state in
            if isFirst { state.files.note(file, records: taken.lastRecord) }
            state.progress.bytesRead = max(state.progress.bytesRead, bytesBefore[file] + read)
            state.progress.records += Int64(taken.applicants)
            state.progress.seconds = (clock.now - start).inSeconds
            progress(state.progress)
        }
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
