/// One word of a name, folded to lower-case ASCII letters and digits.
package struct NameToken: Sendable {
    /// What a word is beside its letters.
    package struct Traits: OptionSet, Sendable {
        package let rawValue: UInt16
        package init(rawValue: UInt16) { self.rawValue = rawValue }
        /// A particle such as `bin`, `de` or `al`.
        static let particle = Traits(rawValue: 1)
        /// A form of address or rank.
        static let title = Traits(rawValue: 2)
        /// A legal form, or a word of one.
        static let legalForm = Traits(rawValue: 4)
        /// A word half of all organisations carry.
        static let generic = Traits(rawValue: 8)
        /// Digits alone.
        static let number = Traits(rawValue: 16)
        /// A single letter that stands for a word.
        static let initial = Traits(rawValue: 32)
        /// Written in a script that leaves short vowels out.
        static let withoutVowels = Traits(rawValue: 64)
        /// A legal form that hardly occurs in a person's name.
        static let strictLegalForm = Traits(rawValue: 128)
        /// Romanised from another script, so that vowels and word breaks are less certain.
        static let romanised = Traits(rawValue: 256)
        /// Romanised from letters that stand for sounds, so that a rendering differs by letters as spellings do.
        static let spelledOut = Traits(rawValue: 512)
    }

    /// Where the letters begin in the name's bytes.
    package var start: Int32
    /// How many letters there are.
    package var length: Int32
    /// What the word is beside its letters.
    package var traits: Traits
    /// A number for the letters.
    package var key: UInt64
    /// How rare the word is among the names it is compared with, 0.2…1; 1 where nothing is known.
    package var rarity: Float = 1

    /// The word's letters among those of its name.
    @inline(__always)
    func letters(of name: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: name[Int(start)..<Int(start) + Int(length)])
    }

    /// Whether the word was rendered from signs that stand for syllables or whole words.
    var isFromSigns: Bool { traits.contains(.romanised) && !traits.contains(.spelledOut) }
}

/// Whose name it is.
package enum NameKind: UInt8, Sendable {
    case person, organisation, unstated
}

/// A name made ready for comparison: words folded to ASCII, and the Korean readings it admits.
///
/// A name that holds any letter or digit is never reduced to nothing.
package struct PreparedName: Sendable {
    /// The letters of all words, one after another.
    package var bytes: [UInt8] = []
    /// The words in the order written.
    package var tokens: [NameToken] = []
    /// How many leading words a comma marks as the family name, or 0.
    package var familyWords = 0
    /// The ways the name can be read as Korean, at most eight.
    package var korean: [KoreanReading] = []
    /// Whether any part was written in Hangul.
    package var isHangul = false

    /// Makes a name without words.
    package init() {}

    /// The letters of a word.
    package func letters(_ token: NameToken) -> ArraySlice<UInt8> {
        bytes[Int(token.start)..<Int(token.start) + Int(token.length)]
    }

    /// The folded words, joined by blanks.
    package var text: String {
        tokens.map { String(decoding: letters($0), as: UTF8.self) }.joined(separator: " ")
    }

    /// Whether the name looks like that of an organisation.
    package var looksLikeOrganisation: Bool {
        tokens.contains { !$0.traits.intersection([.strictLegalForm, .number]).isEmpty }
            || tokens.filter { $0.traits.contains(.generic) }.count * 2 >= tokens.count && tokens.count > 1
    }
}
