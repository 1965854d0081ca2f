/// How much a likeness of names says when nothing else is known: words left over and chance count against it.
///
/// A birth date to the day makes these doubts needless, so that only the threshold for a name alone uses the result.
struct NameEvidence {
    /// The likeness less the doubts, 0…1.
    let score: Float

    /// Weighs what a comparison of two persons' names left over; names of organisations keep their likeness.
    init(
        _ likeness: NameLikeness, asked: PreparedName, listed: PreparedName, kind: ListedPartyKind,
        askedKind: NameKind = .person
    ) {
        if kind == .organisation, askedKind == .unstated, !asked.looksLikeOrganisation {
            // Nothing says that the name asked for is an organisation's: likely a person's, and near ones are many.
            score = likeness.score >= NameComparison.sameThreshold ? likeness.score : max(0, likeness.score - 0.12)
            return
        }
        // The likeness of Korean readings has weighed each syllable, that of joined letters each letter already.
        guard kind == .person || kind == .unstated, likeness.koreanScore == nil, !likeness.isJoined
        else {
            score = likeness.score
            return
        }
        var tally = Tally()
        for pair in likeness.alignment { tally.add(pair, asked, listed) }
        let dropped: Float = Self.dropsFirstFamilyName(likeness, listed) ? 0.06 : 0
        score = max(0, likeness.score - tally.doubt - dropped)
    }

    /// Whether the first of several family names found no counterpart while a later one did: whoever leaves one out leaves
    /// out the last.
    private static func dropsFirstFamilyName(_ likeness: NameLikeness, _ listed: PreparedName) -> Bool {
        let family = (0..<min(listed.familyWords, listed.tokens.count)).filter {
            listed.tokens[$0].traits.isDisjoint(with: [.particle, .title, .legalForm, .initial])
        }
        guard family.count >= 2 else { return false }
        let paired = Set(likeness.alignment.compactMap { $0.first == nil ? nil : $0.second })
        return !paired.contains(family[0]) && family.dropFirst().contains { paired.contains($0) }
    }

    /// What the words of two names leave in doubt.
    private struct Tally {
        private var pairs = 0
        private var nearPairs = 0
        private var initials = 0
        private var rarity: Float = 0
        private var askedOnly = 0
        private var listedOnly = 0
        private var renderedOnly = 0
        private var otherEndings = 0

        private static let slight: NameToken.Traits = [.particle, .title, .legalForm]

        mutating func add(_ pair: AlignedTokens, _ asked: PreparedName, _ listed: PreparedName) {
            let (left, right) = (pair.first.map { asked.tokens[$0] }, pair.second.map { listed.tokens[$0] })
            let traits = (left?.traits ?? []).union(right?.traits ?? [])
            guard traits.isDisjoint(with: Self.slight) else { return }
            switch (left, right) {
            case (let left?, let right?):
                if traits.contains(.initial) {
                    initials += 1
                } else {
                    pairs += 1
                    if pair.likeness < 0.97 { nearPairs += 1 }
                    if Self.differInEndingVowel(asked.letters(left), listed.letters(right)) { otherEndings += 1 }
                    rarity += min(left.rarity, right.rarity)
                }
            case (_?, nil): askedOnly += 1
            case (nil, _?): listedOnly += 1
            default: return
            }
            if left == nil || right == nil, asked.isRendered || listed.isRendered { renderedOnly += 1 }
        }

        /// Whether two words are one but for an `a` and an `o` at the end: in many languages two names, seldom a
        /// slip.
        private static func differInEndingVowel(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
            guard a.count == b.count, a.count >= 4, a.dropLast().elementsEqual(b.dropLast()), a.last != b.last else {
                return false
            }
            let vowels: [UInt8] = [0x61, 0x6f]
            return [a.last, b.last].allSatisfy { $0.map(vowels.contains) ?? false }
        }

        /// Two names in common are common; a third makes chance unlikely.
        var doubt: Float {
            var doubt: Float = nearPairs >= 2 ? 0.04 : 0
            if renderedOnly > 0 { return doubt + 0.12 }
            guard pairs <= 2 else { return doubt }
            doubt += 0.06 * Float(min(askedOnly, 2))
            if listedOnly > 0 { doubt += rarity < 1.3 ? 0.08 : rarity < 1.75 ? 0.05 : 0 }
            if nearPairs == 1, rarity < 1.75 { doubt += 0.09 }
            if otherEndings > 0 { doubt += 0.06 }
            if initials > 0, pairs < 2 { doubt += 0.15 }
            return doubt
        }
    }
}

extension PreparedName {
    /// Whether a word was rendered from a script whose syllables are words, so that a missing one makes another name.
    fileprivate var isRendered: Bool { tokens.contains { $0.isFromSigns } }
}
