import BonafideCore

/// Reads the hand-kept, dated lists of addresses and numbers that stand for somebody or somewhere else.
enum MarkListReader {
    /// Reads `marks:` with kind, name, match, country, postal_code, source, last_seen, expires.
    static func postal(text: String, path: String) throws(ReferenceError) -> [PostalMark] {
        let list = try YAMLList(text: text, path: path)
        var all: [PostalMark] = []
        for node in try list.entries("marks") {
            try list.checkKeys(
                of: node,
                known: ["kind", "name", "match", "country", "postal_code", "source", "last_seen", "expires"])
            let word = try list.text(node, "kind")
            guard let kind = PostalMarkKind.allCases.first(where: { $0.word == word }) else {
                throw list.mistake(
                    node, "'kind' must be one of \(PostalMarkKind.allCases.map(\.word).joined(separator: ", "))")
            }
            let patterns = try list.texts(node, "match")
            guard !patterns.isEmpty else { throw list.mistake(node, "'match' must list words of a street line") }
            var country: UInt16 = 0
            if let text = list.optionalText(node, "country") {
                guard let code = CountryCode(text) else {
                    throw list.mistake(node, "'country' must be an ISO 3166-1 code of two letters")
                }
                country = code.packed
            }
            let lastSeen = try list.day(node, "last_seen")
            let expires = try list.day(node, "expires")
            guard lastSeen < expires else { throw list.mistake(node, "the days must run last_seen, expires") }
            for pattern in patterns {
                all.append(
                    PostalMark(
                        kind: kind, name: try list.text(node, "name"),
                        words: pattern.split(separator: " ").map(String.init), country: country,
                        postalCode: list.optionalText(node, "postal_code") ?? "", source: try list.text(node, "source"),
                        lastSeen: lastSeen, expires: expires))
            }
        }
        return all
    }

    /// Reads `ranges:` with prefix, kind, name, source, last_seen, expires.
    static func phones(text: String, path: String) throws(ReferenceError) -> [PhoneMark] {
        let kinds: [String: PhoneKind] = ["voip": .voip, "personal": .personal, "toll_free": .tollFree]
        let list = try YAMLList(text: text, path: path)
        var all: [PhoneMark] = []
        for node in try list.entries("ranges") {
            try list.checkKeys(of: node, known: ["prefixes", "kind", "name", "source", "last_seen", "expires"])
            guard let kind = kinds[try list.text(node, "kind")] else {
                throw list.mistake(node, "'kind' must be one of \(kinds.keys.sorted().joined(separator: ", "))")
            }
            let prefixes = try list.texts(node, "prefixes")
            guard !prefixes.isEmpty, prefixes.allSatisfy({ (1...12).contains($0.utf8.count) && UInt64($0) != nil })
            else { throw list.mistake(node, "'prefixes' must list digits of international numbers without the plus") }
            let lastSeen = try list.day(node, "last_seen")
            let expires = try list.day(node, "expires")
            guard lastSeen < expires else { throw list.mistake(node, "the days must run last_seen, expires") }
            for prefix in prefixes {
                all.append(
                    PhoneMark(
                        prefix: prefix, kind: kind, name: try list.text(node, "name"),
                        source: try list.text(node, "source"), lastSeen: lastSeen, expires: expires))
            }
        }
        return all
    }
}
