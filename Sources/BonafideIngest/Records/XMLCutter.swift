internal import BonafideArchive
internal import BonafideCore

/// Reads the records of an XML document piece by piece and writes each as one line of JSON.
///
/// Memory is bounded by one record. Records before a mistake in the document are given before the mistake is told.
final class XMLCutter: RecordCutter {
    private let stream: ByteStream
    private let path: String
    private let limits: IngestLimits
    private let records: XMLRecordWriter
    private var parser: XMLPushParser
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    private var record: UInt64 = 1
    private var isAtEnd = false
    private var failure: IngestError?

    init(_ stream: ByteStream, path: String, file: Int, limits: IngestLimits, recordElement: String) {
        self.stream = stream
        self.path = path
        self.limits = limits
        records = XMLRecordWriter(recordElement, file: file, longest: limits.recordBytes)
        parser = XMLPushParser(handler: records, maximumDepth: limits.depth, longestPiece: limits.recordBytes)
    }

    deinit { buffer.deallocate() }

    func next(_ chunk: inout RawChunk) throws(IngestError) -> Bool {
        chunk.firstRecord = record
        records.begin(record)
        while records.finished < limits.chunkBytes, !isAtEnd, failure == nil { step() }
        chunk.rejects += records.rejects
        chunk.inputBytes = stream.consumed
        guard records.finished > 0 else {
            if let failure { throw failure }
            return false
        }
        chunk.reserve(records.finished)
        chunk.storage.withUnsafeMutableBytes { raw in
            raw.copyBytes(from: records.text[..<records.finished])
        }
        chunk.count = records.finished
        chunk.lines = records.lines
        chunk.firstLine = records.lines.first ?? 0
        record += UInt64(records.lines.count)
        return true
    }

    /// Parses the next piece of the stream.
    private func step() {
        do throws(IngestError) {
            let count = try stream.read(into: buffer)
            isAtEnd = count == 0
            do throws(XMLError) {
                if isAtEnd {
                    try parser.finish()
                } else {
                    try parser.feed(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
                }
            } catch {
                throw IngestError(.refusedXML, path, line: error.line, column: error.column, error.message)
            }
        } catch { failure = error }
    }
}

/// Writes the elements of one name as JSON: child elements become keys and so do attributes; an element with text
/// and no children becomes a string.
final class XMLRecordWriter: XMLEventHandler {
    /// An element that is not closed yet: whether it was written as an object, and where its text begins.
    private struct Open {
        var isObject = false
        var textStart: Int
    }

    private let name: [UInt8]
    private let file: Int
    private let longest: Int
    /// Lines of JSON; the first `finished` bytes are whole records, each with a newline behind it. A record that was
    /// left out leaves an empty line, so that those behind it keep their numbers.
    private(set) var text: [UInt8] = []
    private(set) var finished = 0
    private(set) var lines: [UInt64] = []
    private(set) var rejects: [Reject] = []
    private var open: [Open] = []
    /// Text of all open elements, the outermost first.
    private var content: [UInt8] = []
    private var number: UInt64 = 1
    private var line: UInt64 = 0
    /// Elements still to be closed of a record that was left out.
    private var passing = 0

    init(_ name: String, file: Int, longest: Int) {
        self.name = Array(name.utf8)
        self.file = file
        self.longest = longest
    }

    /// Forgets the finished records, the next of which has this number.
    func begin(_ number: UInt64) {
        self.number = number
        text.removeSubrange(..<finished)
        finished = 0
        lines.removeAll(keepingCapacity: true)
        rejects.removeAll(keepingCapacity: true)
    }

    func startElement(_ name: UnsafeBufferPointer<UInt8>, line: Int) {
        if passing > 0 {
            passing += 1
            return
        }
        if open.isEmpty {
            guard name.elementsEqual(self.name) else { return }
            self.line = UInt64(max(0, line))
        } else {
            beginObject()
            key(name)
        }
        open.append(Open(textStart: content.count))
        checkLength()
    }

    func attribute(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
        guard !open.isEmpty, passing == 0 else { return }
        beginObject()
        key(name)
        string(value)
        checkLength()
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard !open.isEmpty, passing == 0 else { return }
        content.append(contentsOf: bytes)
        checkLength()
    }

    func endElement() {
        if passing > 0 {
            passing -= 1
            return
        }
        guard let last = open.popLast() else { return }
        content.withUnsafeBufferPointer { all in
            let own = UnsafeBufferPointer(rebasing: all[last.textStart...])
            if !last.isObject {
                string(own)
            } else if own.contains(where: { $0 > 0x20 }) {
                "text".utf8.withContiguousStorageIfAvailable { key($0) }
                string(own)
            }
        }
        if last.isObject { text.append(0x7d) }
        content.removeLast(content.count - last.textStart)
        guard open.isEmpty else { return }
        finishLine()
    }

    private func finishLine() {
        text.append(0x0a)
        finished = text.count
        lines.append(line)
        number += 1
    }

    /// Leaves a record out that is longer than the limit.
    private func checkLength() {
        guard text.count - finished + content.count > longest else { return }
        rejects.append(
            Reject(RecordOrigin(file: UInt16(clamping: file), record: number, line: line), .tooLong))
        passing = open.count
        open.removeAll()
        content.removeAll()
        text.removeLast(text.count - finished)
        finishLine()
    }

    private func beginObject() {
        guard let last = open.indices.last, !open[last].isObject else { return }
        text.append(0x7b)
        open[last].isObject = true
    }

    private func key(_ name: UnsafeBufferPointer<UInt8>) {
        if text.last != 0x7b { text.append(0x2c) }
        string(name)
        text.append(0x3a)
    }

    private func string(_ bytes: UnsafeBufferPointer<UInt8>) {
        text.append(0x22)
        JSONLiteral.append(bytes, to: &text)
        text.append(0x22)
    }
}
