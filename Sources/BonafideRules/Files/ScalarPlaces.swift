internal import BonafideCore

/// Maps each byte of a scalar's text back to its line and column in the file.
///
/// YAML re-flows white space in plain, quoted and folded scalars and cuts indentation in blocks, but keeps every other
/// character in order. So the text is walked beside the file: white space on both sides is skipped, everything else
/// must agree, with `''` and backslash escapes read as the one character they stand for.
struct ScalarPlaces {
    private var places: [(line: Int, column: Int)] = []

    init(_ scalar: YAMLScalar, in source: SourceText) {
        var cursor = Cursor(source: source, line: scalar.line, column: scalar.column)
        switch scalar.style {
        case .literal, .folded:
            cursor.line += 1
            cursor.column = 1
        case .singleQuoted, .doubleQuoted: cursor.column += 1
        case .plain: break
        }
        if !scalar.text.isEmpty { cursor.skipSpace() }
        var last = (line: cursor.line, column: cursor.column)
        for character in scalar.text.unicodeScalars {
            if Cursor.isSpace(character) {
                // White space stands where the text before it ended.
                last.column += 1
                append(last, character)
                continue
            }
            cursor.skipSpace()
            last = (cursor.line, cursor.column)
            append(last, character)
            switch scalar.style {
            case .doubleQuoted: cursor.skipEscaped()
            case .singleQuoted where character == "'": cursor.column += 2
            default: cursor.column += 1
            }
            if scalar.style == .doubleQuoted { last.column = cursor.column - 1 }
        }
        places.append((last.line, scalar.text.isEmpty ? last.column : last.column + 1))
    }

    private mutating func append(_ place: (line: Int, column: Int), _ character: Unicode.Scalar) {
        for _ in 0..<UTF8.width(character) { places.append(place) }
    }

    /// The place of a byte; bytes behind the end stand behind the last character.
    subscript(byte: Int) -> (line: Int, column: Int) { places[min(max(0, byte), places.count - 1)] }

    /// A place in the file that moves forward.
    private struct Cursor {
        let source: SourceText
        var line: Int
        var column: Int

        static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
            scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
        }

        private var current: Unicode.Scalar? {
            let text = source.line(line)
            return text.indices.contains(column - 1) ? text[column - 1] : nil
        }

        mutating func skipSpace() {
            while line <= source.lines.count {
                guard let scalar = current else {
                    guard line < source.lines.count else { return }
                    line += 1
                    column = 1
                    continue
                }
                guard Cursor.isSpace(scalar) else { return }
                column += 1
            }
        }

        /// Moves over one character of a double-quoted scalar, however it is escaped.
        mutating func skipEscaped() {
            guard current == "\\" else {
                column += 1
                return
            }
            column += 1
            let digits: Int
            switch current {
            case "x": digits = 2
            case "u": digits = 4
            case "U": digits = 8
            default: digits = 0
            }
            column += 1 + digits
        }
    }
}
