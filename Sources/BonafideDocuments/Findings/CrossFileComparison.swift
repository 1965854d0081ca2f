/// Compares the files of different personas.
package struct CrossFileComparison {
    /// One file with what was read from it.
    package struct Item {
        package let file: String
        package let persona: String
        package let inspection: DocumentInspection
        package let purpose: DocumentClaims.Purpose

        package init(file: String, persona: String, inspection: DocumentInspection, purpose: DocumentClaims.Purpose) {
            self.file = file
            self.persona = persona
            self.inspection = inspection
            self.purpose = purpose
        }
    }

    /// Files that share a key with at most this many others are compared; beyond it the key is a template.
    static let hubLimit = 20
    /// Revision save ids two files must share.
    static let sharedRevisionLimit = 3
    /// Cards beyond this number are not compared picture by picture.
    static let portraitLimit = 600
    /// Share of three-word shingles two texts must have in common.
    static let similarityLimit = 0.6

    /// The findings by file, in the order of the files.
    package static func findings(_ items: [Item]) -> [Int: [DocumentFinding]] {
        var found: [Int: [DocumentFinding]] = [:]
        var byKey: [DocumentKey: [Int]] = [:]
        for (index, item) in items.enumerated() where !item.persona.isEmpty {
            for key in item.inspection.keys { byKey[key, default: []].append(index) }
        }
        var sharedRevisions: [Pair: [String]] = [:]
        for (key, holders) in byKey.sorted(by: { $0.key < $1.key }) {
            guard Set(holders.map { items[$0].persona }).count > 1, holders.count <= hubLimit else { continue }
            if key.kind == .revisionSaveID {
                for (a, b) in pairs(holders) where items[a].persona != items[b].persona {
                    sharedRevisions[Pair(a: a, b: b), default: []].append(key.value)
                }
            } else {
                for index in holders { add(key, index, holders, items, &found) }
            }
        }
        for (pair, ids) in sharedRevisions.sorted(by: { ($0.key.a, $0.key.b) < ($1.key.a, $1.key.b) })
        where ids.count >= sharedRevisionLimit {
            for (own, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
                found[own, default: []].append(
                    DocumentFinding(
                        "office.shared-rsids", .strong,
                        value: "\(ids.count) revision ids shared with \(items[other].file)",
                        at: "word/settings.xml", expected: "ids of their own in the files of different people",
                        innocent: "a public template whose ids are not on the list"))
            }
        }
        compareTexts(items, &found)
        comparePortraits(items, &found)
        compareNumbers(byKey.keys.filter { $0.kind == .number }, byKey, items, &found)
        return found
    }

    private struct Pair: Hashable {
        let a: Int
        let b: Int
    }

    private static func pairs(_ indexes: [Int]) -> [(Int, Int)] {
        var all: [(Int, Int)] = []
        for first in indexes.indices {
            for second in indexes.indices where second > first { all.append((indexes[first], indexes[second])) }
        }
        return all
    }

    private static func add(
        _ key: DocumentKey, _ index: Int, _ holders: [Int], _ items: [Item], _ found: inout [Int: [DocumentFinding]]
    ) {
        let others = holders.filter { items[$0].persona != items[index].persona }.map { items[$0].file }
        guard !others.isEmpty else { return }
        let issued = items[index].purpose == .issuerPaper
        let (strength, what, innocent): (FindingStrength, String, String)
        switch key.kind {
        case .documentID:
            (strength, what, innocent) = (
                issued ? .info : .strong, "document id", "a public template; an issuer that re-uses a master"
            )
        case .media: (strength, what, innocent) = (.moderate, "picture", "a stock template")
        case .serial: (strength, what, innocent) = (.strong, "device serial", "a shop's or helper's phone")
        case .number: (strength, what, innocent) = (.strong, "document number", "one person under two applications")
        default: return
        }
        let finding = DocumentFinding(
            key.kind.rawValue, strength, value: "\(what) shared with \(others.prefix(5).joined(separator: ", "))",
            at: "compared across applicants", expected: "a \(what) of its own", innocent: innocent)
        if !(found[index] ?? []).contains(finding) { found[index, default: []].append(finding) }
    }

    private static func compareTexts(_ items: [Item], _ found: inout [Int: [DocumentFinding]]) {
        let texts = items.indices.filter { !items[$0].inspection.shingles.isEmpty && !items[$0].persona.isEmpty }
        guard texts.count <= 3_000 else { return }
        for (a, b) in pairs(texts) where items[a].persona != items[b].persona {
            let share = TextShingles.similarity(items[a].inspection.shingles, items[b].inspection.shingles)
            guard share > similarityLimit else { continue }
            for (own, other) in [(a, b), (b, a)] {
                found[own, default: []].append(
                    DocumentFinding(
                        "text.near-duplicate", .moderate,
                        value: "\(Int((share * 100).rounded())) % of its wording is in \(items[other].file)",
                        at: "body text",
                        expected: "a text of its own", innocent: "the wording of a template or of one school"))
            }
        }
    }

    private static func comparePortraits(_ items: [Item], _ found: inout [Int: [DocumentFinding]]) {
        let cards = items.indices.compactMap { index in
            items[index].persona.isEmpty ? nil : items[index].inspection.portrait.map { (index: index, print: $0) }
        }
        guard cards.count <= portraitLimit else { return }
        for (first, second) in pairs(Array(cards.indices)) {
            let (a, b) = (cards[first].index, cards[second].index)
            guard items[a].persona != items[b].persona, cards[first].print.isSamePicture(as: cards[second].print)
            else { continue }
            for (own, other) in [(a, b), (b, a)] {
                found[own, default: []].append(
                    DocumentFinding(
                        "image.face-reuse", .strong, value: "the portrait is the picture on \(items[other].file)",
                        at: "portrait zone of the card", expected: "a picture of its own on another person's card",
                        innocent: "one person under two applications, or after a change of name"))
            }
        }
    }

    /// Numbers handed out one after another: papers bought together are numbered together.
    private static func compareNumbers(
        _ keys: [DocumentKey], _ byKey: [DocumentKey: [Int]], _ items: [Item], _ found: inout [Int: [DocumentFinding]]
    ) {
        let numbers = keys.compactMap { key in NumberedPaper(key.value).map { (paper: $0, key: key) } }
            .sorted { ($0.paper.prefix, $0.paper.number) < ($1.paper.prefix, $1.paper.number) }
        for (former, latter) in zip(numbers, numbers.dropFirst()) where former.paper.isFollowed(by: latter.paper) {
            for (own, other) in [(former.key, latter.key), (latter.key, former.key)] {
                let holders = byKey[other] ?? []
                for index in byKey[own] ?? [] {
                    guard let next = holders.first(where: { items[$0].persona != items[index].persona }) else {
                        continue
                    }
                    found[index, default: []].append(
                        DocumentFinding(
                            "id.number-neighbours", .moderate,
                            value: "a document number within \(NumberedPaper.reach) of the one on \(items[next].file)",
                            at: "compared across applicants", expected: "numbers far apart on papers of strangers",
                            innocent: "a family that applied for its papers on one day"))
                }
            }
        }
    }
}

/// A document number as what stands before its last digits, and those.
private struct NumberedPaper {
    /// Numbers that lie this close were handed out together.
    static let reach = 5

    let prefix: String
    let number: Int

    /// Takes a number that ends in at least six digits.
    init?(_ text: String) {
        let digits = text.reversed().prefix { $0.isASCII && $0.isNumber }.prefix(15).count
        guard digits >= 6, let number = Int(text.suffix(digits)) else { return nil }
        prefix = "\(text.count)" + text.dropLast(digits)
        self.number = number
    }

    func isFollowed(by other: NumberedPaper) -> Bool {
        prefix == other.prefix && (1...Self.reach).contains(other.number - number)
    }
}
