/// Folds the letters of several scripts to lower-case ASCII, without Foundation.
///
/// Latin letters lose their marks; Cyrillic, Greek, Arabic and Hebrew letters are written out by tables
/// after the common English renderings. What no table holds is left to `Romaniser`.
enum LetterFolding {
    /// What a scalar turned out to be.
    enum Outcome {
        /// Letters or digits were appended.
        case written
        /// Letters of a script that leaves short vowels out were appended.
        case writtenWithoutVowels
        /// A mark that stands for nothing on its own.
        case ignored
        /// An apostrophe, or the breve that McCune–Reischauer puts on o and u.
        case apostrophe
        /// White space or punctuation.
        case separator
        /// A letter outside every table.
        case foreign
    }

    /// U+00C0…U+024F, one base letter each; `*` stands for the pairs below, `.` for no letter.
    private static let latin: [UInt8] = Array(
        ("aaaaaa*ceeeeiiiidnooooo.ouuuuy**aaaaaa*ceeeeiiiidnooooo.ouuuuy*yaaaaaaccccccccddddeeeeeeeeeegggggggg"
            + "hhhhiiiiiiiiii**jjkkkllllllllllnnnnnnn**oooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs.b....o."
            + ".dd...eee.f.....kk......oo.............uu..yy...............*********aaiioouuuuuuuuuueaaaa....ggkkoo"
            + "oo..j***gg..nnaa....aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............................")
            .utf8)

    /// U+1E00…U+1EFF.
    private static let latinAdditional: [UInt8] = Array(
        ("aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssss"
            + "ssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee"
            + "iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......").utf8)

    private static let latinPairs: [UInt32: String] = [
        0xc6: "ae", 0xde: "th", 0xdf: "ss", 0xe6: "ae", 0xfe: "th", 0x132: "ij", 0x133: "ij", 0x14a: "ng",
        0x14b: "ng", 0x152: "oe", 0x153: "oe", 0x1c4: "dz", 0x1c5: "dz", 0x1c6: "dz", 0x1c7: "lj", 0x1c8: "lj",
        0x1c9: "lj", 0x1ca: "nj", 0x1cb: "nj", 0x1cc: "nj", 0x1f1: "dz", 0x1f2: "dz", 0x1f3: "dz",
    ]

    /// Lower-case letters of other scripts with their renderings, `letter=text` parted by blanks.
    private static let otherScripts: [UInt32: [UInt8]] = {
        let cyrillic =
            "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts "
            + "ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ё=e ђ=dj ѓ=g є=ye ѕ=z і=i ї=yi ј=j љ=lj њ=nj ћ=c ќ=k "
            + "ў=u џ=dz ґ=g ғ=g қ=k ң=n ү=u ұ=u ҳ=h һ=h ә=a ө=o ҷ=j ҹ=ch ӣ=i ӯ=u"
        let greek =
            "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch "
            + "ψ=ps ω=o ά=a έ=e ή=i ί=i ό=o ύ=y ώ=o ϊ=i ϋ=y ΐ=i ΰ=y"
        let arabic =
            "ا=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=a غ=gh ف=f ق=q ك=k ل=l "
            + "م=m ن=n ه=h و=w ي=y ى=a ة=a ء= أ=a إ=i آ=a ؤ=w ئ=y ٱ=a پ=p چ=ch ژ=zh ک=k گ=g ی=y ے=y ہ=h ھ=h ں=n "
            + "ڑ=r ڈ=d ٹ=t ۀ=h ځ=z څ=ts ډ=d ړ=r ږ=g ښ=kh ګ=g ڼ=n ې=e ۍ=y"
        let hebrew =
            "א=a ב=b ג=g ד=d ה=h ו=v ז=z ח=h ט=t י=y כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=p ף=f צ=ts ץ=ts ק=k "
            + "ר=r ש=sh ת=t"
        var table: [UInt32: [UInt8]] = [:]
        for pair in [cyrillic, greek, arabic, hebrew].joined(separator: " ").split(separator: " ") {
            guard let letter = pair.unicodeScalars.first else { continue }
            table[letter.value] = Array(pair.utf8.drop { $0 != 0x3d }.dropFirst())
        }
        return table
    }()

