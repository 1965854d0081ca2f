/// A font as far as text positions need it: codes to Unicode, and widths.
package struct PDFFont: Sendable {
    /// `/BaseFont` with any subset prefix.
    package let name: String
    /// Whether a font file is embedded.
    package let isEmbedded: Bool
    let isComposite: Bool
    private var unicode: [Int: String] = [:]
    private var widths: [Int: Double] = [:]
    private var defaultWidth: Double

    /// The name without its subset prefix.
    package var plainName: String {
        let text = Array(name.utf8)
        guard text.count > 7, text[6] == 0x2b, text[..<6].allSatisfy({ $0 >= 0x41 && $0 <= 0x5a }) else { return name }
        return String(decoding: text[7...], as: UTF8.self)
    }

    /// The family: the plain name without its style words.
    package var family: String {
        var text = plainName.lowercased()
        if let cut = text.firstIndex(where: { $0 == "," || $0 == "-" }) { text = String(text[..<cut]) }
        for word in ["bold", "italic", "oblique", "roman", "regular", "medium", "light", "psmt", "mt", "semi", "demi"] {
            text = PDFFont.removing(word, from: text)
        }
        let letters = text.filter { $0.isLetter || $0.isNumber }
        return letters == "arial" || letters == "helv" || letters == "liberationsans" ? "helvetica" : String(letters)
    }

    private static func removing(_ word: String, from text: String) -> String {
        guard text.hasSuffix(word), text.count > word.count else { return text }
        return String(text.dropLast(word.count))
    }

    init(_ dictionary: PDFDictionary, in file: PDFFile, _ revision: PDFRevision?) {
        var base = dictionary
        isComposite = dictionary["Subtype"]?.name == "Type0"
        if isComposite,
            let descendant = file.resolve(
                file.resolve(dictionary["DescendantFonts"], in: revision)?.array?.first, in: revision)?.dictionary
        {
            base = descendant
        }
        name = dictionary["BaseFont"]?.name ?? base["BaseFont"]?.name ?? ""
        let descriptor = file.resolve(base["FontDescriptor"], in: revision)?.dictionary
        isEmbedded = ["FontFile", "FontFile2", "FontFile3"].contains { descriptor?[$0] != nil }
        defaultWidth = isComposite ? 1_000 : 500
        readWidths(base, file, revision)
        if !isComposite { readEncoding(file.resolve(dictionary["Encoding"], in: revision)) }
        if let map = file.streamContent(dictionary["ToUnicode"], in: revision) { readMap(map, file.budget) }
    }

    private mutating func readWidths(_ base: PDFDictionary, _ file: PDFFile, _ revision: PDFRevision?) {
        if isComposite {
            if let width = file.resolve(base["DW"], in: revision)?.number { defaultWidth = width }
            readCompositeWidths(file.resolve(base["W"], in: revision)?.array ?? [], file, revision)
            return
        }
        let first = file.resolve(base["FirstChar"], in: revision)?.whole ?? 0
        if let list = file.resolve(base["Widths"], in: revision)?.array, (0...65_535).contains(first) {
            for (index, value) in list.prefix(512).enumerated() {
                if let width = file.resolve(value, in: revision)?.number { widths[first + index] = width }
            }
        } else {
            let standard = StandardFontWidths.table(for: name)
            for (index, width) in standard.enumerated() { widths[32 + index] = Double(width) }
        }
    }

    private mutating func readCompositeWidths(_ list: [PDFValue], _ file: PDFFile, _ revision: PDFRevision?) {
        var index = 0
        while index + 1 < list.count, file.budget.step() {
            guard let first = list[index].whole, (0...65_535).contains(first) else { return }
            let second = file.resolve(list[index + 1], in: revision)
            if let run = second?.array {
                for (offset, value) in run.prefix(65_536).enumerated() { widths[first + offset] = value.number ?? 0 }
                index += 2
            } else if let last = second?.whole, index + 2 < list.count, let width = list[index + 2].number {
                if last >= first, last <= 65_535 { for code in first...last { widths[code] = width } }
                index += 3
            } else {
                return
            }
        }
    }

    private mutating func readEncoding(_ encoding: PDFValue?) {
        for code in 32..<127 { unicode[code] = String(UnicodeScalar(UInt8(code))) }
        for code in 160..<256 { unicode[code] = String(UnicodeScalar(UInt8(code))) }
        unicode[150] = "\u{2013}"
        unicode[151] = "\u{2014}"
        unicode[149] = "\u{2022}"
        unicode[146] = "\u{2019}"
        unicode[128] = "\u{20ac}"
        guard let differences = encoding?.dictionary?["Differences"]?.array else { return }
        var code = 0
        for item in differences.prefix(2_048) {
            if let number = item.whole {
                code = number
            } else if let glyph = item.name {
                if (0...255).contains(code) { unicode[code] = GlyphNames.text(of: glyph) ?? unicode[code] }
                code += 1
            }
        }
    }

    /// Reads a ToUnicode map: `bfchar` and `bfrange`.
    private mutating func readMap(_ content: [UInt8], _ budget: ReadingBudget) {
        var lexer = PDFLexer(content)
        var pending: [PDFValue] = []
        while budget.step(), let value = lexer.value(references: false) {
            guard case .word(let word) = value else {
                pending.append(value)
                if pending.count > 4_096 { pending.removeAll() }
                continue
            }
            if word == "endbfchar" {
                for index in stride(from: 0, to: pending.count - 1, by: 2) {
                    if let code = Self.code(pending[index]), let text = Self.text(pending[index + 1]) {
                        unicode[code] = text
                    }
                }
            } else if word == "endbfrange" {
                for index in stride(from: 0, to: pending.count - 2, by: 3) { addRange(pending, index) }
            }
            pending.removeAll(keepingCapacity: true)
        }
    }

    private mutating func addRange(_ values: [PDFValue], _ index: Int) {
        guard let first = Self.code(values[index]), let last = Self.code(values[index + 1]), last >= first,
            last - first <= 65_535
        else { return }
        if let list = values[index + 2].array {
            for (offset, value) in list.enumerated() where first + offset <= last {
                if let text = Self.text(value) { unicode[first + offset] = text }
            }
        } else if let start = values[index + 2].string, start.count >= 2 {
            var scalar = Int(start[start.count - 2]) << 8 | Int(start[start.count - 1])
            for code in first...last {
                if let value = UnicodeScalar(UInt32(scalar & 0xffff)) { unicode[code] = String(Character(value)) }
                scalar += 1
            }
        }
    }

    private static func code(_ value: PDFValue) -> Int? {
        guard let bytes = value.string, !bytes.isEmpty, bytes.count <= 4 else { return nil }
        return bytes.reduce(0) { $0 << 8 | Int($1) }
    }

    private static func text(_ value: PDFValue) -> String? {
        guard let bytes = value.string, !bytes.isEmpty else { return nil }
        return PDFText.utf16(bytes[...])
    }

    /// Splits shown bytes into codes with their text and their width in thousandths of the size.
    func glyphs(_ bytes: [UInt8], _ visit: (_ text: String, _ width: Double, _ isSpace: Bool) -> Void) {
        if isComposite {
            for index in stride(from: 0, to: bytes.count - 1, by: 2) {
                let code = Int(bytes[index]) << 8 | Int(bytes[index + 1])
                visit(unicode[code] ?? "", widths[code] ?? defaultWidth, false)
            }
        } else {
            for byte in bytes {
                let code = Int(byte)
                visit(unicode[code] ?? "", widths[code] ?? defaultWidth, byte == 0x20)
            }
        }
    }
}

