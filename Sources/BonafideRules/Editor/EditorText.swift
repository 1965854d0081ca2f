internal import BonafideCore

/// A document in the protocol's coordinates: lines and UTF-16 units from 0.
struct EditorText {
    let source: SourceText

    init(_ text: String) { source = SourceText(path: "", text: text) }

    /// The range of a diagnostic.
    func range(_ location: SourceLocation) -> [String: Any] {
        let line = source.line(location.line)
        let start = max(0, min(line.count, location.column - 1))
        let end = max(start, min(line.count, start + location.length))
        return range(location.line - 1, units(line.prefix(start)), units(line.prefix(end)))
    }

    /// The whole document.
    var whole: [String: Any] {
        [
            "start": ["line": 0, "character": 0],
            "end": ["line": source.lines.count, "character": 0],
        ]
    }

    func range(_ line: Int, _ start: Int, _ end: Int) -> [String: Any] {
        [
            "start": ["line": max(0, line), "character": start], "end": ["line": max(0, line), "character": end],
        ]
    }

    func units(_ scalars: ArraySlice<Unicode.Scalar>) -> Int { scalars.reduce(0) { $0 + UTF16.width($1) } }

    /// How many scalars of a line lie before a UTF-16 unit.
    func scalars(_ line: Int, before unit: Int) -> Int {
        var (count, seen) = (0, 0)
        for scalar in source.line(line + 1) {
            guard seen + UTF16.width(scalar) <= unit else { break }
            seen += UTF16.width(scalar)
            count += 1
        }
        return count
    }

    /// The edit that moves the value of `when: value` on a line into a block, where it is not in one.
    func wrappedInBlock(_ line: Int) -> [String: Any]? {
        let scalars = source.line(line + 1)
        let text = String(String.UnicodeScalarView(scalars))
        guard text.hasPrefix("when:") else { return nil }
        var value = text.dropFirst(5).drop { $0 == " " }
        guard let first = value.first, first != "|", first != ">" else { return nil }
        if first == "\"" || first == "'", value.count >= 2, value.last == first {
            value = value.dropFirst().dropLast()
        }
        return ["range": range(line, 0, units(scalars[...])), "newText": "when: |\n  \(value)"]
    }
}
