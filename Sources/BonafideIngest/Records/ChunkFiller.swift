/// Fills chunks from a stream; what a cutter did not cut is carried over to the next chunk.
struct ChunkFiller {
    private let stream: ByteStream
    /// What was read and not cut yet.
    private(set) var carry: [UInt8] = []
    /// Whether the stream has ended.
    private(set) var isAtEnd = false
    /// Why the stream broke off; what came before it is filled in all the same.
    var failure: IngestError?

    init(_ stream: ByteStream) { self.stream = stream }

    /// Count of stored bytes that were read so far.
    var consumed: UInt64 { stream.consumed }

    /// Puts what was carried over and what comes next into the chunk, up to so many bytes; gives their count.
    mutating func fill(_ chunk: inout RawChunk, _ room: Int) -> Int {
        chunk.reserve(room + 1)
        var filled = carry.count
        let carried = carry
        chunk.storage.withUnsafeMutableBytes { raw in
            raw.copyBytes(from: carried)
            while filled < room, !isAtEnd, failure == nil {
                let count = read(UnsafeMutableRawBufferPointer(rebasing: raw[filled..<room]))
                if count == 0 { isAtEnd = failure == nil }
                filled += count
            }
        }
        return filled
    }

    /// Reads into a buffer beside the chunks; gives 0 at the end and at a failure.
    mutating func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        do throws(IngestError) {
            let count = try stream.read(into: buffer)
            if count == 0 { isAtEnd = true }
            return count
        } catch {
            failure = error
            return 0
        }
    }

    /// Carries a part of a chunk over.
    mutating func keep(_ storage: [UInt8], from start: Int, to end: Int) {
        carry.removeAll(keepingCapacity: true)
        carry.append(contentsOf: storage[start..<end])
    }

    /// Carries these bytes over and nothing else.
    mutating func keep(_ bytes: ArraySlice<UInt8>) {
        carry.removeAll()
        carry.append(contentsOf: bytes)
    }
}
