internal import BonafideIdentity

/// Finds the pairs of records worth comparing: those that agree in something few share.
struct PersonBlocks {
    /// One way to agree, with the fields it looks at.
    struct Rule: Sendable {
        let fields: [PersonField]
        let key: @Sendable (PersonTable, Int) -> String?
    }

    /// More records than this that agree in one way are not compared for it: a common name alone says little.
    static let mostRecords = 60

    static let rules: [Rule] = [
        whole(.email), whole(.phone), whole(.document), whole(.birthDate), whole(.street),
        Rule(fields: [.givenName, .familyName]) { table, row in
            pair(table, row, .givenName, .familyName) { $0 < $1 ? $0 + "|" + $1 : $1 + "|" + $0 }
        },
        Rule(fields: [.givenName, .familyName]) { table, row in
            pair(table, row, .givenName, .familyName) { sound($0) + "|" + sound($1) }
        },
        joined(.familyName, .place), joined(.givenName, .place),
        Rule(fields: [.email]) { table, row in table.text(row, .email).map { String($0.prefix { $0 != "@" }) } },
        Rule(fields: [.givenName, .birthDate]) { table, row in
            pair(table, row, .givenName, .birthDate) { $0 + "|" + $1.prefix(4) }
        },
        Rule(fields: [.familyName, .birthDate]) { table, row in
            pair(table, row, .familyName, .birthDate) { $0 + "|" + $1.prefix(4) }
        },
    ]

    private static func whole(_ field: PersonField) -> Rule {
        Rule(fields: [field]) { table, row in table.text(row, field) }
    }

    private static func joined(_ a: PersonField, _ b: PersonField) -> Rule {
        Rule(fields: [a, b]) { table, row in pair(table, row, a, b) { $0 + "|" + $1 } }
    }

    private static func pair(
        _ table: PersonTable, _ row: Int, _ a: PersonField, _ b: PersonField, _ join: (String, String) -> String
    ) -> String? {
        guard let x = table.text(row, a), let y = table.text(row, b) else { return nil }
        return join(x, y)
    }

    private static func sound(_ text: String) -> String {
        let letters = text.utf8.filter { $0 != 0x20 }
        return String(decoding: SoundFolding.skeleton(SoundFolding.fold(letters)).prefix(4), as: UTF8.self)
    }

    /// The pairs, ascending, each as two rows in one number, with the rules that found it as bits.
    let pairs: [(rows: UInt64, rules: UInt16)]

    init(_ table: PersonTable) {
        var all: [(rows: UInt64, rules: UInt16)] = []
        for (number, rule) in Self.rules.enumerated() {
            var groups: [String: [Int32]] = [:]
            for row in table.rows.indices {
                if let key = rule.key(table, row) { groups[key, default: []].append(Int32(row)) }
            }
            for (_, rows) in groups where (2...Self.mostRecords).contains(rows.count) {
                for (place, a) in rows.enumerated() {
                    for b in rows[(place + 1)...] { all.append((UInt64(a) << 32 | UInt64(b), 1 << UInt16(number))) }
                }
            }
        }
        all.sort { $0.rows < $1.rows }
        var unique: [(rows: UInt64, rules: UInt16)] = []
        for pair in all {
            if unique.last?.rows == pair.rows {
                unique[unique.count - 1].rules |= pair.rules
            } else {
                unique.append(pair)
            }
        }
        pairs = unique
    }
}
