/// Arithmetic of precomposed Hangul syllables (Unicode Standard, section 3.12).
enum Hangul {
    /// The block of precomposed syllables.
    static let syllables: ClosedRange<UInt32> = 0xac00...0xd7a3

    /// Leading consonant 0…18, vowel 0…20, trailing consonant 0…27 (0 for none).
    static func parts(_ scalar: UInt32) -> (lead: Int, vowel: Int, trail: Int)? {
        guard syllables.contains(scalar) else { return nil }
        let index = Int(scalar - 0xac00)
        return (index / 588, index % 588 / 28, index % 28)
    }

    /// Leading consonants in Revised Romanisation; ㅇ is silent.
    static let leads = "g kk n d tt r m b pp s ss - j jj ch k t p h".split(separator: " ").map {
        $0 == "-" ? [] : Array($0.utf8)
    }
    /// Vowels in Revised Romanisation.
    static let vowels = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i"
        .split(separator: " ").map { Array($0.utf8) }
    /// The eight sounds a syllable can end in, as letters.
    static let codaLetters = ["", "k", "n", "t", "l", "m", "p", "ng"].map { Array($0.utf8) }
    /// The sound of each trailing consonant, as an index of `codaLetters`.
    static let codaOfTrail: [UInt8] = [
        0, 1, 1, 1, 2, 2, 2, 3, 4, 1, 5, 4, 4, 4, 6, 4, 5, 6, 6, 3, 3, 7, 3, 3, 1, 3, 6, 0,
    ]

    /// Appends the Revised Romanisation of a syllable, its sounds taken one by one.
    static func romanise(_ scalar: UInt32, into text: inout [UInt8]) {
        guard let (lead, vowel, trail) = parts(scalar) else { return }
        text.append(contentsOf: leads[lead])
        text.append(contentsOf: vowels[vowel])
        text.append(contentsOf: codaLetters[Int(codaOfTrail[trail])])
    }
}
