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

    package init(_ origin: RecordOrigin, column: Int = 0, field: String = "", _ reason: RejectReason) {
        self.origin = origin
        self.column = column
        self.field = field
        self.reason = reason
    }

    /// One line of a reject file, as JSON without a newline.
    package func json(file: String) -> String {
        var text = "{\"file\":\(JSONLiteral.quoted(file)),\"record\":\(origin.record)"
        if origin.line > 0 { text += ",\"line\":\(origin.line)" }
        if column > 0 { text += ",\"column\":\(column)" }
        if !field.isEmpty { text += ",\"field\":\(JSONLiteral.quoted(field))" }
        return text + ",\"code\":\"\(reason.rawValue)\",\"reason\":\(JSONLiteral.quoted(reason.sentence))"
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
    case repeatedID = "repeated_id"
    case noProfile = "no_profile"

    /// Whether honest exports never look so; one such record makes the whole input suspect.
    package var isHostile: Bool {
        switch self {
        case .nullByte, .invalidUTF8, .tooLong, .tooDeep: true
        default: false
        }
    }

    /// Whether the record was read all the same, or belongs to nobody, so that it counts as no reject.
    package var isRemark: Bool { self == .repeatedID || self == .noProfile }

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
        case .repeatedID: "an earlier record has the same id; both were read"
        case .noProfile: "no profile that was read has the id of the row"
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
