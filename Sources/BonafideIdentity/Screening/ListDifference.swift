package import BonafideCore

/// What two versions of a list have not in common.
package struct ListDifference: Sendable {
    /// A party of either version.
    package struct Party: Hashable, Sendable {
        /// The publisher's number or reference.
        package let id: String
        /// The first name the list gives.
        package let name: String
    }

    /// Parties only the newer version holds.
    package private(set) var added: [Party] = []
    /// Parties only the older version holds.
    package private(set) var removed: [Party] = []
    /// Parties whose names, birth dates, countries, programmes or identifiers differ.
    package private(set) var changed: [Party] = []

    /// Compares two versions; parties are told by the publisher's number and given in its order.
    package init(from old: WatchlistIndex, to new: WatchlistIndex) {
        let (before, after) = (old.contents(), new.contents())
        for (id, content) in after {
            guard let known = before[id] else {
                added.append(Party(id: id, name: content.name))
                continue
            }
            if known.text != content.text { changed.append(Party(id: id, name: content.name)) }
        }
        for (id, content) in before where after[id] == nil { removed.append(Party(id: id, name: content.name)) }
        for path in [\ListDifference.added, \.removed, \.changed] { self[keyPath: path].sort(by: Self.isBefore) }
    }

    private static func isBefore(_ a: Party, _ b: Party) -> Bool {
        if let x = Int(a.id), let y = Int(b.id) { return x < y }
        return a.id < b.id
    }
}

extension WatchlistIndex {
    /// The parties by their number, each with a text of all that is compared.
    fileprivate func contents() -> [String: (name: String, text: String)] {
        var identifiers: [Int: [String]] = [:]
        for place in 0..<identifierKeys.count {
            let row = place * IndexRow.identifier
            let text = strings.text(identifierRows[row + 1], identifierRows[row + 2] & 0xff_ffff)
            identifiers[Int(identifierRows[row]), default: []].append(text)
        }
        var contents: [String: (name: String, text: String)] = [:]
        for entry in 0..<entryCount {
            let party = party(entry)
            var parts = names(of: entry).map { listedName($0).text }
            parts += [party.programs] + party.birthDates.map(\.text) + party.countries.map(\.description)
            parts += identifiers[entry, default: []].sorted()
            contents[party.id] = (party.mainName, parts.joined(separator: "\u{1f}"))
        }
        return contents
    }
}
