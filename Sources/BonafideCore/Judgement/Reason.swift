/// Why the score is what it is: one rule that fired, in both renderings.
public struct Reason: Sendable {
    /// What the reason shares with those of other applicants.
    package let kept: KeptReason
    /// The one-based line of the applicant's record, or 0 where it has none.
    package let line: UInt64

    /// The rule's number in the pack.
    public var rule: Int { kept.rule }
    /// One plain sentence that names the values that disagree.
    public var sentence: String { kept.sentence }
    /// The values, each with its evidence.
    public var fields: [ReasonField] { kept.fields.map { $0.field(at: line) } }

    /// Takes all parts of a reason.
    public init(rule: Int, sentence: String, fields: [ReasonField]) {
        kept = KeptReason(rule: rule, sentence: sentence, fields: fields.map { KeptField($0) })
        line = 0
    }

    /// Takes what several applicants share, and the line of one's record.
    package init(_ kept: KeptReason, line: UInt64) {
        self.kept = kept
        self.line = line
    }
}

extension Reason: Hashable {
    /// Whether two reasons show the same.
    public static func == (a: Reason, b: Reason) -> Bool {
        a.rule == b.rule && a.sentence == b.sentence && a.fields == b.fields
    }

    /// Takes part in what `==` compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(rule)
        hasher.combine(sentence)
    }
}

/// A reason as it is kept for every applicant it is true of: without the line of a record.
package final class KeptReason: Sendable {
    /// A number no other reason of the same worker has; 0 where the reason is not kept.
    package let number: Int
    package let rule: Int
    package let sentence: String
    package let fields: [KeptField]

    /// Takes all parts.
    package init(number: Int = 0, rule: Int, sentence: String, fields: [KeptField]) {
        self.number = number
        self.rule = rule
        self.sentence = sentence
        self.fields = fields
    }
}

/// A value named in reasons as it is kept for every applicant it is true of: without the line of a record.
package final class KeptField: Sendable {
    /// A number no other field of the same worker has; 0 where the field is not kept.
    package let number: Int
    /// The field, the line left out of its places.
    package let field: ReasonField
    /// Which of the first 64 places are shown with the line of the record, as bits.
    package let lined: UInt64

    /// Takes all parts.
    package init(_ field: ReasonField, number: Int = 0, lined: UInt64 = 0) {
        self.number = number
        self.field = field
        self.lined = lined
    }

    /// The field of an applicant whose record begins on a line.
    func field(at line: UInt64) -> ReasonField {
        guard line > 0, lined != 0 else { return field }
        return ReasonField(
            signal: field.signal, column: field.column, text: field.text,
            evidence: field.evidence.enumerated().map { place, text in
                isLined(place) ? "\(text) (line \(line))" : text
            },
            source: field.source, side: field.side)
    }

    /// Whether a place is shown with the line of the record.
    package func isLined(_ place: Int) -> Bool { place < 64 && lined >> UInt64(place) & 1 != 0 }
}
