internal import Synchronization

/// A word of a name on the way to a Korean reading: Hangul, or letters with their apostrophes.
struct KoreanPiece {
    private var letters = ShortLetters()
    private var hangul: [UInt32] = []

    init(marked letters: [UInt8]) { extend(letters) }
    init(hangul: [UInt32]) { self.hangul = hangul }

    var endsInApostrophe: Bool { letters.last == 0x27 }
    mutating func extend(_ more: [UInt8]) { letters.append(more) }

    private static let kept = Mutex<[[UInt8]: [[KoreanSyllable]]]>([:])

    /// Whether there is any way to cut the word.
    var isCuttable: Bool {
        hangul.isEmpty ? letters.isShort && SyllableCutter(letters).fewest != nil : hangul.count <= 5
    }

    /// The ways to cut the word with the fewest syllables; Korean words come again and again, so that what was cut is
    /// kept.
    func knownCuts() -> [[KoreanSyllable]] {
        guard hangul.isEmpty, letters.isShort else { return cuts() }
        let cutter = SyllableCutter(letters)
        guard cutter.fewest != nil else { return [] }
        let key = letters.array
        if let known = Self.kept.withLock({ $0[key] }) { return known }
        let cuts = cutter.cuts(beyondFewest: 0)
        Self.kept.withLock { words in
            if words.count >= 32_768 { words.removeAll(keepingCapacity: true) }
            words[key] = cuts
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
        guard letters.isShort else { return [] }
        return SyllableCutter(letters).cuts(beyondFewest: more)
    }
}

/// Up to 24 letters kept in place; of more no more than the last is known.
struct ShortLetters {
    private var letters = SIMD32<UInt8>()
    private(set) var count = 0
    private(set) var last: UInt8?

    /// Whether there are letters, and all of them are held.
    var isShort: Bool { (1...24).contains(count) }

    /// The letters held.
    var array: [UInt8] { withLetters { Array($0) } }

    mutating func append(_ more: [UInt8]) {
        let start = count
        withUnsafeMutableBytes(of: &letters) { room in
            for place in 0..<max(0, min(more.count, 24 - start)) { room[start + place] = more[place] }
        }
        count += more.count
        last = more.last ?? last
    }

    /// Calls a function with the letters held.
    @inline(__always)
    func withLetters<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withUnsafeBytes(of: letters) {
            body(UnsafeBufferPointer(rebasing: $0.assumingMemoryBound(to: UInt8.self)[..<min(count, 24)]))
        }
    }
}
