import BonafideCore

/// Reads the hand-kept, dated lists: ranges to watch, and traces told by name.
enum WatchListReader {
    /// Reads a watch list: `entries:` with cidr, label, kind, source, first_seen, last_seen, expires, confidence.
    static func entries(text: String, path: String) throws(ReferenceError) -> [WatchEntry] {
        let list = try YAMLList(text: text, path: path)
        var all: [WatchEntry] = []
        for node in try list.entries("entries") {
            try list.checkKeys(
                of: node,
                known: [
                    "cidr", "label", "kind", "brand", "source", "first_seen", "last_seen", "expires", "confidence",
                ])
            let word = try list.text(node, "kind")
            guard let kind = WatchKind.allCases.first(where: { $0.word == word }) else {
                throw list.mistake(
                    node, "'kind' must be one of \(WatchKind.allCases.map(\.word).joined(separator: ", "))")
            }
            let entry = WatchEntry(
                block: try list.text(node, "cidr"), label: try list.text(node, "label"), kind: kind,
                brand: list.optionalText(node, "brand") ?? "", source: try list.text(node, "source"),
                firstSeen: try list.day(node, "first_seen"), lastSeen: try list.day(node, "last_seen"),
                expires: try list.day(node, "expires"),
                confidence: UInt8(try list.number(node, "confidence", in: 1...99, otherwise: 30)))
            var block = entry.block
            guard block.withUTF8({ NetworkText.blocks($0) }) != nil else {
                throw list.mistake(node, "'cidr' must be an address, a block or a range")
            }
            guard entry.firstSeen <= entry.lastSeen, entry.lastSeen < entry.expires else {
                throw list.mistake(node, "the days must run first_seen, last_seen, expires")
            }
            all.append(entry)
        }
        return all
    }

    /// Reads a list of traces: `traces:` with kind, brand and match.
    static func traces(text: String, path: String) throws(ReferenceError) -> [Trace] {
        let list = try YAMLList(text: text, path: path)
        var all: [Trace] = []
        for node in try list.entries("traces") {
            try list.checkKeys(of: node, known: ["kind", "brand", "match"])
            let word = try list.text(node, "kind")
            guard let kind = TraceKind.allCases.first(where: { $0.word == word }) else {
                throw list.mistake(
                    node, "'kind' must be one of \(TraceKind.allCases.map(\.word).joined(separator: ", "))")
            }
            let patterns = try list.texts(node, "match")
            guard !patterns.isEmpty, patterns.allSatisfy({ $0.utf8.count >= 3 && $0 == $0.lowercased() }) else {
                throw list.mistake(node, "'match' must list lower-case texts of at least three letters")
            }
            all.append(Trace(kind: kind, brand: try list.text(node, "brand"), patterns: patterns))
        }
        return all
    }
}
