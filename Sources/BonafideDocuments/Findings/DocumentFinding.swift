/// How much a finding on a file may carry.
package enum FindingStrength: String, Sendable, Comparable, CaseIterable {
    /// May carry a case together with one more signal.
    case strong
    /// Counts beside others.
    case moderate
    /// Counts only in sums.
    case weak
    /// Told, never counted.
    case info

    private var rank: Int {
        switch self {
        case .strong: 3
        case .moderate: 2
        case .weak: 1
        case .info: 0
        }
    }

    package static func < (a: FindingStrength, b: FindingStrength) -> Bool { a.rank < b.rank }
}

/// Something a file says about how it was made that does not fit what is claimed of it.
package struct DocumentFinding: Sendable, Hashable {
    /// Stable id, `family.kebab-case`; the list is in `docs/documents.md`.
    package let id: String
    /// How much it may carry.
    package let strength: FindingStrength
    /// What was found.
    package let value: String
    /// Where: a byte offset, an object, a part or a field.
    package let at: String
    /// What would have been expected.
    package let expected: String
    /// The innocent readings.
    package let innocent: String

    /// Takes all parts.
    package init(
        _ id: String, _ strength: FindingStrength, value: String, at: String, expected: String, innocent: String
    ) {
        self.id = id
        self.strength = strength
        self.value = value
        self.at = at
        self.expected = expected
        self.innocent = innocent
    }
}

/// A moment of a file's making, for the timeline.
package struct DocumentEvent: Sendable, Hashable {
    /// When, as the file writes it.
    package let date: DocumentDate
    /// What happened, in a few words.
    package let what: String
    /// Where the file says so.
    package let at: String

    package init(date: DocumentDate, what: String, at: String) {
        self.date = date
        self.what = what
        self.at = at
    }
}

/// A key that files of one origin share.
package struct DocumentKey: Sendable, Hashable, Comparable {
    /// What kind of key it is.
    package enum Kind: String, Sendable {
        case documentID = "pdf.shared-documentid"
        case revisionSaveID = "office.shared-rsids"
        case media = "office.same-media"
        case serial = "jpeg.device-reuse"
        case number = "id.number-reuse"
        case text = "text.near-duplicate"
    }
    package let kind: Kind
    package let value: String

    package init(kind: Kind, value: String) {
        self.kind = kind
        self.value = value
    }

    package static func < (a: DocumentKey, b: DocumentKey) -> Bool {
        (a.kind.rawValue, a.value) < (b.kind.rawValue, b.value)
    }
}

/// Everything that was read from one file.
package struct DocumentInspection: Sendable {
    /// What a file is by its bytes.
    package enum Format: String, Sendable {
        case pdf, jpeg, png, tiff, docx, odt, ooxml, text, unknown
    }

    /// Nothing read yet.
    package init() {}

    /// What the file is by its bytes.
    package var format = Format.unknown
    /// What was found, in the order of the checks.
    package var findings: [DocumentFinding] = []
    /// Keys to compare with other applicants' files.
    package var keys: [DocumentKey] = []
    /// Dates of its making.
    package var events: [DocumentEvent] = []
    /// Metadata worth showing, in order.
    package var metadata: [(name: String, value: String)] = []
    /// Three-word shingles of the body text, as 64-bit digests, with names taken out.
    package var shingles: Set<UInt64> = []

    /// The portrait zone of a photographed card, to compare with other applicants' cards.
    package var portrait: PortraitPrint?

    /// The strongest finding's strength, or nothing on a clean file.
    package var strongest: FindingStrength? { findings.map(\.strength).max() }

    mutating func add(
        _ id: String, _ strength: FindingStrength, value: String, at: String, expected: String, innocent: String
    ) {
        guard findings.count < 400 else { return }
        findings.append(
            DocumentFinding(
                id, strength, value: Self.short(value), at: at, expected: Self.short(expected), innocent: innocent))
    }

    mutating func note(_ name: String, _ value: String?) {
        if let value, !value.isEmpty, metadata.count < 64 { metadata.append((name, Self.short(value))) }
    }

    mutating func event(_ date: DocumentDate?, _ what: String, at: String) {
        if let date, events.count < 256 { events.append(DocumentEvent(date: date, what: what, at: at)) }
    }

    /// Cuts long text and takes control characters out.
    static func short(_ text: String, limit: Int = 300) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(limit) {
            scalars.append(scalar.value < 0x20 || scalar.value == 0x7f ? " " : scalar)
        }
        return String(scalars) + (text.unicodeScalars.count > limit ? "…" : "")
    }
}
