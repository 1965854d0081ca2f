/// Makes characters that act on a reader's screen visible instead of active.
///
/// Control characters, bidirectional overrides and line separators could move a cursor, recolour a
/// terminal or show a name in another order than it has; each is replaced by its code, as in
/// `<U+202E>`. Joiners that scripts and emoji need are kept.
enum VisibleText {
    /// Whether a scalar must not reach a reader as it is.
    static func isActive(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F: true  // C0, delete, C1
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true  // bidirectional controls
        case 0x2028, 0x2029, 0xFEFF, 0x200B, 0x2060, 0xFFF9...0xFFFB: true  // separators, invisible
        case 0xE0000...0xE001F: true  // language tags
        default: false
        }
    }

    /// Whether a text can be shown as it is.
    static func isSafe(_ text: String) -> Bool {
        var isASCII = true
        text.withBytes { bytes in
            for byte in bytes where byte < 0x20 || byte >= 0x7F { isASCII = false }
        }
        return isASCII || !text.unicodeScalars.contains(where: isActive)
    }

    /// The text with every active character written as its code; line breaks and tabs become spaces.
    static func of(_ text: String) -> String {
        guard !isSafe(text) else { return text }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: shown.append(" ")
            case _ where isActive(scalar): shown.append(contentsOf: code(of: scalar).unicodeScalars)
            default: shown.append(scalar)
            }
        }
        return String(shown)
    }

    /// `<U+XXXX>` with at least four upper-case digits.
    static func code(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "<U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + ">"
    }
}
