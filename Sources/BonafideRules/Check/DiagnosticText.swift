package import BonafideCore

/// Renders diagnostics for people: each with its line of the file and a caret under the very characters.
package enum DiagnosticText {
    /// One text for all diagnostics; `sources` are the files they stand in.
    package static func render(_ diagnostics: [Diagnostic], sources: [SourceText]) -> String {
        let files = Dictionary(sources.map { ($0.path, $0) }) { first, _ in first }
        return diagnostics.map { render($0, files[$0.location.file]) }.joined(separator: "\n")
    }

    private static func render(_ diagnostic: Diagnostic, _ source: SourceText?) -> String {
        let location = diagnostic.location
        var place = location.file
        if location.line > 0 { place += ":\(location.line)" }
        if location.column > 0 { place += ":\(location.column)" }
        var text = "\(place): \(diagnostic.severity.rawValue): \(diagnostic.message) [\(diagnostic.code)]\n"
        if let source, location.line > 0, location.line <= source.lines.count {
            text += excerpt(source, location)
        }
        if !diagnostic.hint.isEmpty { text += "  hint: \(diagnostic.hint)\n" }
        return text
    }

    private static func excerpt(_ source: SourceText, _ location: SourceLocation) -> String {
        let scalars = source.line(location.line)
        let number = String(location.line)
        let margin = String(repeating: " ", count: max(0, 5 - number.count)) + number
        let column = min(max(0, location.column - 1), scalars.count)
        let window = window(around: column, of: scalars.count)
        let (head, tail) = (window.lowerBound > 0 ? "…" : "", window.upperBound < scalars.count ? "…" : "")
        var text = "\(margin) | \(head)\(shown(scalars[window]))\(tail)\n"
        let before = scalars[window.lowerBound..<column]
        let marked = scalars[column..<max(column, min(column + location.length, window.upperBound))]
        let width = max(1, cells(marked))
        text += "      | " + String(repeating: " ", count: head.count + cells(before))
        text += "^" + String(repeating: "~", count: width - 1) + "\n"
        return text
    }

    /// The part of a long line that is shown: it begins a little before the mistake.
    private static func window(around column: Int, of count: Int) -> Range<Int> {
        guard count > 160 else { return 0..<count }
        let start = max(0, min(column - 40, count - 160))
        return start..<min(count, start + 160)
    }

    /// The text of a line with tabs and control characters as single cells.
    private static func shown(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        for scalar in scalars { view.append(scalar.value < 0x20 || scalar.value == 0x7f ? " " : scalar) }
        return String(view)
    }

    /// How many terminal cells a text takes: none for combining marks, two for wide East Asian characters.
    private static func cells(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
        scalars.reduce(0) { sum, scalar in
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: return sum
            default: break
            }
            let isWide =
                (0x1100...0x115f).contains(scalar.value) || (0x2e80...0xa4cf).contains(scalar.value)
                || (0xac00...0xd7a3).contains(scalar.value) || (0xf900...0xfaff).contains(scalar.value)
                || (0xfe30...0xfe6f).contains(scalar.value) || (0xff00...0xff60).contains(scalar.value)
                || (0x1f300...0x1faff).contains(scalar.value)
            return sum + (isWide ? 2 : 1)
        }
    }
}
