internal import BonafideCore

/// Writes one row an assessment as RFC 4180 asks, with every cell safe to open in a spreadsheet.
struct CSVReport: Sendable {
    private let context: ReportContext
    private let bands: FragmentTable
    private let advice: FragmentTable
    private let inputs: FragmentTable
    /// The cells that end every row, with the line break.
    private let tail: Fragment

    /// Prepares the cells that are the same for every applicant.
    init(_ context: ReportContext) {
        self.context = context
        bands = Self.cells(context.pack.bands.map(\.name))
        advice = Self.cells(context.pack.bands.map(\.advice))
        inputs = Self.cells(context.inputs)
        var tail: Fragment = []
        for text in [context.stamp.packDigest, context.stamp.dataDigest, context.stamp.asOf.description] {
            tail.append(next: text)
        }
        tail.append(next: Wording.disclaimer)
        tail.append(raw: "\r\n")
        self.tail = tail
    }

    private static func cells(_ texts: [String]) -> FragmentTable {
        var table = FragmentTable()
        for text in texts { table.add { $0.append(cell: text) } }
        return table
    }

    private var columns: [String] {
        var names = ["id", "input", "record", "line", "band", "settled", "coverage_permille"]
        if context.options.showsScores {
            names += ["score_millibans", "score_display", "prior_millibans", "low_millibans", "high_millibans"]
            names += ["adjustments_millibans"]
        }
        names += ["reason_codes", "rules_fired", "first_reason", "unknown_signals", "next_check", "advice"]
        return names + ["profile_digest", "pack_digest", "data_digest", "as_of", "notice"]
    }

    /// Appends the header.
    func begin(into out: inout [UInt8]) {
        out.append(text: columns.joined(separator: ","))
        out.append(raw: "\r\n")
    }

    /// Appends one row.
    func write(_ assessment: borrowing Assessment, to out: inout [UInt8]) {
        out.append(cell: assessment.applicant)
        out.append(UInt8(ascii: ","))
        inputs.copy(Int(assessment.origin.file), to: &out)
        out.append(next: Int64(clamping: assessment.origin.record))
        out.append(next: Int64(clamping: assessment.origin.line))
        out.append(UInt8(ascii: ","))
        bands.copy(assessment.band, to: &out)
        out.append(next: assessment.isSettled ? "true" : "false")
        out.append(next: Int64(assessment.score.coveragePermille))
        if context.options.showsScores { writeScore(assessment, to: &out) }
        let reasons = assessment.reasons
        out.append(next: reasons.map { context.rule($0.rule)?.reasonCode ?? "" }.joined(separator: " "))
        out.append(next: reasons.map { context.ruleID($0.rule) }.joined(separator: " "))
        out.append(next: reasons.first?.sentence ?? "")
        out.append(next: assessment.unknowns.map { context.signalName($0.column) }.joined(separator: " "))
        out.append(next: assessment.nextChecks.first?.action ?? "")
        out.append(UInt8(ascii: ","))
        advice.copy(assessment.band, to: &out)
        out.append(next: assessment.profileDigest)
        out.append(contentsOf: tail)
    }

    private func writeScore(_ assessment: borrowing Assessment, to out: inout [UInt8]) {
        let score = assessment.score
        out.append(next: score.total)
        out.append(next: Int64(Score.display(score.total)))
        out.append(next: context.pack.prior)
        out.append(next: score.low)
        out.append(next: score.high)
        out.append(next: assessment.adjustments.reduce(0) { $0 &+ $1.millibans })
    }
}

extension [UInt8] {
    /// Appends a comma and a text cell.
    fileprivate mutating func append(next text: String) {
        append(UInt8(ascii: ","))
        append(cell: text)
    }

    /// Appends a comma and a number, which needs no guard.
    fileprivate mutating func append(next number: Int64) {
        append(UInt8(ascii: ","))
        append(decimal: number)
    }

    /// Appends a text cell, quoted where it must be; what a spreadsheet would run is made text by an apostrophe.
    mutating func append(cell text: String) {
        var isPlain = false
        text.withBytes { bytes in
            isPlain = CSVGuard.isPlain(bytes)
            if isPlain { append(contentsOf: bytes) }
        }
        if !isPlain { append(guarded: text) }
    }

    private mutating func append(guarded text: String) {
        let text = VisibleText.isSafe(text) ? text : CSVGuard.visible(text)
        let isFormula = CSVGuard.isFormula(text)
        guard isFormula || CSVGuard.needsQuotes(text) else { return append(text: text) }
        append(UInt8(ascii: "\""))
        if isFormula { append(UInt8(ascii: "'")) }
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { append(byte) }
            append(byte)
        }
        append(UInt8(ascii: "\""))
    }
}

/// Finds cells that a spreadsheet could take for more than text.
enum CSVGuard {
    /// Whether a cell begins with an ASCII letter or digit and holds nothing that asks for a quote or a guard.
    static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first, let last = bytes.last else { return true }
        guard (48...57).contains(first) || (97...122).contains(first | 0x20), last != 0x20 else { return false }
        for byte in bytes {
            if byte < 0x20 || byte >= 0x7F || byte == 0x22 || byte == 0x2C || byte == 0x3B { return false }
        }
        return true
    }

    /// Whether a spreadsheet could run the cell: it begins with `= + - @`, a tab or a line break, or their wide forms.
    static func isFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first(where: { $0.value != 0x20 && $0.value != 0xA0 }) else {
            return false
        }
        switch first {
        case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{2212}", "|":
            return true
        default: return false
        }
    }

    /// Whether a cell holds a separator of some locale, a quote or a line break.
    static func needsQuotes(_ text: String) -> Bool {
        text.utf8.contains { byte in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ";") || byte < 0x20
        } || text.utf8.first == 0x20 || text.utf8.last == 0x20
    }

    /// Active characters as codes; tabs and line breaks stay, as a quoted cell may hold them.
    static func visible(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: shown.append(scalar)
            case _ where VisibleText.isActive(scalar):
                shown.append(contentsOf: VisibleText.code(of: scalar).unicodeScalars)
            default: shown.append(scalar)
            }
        }
        return String(shown)
    }
}
