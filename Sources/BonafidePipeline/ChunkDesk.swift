internal import BonafideIngest
internal import Synchronization

/// A chunk that is handed from task to task, with room for what is rendered of it: a value captured by a task would be
/// shared, and copied when it is filled.
final class ChunkHolder: @unchecked Sendable {
    var chunk = RawChunk()
    var parts: [[UInt8]] = []
}

/// Hands the chunks of the inputs that are to be scored to workers, one after the other.
///
/// A worker reads what it is going to parse, so that the bytes lie in the cache of the processor it runs on.
final class ChunkDesk: Sendable {
    private struct Reading {
        let source: RecordSource
        var isAtEnd = false
        /// Number of the first chunk that was handed out.
        var first: Int?
        /// The errors of broken inputs, in order.
        var error: IngestError?
    }

    private let reading: Mutex<Reading>
    private let selection: ChunkSelection
    private let isCancelled: @Sendable () -> Bool

    init(_ plan: InputPlan, _ selection: ChunkSelection, isCancelled: @escaping @Sendable () -> Bool) {
        reading = Mutex(Reading(source: plan.makeSource()))
        self.selection = selection
        self.isCancelled = isCancelled
    }

    /// Number of the first chunk that was handed out.
    var first: Int { reading.withLock { $0.first ?? 0 } }
    /// What was wrong with the inputs, told once the run has ended.
    var error: IngestError? { reading.withLock { $0.error } }

    /// Reads the next chunk; gives `false` where there is none.
    func next(_ chunk: inout RawChunk) -> Bool {
        reading.withLock { reading in
            while !reading.isAtEnd {
                do throws(IngestError) {
                    guard try reading.source.next(&chunk) else { break }
                    switch selection.answer(chunk) {
                    case .take:
                        if reading.first == nil { reading.first = chunk.number }
                        return true
                    case .skip: if isCancelled() { reading.isAtEnd = true }
                    case .end: reading.isAtEnd = true
                    }
                } catch {
                    // A broken input is told at the end, and the next input goes on.
                    reading.error =
                        reading.error.map {
                            IngestError($0.diagnostic, others: $0.others + [error.diagnostic] + error.others)
                        } ?? error
                }
            }
            reading.isAtEnd = true
            return false
        }
    }
}
