/// How each format makes text of an input safe, for tests and for other writers of the same formats.
package enum ReportEscaping {
    /// The text as the body of the format shows it; for JSON with its quotes, for CSV as a whole cell.
    package static func text(_ text: String, in format: ReportFormat) -> String {
        var out: [UInt8] = []
        switch format {
        case .text: return VisibleText.of(text)
        case .json, .ndjson: out.append(json: text)
        case .csv: out.append(cell: text)
        case .markdown: return Markdown.text(text)
        case .html: out.append(html: text)
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Columns a terminal gives to text.
    package static func columns(of text: String) -> Int { TextWidth.of(text) }
}
