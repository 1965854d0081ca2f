internal import Synchronization

/// A syllable as spelled: numbers of its onset and nucleus units and the sound of its ending.
package struct KoreanSyllable: Hashable, Sendable {
    var onset: UInt8
    var nucleus: UInt8
    var coda: UInt8

    /// The cost of reading this syllable for another, 0…1.
    func cost(_ other: KoreanSyllable, isInitial: Bool) -> Float {
        let onsets = isInitial ? KoreanSpelling.initialOnsetCost : KoreanSpelling.onsetCost
        let onsetCost = onsets[Int(onset) * KoreanSpelling.onsets.count + Int(other.onset)]
        let nucleusCost = KoreanSpelling.nucleusCost[Int(nucleus) * KoreanSpelling.nuclei.count + Int(other.nucleus)]
        return min(1, 0.4 * onsetCost + 0.45 * nucleusCost + 0.35 * KoreanSpelling.codaCost(coda, other.coda))
    }

    /// A class shared by all spellings that may stand for one syllable: onset, vowel, ending.
    var coarse: UInt32 {
        let onsetJamo = KoreanSpelling.onsets[Int(onset)].primary.trailingZeroBitCount
        let nucleusJamo = KoreanSpelling.nuclei[Int(nucleus)].primary.trailingZeroBitCount
        return UInt32(KoreanSpelling.onsetClass[onsetJamo]) << 8
            | UInt32(KoreanSpelling.nucleusClass[nucleusJamo]) << 4 | UInt32(coda)
    }
}

/// One way to read a name as Korean: the family name first, two to four syllables.
package struct KoreanReading: Hashable, Sendable {
    /// The syllables, the family name first.
    package var syllables: [KoreanSyllable]
    /// How many syllables the family name has, 1 or 2.
    package var familyLength: Int

    /// How alike two readings are, 0…1; readings of different length are not compared and give 0.
    package func likeness(_ other: KoreanReading) -> Float {
        guard syllables.count == other.syllables.count, familyLength == other.familyLength else { return 0 }
        var sum: Float = 0
        var worst: Float = 0
        for index in syllables.indices {
            let isInitial = index == 0 || index == familyLength
            let cost = syllables[index].cost(other.syllables[index], isInitial: isInitial)
            sum += cost
            worst = max(worst, cost)
        }
        return max(0, 1 - 0.6 * (sum / Float(syllables.count) + worst))
    }

    /// The best likeness among the readings of two names, 0 where either has none.
    package static func likeness(_ a: [KoreanReading], _ b: [KoreanReading]) -> Float {
        var best: Float = 0
        for x in a { for y in b { best = max(best, x.likeness(y)) } }
        return best
    }
}

extension KoreanSyllable {
    /// The syllable in Latin letters, as it was spelled or, where it was Hangul, in Revised Romanisation.
    var text: String {
        let (onset, nucleus) = (KoreanSpelling.onsets[Int(onset)].letters, KoreanSpelling.nuclei[Int(nucleus)].letters)
        let spelled =
            (onset == [0xff] ? Hangul.leads[Int(self.onset)] : onset)
            + (nucleus == [0xff] ? Hangul.vowels[Int(self.nucleus)] : nucleus)
        return String(decoding: spelled + Hangul.codaLetters[Int(coda)], as: UTF8.self)
    }
}

extension KoreanReading {
    /// The syllables of the two readings that are nearest, side by side.
    static func syllables(
        _ asked: [KoreanReading], _ listed: [KoreanReading]
    ) -> [(asked: String, listed: String, likeness: Float)] {
        var best: (likeness: Float, a: KoreanReading, b: KoreanReading)?
        for a in asked {
            for b in listed {
                let likeness = a.likeness(b)
                if likeness > (best?.likeness ?? 0) { best = (likeness, a, b) }
            }
        }
        guard let best else { return [] }
        return best.a.syllables.indices.map { index in
            let isInitial = index == 0 || index == best.a.familyLength
            let (a, b) = (best.a.syllables[index], best.b.syllables[index])
            return (a.text, b.text, 1 - a.cost(b, isInitial: isInitial))
        }
    }
}

