/// The family names of Korea, as syllables.
enum KoreanFamilyNames {
    private static let single =
        "김이리박최정강조윤장임림한오서신권황안송류유전홍고문양량손배백허남심노로하곽성차주우구나라민진지엄채원천방공현함염렴여려"
        + "추도소석선설마길연련위표명기반왕금옥육육인맹제모탁국어은편용예경봉사부보복태목형두감음빈동온시뢰좌팽승간상갈단범계피대변라계"
    private static let double = ["남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방"]

    private static let singles: [(lead: Int, vowel: Int, coda: UInt8)] = single.unicodeScalars.compactMap(parts)
    private static let doubles = double.map { $0.unicodeScalars.compactMap(parts) }

    private static func parts(_ scalar: Unicode.Scalar) -> (lead: Int, vowel: Int, coda: UInt8)? {
        Hangul.parts(scalar.value).map { ($0.lead, $0.vowel, Hangul.codaOfTrail[$0.trail]) }
    }

    /// Whether a spelled syllable can be a family name, by onset unit, nucleus unit and ending.
    private static let table: [Bool] = {
        let (onsets, nuclei) = (KoreanSpelling.onsets, KoreanSpelling.nuclei)
        var table = [Bool](repeating: false, count: onsets.count * nuclei.count * 8)
        for (onset, consonant) in onsets.enumerated() {
            for (nucleus, vowel) in nuclei.enumerated() {
                let isHangul = onset < 19 && nucleus < 21
                let vowels = isHangul ? vowel.primary : vowel.primary | vowel.loose
                for name in singles
                where consonant.primary >> UInt32(name.lead) & 1 != 0 && vowels >> UInt32(name.vowel) & 1 != 0 {
                    table[(onset * nuclei.count + nucleus) * 8 + Int(name.coda)] = true
                }
            }
        }
        return table
    }()

    static func contains(_ syllable: KoreanSyllable) -> Bool {
        table[(Int(syllable.onset) * KoreanSpelling.nuclei.count + Int(syllable.nucleus)) * 8 + Int(syllable.coda)]
    }

    static func contains(_ first: KoreanSyllable, _ second: KoreanSyllable) -> Bool {
        doubles.contains { pair in
            pair.count == 2 && matches(first, pair[0]) && matches(second, pair[1])
        }
    }

    private static func matches(_ syllable: KoreanSyllable, _ part: (lead: Int, vowel: Int, coda: UInt8)) -> Bool {
        KoreanSpelling.onsets[Int(syllable.onset)].primary >> UInt32(part.lead) & 1 != 0
            && KoreanSpelling.nuclei[Int(syllable.nucleus)].primary >> UInt32(part.vowel) & 1 != 0
            && syllable.coda == part.coda
    }
}

extension KoreanReading {
    /// The readings of a name whose words are given; none where it cannot be Korean.
    ///
    /// The family name is the first word or the last; a comma settles which. A single word is read with the family
    /// name in front, as newspapers join it, or behind.
    static func readings(of pieces: [KoreanPiece], familyWords: Int) -> [KoreanReading] {
        // Most names hold a word that cannot be Korean.
        guard pieces.count <= 4, pieces.allSatisfy(\.isCuttable) else { return [] }
        var ways: [[[KoreanSyllable]]] = []
        for piece in pieces {
            let cuts = piece.knownCuts()
            guard !cuts.isEmpty else { return [] }
            ways.append(cuts)
        }
        // Two syllables are few for a whole name: `Seun` is rather `Se-un` than one syllable.
        if ways.allSatisfy({ $0[0].count <= 2 }), ways.reduce(0, { $0 + $1[0].count }) == 2 {
            for place in ways.indices { ways[place] += pieces[place].cuts(beyondFewest: 1) }
        }
        var readings: [KoreanReading] = []
        for words in combinations(ways) {
            let count = words.reduce(0) { $0 + $1.count }
            guard (2...4).contains(count) else { continue }
            if familyWords > 0, familyWords < words.count {
                add(words.joined(), familyLength: words[..<familyWords].reduce(0) { $0 + $1.count }, to: &readings)
                continue
            }
            addFree(words, to: &readings)
        }
        return Array(readings.prefix(8))
    }

    private static func addFree(_ words: [[KoreanSyllable]], to readings: inout [KoreanReading]) {
        let syllables = Array(words.joined())
        if words.count == 1 || words[0].count != 2 || words.count > 2 { add(syllables, familyLength: 1, to: &readings) }
        if words.count > 1, let last = words.last, last.count == 1 {
            add(last + words.dropLast().joined(), familyLength: 1, to: &readings)
        } else if words.count == 1, let last = syllables.last {
            add([last] + syllables.dropLast(), familyLength: 1, to: &readings)
        }
        if words.count == 2, words[0].count == 2, words[1].count == 1 {
            add(syllables, familyLength: 1, to: &readings)
        }
        if words.count == 2, words[0].count == 2, words[1].count == 2 { add(syllables, familyLength: 1, to: &readings) }
        if syllables.count >= 3 { add(syllables, familyLength: 2, to: &readings) }
        if words.count > 1, let last = words.last, last.count == 2 {
            add(last + words.dropLast().joined(), familyLength: 2, to: &readings)
        }
    }

    private static func add(
        _ syllables: some Sequence<KoreanSyllable>, familyLength: Int, to readings: inout [KoreanReading]
    ) {
        let all = Array(syllables)
        guard all.count > familyLength, all.count <= 4 else { return }
        switch familyLength {
        case 1: guard KoreanFamilyNames.contains(all[0]) else { return }
        case 2: guard KoreanFamilyNames.contains(all[0], all[1]) else { return }
        default: return
        }
        let reading = KoreanReading(syllables: all, familyLength: familyLength)
        if !readings.contains(reading) { readings.append(reading) }
    }

    private static func combinations(_ ways: [[[KoreanSyllable]]]) -> [[[KoreanSyllable]]] {
        var all: [[[KoreanSyllable]]] = [[]]
        for cuts in ways {
            all = all.flatMap { words in cuts.map { words + [$0] } }
            if all.count > 16 { all = Array(all.prefix(16)) }
        }
        return all
    }
}
