// No Foundation here: Debian's libxml2 headers and Foundation's ICU do not mix in one file.
internal import CLibXML2

/// Takes what a push parser finds in a document, in its order.
///
/// Names and texts are bytes that are valid during the call alone.
public protocol XMLEventHandler: AnyObject {
    /// An element begins; the line is where its start tag ends, from 1.
    func startElement(_ name: UnsafeBufferPointer<UInt8>, line: Int)
    /// An attribute of the element that began last, namespace declarations left out.
    func attribute(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>)
    /// Text of the innermost element, perhaps in several pieces.
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
    /// The innermost element ends.
    func endElement()
}

/// Reads an XML document piece by piece with libxml2 and tells its elements as soon as they are complete.
///
/// It loads no DTD, expands no entity and opens no socket. Other than `XMLReader` it is never ahead of what it tells,
/// so everything before a mistake has been told when the mistake is thrown, and lines are exact. Memory is bounded by
/// the longest tag.
public struct XMLPushParser: ~Copyable {
    private let box: XMLPushBox
    private let mostPending: Int
    private var head: [UInt8] = []
    private var pending = 0

    /// Prepares a parser; `longestPiece` bounds the bytes of one tag, comment or instruction.
    public init(handler: any XMLEventHandler, maximumDepth: Int = 256, longestPiece: Int = 16 << 20) {
        box = XMLPushBox(handler, maximumDepth)
        mostPending = longestPiece
    }

    /// Parses the next bytes; an error ends the parsing.
    public mutating func feed(_ bytes: UnsafeRawBufferPointer) throws(XMLError) {
        var bytes = bytes
        if box.context == nil {
            // libxml2 tells the encoding from the first four bytes.
            let taken = min(4 - head.count, bytes.count)
            head += bytes[..<taken]
            bytes = UnsafeRawBufferPointer(rebasing: bytes[taken...])
            if head.count < 4 { return }
            try box.open(head)
        }
        while !bytes.isEmpty {
            let piece = UnsafeRawBufferPointer(rebasing: bytes[..<min(bytes.count, 1 << 16)])
            bytes = UnsafeRawBufferPointer(rebasing: bytes[piece.count...])
            let events = box.events
            try box.parse(piece)
            pending = box.events == events ? pending + piece.count : 0
            if pending > mostPending {
                throw box.error(.tooLong, "a tag or another piece is longer than \(mostPending >> 20) MB")
            }
        }
    }

    /// Says that the document ends here.
    public mutating func finish() throws(XMLError) {
        if box.context == nil { try box.open(head) }
        try box.end()
    }

    /// One-based line of the parser.
    public var line: Int { box.line }
}

/// Owns libxml2's context and passes its callbacks on.
private final class XMLPushBox {
    private(set) var context: xmlParserCtxtPtr?
    private(set) var events = 0
    private let handler: any XMLEventHandler
    private let maximumDepth: Int
    private var depth = 0
    private var failure: XMLError?

    init(_ handler: any XMLEventHandler, _ maximumDepth: Int) {
        self.handler = handler
        self.maximumDepth = maximumDepth
    }

    deinit { if let context { xmlFreeParserCtxt(context) } }

    var line: Int { context.map { Int(xmlSAX2GetLineNumber($0)) } ?? 1 }

    func error(_ kind: XMLError.Kind, _ message: String) -> XMLError {
        let column = context.map { Int(xmlSAX2GetColumnNumber($0)) } ?? 0
        return XMLError(kind: kind, message: message, line: line, column: column)
    }

