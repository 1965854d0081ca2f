#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif
internal import BonafideCore

/// Whole records of one input, still as bytes, with the number of the first.
///
/// A chunk is filled by a `RecordSource` and read by a `ChunkParser`; hand the same chunk back to the source
/// to use its memory again.
package struct RawChunk: Sendable {
    /// Number of the chunk in the run, from 0.
    package internal(set) var number = 0
    /// Number of the input file in the plan.
    package internal(set) var file = 0
    /// One-based number of the first record in its file.
    package internal(set) var firstRecord: UInt64 = 1
    /// One-based line of the first record.
    package internal(set) var firstLine: UInt64 = 1
    /// Records the source had to leave out before or after the records of the chunk.
    package internal(set) var rejects: [Reject] = []
    /// Bytes of the input, as stored, that were read when the chunk was cut.
    package internal(set) var inputBytes: UInt64 = 0

    /// The records, followed by at least 64 bytes of room.
    var storage: [UInt8] = []
    /// Count of bytes of the records.
    package internal(set) var count = 0
    /// Lines of the records where they do not follow from the text.
    var lines: [UInt64] = []

    /// Makes an empty chunk.
    package init() {}

    /// Makes room for so many bytes and the room behind them.
    mutating func reserve(_ bytes: Int) {
        let wanted = bytes + BlockMasks.width
        guard storage.count < wanted else { return }
        let more = wanted - storage.count
        // `memset` is quick in builds without optimization too.
        storage += [UInt8](unsafeUninitializedCapacity: more) { room, count in
            if let start = room.baseAddress { memset(start, 0, more) }
            count = more
        }
    }
}
