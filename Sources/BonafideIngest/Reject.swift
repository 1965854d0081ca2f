package import BonafideCore

/// A record that was left out, and why; it holds no text of the record.
package struct Reject: Hashable, Sendable {
    /// Where the record lay.
    package var origin: RecordOrigin
    /// One-based column of the trouble in its line, in bytes, or 0 where it is not known.
    package var column: Int
    /// Name of the table column or key path the trouble was in, empty where there is none.
    package var field: String
    /// What was wrong.
    package var reason: RejectReason

    init(_ origin: RecordOrigin, column: Int = 0, field: String = "", _ reason: RejectReason) {
        self.origin = origin
        self.column = column
        self.field = field
        self.reason = reason
    }

    /// One line of a reject file, as JSON without a newline.
    package func json(file: String) -> String {
        var text = "{\"file\":\(JSONText.quoted(file)),\"record\":\(origin.record)"
        if origin.line > 0 { text += ",\"line\":\(origin.line)" }
        if column > 0 { text += ",\"column\":\(column)" }
        if !field.isEmpty { text += ",\"field\":\(JSONText.quoted(field))" }
        return text + ",\"code\":\"\(reason.rawValue)\",\"reason\":\(JSONText.quoted(reason.sentence))"
            + ",\"hostile\":\(reason.isHostile)}"
    }
}

/// What can be wrong with a record.
package enum RejectReason: String, Sendable, CaseIterable {
    case tooFewColumns = "too_few_columns"
    case tooManyColumns = "too_many_columns"
    case strayQuote = "stray_quote"
    case malformedJSON = "malformed_json"
    case notAnObject = "not_an_object"
    case missingID = "missing_id"
    case nullByte = "null_byte"
    case invalidUTF8 = "invalid_utf8"
    case tooLong = "too_long"
    case tooDeep = "too_deep"

    /// Whether honest exports never look so; one such record makes the whole input suspect.
    package var isHostile: Bool {
        switch self {
        case .nullByte, .invalidUTF8, .tooLong, .tooDeep: true
        default: false
        }
    }

    /// What was wrong, as a sentence.
    package var sentence: String {
        switch self {
        case .tooFewColumns: "the row has fewer columns than the header"
        case .tooManyColumns: "the row has more columns than the header"
        case .strayQuote: "a quotation mark stands inside a field or text follows a closing one; double it"
        case .malformedJSON: "the JSON is not well-formed"
        case .notAnObject: "the record is not a JSON object"
        case .missingID: "the record has no id"
        case .nullByte: "the record holds a NUL character"
        case .invalidUTF8: "the record holds bytes that are not UTF-8"
        case .tooLong: "the record is longer than the limit"
        case .tooDeep: "the record is nested deeper than the limit"
        }
    }
}

/// How many rejected records a run may have before its input counts as bad.
package struct RejectPolicy: Hashable, Sendable {
    /// Share of all records that may be rejected, in parts per million.
    package var partsPerMillion: Int
    /// Count that is always allowed.
    package var atLeast: Int

    /// One record in a hundred, at least ten.
    package static let standard = RejectPolicy(partsPerMillion: 10_000, atLeast: 10)

    /// Takes both bounds.
    package init(partsPerMillion: Int, atLeast: Int) {
        self.partsPerMillion = partsPerMillion
        self.atLeast = atLeast
    }

    /// Reads a count (`25`) or a share (`0.5%`); nothing where the text is neither.
    package init?(_ text: String) {
        if let count = Int(text), count >= 0 {
            self.init(partsPerMillion: 0, atLeast: count)
        } else if text.last == "%", let share = Double(text.dropLast()), share >= 0, share <= 100 {
            self.init(partsPerMillion: Int((share * 10_000).rounded()), atLeast: 0)
        } else {
            return nil
        }
    }

    /// How many of so many records may be rejected.
    package func allowance(records: Int) -> Int {
        let (product, overflow) = records.multipliedReportingOverflow(by: partsPerMillion)
        return max(atLeast, overflow ? records : product / 1_000_000)
    }

    /// Whether the run's input counts as bad: too many rejects, or a single hostile record.
    package func isExceeded(records: Int, rejected: Int, hostile: Int) -> Bool {
        hostile > 0 || rejected > allowance(records: records)
    }
}

/// Writes JSON text where a whole encoder would be too much.
enum JSONText {
    private static let digits = Array("0123456789abcdef".utf8)

    /// A JSON string literal.
    static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = [0x22]
        for byte in text.utf8 { append(byte, to: &bytes) }
        bytes.append(0x22)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Adds one byte of a string literal, escaped where JSON asks for it.
    @inline(__always)
    static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case 0x22, 0x5c: bytes += [0x5c, byte]
        case 0x0a: bytes += [0x5c, 0x6e]
        case 0..<0x20: bytes += [0x5c, 0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        default: bytes.append(byte)
        }
    }
}
