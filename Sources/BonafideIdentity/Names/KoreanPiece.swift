internal import Synchronization

/// A word of a name on the way to a Korean reading: Hangul, or letters with their apostrophes.
struct KoreanPiece {
    private var letters: [UInt8] = []
    private var hangul: [UInt32] = []

    init(marked letters: [UInt8]) { self.letters = letters }
    init(hangul: [UInt32]) { self.hangul = hangul }

    var endsInApostrophe: Bool { letters.last == 0x27 }
    mutating func extend(_ more: [UInt8]) { letters.append(contentsOf: more) }

    private static let kept = Mutex<[[UInt8]: [[KoreanSyllable]]]>([:])

    /// The ways to cut the word with the fewest syllables; Korean words come again and again, so that what was cut is
    /// kept.
    func knownCuts() -> [[KoreanSyllable]] {
        guard hangul.isEmpty, SyllableCutter.holds(letters) else { return cuts() }
        let cutter = SyllableCutter(letters)
        guard cutter.fewest != nil else { return [] }
        if let known = Self.kept.withLock({ $0[letters] }) { return known }
        let cuts = cutter.cuts(beyondFewest: 0)
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
        guard SyllableCutter.holds(letters) else { return [] }
        return SyllableCutter(letters).cuts(beyondFewest: more)
    }
}
