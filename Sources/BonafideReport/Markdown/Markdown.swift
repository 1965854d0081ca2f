/// Makes text safe inside Markdown.
enum Markdown {
    /// The text with what Markdown, HTML or a code host could take for markup, links or mentions escaped.
    static func text(_ text: String) -> String {
        var safe = ""
        var isAfterColon = false
        for scalar in VisibleText.of(text).unicodeScalars {
            switch scalar {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "@": safe += "&#64;"
            case "/" where isAfterColon: safe += "&#47;"
            case "\\", "`", "*", "_", "{", "}", "[", "]", "#", "|", "~":
                safe += "\\"
                safe.unicodeScalars.append(scalar)
            default: safe.unicodeScalars.append(scalar)
            }
            isAfterColon = scalar == ":"
        }
        return safe
    }
}

extension [UInt8] {
    /// Appends a line.
    mutating func append(line text: String) {
        append(text: text)
        append(UInt8(ascii: "\n"))
    }

    /// Appends a heading between blank lines.
    mutating func append(heading text: String) {
        append(line: "\n\(text)\n")
    }

    /// Appends a row of a table.
    mutating func append(row cells: [String]) { append(line: "| \(cells.joined(separator: " | ")) |") }
}