    /// Appends the folded form of one scalar.
    static func fold(_ scalar: UInt32, into text: inout [UInt8]) -> Outcome {
        switch scalar {
        case 0x61...0x7a, 0x30...0x39:
            text.append(UInt8(scalar))
            return .written
        case 0x41...0x5a:
            text.append(UInt8(scalar) | 0x20)
            return .written
        case 0x27, 0x60, 0xb4, 0x2018, 0x2019, 0x201b, 0x2032, 0x2035, 0x02b9, 0x02bb, 0x02bc, 0x02bd, 0x02be,
            0x02bf, 0x0306, 0xff07, 0xa78c:
            return .apostrophe
        case 0..<0xc0: return scalar == 0xad ? .ignored : .separator
        case 0x14e, 0x14f: return marked(0x6f, &text)
        case 0x16c, 0x16d: return marked(0x75, &text)
        case 0xd7, 0xf7: return .separator
        case 0xc0...0x24f: return foldLatin(scalar, latin[Int(scalar - 0xc0)], into: &text)
        case 0x1e00...0x1eff: return foldLatin(scalar, latinAdditional[Int(scalar - 0x1e00)], into: &text)
        case 0x250...0x2af: return .foreign
        case 0x2b0...0x36f, 0x483...0x487, 0x591...0x5bd, 0x5bf...0x5c7, 0x610...0x61a, 0x640, 0x64b...0x65f,
            0x670, 0x6d6...0x6ed, 0x200b...0x200f, 0x202a...0x202e, 0x2060...0x2064, 0xfe00...0xfe0f, 0xfeff:
            return .ignored
        case 0xff01...0xff5e: return fold(scalar - 0xff01 + 0x21, into: &text)
        default: return foldOther(scalar, into: &text)
        }
    }

    private static func marked(_ letter: UInt8, _ text: inout [UInt8]) -> Outcome {
        text.append(letter)
        return .apostrophe
    }

    private static func foldLatin(_ scalar: UInt32, _ letter: UInt8, into text: inout [UInt8]) -> Outcome {
        if letter == 0x2a {
            guard let pair = latinPairs[scalar] else { return .foreign }
            text.append(contentsOf: pair.utf8)
            return .written
        }
        guard letter != 0x2e else { return .foreign }
        text.append(letter)
        return .written
    }

    private static func foldOther(_ scalar: UInt32, into text: inout [UInt8]) -> Outcome {
        let hasVowels = scalar < 0x590
        guard (0x370...0x6ff).contains(scalar), let unicode = Unicode.Scalar(scalar) else {
            return isSeparator(scalar) ? .separator : .foreign
        }
        switch scalar {
        case 0x660...0x669: text.append(UInt8(scalar - 0x660) + 0x30)
        case 0x6f0...0x6f9: text.append(UInt8(scalar - 0x6f0) + 0x30)
        case 0x5be, 0x5c0, 0x5c3, 0x60c, 0x61b, 0x61f, 0x6d4: return .separator
        default:
            let lower = unicode.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar
            guard let rendering = otherScripts[lower] else {
                return unicode.properties.isAlphabetic ? .foreign : .separator
            }
            text.append(contentsOf: rendering)
        }
        return hasVowels ? .written : .writtenWithoutVowels
    }

    private static func isSeparator(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2000...0x206f, 0x2e00...0x2e7f, 0x3000...0x3004, 0x3008...0x3020, 0x30fb, 0xff5f...0xff65,
            0xfe10...0xfe6f:
            return true
        default:
            guard let unicode = Unicode.Scalar(scalar) else { return true }
            switch unicode.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .letterNumber, .nonspacingMark, .spacingMark:
                return false
            default: return true
            }
        }
    }
}
