import BonafideIdentity
import Testing

/// What is told of two words by their letters alone must hold for their likeness.
@Suite struct WordLikenessTests {
    /// Words as they are spelled in several ways, and pairs that only sound alike.
    private static let words = [
        "mohammed", "muhammad", "mahomet", "ghaddafi", "qadhafi", "kadafi", "yousef", "yusuf", "jozeph", "joseph",
        "philip", "filip", "wladimir", "vladimir", "zhukov", "sukov", "chaykovskij", "tchaikovsky", "dzhon", "djon",
        "lee", "li", "ou", "oo", "xavier", "khavier", "aleksandr", "alexander", "c", "ce", "acier", "u4e00", "1st",
    ]

    private func expectBound(_ a: [UInt8], _ b: [UInt8]) {
        a.withUnsafeBufferPointer { a in
            b.withUnsafeBufferPointer { b in
                let (marks, others) = (LetterMarks(a), LetterMarks(b))
                let likeness = TokenLikeness.of(a, b)
                for limit: Float in [0.55, 0.7, 0.8] where likeness >= limit {
                    #expect(
                        TokenLikeness.mayReach(limit, marks, others, a.count, b.count),
                        "\(String(decoding: a, as: UTF8.self)) \(String(decoding: b, as: UTF8.self)) \(likeness)")
                }
            }
        }
    }

    @Test func lettersNeverRefuseALikeWord() {
        for a in Self.words { for b in Self.words { expectBound(Array(a.utf8), Array(b.utf8)) } }
    }

    @Test func lettersNeverRefuseARandomNeighbour() {
        var state: UInt64 = 20_261_128
        func number(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let letters = Array("aeiouchkgpdtzjyvwsfqxlmnrb".utf8)
        for _ in 0..<20_000 {
            let word = (0..<2 + number(10)).map { _ in letters[number(letters.count)] }
            var other = word
            for _ in 0...number(4) {
                let place = number(other.count + 1)
                if number(2) == 0 || place == other.count {
                    other.insert(letters[number(letters.count)], at: place)
                } else {
                    other[place] = letters[number(letters.count)]
                }
            }
            expectBound(word, other)
        }
    }

    @Test func farWordsAreRefused() {
        let words = ["grant", "kowalski", "smith"].map { Array($0.utf8) }
        for a in words {
            for b in words where a != b {
                let mayReach = a.withUnsafeBufferPointer { a in
                    b.withUnsafeBufferPointer { b in
                        TokenLikeness.mayReach(0.55, LetterMarks(a), LetterMarks(b), a.count, b.count)
                    }
                }
                #expect(!mayReach)
            }
        }
    }
}
