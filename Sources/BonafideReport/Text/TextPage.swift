internal import BonafideCore

/// What a span of terminal text means; colour follows from it and never carries the meaning alone.
enum TextRole: Sendable {
    case plain, strong, quiet, heading
    /// The band at a place from 0 for the lowest to 3 for the highest.
    case band(Int)
    case adverse, mitigating

    fileprivate var codes: StaticString {
        switch self {
        case .plain: ""
        case .strong, .heading: "1"
        case .quiet: "2"
        case .band(0): "32"
        case .band(1): "33"
        case .band(2): "1;31"
        case .band: "1;7;31"
        case .adverse: "31"
        case .mitigating: "32"
        }
    }
}

/// A terminal page of a known width that is written from top to bottom.
struct TextPage {
    /// The bytes written so far.
    var bytes: [UInt8] = []
    /// Columns of the page, 40 to 120.
    let width: Int
    /// What the terminal can show.
    let style: TextStyle

    /// Opens a page for a terminal.
    init(_ style: TextStyle) {
        self.style = style
        width = min(max(style.width, 40), 120)
    }

    /// Writes text, which must be visible text already.
    mutating func put(_ text: String, _ role: TextRole = .plain) {
        let codes = role.codes
        guard style.usesColor, codes.utf8CodeUnitCount > 0, !text.isEmpty else {
            return bytes.append(text: shown(text))
        }
        bytes.append(raw: "\u{1B}[")
        bytes.append(raw: codes)
        bytes.append(raw: "m")
        bytes.append(text: shown(text))
        bytes.append(raw: "\u{1B}[0m")
    }

    /// Writes spaces.
    mutating func space(_ count: Int) {
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: max(0, count)))
    }

    /// Ends a line; spaces at its end are dropped.
    mutating func endLine() {
        while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Writes a heading with a blank line before it.
    mutating func heading(_ text: String, note: String = "") {
        endLine()
        put(text, .heading)
        if !note.isEmpty { put("  " + TextWidth.cut(note, to: width - TextWidth.of(text) - 2), .quiet) }
        endLine()
    }

    /// Writes a paragraph behind a label; the lines after the first begin where the first one's text does.
    ///
    /// A label that would leave too little room stands on a line of its own.
    mutating func paragraph(
        _ text: String, label: String = "", indent: Int = 2, labelWidth: Int = 0, _ role: TextRole = .plain
    ) {
        let ownWidth = TextWidth.of(label)
        var column = indent + (labelWidth > 0 ? labelWidth : label.isEmpty ? 0 : ownWidth + 1)
        var isFirst = true
        if ownWidth > 0, column > width / 2 || column <= indent + ownWidth {
            space(indent)
            put(TextWidth.cut(label, to: width - indent), .quiet)
            endLine()
            column = indent + 2
            isFirst = false
        }
        for line in TextWidth.wrap(VisibleText.of(text), to: width - column) {
            space(indent)
            if isFirst { put(label, .quiet) }
            space(column - indent - (isFirst ? ownWidth : 0))
            put(line, role)
            endLine()
            isFirst = false
        }
    }

    /// Writes a rule across the page.
    mutating func rule(_ columns: Int? = nil) {
        put(String(repeating: style.usesUnicode ? "\u{2500}" : "-", count: columns ?? width), .quiet)
        endLine()
    }

    /// The text with this house's own signs in ASCII where the terminal shows no others.
    private func shown(_ text: String) -> String {
        guard !style.usesUnicode else { return text }
        var plain = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{2212}": plain += "-"
            case "\u{2026}": plain += "..."
            case "\u{00B7}": plain += "|"
            case "\u{2013}": plain += "-"
            case _ where scalar.isASCII: plain.unicodeScalars.append(scalar)
            default: plain += VisibleText.code(of: scalar)
            }
        }
        return plain
    }
}