/// Text strings of PDF objects.
package enum PDFText {
    /// Reads a text string: UTF-16 or UTF-8 with a mark, else Latin-1.
    package static func string(_ bytes: [UInt8]) -> String {
        if bytes.count >= 2, bytes[0] == 0xfe, bytes[1] == 0xff { return utf16(bytes[2...]) }
        if bytes.count >= 3, bytes[0] == 0xef, bytes[1] == 0xbb, bytes[2] == 0xbf {
            return String(decoding: bytes[3...], as: UTF8.self)
        }
        return String(String.UnicodeScalarView(bytes.map { UnicodeScalar($0) }))
    }

    static func utf16(_ bytes: ArraySlice<UInt8>) -> String {
        var units: [UInt16] = []
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            units.append(UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1]))
            index += 2
        }
        return String(decoding: units, as: UTF16.self)
    }
}

/// The glyph names of the Latin letters, digits and marks that statements and CVs are set in.
enum GlyphNames {
    static func text(of name: String) -> String? {
        if name.utf8.count == 1 { return name }
        if let known = table[name] { return known }
        if name.hasPrefix("uni"), name.utf8.count == 7, let value = UInt32(name.dropFirst(3), radix: 16) {
            return UnicodeScalar(value).map { String(Character($0)) }
        }
        return nil
    }

