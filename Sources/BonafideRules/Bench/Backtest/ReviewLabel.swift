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

    /// Entries by the applicant's id, in the order of the file.
    package struct Entries: Sendable {
        private var places: [String: Int32] = [:]
        /// The entries without their ids.
        package private(set) var values: [Entry] = []

        /// Whether there is none.
        package var isEmpty: Bool { values.isEmpty }

        /// The entry of an applicant.
        package subscript(id: String) -> Entry? { places[id].map { values[Int($0)] } }

        mutating func reserve(_ count: Int) {
            places.reserveCapacity(count)
            values.reserveCapacity(count)
        }

        /// Sets an applicant's entry and returns the one before.
        mutating func update(_ entry: Entry, for id: String) -> Entry? {
            let next = Int32(truncatingIfNeeded: values.count)
            let place = places[id, default: next]
            guard place == next else {
                defer { values[Int(place)] = entry }
                return values[Int(place)]
            }
            places[id] = next
            values.append(entry)
            return nil
        }
    }

    /// Entries by the applicant's id.
    package private(set) var entries = Entries()
    /// Rows that could not be read, by line, with the reason.
    package private(set) var problems: [(line: Int, message: String)] = []

    /// Labels, moments and weights in the order of some applicants; each is looked up once.
    struct Column: Sendable {
        var labels: [ReviewLabel] = []
        /// For each applicant, the number of its moment in `moments`; 0 is none.
        var times: [Int32] = []
        var moments: [String] = [""]
        /// Empty where every weight is 1.
        var weights: [Double] = []
    }

    /// The entries of applicants in their order.
    func column(_ ids: [String]) -> Column {
        var column = Column()
        column.labels.reserveCapacity(ids.count)
        column.times.reserveCapacity(ids.count)
        var numbers: [String: Int32] = ["": 0]
        for (index, id) in ids.enumerated() {
            let entry = entries[id]
            column.labels.append(entry?.label ?? .unreviewed)
            if let weight = entry?.weight, weight != 1, column.weights.isEmpty {
                column.weights = [Double](repeating: 1, count: ids.count)
            }
            if !column.weights.isEmpty { column.weights[index] = entry?.weight ?? 1 }
            let at = entry?.at ?? ""
            if let known = numbers[at] {
                column.times.append(known)
            } else {
                let number = Int32(column.moments.count)
                numbers[at] = number
                column.moments.append(at)
                column.times.append(number)
            }
        }
        return column
    }

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
        entries.reserve(rows.expected)
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
            if let before = entries.update(entry, for: row.fields[id]), before.label != value {
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

    /// About how many rows are left.
    var expected: Int {
        let sample = bytes[position..<min(bytes.count, position + 4096)]
        let lines = sample.count { $0 == 0x0a }
        return lines == 0 ? 1 : (bytes.count - position) / max(1, sample.count / lines)
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
        fields.reserveCapacity(4)
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
            if field.isEmpty, byte != 0x22, byte != 0x2c, byte != 0x0a, byte != 0x0d, let plain = plain(position - 1) {
                fields.append(plain.text)
                if plain.isLast { return fields }
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
    /// A field without quotes from here to a comma or line feed, taken as one piece; nothing where the file ends first.
    private mutating func plain(_ start: Int) -> (text: String, isLast: Bool)? {
        var end = start
        while end < bytes.count, bytes[end] != 0x2c, bytes[end] != 0x0a {
            if bytes[end] == 0x0d, end + 1 == bytes.count || bytes[end + 1] != 0x0a { return nil }
            end += 1
        }
        guard end < bytes.count else { return nil }
        let isLast = bytes[end] == 0x0a
        if isLast { line += 1 }
        position = end + 1
        let cut = isLast && bytes[end - 1] == 0x0d ? end - 1 : end
        return (String(decoding: bytes[start..<cut], as: UTF8.self), isLast)
    }
}
