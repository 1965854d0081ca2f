internal import BonafideArchive
internal import BonafideCore

/// Reads the records of an XML document by libxml2's pull reader and writes each as one line of JSON.
///
/// Child elements become keys and so do attributes; an element with text and no children becomes a string.
/// Memory is bounded by one record.
final class XMLCutter: RecordCutter {
    private let path: String
    private let limits: IngestLimits
    private let recordElement: [UInt8]
    private let source: XMLSource
    private var reader: XMLPull?
    private var record: UInt64 = 1
    private var failure: IngestError?

    init(_ stream: ByteStream, path: String, file: Int, limits: IngestLimits, recordElement: String) {
        self.path = path
        self.limits = limits
        self.recordElement = Array(recordElement.utf8)
        source = XMLSource(stream)
    }

    func next(_ chunk: inout RawChunk) throws(IngestError) -> Bool {
        if let failure { throw failure }
        chunk.firstRecord = record
        chunk.firstLine = 0
        var text: [UInt8] = []
        do throws(IngestError) {
            if reader == nil { reader = try XMLPull(source, path: path, depth: limits.depth) }
            while text.count < limits.chunkBytes, let line = try reader?.nextRecord(recordElement, &text, limits) {
                chunk.lines.append(UInt64(line))
                text.append(0x0a)
            }
        } catch {
            failure = error
            if chunk.lines.isEmpty { throw error }
            // An unfinished record is left out; the trouble is told by the next call.
            text.removeLast(text.count - (text.lastIndex(of: 0x0a).map { $0 + 1 } ?? 0))
        }
        guard !chunk.lines.isEmpty else { return false }
        chunk.reserve(text.count)
        chunk.storage.replaceSubrange(0..<text.count, with: text)
        chunk.count = text.count
        chunk.inputBytes = source.stream.consumed
        chunk.firstLine = chunk.lines[0]
        record += UInt64(chunk.lines.count)
        return true
    }
}

/// Hands a stream's bytes to the XML reader and keeps the stream's own trouble.
final class XMLSource {
    let stream: ByteStream
    var failure: IngestError?

    init(_ stream: ByteStream) { self.stream = stream }

    func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        do throws(IngestError) { return try stream.read(into: buffer) } catch {
            failure = error
            return -1
        }
    }
}

/// Steps through a document from record to record.
final class XMLPull {
    private var reader: XMLReader
    private let source: XMLSource
    private let path: String

    init(_ source: XMLSource, path: String, depth: Int) throws(IngestError) {
        self.source = source
        self.path = path
        do throws(XMLError) {
            reader = try XMLReader(doctype: .refuse, maximumDepth: depth) { source.read($0) }
        } catch { throw IngestError(.refusedXML, path, error.message) }
    }

    /// Writes the next record as JSON and gives its line, or nothing at the end of the document.
    func nextRecord(_ name: [UInt8], _ out: inout [UInt8], _ limits: IngestLimits) throws(IngestError) -> Int? {
        while let event = try advance() {
            guard event == .startElement, reader.localNameBytes.elementsEqual(name) else { continue }
            let line = reader.line
            try writeElement(&out, limits)
            return line
        }
        return nil
    }

    /// The elements of the document's beginning, with their depth, until the bytes run out or enough were seen.
    func sample(_ most: Int) -> (elements: [(depth: Int, name: String, hasChildren: Bool)], error: IngestError?) {
        var elements: [(depth: Int, name: String, hasChildren: Bool)] = []
        var open: [Int] = []
        do throws(IngestError) {
            while elements.count < most, let event = try advance() {
                if event == .startElement {
                    if let parent = open.last { elements[parent].hasChildren = true }
                    open.append(elements.count)
                    elements.append((reader.depth, reader.localName, false))
                } else if event == .endElement {
                    _ = open.popLast()
                }
            }
        } catch { return (elements, error) }
        return (elements, nil)
    }

    private func advance() throws(IngestError) -> XMLReader.Event? {
        do throws(XMLError) { return try reader.advance() } catch {
            if let failure = source.failure { throw failure }
            throw IngestError(.refusedXML, path, line: error.line, column: error.column, error.message)
        }
    }

    /// Writes the current element, up to its end.
    private func writeElement(_ out: inout [UInt8], _ limits: IngestLimits) throws(IngestError) {
        let start = out.count
        var textBytes = 0
        // For each open element: whether it was written as an object yet, and its text so far.
        var open: [(isObject: Bool, text: [UInt8])] = []
        func beginObject() {
            guard let top = open.last, !top.isObject else { return }
            out.append(0x7b)
            open[open.count - 1].isObject = true
        }
        func key(_ name: some Sequence<UInt8>) {
            if out.last != 0x7b { out.append(0x2c) }
            out.append(0x22)
            for byte in name { JSONText.append(byte, to: &out) }
            out += [0x22, 0x3a]
        }
        func string(_ text: some Sequence<UInt8>) {
            out.append(0x22)
            for byte in text { JSONText.append(byte, to: &out) }
            out.append(0x22)
        }
        var event: XMLReader.Event? = .startElement
        while let current = event {
            switch current {
            case .startElement:
                beginObject()
                if !open.isEmpty { key(reader.localNameBytes) }
                open.append((false, []))
                for (name, value) in reader.attributes {
                    beginObject()
                    key(name.utf8)
                    string(value.utf8)
                }
            case .text:
                if !open.isEmpty {
                    open[open.count - 1].text += reader.valueBytes
                    textBytes += reader.valueBytes.count
                }
            case .endElement:
                guard let (isObject, text) = open.popLast() else { return }
                if isObject {
                    if text.contains(where: { $0 > 0x20 }) {
                        key("text".utf8)
                        string(text)
                    }
                    out.append(0x7d)
                } else {
                    string(text)
                }
                if open.isEmpty { return }
            }
            guard out.count - start + textBytes <= 2 * limits.recordBytes else {
                throw IngestError(
                    .refusedXML, path, line: reader.line, "a record is longer than \(limits.recordBytes >> 20) MB")
            }
            event = try advance()
        }
    }
}