    func open(_ head: [UInt8]) throws(XMLError) {
        var events = Self.callbacks()
        let own = Unmanaged.passUnretained(self).toOpaque()
        let made = head.withUnsafeBytes { bytes in
            xmlCreatePushParserCtxt(
                &events, own, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), nil)
        }
        guard let made else { throw error(.sourceFailed, "the XML parser could not be set up") }
        // Without a DOCTYPE there are no entities but the five of XML, which are to stand in values as what they mean.
        xmlCtxtUseOptions(made, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue))
        context = made
    }

    func parse(_ bytes: UnsafeRawBufferPointer) throws(XMLError) {
        guard failure == nil, let context else { throw failure ?? error(.malformed, "the parser has stopped") }
        let status = xmlParseChunk(
            context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), 0)
        if let failure { throw failure }
        // Warnings have a number too, but leave the document well-formed.
        if status != 0, context.pointee.wellFormed == 0 { throw error(.malformed, "the document is not well-formed") }
    }

    func end() throws(XMLError) {
        guard failure == nil, let context else { throw failure ?? error(.malformed, "the parser has stopped") }
        xmlParseChunk(context, nil, 0, 1)
        if depth > 0 { throw error(.malformed, "not well-formed XML: the document ends inside an element") }
        if let failure { throw failure }
        if context.pointee.wellFormed == 0 { throw error(.malformed, "the document is not well-formed") }
    }

    private func stop(_ kind: XMLError.Kind, _ message: String) {
        guard failure == nil else { return }
        failure = error(kind, message)
        if let context { xmlStopParser(context) }
    }

    // MARK: - What libxml2 calls

    private func elementStart(
        _ name: UnsafePointer<xmlChar>?, _ count: Int, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard failure == nil else { return }
        events += 1
        guard depth <= maximumDepth else {
            return stop(.tooDeep, "elements are nested more than \(maximumDepth) deep")
        }
        depth += 1
        handler.startElement(Self.buffer(name), line: line)
        guard let attributes else { return }
        // Each attribute is five pointers: name, prefix, namespace, and where its value begins and ends.
        for number in 0..<count {
            let place = attributes + number * 5
            guard let first = place[3], let last = place[4], last >= first else { continue }
            handler.attribute(Self.buffer(place[0]), UnsafeBufferPointer(start: first, count: last - first))
        }
    }

    private func elementEnd() {
        guard failure == nil else { return }
        events += 1
        depth -= 1
        handler.endElement()
    }

    private func text(_ start: UnsafePointer<xmlChar>?, _ count: Int32) {
        guard failure == nil, depth > 0, let start, count > 0 else { return }
        events += 1
        handler.text(UnsafeBufferPointer(start: start, count: Int(count)))
    }

    private func note(_ error: CLibXML2.xmlError) {
        guard failure == nil, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
        failure = XMLError(error)
    }

    /// Calls a function with the box a callback is for; whoever parses holds the box, so that it need not be counted.
    @inline(__always)
    private static func with(_ context: UnsafeMutableRawPointer?, _ body: (XMLPushBox) -> Void) {
        guard let context else { return }
        Unmanaged<XMLPushBox>.fromOpaque(context)._withUnsafeGuaranteedRef(body)
    }

    private static func buffer(_ text: UnsafePointer<xmlChar>?) -> UnsafeBufferPointer<UInt8> {
        guard let text else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text)))
    }

    private static func callbacks() -> xmlSAXHandler {
        var events = xmlSAXHandler()
        events.initialized = UInt32(XML_SAX2_MAGIC)
        events.internalSubset = { context, _, _, _ in
            XMLPushBox.with(context) { $0.stop(.doctypeRefused, XMLError.doctypeSentence) }
        }
        events.startElementNs = { context, name, _, _, _, _, count, _, attributes in
            XMLPushBox.with(context) { $0.elementStart(name, Int(count), attributes) }
        }
        events.endElementNs = { context, _, _, _ in XMLPushBox.with(context) { $0.elementEnd() } }
        events.characters = { context, text, count in XMLPushBox.with(context) { $0.text(text, count) } }
        events.ignorableWhitespace = events.characters
        events.cdataBlock = events.characters
        events.serror = { context, error in
            if let error { XMLPushBox.with(context) { $0.note(error.pointee) } }
        }
        return events
    }
}
