internal import BonafideCore

/// Cuts a JSON array, or JSON values written one after the other over several lines, into chunks of whole values.
///
/// Only brackets and strings are followed here; whether a value is well-formed is the parser's business.
final class ValueCutter: RecordCutter {
    private var filler: ChunkFiller
    private let path: String
    private let limits: IngestLimits
    /// How deep the records lie: 1 inside an array, 0 for bare values.
    private let base: Int

    private var record: UInt64 = 1
    private var line: UInt64 = 1
    private var isOpen = false
    private var isClosed = false
    /// Whether the brackets went wrong, so that nothing further can be cut.
    private var isBroken = false

    init(_ stream: ByteStream, path: String, limits: IngestLimits, isArray: Bool) {
        filler = ChunkFiller(stream)
        self.path = path
        self.limits = limits
        base = isArray ? 1 : 0
        isOpen = !isArray
    }

    func next(_ chunk: inout RawChunk) throws(IngestError) -> Bool {
        var room = max(limits.chunkBytes, filler.carry.count * 2)
        while true {
            if isBroken, let failure = filler.failure { throw failure }
            let filled = filler.fill(&chunk, room)
            if filled == 0 || isClosed {
                if let failure = filler.failure { throw failure }
                try finish(chunk.storage, filled)
                return false
            }
            chunk.firstRecord = record
            chunk.firstLine = line
            let cut = try scan(&chunk.storage, filled)
            if cut > 0 {
                filler.keep(chunk.storage, from: cut, to: filled)
                chunk.count = cut
                chunk.inputBytes = filler.consumed
                if record > chunk.firstRecord || holdsText(chunk) { return true }
                continue
            }
            if let failure = filler.failure { throw failure }
            if filler.isAtEnd {
                let gap = chunk.storage[..<filled].prefix { $0 <= 0x20 || $0 == 0x2c }
                if base == 0, gap.count == filled, gap.allSatisfy({ $0 != 0x2c }) {
                    filler.keep([])
                    return false
                }
                throw broken("the document ends inside a value", after: UInt64(gap.count { $0 == 0x0a }))
            }
            guard filled < limits.recordBytes else {
                let gap = chunk.storage[..<filled].prefix { $0 <= 0x20 || $0 == 0x2c }
                throw broken(
                    "a value is longer than \(limits.recordBytes >> 20) MB", after: UInt64(gap.count { $0 == 0x0a }))
            }
            filler.keep(chunk.storage, from: 0, to: filled)
            room = min(filled * 2, limits.recordBytes)
        }
    }

    /// Whether there is anything between the brackets: values that are no objects are the parser's to reject.
    private func holdsText(_ chunk: borrowing RawChunk) -> Bool {
        for index in 0..<chunk.count where chunk.storage[index] > 0x20 && chunk.storage[index] != 0x2c { return true }
        return false
    }

    /// Finds where the last whole value ends; takes the outer brackets out of the text.
    private func scan(_ storage: inout [UInt8], _ count: Int) throws(IngestError) -> Int {
        var depth = 0
        var index = 0
        var end = 0
        var lines: UInt64 = 0
        var isInString = false
        while index < count {
            let byte = storage[index]
            index += 1
            if byte == 0x0a { lines += 1 }
            if isInString {
                if byte == 0x5c { index += 1 } else if byte == 0x22 { isInString = false }
                continue
            }
            switch byte {
            case 0x22: isInString = true
            case 0x5b where !isOpen:
                isOpen = true
                storage[index - 1] = 0x20
                end = index
            case 0x7b, 0x5b: depth += 1
            case 0x5d where depth == 0 && base == 1:
                isClosed = true
                storage[index - 1] = 0x20
                line += lines
                return index
            case 0x7d, 0x5d:
                depth -= 1
                guard depth >= 0 else {
                    let error = broken("a closing bracket has no opening one", after: lines)
                    // The values before it are good, so the trouble is told by the next call.
                    guard end > 0 else { throw error }
                    filler.failure = error
                    isBroken = true
                    return end
                }
                guard depth == 0 else { continue }
                end = index
                record += 1
                line += lines
                lines = 0
            default: continue
            }
        }
        return end
    }

    /// Looks at what follows the last value.
    private func finish(_ storage: borrowing [UInt8], _ filled: Int) throws(IngestError) {
        if base == 1 && !isClosed { throw broken("the array is not closed") }
        for index in 0..<filled where !isClosed || storage[index] > 0x20 {
            throw broken("text follows the end of the array")
        }
    }

    private func broken(_ what: String, after lines: UInt64 = 0) -> IngestError {
        IngestError(.brokenJSON, path, line: Int(line + lines), what)
    }
}