    private static let table: [String: String] = {
        let words =
            "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma "
            + "hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal greater "
            + "question at"
        var table: [String: String] = [:]
        for (index, word) in words.split(separator: " ").enumerated() {
            table[String(word)] = String(UnicodeScalar(UInt8(32 + index)))
        }
        let more: [(String, String)] = [
            ("bracketleft", "["), ("backslash", "\\"), ("bracketright", "]"), ("underscore", "_"), ("bar", "|"),
            ("braceleft", "{"), ("braceright", "}"), ("asciitilde", "~"), ("quoteright", "\u{2019}"),
            ("quoteleft", "\u{2018}"), ("endash", "\u{2013}"), ("emdash", "\u{2014}"), ("bullet", "\u{2022}"),
            ("fi", "fi"), ("fl", "fl"), ("ff", "ff"), ("ffi", "ffi"), ("ffl", "ffl"), ("minus", "-"),
            ("Euro", "\u{20ac}"),
            ("sterling", "\u{a3}"), ("adieresis", "ä"), ("odieresis", "ö"), ("udieresis", "ü"), ("germandbls", "ß"),
            ("eacute", "é"), ("egrave", "è"), ("agrave", "à"), ("ccedilla", "ç"), ("ntilde", "ñ"), ("aring", "å"),
            ("oslash", "ø"), ("ae", "æ"), ("atilde", "ã"), ("otilde", "õ"),
        ]
        for (name, text) in more { table[name] = text }
        return table
    }()
}

/// Widths of the standard fonts, which files need not carry (Adobe Core 14 AFM values for codes 32–126).
enum StandardFontWidths {
    static func table(for name: String) -> [Int] {
        let lowered = name.lowercased()
        if lowered.contains("courier") { return Array(repeating: 600, count: 95) }
        if lowered.contains("times") { return lowered.contains("bold") ? timesBold : times }
        if lowered.contains("bold") { return helveticaBold }
        return helvetica
    }

    private static func parse(_ text: String) -> [Int] { text.split(separator: " ").compactMap { Int($0) } }

    private static let helvetica = parse(
        "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 "
            + "584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
            + "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
            + "278 556 500 722 500 500 500 334 260 334 584")
    private static let helveticaBold = parse(
        "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 "
            + "584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 "
            + "667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 "
            + "333 611 556 778 556 556 500 389 280 389 584")
    private static let times = parse(
        "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 "
            + "564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 "
            + "722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 "
            + "278 500 500 722 500 500 444 480 200 480 541")
    private static let timesBold = parse(
        "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 570 "
            + "570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 "
            + "722 722 667 333 278 333 581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 "
            + "333 556 500 722 500 500 444 394 220 394 520")
}
