/// The number of an indirect object; the generation is not told apart.
package struct PDFReference: Hashable, Sendable {
    /// The object's number.
    package let number: Int
}

/// A value of a PDF file or an operator of a content stream.
package indirect enum PDFValue: Sendable {
    case null
    case flag(Bool)
    case integer(Int)
    case real(Double)
    case string([UInt8])
    case name(String)
    case array([PDFValue])
    case dictionary(PDFDictionary)
    case reference(PDFReference)
    /// A bare word: an operator, or trouble.
    case word(String)

    /// The value as a number.
    package var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .real(let value): value
        default: nil
        }
    }
    /// The value as a whole number.
    package var whole: Int? {
        switch self {
        case .integer(let value): value
        case .real(let value): Int(exactly: value.rounded())
        default: nil
        }
    }
    /// The value as a name without its slash.
    package var name: String? { if case .name(let text) = self { text } else { nil } }
    /// The value as string bytes.
    package var string: [UInt8]? { if case .string(let bytes) = self { bytes } else { nil } }
    /// The value as an array.
    package var array: [PDFValue]? { if case .array(let values) = self { values } else { nil } }
    /// The value as a dictionary.
    package var dictionary: PDFDictionary? { if case .dictionary(let pairs) = self { pairs } else { nil } }
    /// The value as a reference.
    package var reference: PDFReference? { if case .reference(let target) = self { target } else { nil } }
}

/// A dictionary that keeps the order in which its keys were written.
package struct PDFDictionary: Sendable {
    /// Keys and values as written.
    package var pairs: [(key: String, value: PDFValue)] = []

    /// The first value of a key.
    package subscript(_ key: String) -> PDFValue? {
        for pair in pairs where pair.key == key { return pair.value }
        return nil
    }
}

/// An indirect object: its value and, for a stream, where its raw bytes lie.
package struct PDFObject: Sendable {
    /// The object's number.
    package let number: Int
    /// The value; for a stream its dictionary.
    package let value: PDFValue
    /// Raw bytes of the stream.
    package let stream: Range<Int>?
    /// Offset of `n g obj`, or of the object stream that holds it.
    package let offset: Int
}
