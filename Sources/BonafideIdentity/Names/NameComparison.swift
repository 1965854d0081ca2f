/// How two names stand to each other.
package enum NameRelation: String, Sendable {
    /// One name, but for marks, order, case or a known way of spelling.
    case same
    /// Could be one name: a typing slip, another transliteration, a part left out.
    case plausibleVariant
    /// Two names.
    case different
}

/// Two words laid side by side; an index is missing where a word has no counterpart.
package struct AlignedTokens: Sendable, Equatable {
    /// Index of the word in the first name, or nothing.
    package var first: Int?
    /// Index of the word in the second name, or nothing.
    package var second: Int?
    /// How alike they are, 0…1.
    package var likeness: Float
}

/// What the comparison of two names gave.
package struct NameLikeness: Sendable {
    /// 0 for nothing in common to 1 for the same name.
    package var score: Float
    /// The score of the Korean readings, or nothing where one name has none.
    package var koreanScore: Float?
    /// The words laid side by side.
    package var alignment: [AlignedTokens]
    /// Whether the score is that of the letters without blanks, so that the words laid side by side do not show it.
    package var isJoined = false

    /// The score as a word.
    package var relation: NameRelation {
        score >= NameComparison.sameThreshold
            ? .same : score >= NameComparison.variantThreshold ? .plausibleVariant : .different
    }
}

/// Compares names of people and organisations, whatever the script, the order or the way of spelling.
///
/// Words are matched in best pairs; a word left over on one side is a part left out, words left over on both sides
/// contradict each other. Names that can be read as Korean are also compared syllable by syllable.
package enum NameComparison {
    /// From here on two names are one.
    package static let sameThreshold: Float = 0.92
    /// From here on two names may be one.
    package static let variantThreshold: Float = 0.70

    /// Compares two names as written.
    package static func compare(_ a: String, _ b: String, kind: NameKind = .person) -> NameLikeness {
        compare(PreparedName(a), PreparedName(b), kind: kind)
    }

    /// Compares two prepared names.
    package static func compare(_ a: PreparedName, _ b: PreparedName, kind: NameKind) -> NameLikeness {
        let asOrganisation =
            kind == .organisation || (kind == .unstated && (a.looksLikeOrganisation || b.looksLikeOrganisation))
        var aligner = TokenAligner(a, b, asOrganisation: asOrganisation)
        aligner.align()
        var likeness = NameLikeness(score: aligner.score(), koreanScore: nil, alignment: aligner.alignment)
        likeness.isJoined = aligner.isJoined
        guard !asOrganisation else { return likeness }
        let slip = isOneSlip(a, b) ? koreanSlipCeiling : 0
        guard !a.korean.isEmpty, !b.korean.isEmpty else {
            if slip > likeness.score { (likeness.score, likeness.isJoined) = (slip, true) }
            return likeness
        }
        let korean = KoreanReading.likeness(a.korean, b.korean)
        likeness.koreanScore = korean
        // Korean syllables are short, so that one letter makes another name: where the readings differ, likeness of
        // letters says at most that a slip is possible.
        let letters = likeness.score >= 0.999 ? likeness.score : min(likeness.score, slipCeiling(a, b))
        likeness.score = max(korean, letters, slip)
        return likeness
    }

    /// Whether the letters of two names, one of them Korean, differ by one slip of the pen, word breaks and the place of
    /// the family name left aside.
    private static func isOneSlip(_ a: PreparedName, _ b: PreparedName) -> Bool {
        // A rendering from another script is not typed, so that a letter more or less is another name.
        guard !a.korean.isEmpty || !b.korean.isEmpty, !a.tokens.contains(where: { $0.traits.contains(.romanised) }),
            !b.tokens.contains(where: { $0.traits.contains(.romanised) }), (2...4).contains(a.tokens.count),
            (2...4).contains(b.tokens.count), abs(a.bytes.count - b.bytes.count) <= 1,
            (7...40).contains(min(a.bytes.count, b.bytes.count))
        else { return false }
        guard a.marks.leastEdits(b.marks) <= 1 else { return false }
        let (first, last) = (Int(a.tokens[0].length), Int(a.tokens[a.tokens.count - 1].length))
        let all = a.tokens.flatMap { Array(a.letters($0)) }
        let other = b.tokens.flatMap { Array(b.letters($0)) }
        return [all, Array(all.dropFirst(first) + all.prefix(first)), Array(all.suffix(last) + all.dropLast(last))]
            .contains { EditDistance.between($0[...], other[...]) <= 1 }
    }

    /// The most a likeness of letters counts for where the Korean readings differ.
    private static func slipCeiling(_ a: PreparedName, _ b: PreparedName) -> Float {
        if a.isHangul && b.isHangul { return 0.6 }
        let isOneLength = a.korean.contains { x in b.korean.contains { $0.syllables.count == x.syllables.count } }
        return a.isHangul || b.isHangul || !isOneLength ? 0.68 : koreanLetterCeiling
    }

    /// What one slip of the pen between two names counts for where one of them can be Korean.
    static let koreanSlipCeiling: Float = 0.80
    /// The most a likeness of letters counts for where the readings are of one length: less than one slip does.
    static let koreanLetterCeiling: Float = 0.79
}

extension PreparedName {
    /// The letters of all words, as bits.
    fileprivate var marks: LetterMarks {
        bytes.withUnsafeBufferPointer { letters in
            tokens.reduce(into: LetterMarks()) { $0.add($1.letters(of: letters)) }
        }
    }
}
