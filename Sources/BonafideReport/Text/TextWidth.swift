/// Counts the columns a terminal gives to text, after the widths of Unicode Standard Annex 11.
enum TextWidth {
    /// Columns of a text.
    static func of(_ text: String) -> Int {
        var width = 0
        for scalar in text.unicodeScalars { width += of(scalar) }
        return width
    }

    /// Columns of a scalar: 0 for marks that join the one before, 2 for wide ones, else 1.
    static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }

    /// The text cut to a number of columns, with an ellipsis where something was cut.
    static func cut(_ text: String, to columns: Int, ellipsis: String = "\u{2026}") -> String {
        guard of(text) > columns else { return text }
        let room = max(0, columns - of(ellipsis))
        var kept = String.UnicodeScalarView()
        var width = 0
        for scalar in text.unicodeScalars {
            width += of(scalar)
            if width > room { break }
            kept.append(scalar)
        }
        return String(kept) + (columns > 0 ? ellipsis : "")
    }

    /// The text with spaces after it, or before it, up to a number of columns.
    static func pad(_ text: String, to columns: Int, isRight: Bool = false) -> String {
        let spaces = String(repeating: " ", count: max(0, columns - of(text)))
        return isRight ? spaces + text : text + spaces
    }

    /// The text in lines of at most a number of columns, broken at spaces, and inside words that are longer.
    static func wrap(_ text: String, to columns: Int) -> [String] {
        let columns = max(8, columns)
        var lines: [String] = []
        var line = ""
        var width = 0
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            var word = String(word)
            var wordWidth = of(word)
            if width > 0, width + 1 + wordWidth > columns {
                lines.append(line)
                (line, width) = ("", 0)
            }
            while wordWidth > columns {
                let head = cut(word, to: columns, ellipsis: "")
                guard !head.isEmpty else { break }
                lines.append(head)
                word = String(word.unicodeScalars.dropFirst(head.unicodeScalars.count))
                wordWidth = of(word)
            }
            line += width > 0 ? " " + word : word
            width += width > 0 ? wordWidth + 1 : wordWidth
        }
        if width > 0 || lines.isEmpty { lines.append(line) }
        return lines
    }
}
