internal import BonafideCore

/// Writes the condition of a rule file with canonical spacing and leaves every other character as it is.
///
/// The condition ends up in a literal block (`when: |`), the one YAML form in which no character of an expression has
/// a second meaning. Its line breaks and comments stay. A file that cannot be read, and one whose condition would not
/// mean the same afterwards, is left alone.
package enum RuleFormatter {
    /// What became of a file.
    package enum Outcome: Hashable, Sendable {
        /// It is written canonically.
        case unchanged
        /// The text to write instead.
        case changed(String)
        /// It cannot be read well enough; `rules check` says why.
        case unreadable
    }

    /// Formats one rule file.
    package static func format(_ file: RuleSources.File) -> Outcome {
        var diagnostics = DiagnosticList()
        let source = SourceText(path: file.path, text: file.text)
        let document = YAMLDocument(source, &diagnostics)
        guard !diagnostics.hasErrors, let entry = document.entries.first(where: { $0.key.text == "when" }),
            case .scalar(let scalar) = entry.value, scalar.tag == nil,
            let before = ExpressionParser.parse(scalar.text).0,
            let block = Block(scalar, key: entry.key, in: source)
        else { return .unreadable }
        guard let formatted = ExpressionFormatter.format(block.expression) else { return .unreadable }
        guard let after = ExpressionParser.parse(formatted).0,
            CanonicalExpression.text(of: after) == CanonicalExpression.text(of: before)
        else { return .unreadable }
        let text = block.replacing(with: formatted, in: source)
        return text == file.text ? .unchanged : .changed(text)
    }

    /// The lines a condition takes in its file.
    private struct Block {
        /// The lines that hold the condition, from 1, the line of the key included.
        let lines: ClosedRange<Int>
        /// What stands before the value on the first line: the key and its colon.
        let head: String
        /// A comment behind the value or behind the block's mark, without the spaces before it.
        let comment: String
        /// Columns the block is indented by.
        let indentation: Int
        let expression: String

        init?(_ scalar: YAMLScalar, key: YAMLScalar, in source: SourceText) {
            // A key in quotes or behind a tag is not written again: what stands around it would be lost.
            let (start, name) = (max(0, key.column - 1), Array(key.text.unicodeScalars))
            let line = source.line(key.line)
            guard line.prefix(start).allSatisfy({ $0 == " " }), line.dropFirst(start).starts(with: name) else {
                return nil
            }
            head = Block.text(line.prefix(start + name.count)) + ":"
            switch scalar.style {
            case .literal, .folded:
                var (last, indentation) = (scalar.line, 0)
                var number = scalar.line + 1
                while number <= source.lines.count {
                    let line = source.line(number)
                    let spaces = line.prefix { $0 == " " }.count
                    if spaces < line.count {
                        guard spaces >= key.column else { break }
                        if indentation == 0 { indentation = spaces }
                        last = number
                    }
                    number += 1
                }
                guard last > scalar.line else { return nil }
                lines = key.line...last
                self.indentation = indentation
                comment = Block.comment(source.line(scalar.line).dropFirst(scalar.column - 1))
                expression = (scalar.line + 1...last).map { Block.text(source.line($0).dropFirst(indentation)) }
                    .joined(separator: "\n")
            case .plain, .singleQuoted, .doubleQuoted:
                let places = ScalarPlaces(scalar, in: source)
                let end = places[max(0, scalar.text.utf8.count - 1)]
                let isQuoted = scalar.style != .plain
                let rest = source.line(end.line).dropFirst(end.column + (isQuoted ? 1 : 0))
                lines = key.line...max(key.line, end.line)
                indentation = key.column + 1
                comment = Block.comment(rest)
                expression = scalar.text
            }
        }

        /// The comment in the rest of a line, or nothing.
        private static func comment(_ rest: ArraySlice<Unicode.Scalar>) -> String {
            guard let mark = rest.firstIndex(of: "#") else { return "" }
            return text(rest[mark...])
        }

        private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars)
            return String(view)
        }

        func replacing(with formatted: String, in source: SourceText) -> String {
            let margin = String(repeating: " ", count: max(1, indentation))
            var block = [head + " |" + (comment.isEmpty ? "" : " " + comment)]
            for line in formatted.split(separator: "\n", omittingEmptySubsequences: false) {
                block.append(line.isEmpty ? "" : margin + line)
            }
            let isWindows = source.text.utf8.contains(0x0d)
            let end = isWindows ? "\r\n" : "\n"
            let before = (1..<lines.lowerBound).map { source.lineText($0) }
            let after =
                lines.upperBound < source.lines.count
                ? (lines.upperBound + 1...source.lines.count).map { source.lineText($0) } : []
            return (before + block + after).joined(separator: end)
        }
    }
}
