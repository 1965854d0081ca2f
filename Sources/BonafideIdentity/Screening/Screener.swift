package import BonafideCore

/// Screens names and identifiers against compiled lists; one value serves all threads.
package final class Screener: Sendable {
    /// The version of the matcher; part of every record.
    package static let matcherVersion = "3"

    /// The lists, in the order given.
    package let lists: [WatchlistIndex]
    /// The thresholds in force.
    package let thresholds: ScreeningThresholds
    private let search: NameSearch
    private let suppressions: SuppressionList
    private let quiet = QuietNames()
    private let met = MetNames()
    private let identifiers: IdentifierFilter

    /// Takes compiled lists and, perhaps, suppressions.
    package init(
        _ lists: [WatchlistIndex], thresholds: ScreeningThresholds = ScreeningThresholds(),
        suppressions: SuppressionList = SuppressionList()
    ) {
        self.lists = lists
        self.thresholds = thresholds
        self.suppressions = suppressions
        search = NameSearch(lists, least: thresholds.possibleByDay)
        identifiers = IdentifierFilter(lists)
    }

    /// Screens one query; at most `limit` candidates are given.
    ///
    /// A name that is known to meet nothing is not searched for again; with `countsAll` it is, so that how many names were
    /// compared does not hang on what was asked before.
    package func screen(
        _ query: ScreeningQuery, limit: Int = 10, asOf day: Day? = nil, countsAll: Bool = false
    ) -> ScreeningOutcome {
        let names = meet(query, countsAll)
        let compared = names.reduce(0) { $0 + $1.met.comparedCount }
        guard !query.identifiers.isEmpty || names.contains(where: { !$0.met.hits.isEmpty }) else {
            return ScreeningOutcome(result: .none, candidates: [], comparedCount: compared)
        }
        var candidates: [ScreeningCandidate] = []
        for list in lists.indices {
            let exact = identifierMatches(query, in: lists[list], on: day)
            candidates += exact
            candidates += nameMatches(names, query, in: list, on: day).filter { candidate in
                !exact.contains { $0.party.id == candidate.party.id }
            }
        }
        for place in candidates.indices {
            candidates[place].suppressedBy = suppressions.note(for: candidates[place], query: query, on: day)
        }
        candidates.sort {
            if $0.result != $1.result { return $0.result > $1.result }
            if $0.nameScore != $1.nameScore { return $0.nameScore > $1.nameScore }
            return ($0.party.list, $0.party.id) < ($1.party.list, $1.party.id)
        }
        return ScreeningOutcome(
            result: candidates.first { $0.suppressedBy == nil }?.result ?? .none,
            candidates: Array(candidates.prefix(limit)),
            comparedCount: compared)
    }

    // MARK: - Identifiers

    /// What the bytes of an identifier tell, white space around them left aside.
    package func glance(at text: UnsafeBufferPointer<UInt8>, as kind: IdentifierKind) -> IdentifierGlance {
        identifiers.glance(at: text, as: kind)
    }

    /// The first party listed with an identifier on a day.
    package func party(with identifier: CanonicalIdentifier, on day: Day?) -> ListedParty? {
        guard identifiers.mayHold(identifier) else { return nil }
        for list in lists {
            for entry in list.parties(with: identifier) {
                let party = list.party(entry)
                if party.isListed(on: day) { return party }
            }
        }
        return nil
    }

    private func identifierMatches(
        _ query: ScreeningQuery, in list: WatchlistIndex, on day: Day?
    ) -> [ScreeningCandidate] {
        var found: [ScreeningCandidate] = []
        for identifier in query.identifiers {
            for entry in list.parties(with: identifier)
            where !found.contains(where: { $0.party.id == list.party(entry).id }) {
                let party = list.party(entry)
                guard party.isListed(on: day) else { continue }
                found.append(
                    ScreeningCandidate(
                        party: party, result: .identifierMatch, askedName: query.names.first ?? "",
                        matchedName: ListedName(party.mainName),
                        nameScore: 0, evidenceScore: 0, koreanScore: nil, qualifiers: [], words: [], sharedWeight: 0,
                        identifier: identifier.kind.word,
                        wouldSettle: []))
            }
        }
        return found
    }

    // MARK: - Names

    /// Whether a name of a person was asked for before and met nothing on any list.
    package func isQuiet(person name: UnsafeBufferPointer<UInt8>) -> Bool {
        quiet.contains(quiet.hash(name, .person, withVessels: false))
    }

    /// What the names of a query meet, but for those that are known to meet nothing.
    private func meet(_ query: ScreeningQuery, _ countsAll: Bool) -> [(place: Int, met: MetName)] {
        var names: [(place: Int, met: MetName)] = []
        var nothing: [UInt64] = []
        for (place, text) in query.names.enumerated() {
            let asked = NameAsked(text: text, kind: query.kind, withVessels: query.includesVessels)
            let hash = quiet.hash(asked)
            guard countsAll || !quiet.contains(hash) else { continue }
            if let known = met.name(asked, hash) {
                names.append((place, known))
                continue
            }
            let found = search.meet(asked)
            names.append((place, found))
            if found.hits.isEmpty, !countsAll { nothing.append(hash) } else { met.keep(found, asked, hash) }
        }
        for hash in nothing { quiet.insert(hash) }
        return names
    }

    private func nameMatches(
        _ names: [(place: Int, met: MetName)], _ query: ScreeningQuery, in list: Int, on day: Day?
    ) -> [ScreeningCandidate] {
        var best: [(hit: MetName.Hit, asked: Int)] = []
        for (place, name) in names {
            for hit in name.hits where hit.list == list {
                guard let known = names.count == 1 ? nil : best.firstIndex(where: { $0.hit.entry == hit.entry }) else {
                    best.append((hit, place))
                    continue
                }
                if hit.isBetter(than: best[known].hit) { best[known] = (hit, place) }
            }
        }
        if names.count > 1 { best.sort { $0.hit.entry < $1.hit.entry } }
        return best.compactMap { judge(query, $0.hit, asked: $0.asked) }.filter { $0.party.isListed(on: day) }
    }

    private func judge(_ query: ScreeningQuery, _ hit: MetName.Hit, asked: Int) -> ScreeningCandidate? {
        let list = lists[hit.list]
        guard mayCount(hit, query, list) else { return nil }
        let party = list.party(hit.entry)
        let qualifiers = ScreeningQualifier.compare(query, party, tolerance: thresholds.yearTolerance)
        let result = decide(hit.score, alone: hit.evidence, isWeak: hit.isWeak, qualifiers)
        guard result != .none else { return nil }
        let words = search.compare(query.names[asked], hit, kind: query.kind)
        return ScreeningCandidate(
            party: party, result: result, askedName: query.names[asked], matchedName: list.listedName(hit.name),
            nameScore: hit.score, evidenceScore: hit.evidence, koreanScore: words.likeness.koreanScore,
            qualifiers: qualifiers, words: Self.words(words.likeness, words.asked, words.listed),
            sharedWeight: Self.sharedWeight(words.likeness, words.asked, words.listed), identifier: nil,
            wouldSettle: result == .possible || result == .weakAlias ? Self.settling(query, party) : [])
    }

    /// Whether a party met can come to a result, told before anything of it is read but its birth dates; most cannot.
    private func mayCount(_ hit: MetName.Hit, _ query: ScreeningQuery, _ list: WatchlistIndex) -> Bool {
        guard let birth = query.birthDate, list.kind(of: hit.entry).isBorn else {
            return hit.evidence >= thresholds.possible
        }
        switch ScreeningQualifier.effect(birth, list.birthDates(hit.entry), thresholds.yearTolerance) {
        case .agrees, .agreesInYear: return true
        case .contradicts: return hit.score >= thresholds.possible
        case .near, .unknown: return hit.evidence >= thresholds.possibleUnconfirmed
        }
    }

    /// What the words both names have weigh together: a telling word 1, one that half of all companies carry a half.
    private static func sharedWeight(_ likeness: NameLikeness, _ a: PreparedName, _ b: PreparedName) -> Float {
        func weight(_ traits: NameToken.Traits) -> Float {
            guard traits.isDisjoint(with: [.legalForm, .particle, .initial]) else { return 0 }
            return traits.contains(.generic) ? 0.5 : 1
        }
        if likeness.isJoined { return b.tokens.reduce(0) { $0 + weight($1.traits) } }
        return likeness.alignment.reduce(0) { sum, pair in
            guard let first = pair.first, let second = pair.second else { return sum }
            return sum + weight(a.tokens[first].traits.union(b.tokens[second].traits))
        }
    }

    /// The words laid side by side, or the syllables where the likeness is that of Korean readings.
    private static func words(
        _ likeness: NameLikeness, _ asked: PreparedName, _ listed: PreparedName
    ) -> [ComparedWords] {
        let isAligned = likeness.alignment.allSatisfy { $0.first != nil && $0.second != nil }
        if let korean = likeness.koreanScore, korean == likeness.score, !isAligned {
            return KoreanReading.syllables(asked.korean, listed.korean).map {
                ComparedWords(asked: $0.asked, listed: $0.listed, likeness: $0.likeness)
            }
        }
        func text(_ name: PreparedName, _ place: Int?) -> String {
            place.map { String(decoding: name.letters(name.tokens[$0]), as: UTF8.self) } ?? ""
        }
        return likeness.alignment.map {
            ComparedWords(asked: text(asked, $0.first), listed: text(listed, $0.second), likeness: $0.likeness)
        }
    }

    /// Turns a name's likeness and the facts beside it into a result; `alone` is what the name is worth by itself.
    private func decide(
        _ score: Float, alone: Float, isWeak: Bool, _ qualifiers: [ScreeningQualifier]
    ) -> ScreeningResult {
        func effect(_ fact: ScreeningQualifier.Fact) -> ScreeningQualifier.Effect? {
            qualifiers.first { $0.fact == fact }?.effect
        }
        switch effect(.birthDate) {
        case .contradicts: return score >= thresholds.possible ? .homonymCleared : .none
        case .agrees:
            if !isWeak, score >= thresholds.strong { return .strongMatch }
            return score >= thresholds.possibleByDay ? .possible : .none
        case .agreesInYear:
            if !isWeak, score >= thresholds.strongByYear, effect(.country) == .agrees { return .strongMatch }
            return score >= thresholds.possible ? .possible : .none
        case .near, .unknown:
            // A birth date that was given and confirmed nothing asks for a nearer name.
            guard alone >= thresholds.possibleUnconfirmed else { return .none }
        case nil:
            guard alone >= thresholds.possible else { return .none }
        }
        return isWeak ? .weakAlias : .possible
    }

    private static func settling(_ query: ScreeningQuery, _ party: ListedParty) -> [String] {
        var ways: [String] = []
        if party.kind.isBorn {
            if query.birthDate == nil, !party.birthDates.isEmpty {
                ways.append("the birth date, to compare with the listed one")
            }
            ways.append("a passport or identity document number")
        } else {
            ways.append("the registration number or the registered address of the organisation")
        }
        if query.countries.isEmpty, !party.countries.isEmpty { ways.append("the country of an address or document") }
        return ways
    }
}

extension WatchlistIndex {
    /// The parties listed with an identifier; documents of two countries are not one document.
    func parties(with identifier: CanonicalIdentifier) -> [Int] {
        let text = identifier.key
        let key = WordClasses.key(text.utf8)
        var place = identifierKeys.lowerBound(key)
        var found: [Int] = []
        while place < identifierKeys.count, identifierKeys[place] == key {
            let row = place * IndexRow.identifier
            place += 1
            let letters = strings.slice(identifierRows[row + 1], identifierRows[row + 2] & 0xff_ffff)
            guard letters.elementsEqual(text.utf8) else { continue }
            let country = CountryCode(packed: UInt16(truncatingIfNeeded: identifierRows[row + 3]))
            if identifier.kind.isDocument, !isOneDocument(identifier, country) { continue }
            if !found.contains(Int(identifierRows[row])) { found.append(Int(identifierRows[row])) }
        }
        return found
    }

    /// Numbers of documents repeat between countries: the countries must agree, or the number be long.
    private func isOneDocument(_ identifier: CanonicalIdentifier, _ listed: CountryCode) -> Bool {
        if let country = identifier.country, listed.packed != 0 { return country == listed }
        return identifier.text.utf8.count >= 8
    }
}
