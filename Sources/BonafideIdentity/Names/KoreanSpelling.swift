/// The letters Korean syllables are spelled with in the romanisations in use, and how near two spellings are.
///
/// Each spelling stands for a set of jamo: those it denotes by some system (primary) and those it is often
/// used for (loose). Two spellings agree where their sets meet; the cost grows with the distance else. The systems are
/// McCune–Reischauer with and without marks, Revised, North Korean, and the habits of newspapers.
enum KoreanSpelling {
    /// A spelling with the jamo it may stand for.
    struct Unit {
        let letters: [UInt8]
        let primary: UInt32
        let loose: UInt32
    }

    /// `spelling=primary/loose`, jamo written in Hangul. Bare Hangul stands first, so that unit n is jamo n.
    private static let onsetText =
        "ㄱ=ㄱ ㄲ=ㄲ ㄴ=ㄴ ㄷ=ㄷ ㄸ=ㄸ ㄹ=ㄹ ㅁ=ㅁ ㅂ=ㅂ ㅃ=ㅃ ㅅ=ㅅ ㅆ=ㅆ ㅇ=ㅇ ㅈ=ㅈ ㅉ=ㅉ ㅊ=ㅊ ㅋ=ㅋ ㅌ=ㅌ ㅍ=ㅍ ㅎ=ㅎ "
        + "-=ㅇ g=ㄱ/ㄲㅋ k=ㄱㅋ/ㄲ k'=ㅋ/ㄱ kh=ㅋ/ㄱ kk=ㄲ/ㄱ gg=ㄲ/ㄱ n=ㄴ d=ㄷ/ㄸㅌ t=ㄷㅌ/ㄸ t'=ㅌ/ㄷ th=ㅌ/ㄷ tt=ㄸ/ㄷ dd=ㄸ/ㄷ r=ㄹ rh=ㄹ "
        + "l=ㄹ m=ㅁ b=ㅂ/ㅃㅍ p=ㅂㅍ/ㅃ p'=ㅍ/ㅂ ph=ㅍ/ㅂ pp=ㅃ/ㅂ bb=ㅃ/ㅂ s=ㅅ/ㅆ ss=ㅆ/ㅅ sh=ㅅ/ㅆ j=ㅈ/ㅉㅊ ch=ㅈㅊ/ㅉ ch'=ㅊ/ㅈ "
        + "jj=ㅉ/ㅈ tch=ㅉ/ㅈ z=ㅈ zh=ㅈ ts=ㅈㅊ h=ㅎ"
    private static let nucleusText =
        "ㅏ=ㅏ ㅐ=ㅐ ㅑ=ㅑ ㅒ=ㅒ ㅓ=ㅓ ㅔ=ㅔ ㅕ=ㅕ ㅖ=ㅖ ㅗ=ㅗ ㅘ=ㅘ ㅙ=ㅙ ㅚ=ㅚ ㅛ=ㅛ ㅜ=ㅜ ㅝ=ㅝ ㅞ=ㅞ ㅟ=ㅟ ㅠ=ㅠ ㅡ=ㅡ ㅢ=ㅢ ㅣ=ㅣ "
        + "a=ㅏ ah=ㅏ ar=ㅏ ae=ㅐ/ㅔ ai=ㅐ ay=ㅐ ya=ㅑ yae=ㅒ/ㅐ eo=ㅓ o=ㅓㅗ o'=ㅓ oh=ㅓㅗ uh=ㅓ ur=ㅓ u=ㅜㅡ/ㅓ u'=ㅡ oo=ㅜ/ㅡ ou=ㅜ "
        + "woo=ㅜ wu=ㅜ eu=ㅡ/ㅜ e=ㅔㅐ/ㅕ ye=ㅖ/ㅒㅕ yeo=ㅕ yo'=ㅕ yo=ㅕㅛ yu=ㅠ/ㅕ you=ㅕㅠ yoo=ㅠ yeu=ㅕ wa=ㅘ wae=ㅙ/ㅚ oe=ㅚ/ㅙㅞ "
        + "oi=ㅚ oy=ㅚ we=ㅞㅙ/ㅚ wi=ㅟ ui=ㅢ/ㅟ eui=ㅢ u'i=ㅢ wo=ㅝ/ㅓ wo'=ㅝ weo=ㅝ i=ㅣ ee=ㅣ yi=ㅣ/ㅢ ey=ㅔ ei=ㅔ ie=ㅣ"
    private static let codaText = "-=0 k=1 n=2 t=3 l=4 m=5 p=6 ng=7 g=1 c=1 ck=1 d=3 s=3 th=3 r=4 b=6 gh=1 kk=1"

