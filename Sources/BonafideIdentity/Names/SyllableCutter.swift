/// Finds the ways to cut letters into one to four Korean syllables.
///
/// Before any way is gone, the word is walked once from its end to learn from where the end can be reached at all: most
/// words of a list are not Korean and are told so by that walk.
struct SyllableCutter {
    private let letters: ShortLetters
    /// For each place the counts of syllables the letters from there on can be cut into, as bits.
    private let counts: SIMD32<UInt8>

    /// Looks at a short word; longer ones are not looked at.
    init(_ letters: ShortLetters) {
        self.letters = letters
        counts = letters.withLetters(Self.counts)
    }

    /// The fewest syllables the word can be cut into, nothing where it cannot be Korean.
    var fewest: Int? { counts[0] == 0 ? nil : counts[0].trailingZeroBitCount }

    /// The ways to cut the word into the fewest syllables or some more than those, at most four.
    func cuts(beyondFewest more: Int) -> [[KoreanSyllable]] {
        guard let fewest, counts[0] >> UInt8(fewest + more) & 1 != 0 else { return [] }
        var found: [[KoreanSyllable]] = []
        letters.withLetters { cut($0, from: 0, left: fewest + more, so: [], into: &found) }
        return found
    }

    private static func counts(_ letters: UnsafeBufferPointer<UInt8>) -> SIMD32<UInt8> {
        var counts = SIMD32<UInt8>(repeating: 0)
        counts[letters.count] = 1
        let (onsets, nuclei, codas) = (SpellingUnits.onsets, SpellingUnits.nuclei, SpellingUnits.codas)
        for start in letters.indices.reversed() {
            var reached: UInt8 = 0
            onsets.each(letters, at: start) { onset in
                nuclei.each(letters, at: start + onset.length) { nucleus in
                    let behind = start + onset.length + nucleus.length
                    codas.each(letters, at: behind) { coda in
                        reached |= counts[place(after: behind + coda.length, letters)] << 1
                    }
                }
            }
            counts[start] = reached & 0b11110
        }
        return counts
    }

    /// An apostrophe belongs to the letter before it; it cannot begin a syllable.
    private static func place(after end: Int, _ letters: UnsafeBufferPointer<UInt8>) -> Int {
        end < letters.count && letters[end] == 0x27 ? end + 1 : end
    }

    private func cut(
        _ letters: UnsafeBufferPointer<UInt8>, from start: Int, left: Int, so far: [KoreanSyllable],
        into found: inout [[KoreanSyllable]]
    ) {
        if left == 0 {
            if found.count < 4, !found.contains(far) { found.append(far) }
            return
        }
        SpellingUnits.onsets.each(letters, at: start) { onset in
            SpellingUnits.nuclei.each(letters, at: start + onset.length) { nucleus in
                let behind = start + onset.length + nucleus.length
                SpellingUnits.codas.each(letters, at: behind) { coda in
                    let next = Self.place(after: behind + coda.length, letters)
                    guard found.count < 4, counts[next] >> UInt8(left - 1) & 1 != 0 else { return }
                    let syllable = KoreanSyllable(onset: onset.number, nucleus: nucleus.number, coda: coda.number)
                    cut(letters, from: next, left: left - 1, so: far + [syllable], into: &found)
                }
            }
        }
    }
}

/// Spellings by their first letter, each packed into a number so that one comparison tells whether it stands at a place.
private struct SpellingUnits {
    struct Unit {
        /// The letters, the first in the lowest byte, and which bytes count.
        let letters: UInt32
        let mask: UInt32
        let length: Int
        /// What the spelling is called in a syllable.
        let number: UInt8
    }

    static let onsets = SpellingUnits(KoreanSpelling.onsets.enumerated().map { ($1.letters, UInt8($0)) })
    static let nuclei = SpellingUnits(KoreanSpelling.nuclei.enumerated().map { ($1.letters, UInt8($0)) })
    static let codas = SpellingUnits(KoreanSpelling.codas.map { ($0.letters, $0.sound) })

    /// The spelling without letters, where there is one; it stands before the others.
    private let empty: Unit?
    /// Spellings by first letter, in their order, and where those of each letter begin.
    private let units: [Unit]
    private let starts: [UInt8]

    private init(_ spellings: [(letters: [UInt8], number: UInt8)]) {
        func unit(_ spelling: (letters: [UInt8], number: UInt8)) -> Unit {
            var (letters, mask): (UInt32, UInt32) = (0, 0)
            for (place, letter) in spelling.letters.enumerated() {
                letters |= UInt32(letter) << UInt32(place * 8)
                mask |= 0xff << UInt32(place * 8)
            }
            return Unit(letters: letters, mask: mask, length: spelling.letters.count, number: spelling.number)
        }
        empty = spellings.first { $0.letters.isEmpty }.map(unit)
        // Bare Hangul, marked by a byte no letter has, is never looked for.
        var byFirst = [[Unit]](repeating: [], count: 128)
        for spelling in spellings {
            if let first = spelling.letters.first, first < 128 { byFirst[Int(first)].append(unit(spelling)) }
        }
        units = byFirst.flatMap { $0 }
        var starts: [UInt8] = [0]
        for group in byFirst { starts.append(starts.last! + UInt8(group.count)) }
        self.starts = starts
    }

    /// Tells the spellings that stand at a place, in their order.
    @inline(__always)
    func each(_ letters: UnsafeBufferPointer<UInt8>, at place: Int, _ body: (Unit) -> Void) {
        if let empty { body(empty) }
        guard place < letters.count, letters[place] < 128 else { return }
        var window = UInt32(letters[place])
        if place + 1 < letters.count { window |= UInt32(letters[place + 1]) << 8 }
        if place + 2 < letters.count { window |= UInt32(letters[place + 2]) << 16 }
        let first = Int(letters[place])
        for number in Int(starts[first])..<Int(starts[first + 1])
        where window & units[number].mask == units[number].letters {
            body(units[number])
        }
    }
}
