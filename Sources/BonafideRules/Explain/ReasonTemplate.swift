internal import BonafideCore

/// The sentence of a rule with `{signal}` places; `{signal|session|sessions}` shows a count with the right word.
struct ReasonTemplate: Sendable {
    /// A piece of the sentence.
    enum Piece: Sendable, Equatable {
        case text(String)
        case signal(column: Int, singular: String, plural: String)
    }

    /// A mistake in a template, by its bytes.
    struct Problem {
        let message: String
        let span: Range<Int>
        let hint: String
    }

    /// The sentence as written.
    let source: String
    private(set) var pieces: [Piece] = []

    /// The columns that are named, each once, in the order of the sentence.
    private(set) var columns: [Int] = []

    /// Reads a sentence; `{{` stands for a brace.
    init(_ source: String, catalog: SignalCatalog, _ problems: inout [Problem]) {
        self.source = source
        let bytes = Array(source.utf8)
        var text: [UInt8] = []
        var index = 0
        func flush(_ pieces: inout [Piece]) {
            if !text.isEmpty { pieces.append(.text(String(decoding: text, as: UTF8.self))) }
            text = []
        }
        while index < bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            if (byte == 0x7b || byte == 0x7d) && next == byte {
                text.append(byte)
                index += 2
            } else if byte == 0x7b {
                guard let end = bytes[index...].firstIndex(of: 0x7d) else {
                    problems.append(
                        Problem(
                            message: "`{` is never closed", span: index..<bytes.count, hint: "write `{{` for a brace"))
                    return
                }
                flush(&pieces)
                add(bytes[index + 1..<end], catalog, &problems)
                index = end + 1
            } else if byte == 0x7d {
                problems.append(
                    Problem(message: "`}` without `{`", span: index..<index + 1, hint: "write `}}` for a brace"))
                index += 1
            } else {
                // Line ends of a block are spaces in a sentence.
                text.append(byte == 0x0a ? 0x20 : byte)
                index += 1
            }
        }
        flush(&pieces)
        for case .signal(let column, _, _) in pieces where !columns.contains(column) { columns.append(column) }
    }

    private mutating func add(_ inside: ArraySlice<UInt8>, _ catalog: SignalCatalog, _ problems: inout [Problem]) {
        let parts = inside.split(separator: 0x7c, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        let span = inside.startIndex..<max(inside.startIndex + 1, inside.endIndex)
        guard let column = catalog.column(of: parts[0]) else {
            let names = catalog.declarations.map(\.name)
            problems.append(
                Problem(
                    message: "unknown signal `\(parts[0])`", span: span,
                    hint: NearestName.hint(for: parts[0], among: names)))
            return
        }
        guard parts.count == 1 || parts.count == 3 else {
            problems.append(
                Problem(
                    message: "a place with words needs two of them", span: span,
                    hint: "such as `{\(parts[0])|session|sessions}`"))
            return
        }
        pieces.append(
            .signal(
                column: column, singular: parts.count == 3 ? parts[1] : "", plural: parts.count == 3 ? parts[2] : ""))
    }

    /// The sentence for one lane; `show` gives the text of a column.
    func render(_ show: (Int) -> String) -> String {
        var sentence = ""
        for piece in pieces {
            switch piece {
            case .text(let text): sentence += text
            case .signal(let column, let singular, let plural):
                let value = show(column)
                sentence += value
                if !plural.isEmpty { sentence += " " + (value == "1" ? singular : plural) }
            }
        }
        return sentence
    }
}
