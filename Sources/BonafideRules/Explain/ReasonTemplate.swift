internal import BonafideCore

/// The sentence of a rule with `{signal}` places; `{signal|session|sessions}` shows a count with the right word.
struct ReasonTemplate: Sendable {
    /// A piece of the sentence.
    enum Piece: Sendable, Equatable {
        /// Text, and the bytes of the unit it begins with behind a space, as in ` hours apart`.
        case text([UInt8], unit: Range<Int>)
        case signal(column: Int, singular: [UInt8], plural: [UInt8])
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
            if !text.isEmpty { pieces.append(.text(text, unit: Self.unit(of: text))) }
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
        let words = parts.count == 3 ? parts[1...].map { Array($0.utf8) } : [[], []]
        pieces.append(.signal(column: column, singular: words[0], plural: words[1]))
    }

    /// The letters and slashes behind a leading space.
    private static func unit(of text: [UInt8]) -> Range<Int> {
        guard text.first == 0x20 else { return 0..<0 }
        let word = String(decoding: text.dropFirst(), as: UTF8.self).prefix { $0.isLetter || $0 == "/" }
        return 1..<1 + word.utf8.count
    }
}
