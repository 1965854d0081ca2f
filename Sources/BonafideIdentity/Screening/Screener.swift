package import BonafideCore

/// Screens names and identifiers against compiled lists; one value serves all threads.
package struct Screener: Sendable {
    /// The version of the matcher; part of every record.
    package static let matcherVersion = "3"

    /// The lists, in the order given.
    package let lists: [WatchlistIndex]
    /// The thresholds in force.
    package let thresholds: ScreeningThresholds
    private let searches: [CandidateSearch]
    private let suppressions: SuppressionList
    private let quiet = QuietNames()
    private let identifiers: IdentifierFilter

    /// Takes compiled lists and, perhaps, suppressions.
    package init(
        _ lists: [WatchlistIndex], thresholds: ScreeningThresholds = ScreeningThresholds(),
        suppressions: SuppressionList = SuppressionList()
    ) {
        self.lists = lists
        self.thresholds = thresholds
        self.suppressions = suppressions
        searches = lists.map { CandidateSearch($0) }
        identifiers = IdentifierFilter(lists)
    }

    /// Screens one query; at most `limit` candidates are given.
    package func screen(_ query: ScreeningQuery, limit: Int = 10, asOf day: Day? = nil) -> ScreeningOutcome {
        var candidates: [ScreeningCandidate] = []
        var compared = 0
        let names = query.names.enumerated().compactMap { AskedName($1, at: $0, query, unless: quiet) }
        var met = Array(repeating: false, count: names.count)
        for (list, search) in zip(lists, searches) {
            let exact = identifierMatches(query, in: list, on: day)
            candidates += exact
            guard !names.isEmpty else { continue }
            let (named, count) = nameMatches(names, &met, query, in: list, search, on: day)
            compared += count
            candidates += named.filter { candidate in !exact.contains { $0.party.id == candidate.party.id } }
        }
        for (name, hasMet) in zip(names, met) where !hasMet { quiet.insert(name.hash) }
        for place in candidates.indices {
            candidates[place].suppressedBy = suppressions.note(for: candidates[place], query: query, on: day)
        }
        candidates.sort {
            if $0.result != $1.result { return $0.result > $1.result }
            if $0.nameScore != $1.nameScore { return $0.nameScore > $1.nameScore }
            return ($0.party.list, $0.party.id) < ($1.party.list, $1.party.id)
        }
        let result = candidates.first { $0.suppressedBy == nil }?.result ?? .none
        return ScreeningOutcome(result: result, candidates: Array(candidates.prefix(limit)), comparedCount: compared)
    }

    // MARK: - Identifiers

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

    /// A name that was asked for, made ready.
    private struct AskedName {
        let place: Int
        let hash: UInt64
        let prepared: PreparedName
        let keys: [UInt32]

        /// Nothing where the name is known to meet nothing.
        init?(_ text: String, at place: Int, _ query: ScreeningQuery, unless quiet: QuietNames) {
            hash = QuietNames.hash(text, query.kind.rawValue << 1 | (query.includesVessels ? 1 : 0))
            guard !quiet.contains(hash) else { return nil }
            self.place = place
            prepared = PreparedName(text)
            keys = IndexKeys.joinedKeys(prepared)
        }
    }

    private func nameMatches(
        _ names: [AskedName], _ met: inout [Bool], _ query: ScreeningQuery, in list: WatchlistIndex,
        _ search: CandidateSearch, on day: Day?
    ) -> ([ScreeningCandidate], Int) {
        var best: [Int: (name: Int, asked: Int, likeness: NameLikeness)] = [:]
        var compared = 0
        var weighed: [PreparedName] = []
        for (asked, name) in names.enumerated() {
            let keys = name.keys
            var name = name.prepared
            let numbers = search.candidates(for: &name, keys: keys) { isAllowed($0, query) }
            weighed.append(name)
            for number in numbers {
                let entry = list.party(ofName: number)
                let likeness = NameComparison.compare(
                    name, list.prepared(number), kind: comparisonKind(list.kind(of: entry), query))
                compared += 1
                guard likeness.score >= thresholds.possibleByDay else { continue }
                met[asked] = true
                if let known = best[entry],
                    !isBetter(
                        likeness.score, list.listedName(number), than: known.likeness.score, list.listedName(known.name)
                    )
                {
                    continue
                }
                best[entry] = (number, asked, likeness)
            }
        }
        let candidates = best.sorted { $0.key < $1.key }.compactMap { entry, match in
            judge(
                query, list, entry: entry, name: match.name, asked: names[match.asked].place, weighed[match.asked],
                match.likeness)
        }.filter { $0.party.isListed(on: day) }
        return (candidates, compared)
    }

    /// A strong name goes before a weak one unless the weak is far nearer.
    private func isBetter(_ score: Float, _ name: ListedName, than other: Float, _ otherName: ListedName) -> Bool {
        let (a, b) = (score - (name.isWeak ? 0.15 : 0), other - (otherName.isWeak ? 0.15 : 0))
        return a > b
    }

    private func isAllowed(_ kind: ListedPartyKind, _ query: ScreeningQuery) -> Bool {
        switch kind {
        case .person: query.kind != .organisation
        case .organisation: query.kind != .person
        case .vessel, .aircraft: query.includesVessels
        case .unstated: true
        }
    }

    private func comparisonKind(_ kind: ListedPartyKind, _ query: ScreeningQuery) -> NameKind {
        switch kind {
        case .person: .person
        case .organisation, .vessel, .aircraft: .organisation
        case .unstated: query.kind
        }
    }

    private func judge(
        _ query: ScreeningQuery, _ list: WatchlistIndex, entry: Int, name: Int, asked: Int, _ prepared: PreparedName,
        _ likeness: NameLikeness
    ) -> ScreeningCandidate? {
        let party = list.party(entry)
        let listed = list.listedName(name)
        let qualifiers = ScreeningQualifier.compare(query, party, tolerance: thresholds.yearTolerance)
        let other = list.prepared(name)
        let evidence = NameEvidence(likeness, asked: prepared, listed: other, kind: party.kind, askedKind: query.kind)
            .score
        let result = decide(likeness.score, alone: evidence, isWeak: listed.isWeak, qualifiers)
        guard result != .none else { return nil }
        return ScreeningCandidate(
            party: party, result: result, askedName: query.names[asked], matchedName: listed, nameScore: likeness.score,
            evidenceScore: evidence, koreanScore: likeness.koreanScore, qualifiers: qualifiers,
            words: Self.words(likeness, prepared, other),
            sharedWeight: Self.sharedWeight(likeness, prepared, other), identifier: nil,
            wouldSettle: result == .possible || result == .weakAlias ? Self.settling(query, party) : [])
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
        if party.kind == .person || party.kind == .unstated {
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
