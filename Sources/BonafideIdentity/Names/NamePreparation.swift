extension PreparedName {
    /// Prepares a name as written in any script; one that is no person's need not be read as Korean.
    package init(_ text: String, readsKorean: Bool = true) {
        self.init()
        var builder = NameBuilder()
        var left = 1024
        for scalar in text.unicodeScalars {
            builder.take(scalar)
            left -= 1
            if left == 0 { break }
        }
        builder.endWord()
        self = builder.finish(readsKorean: readsKorean)
    }

    /// Makes a prepared name from folded words parted by blanks, as an index keeps them.
    init(folded words: UnsafeBufferPointer<UInt8>, korean: [KoreanReading]) {
        self.init()
        bytes.reserveCapacity(words.count)
        var start = 0
        for index in 0...words.count where index == words.count || words[index] == 0x20 {
            if index > start { append(words[start..<index], traits: []) }
            start = index + 1
        }
        markLegalPhrases()
        self.korean = korean
    }

    /// Adds a word and looks up what it is.
    mutating func append(_ word: some Collection<UInt8>, traits: NameToken.Traits) {
        let key = WordClasses.key(word)
        var traits = traits.union(WordClasses.traits(key))
        if word.count == 1, let only = word.first, only >= 0x61 { traits.insert(.initial) }
        if word.allSatisfy({ $0 <= 0x39 }) { traits.insert(.number) }
        tokens.append(NameToken(start: Int32(bytes.count), length: Int32(word.count), traits: traits, key: key))
        bytes.append(contentsOf: word)
    }

    /// Marks the words of legal forms that take several, such as `limited liability company`.
    mutating func markLegalPhrases() {
        guard tokens.count > 1 else { return }
        for first in tokens.indices {
            guard let phrases = WordClasses.legalPhrases[tokens[first].key] else { continue }
            for phrase in phrases where phrase.count < tokens.count && first + phrase.count <= tokens.count {
                guard phrase.indices.allSatisfy({ tokens[first + $0].key == phrase[$0] }) else { continue }
                for index in first..<first + phrase.count {
                    tokens[index].traits.formUnion([.legalForm, .strictLegalForm])
                    tokens[index].traits.remove(.initial)
                }
            }
        }
    }
}

/// Collects the words of a name, scalar by scalar.
private struct NameBuilder {
    private var name = PreparedName()
    /// The current word, its apostrophes kept.
    private var word: [UInt8] = []
    private var foreign: [Unicode.Scalar] = []
    private var hangul: [UInt32] = []
    private var traits: NameToken.Traits = []
    private var lastWasLower = false
    private var lowerRun = 0
    private var lastWasDot = false
    private var lastWasHyphen = false
    private var pieces: [KoreanPiece] = []
    private var sawForeign = false

    init() {
        // Room for what most names have.
        name.bytes.reserveCapacity(32)
        name.tokens.reserveCapacity(4)
    }

    mutating func take(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if Hangul.syllables.contains(value) {
            if hangul.isEmpty { endWord() }
            hangul.append(value)
            return
        }
        if !hangul.isEmpty { endWord() }
        if value >= 0x41, value <= 0x5a, lowerRun >= 3, foreign.isEmpty { endWord() }
        switch LetterFolding.fold(value, into: &word) {
        case .written:
            if !foreign.isEmpty { flushForeign() }
            lowerRun = value >= 0x61 && value <= 0x7a ? lowerRun + 1 : (value < 0x80 ? 0 : lowerRun)
        case .writtenWithoutVowels: traits.insert(.withoutVowels)
        case .ignored: if !foreign.isEmpty { foreign.append(scalar) }
        case .apostrophe:
            if !word.isEmpty { word.append(0x27) }
        case .foreign: foreign.append(scalar)
        case .separator: separate(value)
        }
    }

    private mutating func separate(_ value: UInt32) {
        let isAbbreviation = value == 0x2e && word.count == 1 && foreign.isEmpty
        if !foreign.isEmpty, value == 0x200c || value == 0x200d { return }
        endWord(isAbbreviation: isAbbreviation)
        lastWasHyphen = value == 0x2d || (0x2010...0x2015).contains(value)
        if value == 0x2c, name.familyWords == 0, !name.tokens.isEmpty { name.familyWords = name.tokens.count }
    }

