internal import Foundation

/// Tells which records of a run are one person's: applications made again, and the same person entered twice.
///
/// Another question than rings: what a household shares (family name, home, phone) joins nobody here. Names must agree, and
/// nothing that tells relatives apart may contradict, unless a document says otherwise. Nothing of it enters a score.
package struct PersonResolver: Sendable {
    /// Two records that are likely one person's.
    package struct Match: Sendable {
        /// The ids, in the order of the table.
        package let a, b: String
        /// What each field says, in decibans; fields either record lacks are left out.
        package let facts: [(field: PersonField, level: PersonLevel, decibans: Double)]
        /// All facts and the odds beforehand together, in decibans.
        package let decibans: Double
        /// What keeps the records apart all the same, as relatives could look so.
        package let doubt: Doubt?
    }

    /// Why two records that look alike are not called one person's.
    package enum Doubt: String, Sendable, CaseIterable {
        /// Siblings, twins and couples share all the rest.
        case otherGivenName = "other_given_name"
        /// A parent and a child may share name and home.
        case otherBirthDate = "other_birth_date"
    }

    /// From here on two records are one person's: nine in ten.
    package static let threshold = 10 * log10(9.0)

    /// How many records there were.
    package let records: Int
    /// How many pairs were compared.
    package let compared: Int
    /// Odds beforehand that two records are one person's, in decibans.
    package let prior: Double
    /// By field and level, what it says in decibans where the value is of common rarity.
    package let weights: [[Double]]
    /// Groups of ids that are one person each, the largest first, with the matches that join them.
    package let persons: [(ids: [String], matches: [Match])]
    /// Pairs that look like one person but may be relatives.
    package let possible: [Match]

    /// Compares the records of a table; the same for any order of the input.
    package init(_ input: PersonTable) {
        var table = input
        table.sort()
        records = table.rows.count
        var comparison = PersonComparison(table)
        let pairs = PersonBlocks(table).pairs
        let levels = pairs.map { comparison.levels(Int($0.rows >> 32), Int($0.rows & 0xffff_ffff)) }
        var model = PersonModel(table, &comparison)
        model.estimate(pairs, levels)
        let sums = zip(pairs, levels).map { pair, levels in
            PersonField.allCases.reduce(0.0) { sum, field in
                levels[field].map { sum + model.weight(field, $0, row: Int(pair.rows >> 32)) } ?? sum
            }
        }
        let prior = model.prior(sums)
        compared = pairs.count
        self.prior = prior * Self.decibansPerUnit
        weights = PersonField.allCases.map { field in
            zip(model.onePerson[field.rawValue], model.strangers[field.rawValue]).map {
                log($0 / $1) * Self.decibansPerUnit
            }
        }
        var groups = RowGroups(count: table.rows.count)
        var joined: [(row: Int, match: Match)] = []
        var possible: [Match] = []
        for (place, pair) in pairs.enumerated() {
            let total = (sums[place] + prior) * Self.decibansPerUnit
            guard total >= Self.threshold else { continue }
            let (a, b) = (Int(pair.rows >> 32), Int(pair.rows & 0xffff_ffff))
            let match = Self.match(table, a, b, levels[place], model, total)
            if match.doubt == nil {
                groups.join(a, b)
                joined.append((a, match))
            } else {
                possible.append(match)
            }
        }
        persons = Self.persons(table, &groups, joined)
        self.possible = possible
    }

    private static let decibansPerUnit = 10 / log(10.0)

    private static func match(
        _ table: PersonTable, _ a: Int, _ b: Int, _ levels: PersonLevels, _ model: PersonModel, _ total: Double
    ) -> Match {
        let facts = PersonField.allCases.compactMap { field in
            levels[field].map { (field, $0, model.weight(field, $0, row: a) * decibansPerUnit) }
        }
        return Match(
            a: table.rows[a].id, b: table.rows[b].id, facts: facts, decibans: total,
            doubt: doubt(levels, table, a, b))
    }

    /// What tells two people of one household apart; equal documents, or one mailbox and birth date, leave no doubt.
    private static func doubt(_ levels: PersonLevels, _ table: PersonTable, _ a: Int, _ b: Int) -> Doubt? {
        if let document = levels[.document], document == .same || document == .near { return nil }
        let isOneMailbox = levels[.email] == .same
        if levels[.givenName] == .different {
            let isBorn = levels[.birthDate].map { $0 != .different } ?? false
            if !isOneMailbox || !isBorn, isOtherName(table, a, b) { return .otherGivenName }
        }
        return levels[.birthDate] == .different && !isOneMailbox ? .otherBirthDate : nil
    }

    /// Whether less than half of the letters of two given names agree: a garbled name is no other name.
    private static func isOtherName(_ table: PersonTable, _ a: Int, _ b: Int) -> Bool {
        guard let x = table.text(a, .givenName), let y = table.text(b, .givenName) else { return true }
        let edits = PersonComparison.edits(Array(x.utf8), Array(y.utf8))
        return edits * 2 > max(x.utf8.count, y.utf8.count)
    }

    private static func persons(
        _ table: PersonTable, _ groups: inout RowGroups, _ joined: [(row: Int, match: Match)]
    ) -> [(ids: [String], matches: [Match])] {
        var members: [Int: [String]] = [:]
        var matches: [Int: [Match]] = [:]
        for (row, match) in joined { matches[groups.root(row), default: []].append(match) }
        for row in table.rows.indices {
            let root = groups.root(row)
            if matches[root] != nil { members[root, default: []].append(table.rows[row].id) }
        }
        return members.map { root, ids in (ids.sorted(), matches[root] ?? []) }.sorted { a, b in
            a.ids.count != b.ids.count ? a.ids.count > b.ids.count : a.ids.lexicographicallyPrecedes(b.ids)
        }
    }
}

/// Rows joined to groups.
private struct RowGroups {
    private var parents: [Int]
    init(count: Int) { parents = Array(0..<count) }

    mutating func root(_ row: Int) -> Int {
        var row = row
        while parents[row] != row {
            parents[row] = parents[parents[row]]
            row = parents[row]
        }
        return row
    }

    /// The smaller row becomes the root.
    mutating func join(_ a: Int, _ b: Int) {
        let (x, y) = (root(a), root(b))
        if x != y { parents[max(x, y)] = min(x, y) }
    }
}
