internal import BonafideCore

/// Cuts text whose records end with a line: tables, where a newline inside quotes ends nothing, and JSON Lines.
final class TextCutter: RecordCutter {
    private let stream: ByteStream
    private let path: String
    private let file: Int
    private let limits: IngestLimits
    private let hasQuotes: Bool
    private var carry: [UInt8] = []
    private var record: UInt64 = 1
    private var line: UInt64
    private var isAtEnd = false
    private var failure: IngestError?

    init(_ stream: ByteStream, path: String, file: Int, limits: IngestLimits, hasQuotes: Bool, firstLine: Int) {
        self.stream = stream
        self.path = path
        self.file = file
        self.limits = limits
        self.hasQuotes = hasQuotes
        self.line = UInt64(firstLine)
    }

    func next(_ chunk: inout RawChunk) throws(IngestError) -> Bool {
        if let failure { throw failure }
        var room = max(limits.chunkBytes, carry.count * 2)
        chunk.firstRecord = record
        chunk.firstLine = line
        while true {
            let filled = gather(&chunk, room)
            guard filled > 0 else {
                if chunk.rejects.isEmpty, let failure { throw failure }
                return !chunk.rejects.isEmpty
            }
            let cut = scan(chunk.storage, filled)
            if cut.end > 0 {
                keep(chunk.storage, from: cut.end, to: filled)
                chunk.count = cut.end
                chunk.inputBytes = stream.consumed
                record += cut.records
                line += cut.lines
                return true
            }
            keep(chunk.storage, from: 0, to: filled)
            if failure == nil, isAtEnd {
                unclosed("before the end of the file")
            } else if failure == nil, filled >= limits.recordBytes, cut.isInside {
                unclosed("within \(limits.recordBytes >> 20) MB")
            }
            if let failure {
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

    /// Puts what was carried over and what comes next into the chunk; closes the last line of the file.
    ///
    /// When the stream fails, what it gave before is kept and the failure is thrown by the next call.
    private func gather(_ chunk: inout RawChunk, _ room: Int) -> Int {
        chunk.reserve(room + 1)
        var filled = carry.count
        let carried = carry
        chunk.storage.withUnsafeMutableBytes { raw in
            raw.copyBytes(from: carried)
            while filled < room, !isAtEnd, failure == nil {
                do throws(IngestError) {
                    let count = try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: raw[filled..<room]))
                    if count == 0 { isAtEnd = true }
                    filled += count
                } catch {
                    failure = error
                }
            }
        }
        if isAtEnd, filled > 0, chunk.storage[filled - 1] != 0x0a {
            chunk.storage[filled] = 0x0a
            filled += 1
        }
        return filled
    }

    private func keep(_ storage: [UInt8], from start: Int, to end: Int) {
        carry.removeAll(keepingCapacity: true)
        carry.append(contentsOf: storage[start..<end])
    }

    private func unclosed(_ where: String) {
        failure = IngestError(
            .unclosedQuote, path, line: Int(line),
            "a quotation mark in the row that begins here is not closed \(`where`)",
            hint: "double every quotation mark inside a quoted field")
    }

    /// Finds the last record end; counts records and lines up to it.
    private func scan(_ storage: [UInt8], _ count: Int) -> (end: Int, records: UInt64, lines: UInt64, isInside: Bool) {
        storage.withUnsafeBytes { raw in
            guard let base = raw.baseAddress else { return (0, 0, 0, false) }
            let newline = SIMD16<UInt8>(repeating: 0x0a)
            let quote = SIMD16<UInt8>(repeating: 0x22)
            var end = 0
            var records: UInt64 = 0
            var lines: UInt64 = 0
            var linesAtEnd: UInt64 = 0
            var inside: UInt64 = 0
            var offset = 0
            while offset < count {
                var breaks = BlockMasks.equal(base + offset, newline)
                var quotes = hasQuotes ? BlockMasks.equal(base + offset, quote) : 0
                if count - offset < 64 {
                    let known: UInt64 = (1 << UInt64(count - offset)) &- 1
                    breaks &= known
                    quotes &= known
                }
                let within = BlockMasks.prefixParity(quotes) ^ inside
                if quotes != 0 { inside = 0 &- (within >> 63) }
                let ends = breaks & ~within
                if ends != 0 {
                    let last = 63 - ends.leadingZeroBitCount
                    end = offset + last + 1
                    records += UInt64(ends.nonzeroBitCount)
                    linesAtEnd = lines + UInt64((breaks & (~0 >> UInt64(63 - last))).nonzeroBitCount)
                }
                lines += UInt64(breaks.nonzeroBitCount)
                offset += 64
            }
            return (end, records, linesAtEnd, inside != 0)
        }
    }

    /// Drops a record that exceeds the limit, keeping what follows it.
    private func passOverLongRecord(_ chunk: inout RawChunk) {
        chunk.rejects.append(
            Reject(
                RecordOrigin(file: UInt16(clamping: file), record: record, line: line), column: limits.recordBytes,
                .tooLong))
        carry.removeAll()
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while !isAtEnd, failure == nil {
            let count = buffer.withUnsafeMutableBytes { raw in
                do throws(IngestError) { return try stream.read(into: raw) } catch {
                    failure = error
                    return 0
                }
            }
            if count == 0 { isAtEnd = failure == nil }
            if let end = buffer[..<count].firstIndex(of: 0x0a) {
                carry.append(contentsOf: buffer[(end + 1)..<count])
                break
            }
        }
        record += 1
        line += 1
        chunk.firstRecord = record
        chunk.firstLine = line
    }
}