    private mutating func flushForeign() {
        var text = ""
        text.unicodeScalars.append(contentsOf: foreign)
        foreign.removeAll()
        let letters = word
        word.removeAll()
        if let rendering = Romaniser.romanise(text) {
            let traits: NameToken.Traits =
                text.unicodeScalars.contains { Self.isSign($0.value) } ? .romanised : [.romanised, .spelledOut]
            for part in rendering.split(separator: 0x20) { name.append(part, traits: traits) }
        } else {
            // Nothing is known of the script: keep the code points, so that equal names stay equal.
            for scalar in text.unicodeScalars { word.append(contentsOf: "u\(String(scalar.value, radix: 16))".utf8) }
            name.append(word, traits: [])
            word.removeAll()
        }
        sawForeign = true
        word = letters
    }

    /// Whether a letter is one of the scripts of East Asia, which are written in syllables or whole words.
    private static func isSign(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2e80...0x9fff, 0xa000...0xa4cf, 0xf900...0xfaff, 0x1b000...0x1b2ff, 0x20000...0x3ffff: true
        default: false
        }
    }

    mutating func endWord(isAbbreviation: Bool = false) {
        defer {
            traits = []
            lowerRun = 0
            lastWasDot = isAbbreviation
        }
        if !foreign.isEmpty { flushForeign() }
        if !hangul.isEmpty {
            var letters: [UInt8] = []
            for scalar in hangul { Hangul.romanise(scalar, into: &letters) }
            name.append(letters, traits: .romanised)
            name.isHangul = true
            pieces.append(KoreanPiece(hangul: hangul))
            hangul.removeAll(keepingCapacity: true)
            return
        }
        guard !word.isEmpty else { return }
        defer { word.removeAll(keepingCapacity: true) }
        if word.contains(0x27) { addWord(word.filter { $0 != 0x27 }) } else { addWord(word) }
    }

    /// Adds the current word, its apostrophes left out.
    private mutating func addWord(_ plain: [UInt8]) {
        guard !plain.isEmpty else { return }
        if joinsLastWord(plain) {
            extendLastWord(plain)
            return
        }
        let isArticleJoined =
            traits.contains(.withoutVowels) && plain.count >= 5 && plain[0] == 0x61 && plain[1] == 0x6c
        if isArticleJoined {
            name.append(plain[..<2], traits: traits)
            name.append(plain[2...], traits: traits)
        } else {
            name.append(plain, traits: traits)
        }
        pieces.append(KoreanPiece(marked: word))
    }

    /// Whether a word is really the end of the one before: a dotted abbreviation, or the tail of `ch'o' l`.
    private func joinsLastWord(_ plain: [UInt8]) -> Bool {
        guard let last = name.tokens.last, name.familyWords < name.tokens.count else { return false }
        if lastWasDot, plain.count == 1, last.length <= 4 { return true }
        if lastWasHyphen, plain.count >= 6, name.letters(last).elementsEqual("co".utf8) { return true }
        guard let piece = pieces.last, piece.endsInApostrophe, plain.count <= 2 else { return false }
        return !plain.contains { "aeiouy".utf8.contains($0) }
    }

    private mutating func extendLastWord(_ plain: [UInt8]) {
        let last = name.tokens.removeLast()
        let letters = Array(name.letters(last)) + plain
        name.bytes.removeLast(Int(last.length))
        name.append(letters, traits: last.traits.subtracting(.initial))
        if var piece = pieces.popLast() {
            piece.extend(word)
            pieces.append(piece)
        }
    }

    mutating func finish(readsKorean: Bool) -> PreparedName {
        name.markLegalPhrases()
        stripOrdinals()
        if readsKorean, !sawForeign, !pieces.isEmpty {
            name.korean = KoreanReading.readings(of: pieces, familyWords: name.familyWords)
        }
        return name
    }

    /// Takes `st`, `nd`, `rd`, `th` off numerals.
    private mutating func stripOrdinals() {
        for index in name.tokens.indices {
            let token = name.tokens[index]
            let letters = name.letters(token)
            guard letters.count > 2, letters.dropLast(2).allSatisfy({ $0 <= 0x39 }) else { continue }
            let ending = Array(letters.suffix(2))
            guard ["st", "nd", "rd", "th"].contains(where: { $0.utf8.elementsEqual(ending) }) else { continue }
            name.tokens[index].length -= 2
            name.tokens[index].traits.insert(.number)
            name.tokens[index].key = WordClasses.key(letters.dropLast(2))
        }
    }
}
