/// What a review of an applicant came to.
package enum ReviewLabel: UInt8, Sendable, CaseIterable {
    /// Nobody looked.
    case unreviewed
    /// A person looked and found nothing wrong.
    case cleared
    /// The fraud was confirmed.
    case confirmed
    /// A person looked and could not say.
    case unresolved

    /// The word used in files.
    package var word: String { String(describing: self) }

    /// Reads the words and numbers label files use.
    package init?(_ text: String) {
        switch text.lowercased() {
        case "confirmed", "fraud", "fraudulent", "positive", "true", "yes", "1": self = .confirmed
        case "cleared", "legit", "legitimate", "benign", "honest", "negative", "false", "no", "0": self = .cleared
        case "unresolved", "open", "inconclusive", "unsure": self = .unresolved
        case "", "unreviewed", "never reviewed", "none", "na": self = .unreviewed
        default: return nil
        }
    }
}

/// Labels by applicant, with the ring or household and the moment of review where the file gives them.
package struct LabelTable: Sendable {
    /// One applicant's entry.
    package struct Entry: Hashable, Sendable {
        /// What the review came to.
        package var label: ReviewLabel
        /// The ring, household or agency; entries of one group stay on one side of every split.
        package var group: String
        /// The moment of review as written, comparable as text.
        package var at: String
        /// How often the entry counts in rates, normally 1.
        package var weight: Double
    }

    /// Entries by the applicant's id.
    package private(set) var entries: [String: Entry] = [:]
    /// Rows that could not be read, by line, with the reason.
    package private(set) var problems: [(line: Int, message: String)] = []

    private static let columns: [String: [String]] = [
        "id": ["id", "profile_id", "applicant", "applicant_id"],
        "label": ["label", "outcome", "verdict", "status", "is_fraud", "fraud"],
        "group": ["group", "ring", "ring_id", "household", "cluster"],
        "at": ["at", "reviewed_at", "decided_at", "date"],
        "weight": ["weight"],
    ]

    /// Reads a CSV table with a heading: `id` and `label`, and where there are any `group`, `at` and `weight`.
    package init(csv text: String) {
        var rows = CSVRows(text)
        guard let heading = rows.next() else {
            problems.append((1, "the file is empty"))
            return
        }
        let names = heading.fields.map { $0.lowercased() }
        var places: [String: Int] = [:]
        for (key, aliases) in Self.columns {
            places[key] = aliases.lazy.compactMap { names.firstIndex(of: $0) }.first
        }
        guard let id = places["id"], let label = places["label"] else {
            problems.append((1, "the heading must name the columns `id` and `label`"))
            return
        }
        while let row = rows.next() {
            func field(_ key: String) -> String {
                places[key].map { $0 < row.fields.count ? row.fields[$0] : "" } ?? ""
            }
            guard id < row.fields.count, label < row.fields.count, !row.fields[id].isEmpty else {
                problems.append((row.line, "the row has no id or no label"))
                continue
            }
            guard let value = ReviewLabel(row.fields[label]) else {
                problems.append((row.line, "the label is none of confirmed, cleared, unresolved and unreviewed"))
                continue
            }
            let weight = field("weight")
            guard let number = weight.isEmpty ? 1 : Double(weight), number.isFinite, number >= 0 else {
                problems.append((row.line, "the weight is not a number from 0 up"))
                continue
            }
            let entry = Entry(label: value, group: field("group"), at: field("at"), weight: number)
            if let before = entries.updateValue(entry, forKey: row.fields[id]), before.label != value {
                problems.append((row.line, "the applicant was labelled otherwise before; the later row counts"))
            }
        }
    }
}

/// Cuts CSV text into rows as RFC 4180 describes them.
struct CSVRows {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1

    init(_ text: String) {
        bytes = Array(text.utf8)
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
    }

    /// The next row that is not empty, with the line it begins on.
    mutating func next() -> (fields: [String], line: Int)? {
        while position < bytes.count {
            let start = line
            let fields = row()
            if fields != [""] { return (fields, start) }
        }
        return nil
    }

    private mutating func row() -> [String] {
        var fields: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == 0x0a { line += 1 }
            if isQuoted {
                if byte != 0x22 {
                    field.append(byte)
                } else if position < bytes.count, bytes[position] == 0x22 {
                    field.append(0x22)
                    position += 1
                } else {
                    isQuoted = false
                }
                continue
            }
            switch byte {
            case 0x22 where field.isEmpty: isQuoted = true
            case 0x2c:
                fields.append(String(decoding: field, as: UTF8.self))
                field.removeAll(keepingCapacity: true)
            case 0x0d: continue
            case 0x0a: return fields + [String(decoding: field, as: UTF8.self)]
            default: field.append(byte)
            }
        }
        return fields + [String(decoding: field, as: UTF8.self)]
    }
}