    static let onsets = read(onsetText, first: 0x3131, jamo: onsetJamo)
    static let nuclei = read(nucleusText, first: 0x314f, jamo: Array("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ".unicodeScalars))
    /// The letters of each ending and the sound it stands for, as an index of `Hangul.codaLetters`.
    static let codas: [(letters: [UInt8], sound: UInt8)] = codaText.split(separator: " ").map { pair in
        let parts = pair.split(separator: "=")
        return (parts[0] == "-" ? [] : Array(parts[0].utf8), UInt8(parts[1]) ?? 0)
    }
    private static let onsetJamo = Array("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".unicodeScalars)

    private static func read(_ text: String, first: UInt32, jamo: [Unicode.Scalar]) -> [Unit] {
        func mask(_ letters: Substring) -> UInt32 {
            letters.unicodeScalars.reduce(0) { bits, letter in
                bits | (jamo.firstIndex(of: letter).map { 1 << UInt32($0) } ?? 0)
            }
        }
        return text.split(separator: " ").map { entry in
            let sides = entry.split(separator: "=", maxSplits: 1)
            let sets = sides[1].split(separator: "/")
            let isJamo = sides[0].unicodeScalars.first.map { $0.value >= 0x3131 } ?? false
            let letters: [UInt8] = isJamo ? [0xff] : sides[0] == "-" ? [] : Array(sides[0].utf8)
            return Unit(letters: letters, primary: mask(sets[0]), loose: sets.count > 1 ? mask(sets[1]) : 0)
        }
    }

    // MARK: - Costs

    /// Cost of reading one onset for another, 0…1, by `a * onsets.count + b`; the second table is for the first
    /// syllables of names, where the South drops or changes ㄹ and ㄴ.
    static let onsetCost = costs(onsets, distance: onsetDistance)
    static let initialOnsetCost: [Float] = {
        let count = onsets.count
        let changing: UInt32 = 1 << 5 | 1 << 2 | 1 << 11
        var table = onsetCost
        for a in 0..<count {
            for b in 0..<count where table[a * count + b] > 0.1 {
                if onsets[a].primary & changing != 0, onsets[b].primary & changing != 0 { table[a * count + b] = 0.1 }
            }
        }
        return table
    }()
    static let nucleusCost = costs(nuclei, distance: nucleusDistance)

    private static func costs(_ units: [Unit], distance: (Int, Int) -> Float) -> [Float] {
        var table = [Float](repeating: 0, count: units.count * units.count)
        for a in units.indices {
            for b in units.indices {
                let cost: Float
                if units[a].primary & units[b].primary != 0 {
                    cost = 0
                } else if units[a].primary & units[b].loose != 0 || units[a].loose & units[b].primary != 0 {
                    cost = 0.15
                } else if units[a].loose & units[b].loose != 0 {
                    cost = 0.3
                } else {
                    cost = nearest(units[a].primary, units[b].primary, distance)
                }
                table[a * units.count + b] = cost
            }
        }
        return table
    }

    private static func nearest(_ a: UInt32, _ b: UInt32, _ distance: (Int, Int) -> Float) -> Float {
        var best: Float = 1
        for x in 0..<21 where a >> UInt32(x) & 1 != 0 {
            for y in 0..<21 where b >> UInt32(y) & 1 != 0 { best = min(best, distance(x, y)) }
        }
        return best
    }

    /// Classes of onsets that differ in breath or tension only: ㄱㄲㅋ, ㄷㄸㅌ, ㅂㅃㅍ, ㅈㅉㅊ, ㅅㅆ, and ㄹ ㄴ ㅇ.
    static let onsetClass: [UInt8] = [0, 0, 5, 1, 1, 5, 6, 2, 2, 4, 4, 5, 3, 3, 3, 0, 1, 2, 7]
    private static func onsetDistance(_ a: Int, _ b: Int) -> Float {
        if onsetClass[a] != onsetClass[b] { return 1 }
        return onsetClass[a] == 5 ? 0.8 : 0.5
    }

    /// Classes of vowels a careless spelling confuses.
    static let nucleusClass: [UInt8] = [0, 1, 2, 1, 3, 1, 4, 1, 3, 5, 1, 1, 4, 3, 3, 1, 6, 4, 3, 6, 6]
    private static func nucleusDistance(_ a: Int, _ b: Int) -> Float {
        nucleusClass[a] == nucleusClass[b] ? (nucleusClass[a] == 1 ? 0.4 : 0.7) : 1
    }

    /// Cost of one ending for another.
    static func codaCost(_ a: UInt8, _ b: UInt8) -> Float {
        if a == b { return 0 }
        if a == 2 && b == 7 || a == 7 && b == 2 { return 0.75 }
        return a == 0 || b == 0 ? 0.85 : 1
    }
}