/// A word of a name on the way to a Korean reading: Hangul, or letters with their apostrophes.
struct KoreanPiece {
    private var letters: [UInt8] = []
    private var hangul: [UInt32] = []

    init(marked letters: [UInt8]) { self.letters = letters }
    init(hangul: [UInt32]) { self.hangul = hangul }

    var endsInApostrophe: Bool { letters.last == 0x27 }
    mutating func extend(_ more: [UInt8]) { letters.append(contentsOf: more) }

    private static let kept = Mutex<[[UInt8]: [[KoreanSyllable]]]>([:])

    /// The ways to cut the word with the fewest syllables; words come again and again, so that what was cut is kept.
    func knownCuts() -> [[KoreanSyllable]] {
        guard hangul.isEmpty, letters.count <= 24 else { return cuts() }
        if let known = Self.kept.withLock({ $0[letters] }) { return known }
        let cuts = cuts()
        Self.kept.withLock { words in
            if words.count >= 32_768 { words.removeAll(keepingCapacity: true) }
            words[letters] = cuts
        }
        return cuts
    }

    /// The ways to cut the word into syllables, all with the fewest or with some more than those, at most four; none where
    /// it cannot be Korean.
    func cuts(beyondFewest more: Int = 0) -> [[KoreanSyllable]] {
        guard hangul.isEmpty else {
            guard hangul.count <= 5, more == 0 else { return [] }
            return [
                hangul.compactMap { scalar in
                    Hangul.parts(scalar).map {
                        KoreanSyllable(
                            onset: UInt8($0.lead), nucleus: UInt8($0.vowel), coda: Hangul.codaOfTrail[$0.trail])
                    }
                }
            ]
        }
        guard !letters.isEmpty, letters.count <= 24 else { return [] }
        for count in 1...4 {
            var cutter = SyllableCutter(letters: letters)
            cutter.cut(from: 0, left: count, so: [])
            guard !cutter.found.isEmpty else { continue }
            guard more > 0 else { return cutter.found }
            guard count + more <= 4 else { return [] }
            cutter.found = []
            cutter.cut(from: 0, left: count + more, so: [])
            return cutter.found
        }
        return []
    }
}

/// Finds the ways to cut letters into a given number of Korean syllables.
private struct SyllableCutter {
    let letters: [UInt8]
    var found: [[KoreanSyllable]] = []

    init(letters: [UInt8]) { self.letters = letters }

    mutating func cut(from start: Int, left: Int, so far: [KoreanSyllable]) {
        if start == letters.count {
            if left == 0, found.count < 4, !found.contains(far) { found.append(far) }
            return
        }
        guard left > 0, letters.count - start <= left * 9 else { return }
        for (onset, unit) in KoreanSpelling.onsets.enumerated() where begins(unit.letters, at: start) {
            let afterOnset = start + unit.letters.count
            for (nucleus, vowel) in KoreanSpelling.nuclei.enumerated() where begins(vowel.letters, at: afterOnset) {
                let afterVowel = afterOnset + vowel.letters.count
                for coda in KoreanSpelling.codas where begins(coda.letters, at: afterVowel) {
                    guard found.count < 4 else { return }
                    let end = afterVowel + coda.letters.count
                    // An apostrophe belongs to the letter before it; it cannot begin a syllable.
                    let next = end < letters.count && letters[end] == 0x27 ? end + 1 : end
                    let syllable = KoreanSyllable(onset: UInt8(onset), nucleus: UInt8(nucleus), coda: coda.sound)
                    cut(from: next, left: left - 1, so: far + [syllable])
                }
            }
        }
    }

    private func begins(_ unit: [UInt8], at start: Int) -> Bool {
        guard start + unit.count <= letters.count else { return false }
        for index in unit.indices where letters[start + index] != unit[index] { return false }
        return true
    }
}
