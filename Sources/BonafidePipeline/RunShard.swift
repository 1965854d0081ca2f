package import BonafideReport
internal import BonafideIngest

/// One of several runs that share an export between them: the second of five scores the second fifth of its records.
package struct RunShard: Hashable, Sendable {
    /// Which one, from 1.
    package let number: Int
    /// How many there are.
    package let count: Int

    /// Reads `2/5`; at most 10,000 shards.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]),
            (1...10_000).contains(count), (1...count).contains(number)
        else { return nil }
        self.number = number
        self.count = count
    }

    /// As it is written: `2/5`.
    package var text: String { "\(number)/\(count)" }
    /// Whether it tells what a run tells once, before its first record.
    var isFirst: Bool { number == 1 }
    /// Whether it tells what a run tells once, after its last record.
    var isLast: Bool { number == count }

    /// The number of the shard that a record belongs to, by its place among so many.
    func number(of record: UInt64, among total: UInt64) -> Int {
        guard total > 0 else { return 1 }
        let product = record.multipliedFullWidth(by: UInt64(count))
        guard product.high < total else { return count }
        return min(count, Int(total.dividingFullWidth(product).quotient) + 1)
    }
}

/// Where a run stood after a number of chunks, so that another can go on from there.
package struct Checkpoint: Codable, Hashable, Sendable {
    /// Chunks of the input whose results are written.
    package var chunks = 0
    /// What was counted so far.
    package var summary: RunSummary
    package var records = 0
    package var rejected = 0
    package var sideRecords = 0
    package var sideRejected = 0
    package var hostile = 0
    package var findings = 0
    /// For each report, whether an assessment was written.
    package var hasWritten: [Bool]
}

/// Tells which chunks a run scores: all of them, those of its shard, those behind a checkpoint.
struct ChunkSelection: Sendable {
    enum Answer { case take, skip, end }

    let shard: RunShard?
    let linked: LinkedRows?
    /// Chunks before this one are done.
    let first: Int

    /// All chunks.
    static let all = ChunkSelection(shard: nil, linked: nil, first: 0)

    func answer(_ chunk: borrowing RawChunk) -> Answer {
        if let shard, let linked {
            let place = linked.place(file: chunk.file, record: chunk.firstRecord)
            let number = shard.number(of: place, among: linked.records)
            if number > shard.number { return .end }
            if number < shard.number { return .skip }
        }
        return chunk.number < first ? .skip : .take
    }
}
