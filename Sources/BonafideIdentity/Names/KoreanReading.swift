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
