internal import Dispatch

/// Spreads independent parts of one task over the cores.
enum Parallel {
    /// The results of so many parts, in their order; each part is done once, by one thread.
    static func map<Result: Sendable>(
        _ count: Int, threads: Int, _ body: @Sendable (Int) -> Result
    ) -> [Result] {
        guard threads > 1 else { return (0..<count).map(body) }
        var results = [Result?](repeating: nil, count: count)
        results.withUnsafeMutableBufferPointer { results in
            // Each part has a slot of its own.
            nonisolated(unsafe) let slots = results
            DispatchQueue.concurrentPerform(iterations: count) { slots[$0] = body($0) }
        }
        return results.compactMap { $0 }
    }
}
