internal import BonafideCore
internal import CByteScan

/// Cuts text whose records end with a line: tables, where a newline inside quotes ends nothing, and JSON Lines.
final class TextCutter: RecordCutter {
    private var filler: ChunkFiller
    private let path: String
    private let file: Int
    private let limits: IngestLimits
    private let hasQuotes: Bool
    private var trail: CutTrail
    private var record: UInt64 = 1
    private var line: UInt64

    init(
        _ stream: ByteStream, path: String, file: Int, limits: IngestLimits, hasQuotes: Bool, firstLine: Int,
        trail: CutTrail
    ) {
        self.trail = trail
        filler = ChunkFiller(stream)
        self.path = path
        self.file = file
        self.limits = limits
        self.hasQuotes = hasQuotes
        self.line = UInt64(firstLine)
    }

    func next(_ chunk: inout RawChunk) throws(IngestError) -> Bool {
        if let failure = filler.failure { throw failure }
        var room = max(limits.chunkBytes, filler.carry.count * 2)
        chunk.firstRecord = record
        chunk.firstLine = line
        while true {
            let filled = fill(&chunk, room)
            guard filled > 0 else {
                if chunk.rejects.isEmpty, let failure = filler.failure { throw failure }
                if filler.failure == nil { trail.finish() }
                return !chunk.rejects.isEmpty
            }
            let cut = chunk.storage.withUnsafeBufferPointer {
                trail.cut($0.baseAddress, filled, hasQuotes: hasQuotes)
            }
            if cut.end > 0 {
                filler.keep(chunk.storage, from: cut.end, to: filled)
                chunk.count = cut.end
                chunk.inputBytes = filler.consumed
                record += cut.records
                line += cut.lines
                return true
            }
            filler.keep(chunk.storage, from: 0, to: filled)
            if filler.failure == nil, filler.isAtEnd {
                unclosed("before the end of the file")
            } else if filler.failure == nil, filled >= limits.recordBytes, cut.inside != 0 {
                unclosed("within \(limits.recordBytes >> 20) MB")
            }
            if let failure = filler.failure {
                // What was rejected before is told first; the next call tells the failure.
                if !chunk.rejects.isEmpty { return true }
                throw failure
            }
            if filled >= limits.recordBytes {
                passOverLongRecord(&chunk)
                room = limits.chunkBytes
            } else {
                room = min(filled * 2, limits.recordBytes)
            }
        }
    }

    /// Fills the chunk and closes the last line of the file.
    private func fill(_ chunk: inout RawChunk, _ room: Int) -> Int {
        var filled = filler.fill(&chunk, room)
        if filler.isAtEnd, filled > 0, chunk.storage[filled - 1] != 0x0a {
            chunk.storage[filled] = 0x0a
            filled += 1
        }
        return filled
    }

    private func unclosed(_ where: String) {
        filler.failure = IngestError(
            .unclosedQuote, path, line: Int(line),
            "a quotation mark in the row that begins here is not closed \(`where`)",
            hint: "double every quotation mark inside a quoted field")
    }

    /// Drops a record that exceeds the limit, keeping what follows it.
    private func passOverLongRecord(_ chunk: inout RawChunk) {
        chunk.rejects.append(
            Reject(
                RecordOrigin(file: UInt16(clamping: file), record: record, line: line), column: limits.recordBytes,
                .tooLong))
        filler.keep([])
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while !filler.isAtEnd, filler.failure == nil {
            let count = buffer.withUnsafeMutableBytes { filler.read($0) }
            if let end = buffer[..<count].firstIndex(of: 0x0a) {
                filler.keep(buffer[(end + 1)..<count])
                break
            }
        }
        record += 1
        line += 1
        chunk.firstRecord = record
        chunk.firstLine = line
    }
}
