/// Two words of names that are compared, with their letters.
struct WordPair {
    let x, y: NameToken
    let left, right: UnsafeBufferPointer<UInt8>

    /// How alike they are; 0 where that is less than `least`, as far as it is told by the marks.
    func likeness(_ marksX: LetterMarks, _ marksY: LetterMarks, least: Float, _ asOrganisation: Bool) -> Float {
        if x.key == y.key { return 1 }
        let traits = x.traits.union(y.traits)
        if traits.contains(.number) { return asOrganisation ? numberLikeness : 0 }
        if traits.contains(.initial) {
            return left.first == right.first && !traits.contains(.romanised) ? 0.86 : 0
        }
        if asOrganisation, means(x, right) || means(y, left) { return 0.97 }
        if traits.contains(.withoutVowels) { return TokenLikeness.ofBare(left, right) }
        if !asOrganisation, WordClasses.areNicknames(x.key, y.key) { return 0.85 }
        guard TokenLikeness.mayReach(least, marksX, marksY, left.count, right.count) else { return 0 }
        let value = TokenLikeness.of(left, right)
        // A rendering of another script is one of several: short words that are only near mean nothing.
        let isRendered = x.isFromSigns || y.isFromSigns
        return isRendered && value < 1 && min(left.count, right.count) <= 6 ? min(value, 0.5) : value
    }

    private var numberLikeness: Float {
        if means(x, right) || means(y, left) { return 0.97 }
        return x.traits.contains(.number) && y.traits.contains(.number) ? 0.4 : 0
    }

    /// Whether a word is an abbreviation or a numeral for other letters.
    private func means(_ word: NameToken, _ letters: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let meaning = WordClasses.meaning(word.key) else { return false }
        return letters.elementsEqual(meaning)
    }
}
