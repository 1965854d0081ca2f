internal import BonafideIdentity

/// Compares two records field by field.
struct PersonComparison {
    private let table: PersonTable
    /// Names made ready for the comparison, by field and number.
    private var prepared: [[PreparedName?]]
    /// Levels of names that were compared before, by field.
    private var known: [[UInt64: Int8]] = Array(repeating: [:], count: 2)

    init(_ table: PersonTable) {
        self.table = table
        prepared = (0..<2).map { Array(repeating: nil, count: table.texts[$0].count) }
    }

    /// The levels of all fields both records have; without `whole`, each name is compared in its own place alone.
    mutating func levels(_ a: Int, _ b: Int, whole: Bool = true) -> PersonLevels {
        let (left, right) = (table.rows[a].values, table.rows[b].values)
        var levels = PersonLevels()
        for field in PersonField.allCases {
            let (x, y) = (left[field.rawValue], right[field.rawValue])
            guard x >= 0, y >= 0 else { continue }
            levels[field] = x == y ? .same : level(field, x, y)
        }
        if whole { weighWholeNames(left, right, &levels) }
        return levels
    }

    private mutating func level(_ field: PersonField, _ x: Int32, _ y: Int32) -> PersonLevel? {
        let texts = table.texts[field.rawValue]
        switch field {
        case .givenName, .familyName: return nameLevel(field.rawValue, x, y)
        case .birthDate: return Self.dateLevel(Array(texts[Int(x)].utf8), Array(texts[Int(y)].utf8))
        case .email: return Self.mailLevel(texts[Int(x)], texts[Int(y)])
        case .phone: return Self.numberLevel(Array(texts[Int(x)].utf8), Array(texts[Int(y)].utf8))
        case .street: return Self.textLevel(Array(texts[Int(x)].utf8), Array(texts[Int(y)].utf8))
        case .place: return Self.placeLevel(Array(texts[Int(x)].utf8), Array(texts[Int(y)].utf8))
        case .document: return Self.documentLevel(texts[Int(x)], texts[Int(y)])
        }
    }

    // MARK: - Names

    private mutating func name(_ field: Int, _ number: Int32) -> PreparedName {
        if let known = prepared[field][Int(number)] { return known }
        let name = PreparedName(table.texts[field][Int(number)])
        prepared[field][Int(number)] = name
        return name
    }

    private mutating func nameLevel(_ field: Int, _ x: Int32, _ y: Int32) -> PersonLevel {
        let key = UInt64(UInt32(bitPattern: min(x, y))) << 32 | UInt64(UInt32(bitPattern: max(x, y)))
        if let level = known[field][key] { return PersonLevel(rawValue: level) ?? .different }
        let level = Self.level(ofLikeness: NameComparison.compare(name(field, x), name(field, y), kind: .person).score)
        known[field][key] = level.rawValue
        return level
    }

    /// One slip in a word of four letters is near, two in one of seven loosely alike.
    private static func level(ofLikeness score: Float) -> PersonLevel {
        score >= 0.83 ? .near : score >= 0.70 ? .loose : .different
    }

    /// Given and family name may have changed places, and words may stand on the other side.
    private mutating func weighWholeNames(_ a: SIMD8<Int32>, _ b: SIMD8<Int32>, _ levels: inout PersonLevels) {
        guard let given = levels[.givenName], let family = levels[.familyName],
            max(given.rawValue, family.rawValue) >= PersonLevel.loose.rawValue
        else { return }
        let crossed = [
            NameComparison.compare(name(0, a[0]), name(1, b[1]), kind: .person).score,
            NameComparison.compare(name(1, a[1]), name(0, b[0]), kind: .person).score,
        ].map { Self.level(ofLikeness: $0) }
        if crossed.allSatisfy({ $0 != .different }) {
            for (field, level) in zip([PersonField.givenName, .familyName], crossed) {
                levels[field] = level == .loose ? .loose : .near
            }
            return
        }
        guard given != .same, family != .same else { return }
        let whole = NameComparison.compare(whole(a), whole(b), kind: .person)
        if whole.relation == .same { (levels[.givenName], levels[.familyName]) = (.near, .near) }
    }

    private func whole(_ values: SIMD8<Int32>) -> PreparedName {
        PreparedName("\(table.texts[1][Int(values[1])]), \(table.texts[0][Int(values[0])])")
    }

    // MARK: - Other fields

    static func edits(_ a: [UInt8], _ b: [UInt8]) -> Int { EditDistance.between(a[...], b[...]) }

    /// Digits of year, month and day.
    static func dateLevel(_ a: [UInt8], _ b: [UInt8]) -> PersonLevel {
        let edits = edits(a, b)
        if edits <= 1 { return .near }
        guard a.count == 8, b.count == 8 else { return .different }
        let isTurned = a[..<4] == b[..<4] && a[4..<6] == b[6...] && a[6...] == b[4..<6]
        if isTurned { return .near }
        return a[..<4] == b[..<4] || a[4...] == b[4...] || edits == 2 ? .loose : .different
    }

    static func mailLevel(_ a: String, _ b: String) -> PersonLevel {
        let (x, y) = (Array(a.utf8), Array(b.utf8))
        let (left, right) = (Array(x.prefix { $0 != 0x40 }), Array(y.prefix { $0 != 0x40 }))
        if left == right || edits(x, y) <= 2 { return .near }
        let longest = max(left.count, right.count)
        return longest >= 6 && edits(left, right) * 4 <= longest ? .loose : .different
    }

    static func numberLevel(_ a: [UInt8], _ b: [UInt8]) -> PersonLevel {
        let edits = edits(a, b)
        return edits <= 1 ? .near : edits == 2 ? .loose : .different
    }

    static func textLevel(_ a: [UInt8], _ b: [UInt8]) -> PersonLevel {
        let longest = max(a.count, b.count)
        if a.filter({ $0 != 0x20 }) == b.filter({ $0 != 0x20 }) { return .near }
        let edits = edits(a, b)
        if edits == 1, longest >= 4 { return .near }
        return longest >= 6 && (edits == 2 || edits * 5 <= longest) ? .loose : .different
    }

    /// Postal codes begin with a number sign; a code and a town are not compared.
    static func placeLevel(_ a: [UInt8], _ b: [UInt8]) -> PersonLevel? {
        switch (a.first == 0x23, b.first == 0x23) {
        case (true, true): return numberLevel(a, b)
        case (false, false): return textLevel(a, b)
        default: return nil
        }
    }

    /// Numbers of two kinds of document, or of two countries, say nothing of each other.
    static func documentLevel(_ a: String, _ b: String) -> PersonLevel? {
        func parts(_ text: String) -> (kind: Substring, number: Substring) {
            let colon = text.firstIndex(of: ":") ?? text.startIndex
            return (text[..<colon], text[colon...])
        }
        let (x, y) = (parts(a), parts(b))
        guard x.kind == y.kind else { return nil }
        return x.kind == "tax" ? .different : numberLevel(Array(x.number.utf8), Array(y.number.utf8))
    }
}
