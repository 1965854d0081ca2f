// No Foundation here: Debian's libxml2 headers and Foundation's ICU do not mix in one file.
internal import CLibXML2

/// Why an XML document was refused or could not be read further.
public struct XMLError: Error, Equatable, Sendable {
    /// What kind of trouble it was.
    public enum Kind: Equatable, Sendable {
        /// The document is not well-formed.
        case malformed
        /// The document declares a DOCTYPE, which is never read from what a user supplies.
        case doctypeRefused
        /// Elements are nested deeper than the reader's limit.
        case tooDeep
        /// A tag, or another piece that is read as one, is longer than the reader's limit.
        case tooLong
        /// The source of the bytes failed.
        case sourceFailed
    }
    /// What kind of trouble it was.
    public let kind: Kind
    /// libxml2's or the reader's sentence, without any text of the document.
    public let message: String
    /// One-based line of the trouble.
    public let line: Int
    /// One-based column of the trouble, or 0 where it is not known.
    public let column: Int
}

/// What to do with a document that declares a DOCTYPE.
public enum DoctypePolicy: Sendable {
    /// Refuse the document: for everything a user supplies.
    case refuse
    /// Step over the declaration without loading or expanding anything: for pinned sources of our own.
    case skipUnread
}

extension XMLError {
    /// The sentence for a DOCTYPE that is refused.
    static let doctypeSentence = "a DOCTYPE is not accepted; remove the declaration"

    /// Takes an error of libxml2; its sentences may quote the document, so only its code is told apart.
    init(_ error: CLibXML2.xmlError) {
        self.init(
            kind: .malformed, message: "not well-formed XML: \(Self.sentence(error.code))", line: Int(error.line),
            column: Int(error.int2))
    }

    /// What a code of libxml2 stands for.
    private static func sentence(_ code: Int32) -> String {
        switch UInt32(bitPattern: code) {
        case XML_ERR_DOCUMENT_EMPTY.rawValue, XML_ERR_DOCUMENT_END.rawValue:
            "text outside the one element a document has, or no element at all"
        case XML_ERR_INVALID_CHAR.rawValue, XML_ERR_INVALID_ENCODING.rawValue, XML_ERR_UNSUPPORTED_ENCODING.rawValue:
            "a byte or character that the encoding or XML itself does not allow"
        case XML_ERR_UNDECLARED_ENTITY.rawValue, XML_WAR_UNDECLARED_ENTITY.rawValue,
            XML_ERR_ENTITYREF_SEMICOL_MISSING.rawValue:
            "an entity reference other than the five of XML"
        case XML_ERR_TAG_NAME_MISMATCH.rawValue: "an end tag that does not match its start tag"
        case XML_ERR_TAG_NOT_FINISHED.rawValue: "the document ends inside an element"
        case XML_ERR_ATTRIBUTE_REDEFINED.rawValue: "an attribute that stands twice in one tag"
        default: "libxml2 code \(code)"
        }
    }
}
