package import BonafideCore

/// Screens names and identifiers against compiled lists; one value serves all threads.
package struct Screener: Sendable {
    /// The version of the matcher; part of every record.
    package static let matcherVersion = "1"

    /// The lists, in the order given.
    package let lists: [WatchlistIndex]
    /// The thresholds in force.
    package let thresholds: ScreeningThresholds
    private let searches: [CandidateSearch]
    private let suppressions: SuppressionList

    /// Takes compiled lists and, perhaps, suppressions.
    package init(
        _ lists: [WatchlistIndex], thresholds: ScreeningThresholds = ScreeningThresholds(),
        suppressions: SuppressionList = SuppressionList()
    ) {
        self.lists = lists
        self.thresholds = thresholds
        self.suppressions = suppressions
        searches = lists.map { CandidateSearch($0) }
    }

    /// Screens one query; at most `limit` candidates are given.
    package func screen(_ query: ScreeningQuery, limit: Int = 10, asOf day: Day? = nil) -> ScreeningOutcome {
        var candidates: [ScreeningCandidate] = []
        var compared = 0
        for (list, search) in zip(lists, searches) {
            let exact = identifierMatches(query, in: list)
            candidates += exact
            let (named, count) = nameMatches(query, in: list, search)
            compared += count
            candidates += named.filter { candidate in !exact.contains { $0.party.id == candidate.party.id } }
        }
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

    private func identifierMatches(_ query: ScreeningQuery, in list: WatchlistIndex) -> [ScreeningCandidate] {
        var found: [ScreeningCandidate] = []
        for identifier in query.identifiers {
            for entry in list.parties(with: identifier)
            where !found.contains(where: { $0.party.id == list.party(entry).id }) {
                let party = list.party(entry)
                found.append(
                    ScreeningCandidate(
                        party: party, result: .identifierMatch, askedName: query.names.first ?? "",
                        matchedName: ListedName(party.mainName),
                        nameScore: 0, koreanScore: nil, qualifiers: [], words: [], identifier: identifier.kind.word,
                        wouldSettle: []))
            }
        }
        return found
    }

    // MARK: - Names

    private func nameMatches(_ query: ScreeningQuery, in list: WatchlistIndex, _ search: CandidateSearch) -> (
        [ScreeningCandidate], Int
    ) {
        var best: [Int: (name: Int, asked: Int, likeness: NameLikeness)] = [:]
        var compared = 0
        var prepared: [PreparedName] = []
        for (asked, text) in query.names.enumerated() {
            var name = PreparedName(text)
            let numbers = search.candidates(for: &name) { isAllowed($0, query) }
            prepared.append(name)
            for number in numbers {
                let entry = list.party(ofName: number)
                let likeness = NameComparison.compare(
                    name, list.prepared(number), kind: comparisonKind(list.kind(of: entry), query))
                compared += 1
                guard likeness.score >= thresholds.possibleByDay else { continue }
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
                query, list, entry: entry, name: match.name, asked: match.asked, prepared[match.asked], match.likeness)
        }
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
        let result = decide(likeness.score, isWeak: listed.isWeak, qualifiers)
        guard result != .none else { return nil }
        let other = list.prepared(name)
        func text(_ name: PreparedName, _ place: Int?) -> String {
            place.map { String(decoding: name.letters(name.tokens[$0]), as: UTF8.self) } ?? ""
        }
        let words = likeness.alignment.map {
            ComparedWords(asked: text(prepared, $0.first), listed: text(other, $0.second), likeness: $0.likeness)
        }
        return ScreeningCandidate(
            party: party, result: result, askedName: query.names[asked], matchedName: listed, nameScore: likeness.score,
            koreanScore: likeness.koreanScore, qualifiers: qualifiers, words: words, identifier: nil,
            wouldSettle: result == .possible || result == .weakAlias ? Self.settling(query, party) : [])
    }

    /// Turns a name's likeness and the facts beside it into a result.
    private func decide(_ score: Float, isWeak: Bool, _ qualifiers: [ScreeningQualifier]) -> ScreeningResult {
        func effect(_ fact: ScreeningQualifier.Fact) -> ScreeningQualifier.Effect {
            qualifiers.first { $0.fact == fact }?.effect ?? .unknown
        }
        let birth = effect(.birthDate)
        if birth == .contradicts { return score >= thresholds.possible ? .homonymCleared : .none }
        if birth == .agrees {
            if !isWeak, score >= thresholds.strong { return .strongMatch }
            return score >= thresholds.possibleByDay ? .possible : .none
        }
        if birth == .agreesInYear, !isWeak, score >= thresholds.strongByYear, effect(.country) == .agrees {
            return .strongMatch
        }
        guard score >= thresholds.possible else { return .none }
        return isWeak && birth != .agreesInYear ? .weakAlias : .possible
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
