// No Foundation here: Debian's libxml2 headers and Foundation's ICU do not mix in one file.
internal import CLibXML2

/// A streaming pull reader over libxml2 that loads no DTD, expands no entity and opens no socket.
///
/// Memory does not grow with the document. Names and values are handed out as bytes valid until
/// the next `advance()`.
public struct XMLReader: ~Copyable {
    /// The kinds of event a reader stops at.
    public enum Event: Equatable, Sendable {
        case startElement, endElement, text
    }

    private let reader: xmlTextReaderPtr
    private let box: XMLSourceBox
    private let policy: DoctypePolicy
    private let maximumDepth: Int
    private var pendingEnd = false
    /// Depth of the current node; the root element has depth 0.
    public private(set) var depth = 0

    /// Reads from a source that fills a buffer and gives the count of bytes, 0 at the end, or -1 on failure.
    public init(
        doctype: DoctypePolicy = .refuse, maximumDepth: Int = 256,
        source: @escaping (UnsafeMutableRawBufferPointer) -> Int
    ) throws(XMLError) {
        let box = XMLSourceBox(source)
        let context = Unmanaged.passUnretained(box).toOpaque()
        let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue | XML_PARSE_COMPACT.rawValue)
        let read: xmlInputReadCallback = { context, buffer, length in
            guard let context, let buffer, length > 0 else { return 0 }
            let box = Unmanaged<XMLSourceBox>.fromOpaque(context).takeUnretainedValue()
            return Int32(box.read(UnsafeMutableRawBufferPointer(start: buffer, count: Int(length))))
        }
        guard let reader = xmlReaderForIO(read, nil, context, nil, nil, options) else {
            throw XMLError(kind: .sourceFailed, message: "the XML reader could not be set up", line: 0, column: 0)
        }
        let report: xmlStructuredErrorFunc = { context, error in
            guard let context, let error else { return }
            Unmanaged<XMLSourceBox>.fromOpaque(context).takeUnretainedValue().note(error.pointee)
        }
        xmlTextReaderSetStructuredErrorHandler(reader, report, context)
        self.reader = reader
        self.box = box
        self.policy = doctype
        self.maximumDepth = maximumDepth
    }

    /// Reads a document held in memory.
    public init(
        bytes: [UInt8], doctype: DoctypePolicy = .refuse, maximumDepth: Int = 256
    ) throws(XMLError) {
        var offset = 0
        try self.init(doctype: doctype, maximumDepth: maximumDepth) { buffer in
            let count = min(buffer.count, bytes.count - offset)
            bytes.withUnsafeBytes { source in
                buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[offset..<offset + count]))
            }
            offset += count
            return count
        }
    }

    deinit { xmlFreeTextReader(reader) }

    /// One-based line of the parser.
    public var line: Int { Int(xmlTextReaderGetParserLineNumber(reader)) }
    /// One-based column of the parser.
    public var column: Int { Int(xmlTextReaderGetParserColumnNumber(reader)) }
    /// Byte offset of the parser in the input.
    public var byteOffset: Int { Int(xmlTextReaderByteConsumed(reader)) }

    /// Steps to the next start, end or text; gives nothing at the end of the document.
    ///
    /// An empty element gives a start and then an end. White space between elements is skipped.
    public mutating func advance() throws(XMLError) -> Event? {
        if pendingEnd {
            pendingEnd = false
            return .endElement
        }
        while true {
            let status = xmlTextReaderRead(reader)
            if status == 0 && box.failure == nil { return nil }
            guard status == 1, box.failure == nil else { throw failure() }
            depth = Int(xmlTextReaderDepth(reader))
            guard depth <= maximumDepth else {
                throw error(.tooDeep, "elements are nested more than \(maximumDepth) deep")
            }
            switch xmlTextReaderNodeType(reader) {
            case Int32(XML_READER_TYPE_ELEMENT.rawValue):
                pendingEnd = xmlTextReaderIsEmptyElement(reader) == 1
                return .startElement
            case Int32(XML_READER_TYPE_END_ELEMENT.rawValue):
                return .endElement
            case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_CDATA.rawValue):
                return .text
            case Int32(XML_READER_TYPE_DOCUMENT_TYPE.rawValue):
                guard policy == .skipUnread else {
                    throw error(.doctypeRefused, XMLError.doctypeSentence)
                }
            case Int32(XML_READER_TYPE_ENTITY_REFERENCE.rawValue):
                throw error(.malformed, "an entity reference other than the five of XML is not accepted")
            default: continue
            }
        }
    }

    /// The current element's name without its prefix, as bytes valid until the next step.
    public var localNameBytes: UnsafeBufferPointer<UInt8> { Self.buffer(xmlTextReaderConstLocalName(reader)) }
    /// The current text, as bytes valid until the next step.
    public var valueBytes: UnsafeBufferPointer<UInt8> { Self.buffer(xmlTextReaderConstValue(reader)) }
    /// The current element's name without its prefix.
    public var localName: String { String(decoding: localNameBytes, as: UTF8.self) }
    /// The namespace URI of the current element, empty where it has none.
    public var namespace: String {
        String(decoding: Self.buffer(xmlTextReaderConstNamespaceUri(reader)), as: UTF8.self)
    }
    /// The current text.
    public var value: String { String(decoding: valueBytes, as: UTF8.self) }

    /// Whether the current element has this local name.
    public func isNamed(_ name: StaticString) -> Bool {
        let bytes = localNameBytes
        guard bytes.count == name.utf8CodeUnitCount else { return false }
        return bytes.elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }

    /// The value of an attribute of the current element, by its local name.
    public func attribute(_ name: String) -> String? {
        for (local, value) in attributes where local == name { return value }
        return nil
    }

    /// The attributes of the current element as pairs of local name and value, namespace declarations left out.
    public var attributes: [(name: String, value: String)] {
        guard xmlTextReaderMoveToFirstAttribute(reader) == 1 else { return [] }
        var found: [(name: String, value: String)] = []
        repeat {
            guard xmlTextReaderIsNamespaceDecl(reader) != 1 else { continue }
            found.append((localName, value))
        } while xmlTextReaderMoveToNextAttribute(reader) == 1
        xmlTextReaderMoveToElement(reader)
        return found
    }

    private func failure() -> XMLError {
        if let failure = box.failure { return failure }
        if box.sourceFailed { return error(.sourceFailed, "the input could not be read to its end") }
        return error(.malformed, "the document is not well-formed")
    }

    private func error(_ kind: XMLError.Kind, _ message: String) -> XMLError {
        XMLError(kind: kind, message: message, line: line, column: column)
    }

    private static func buffer(_ text: UnsafePointer<xmlChar>?) -> UnsafeBufferPointer<UInt8> {
        guard let text else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text)))
    }
}

/// Holds the byte source and the first error for the C callbacks of one reader.
private final class XMLSourceBox {
    private let source: (UnsafeMutableRawBufferPointer) -> Int
    var failure: XMLError?
    var sourceFailed = false

    init(_ source: @escaping (UnsafeMutableRawBufferPointer) -> Int) { self.source = source }

    func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = source(buffer)
        if count < 0 { sourceFailed = true }
        return count
    }

    /// Keeps the first error.
    func note(_ error: CLibXML2.xmlError) {
        guard failure == nil, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
        failure = XMLError(error)
    }
}
