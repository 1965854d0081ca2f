/// Searches all lists for a name, and compares it with what is found.
struct NameSearch: Sendable {
    private let searches: [CandidateSearch]
    /// The least likeness that counts as met.
    private let least: Float
    private let words = MetWords()
    /// Which joined letters any list may hold.
    private let joined: KeyFilter

    init(_ lists: [WatchlistIndex], least: Float) {
        self.least = least
        searches = lists.map { CandidateSearch($0) }
        var filter = KeyFilter(bits: 20)
        for list in lists {
            for place in 0..<list.joinedKeys.count { filter.insert(Self.spread(list.joinedKeys[place])) }
        }
        joined = filter
    }

    /// A key whose first bits and last bits are those of a shorter one.
    private static func spread(_ key: UInt32) -> UInt64 { UInt64(key) << 32 | UInt64(key) }

    /// Finds what a name meets on all lists.
    func meet(_ asked: NameAsked) -> MetName {
        var name = PreparedName(asked.text)
        let words = words(of: name)
        var keys: [UInt32] = []
        IndexKeys.eachJoinedKey(name) { if joined.mayHold(Self.spread($0)) { keys.append($0) } }
        var hits: [MetName.Hit] = []
        var compared = 0
        var listed = PreparedName()
        for (list, search) in searches.enumerated() {
            let numbers = search.candidates(for: name, words: words, at: list, keys: keys) { isAllowed($0, asked) }
            guard !numbers.isEmpty else { continue }
            compared += numbers.count
            name.setRarities(words, at: list)
            var best: [Int: MetName.Hit] = [:]
            for number in numbers {
                guard let hit = hit(name, number, at: list, asked, &listed) else { continue }
                if let known = best[hit.entry], !hit.isBetter(than: known) { continue }
                best[hit.entry] = hit
            }
            hits += best.values.sorted { $0.entry < $1.entry }
        }
        return MetName(hits: hits, comparedCount: compared)
    }

    /// The words laid side by side once more, for a name that met a party.
    func compare(
        _ text: String, _ hit: MetName.Hit, kind: NameKind
    ) -> (likeness: NameLikeness, asked: PreparedName, listed: PreparedName) {
        var name = PreparedName(text)
        name.setRarities(words(of: name), at: hit.list)
        let index = searches[hit.list].index
        let listed = index.prepared(hit.name)
        let kind = comparisonKind(index.kind(of: hit.entry), kind)
        return (NameComparison.compare(name, listed, kind: kind), name, listed)
    }

    /// What the first words of a name meet on each list.
    private func words(of name: PreparedName) -> [[MetWord]] {
        name.tokens.prefix(12).map { token in
            words.word(token.key ^ UInt64(token.traits.rawValue) &* 0x9e37_79b9_7f4a_7c15) {
                let word = SearchedWord(token, in: name)
                return searches.map { $0.meet(word) }
            }
        }
    }

    private func hit(
        _ name: PreparedName, _ number: Int, at list: Int, _ asked: NameAsked, _ listed: inout PreparedName
    ) -> MetName.Hit? {
        let search = searches[list]
        let entry = search.index.party(ofName: number)
        let kind = search.index.kind(of: entry)
        // Where the name asked for is not read as Korean, no more matters than whether the listed one can be.
        search.index.prepare(number, readings: name.korean.isEmpty ? 1 : 8, into: &listed)
        let likeness = NameComparison.compare(name, listed, kind: comparisonKind(kind, asked.kind))
        guard likeness.score >= least else { return nil }
        let evidence = NameEvidence(likeness, asked: name, listed: listed, kind: kind, askedKind: asked.kind)
        return MetName.Hit(
            list: list, entry: entry, name: number, score: likeness.score, evidence: evidence.score,
            isWeak: search.index.isWeak(number))
    }

    private func isAllowed(_ kind: ListedPartyKind, _ asked: NameAsked) -> Bool {
        switch kind {
        case .person: asked.kind != .organisation
        case .organisation: asked.kind != .person
        case .vessel, .aircraft: asked.withVessels
        case .unstated: true
        }
    }

    private func comparisonKind(_ kind: ListedPartyKind, _ asked: NameKind) -> NameKind {
        switch kind {
        case .person: .person
        case .organisation, .vessel, .aircraft: .organisation
        case .unstated: asked
        }
    }
}

extension PreparedName {
    /// Takes over how rare the first words are on a list.
    fileprivate mutating func setRarities(_ words: [[MetWord]], at list: Int) {
        for (place, word) in words.enumerated() { tokens[place].rarity = word[list].rarity }
    }
}
