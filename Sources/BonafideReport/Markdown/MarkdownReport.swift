internal import BonafideCore

/// Draws a run as Markdown with tables, for a ticket or a review thread.
struct MarkdownReport {
    private let context: ReportContext
    private var out: [UInt8] = []

    /// Takes what is the same for every applicant.
    init(_ context: ReportContext) { self.context = context }

    private var showsScores: Bool { context.options.showsScores }

    /// Appends the whole report.
    mutating func write(_ kept: [Assessment], _ summary: RunSummary, to bytes: inout [UInt8]) {
        line("# bonafide: \(Wording.count(summary.applicants, "applicant"))")
        line("")
        line("**\(Wording.disclaimer)**")
        let showsQueue = context.options.layout == .queue || summary.applicants != 1
        if showsQueue { writeQueue(kept.prefix(context.options.queueLimit), summary) }
        if context.options.layout != .queue {
            for assessment in kept.prefix(context.options.sheetLimit) {
                MarkdownSheet(Sheet(assessment, context), context).write(to: &out)
            }
        }
        writeStamps(summary)
        bytes.append(contentsOf: out)
    }

    private mutating func line(_ text: String) { out.append(line: text) }

    private mutating func writeQueue(_ kept: ArraySlice<Assessment>, _ summary: RunSummary) {
        line("")
        line("## Queue")
        line("")
        let bands = context.pack.bands.enumerated().reversed().filter { $0.offset < summary.bands.count }
        line(bands.map { "\(Markdown.text($0.element.name)) \(summary.bands[$0.offset])" }.joined(separator: " · "))
        line("")
        line(
            showsScores
                ? "| Applicant | Band | Score | Could be | Coverage | Settled | Reason | Next best check |"
                : "| Applicant | Band | Coverage | Settled | Reason | Next best check |")
        line(showsScores ? "|---|---|---:|---|---:|---|---|---|" : "|---|---|---:|---|---|---|")
        for assessment in kept {
            let score = assessment.score
            var cells = [Markdown.text(assessment.applicant), Markdown.text(context.band(assessment.band).name)]
            if showsScores {
                cells.append("\(Score.display(score.total))")
                cells.append("\(Score.display(score.low)) … \(Score.display(score.high))")
            }
            cells.append(Wording.percent(permille: score.coveragePermille))
            cells.append(assessment.isSettled ? "yes" : "no")
            let reason = Sheet(assessment, context).leadingReason
            cells.append(Markdown.text(reason.map { $0.more > 0 ? "\($0.title) +\($0.more)" : $0.title } ?? ""))
            cells.append(Markdown.text(assessment.nextChecks.first?.action ?? ""))
            out.append(row: cells)
        }
        let hidden = summary.applicants - Int64(kept.count)
        guard hidden > 0 else { return }
        line("")
        line("\(Wording.grouped(hidden)) more are not listed; NDJSON and CSV hold all of them.")
    }

    private mutating func writeStamps(_ summary: RunSummary) {
        let stamp = context.stamp
        line("")
        line("## Stamps")
        line("")
        line("| | |")
        line("|---|---|")
        let rows = [
            ("engine", stamp.engine), ("pack", stamp.pack), ("pack digest", stamp.packDigest),
            ("catalog digest", stamp.catalogDigest), ("data digest", stamp.dataDigest),
            ("as of", stamp.asOf.description), ("records refused", "\(summary.rejected)"),
        ]
        for (name, value) in rows { out.append(row: [name, Markdown.text(value)]) }
        for source in context.sources {
            let days = source.ageDays(at: stamp.asOf)
            let age = "\(source.date), " + (days < 0 ? "made \(-days) days after the as-of day" : "\(days) days old")
            let note = source.isStale(at: stamp.asOf) ? ", stale: limit \(source.maximumAgeDays) days" : ""
            out.append(row: ["source \(Markdown.text(source.name))", Markdown.text("\(age)\(note), \(source.licence)")])
        }
        for input in summary.inputs {
            out.append(row: ["input \(Markdown.text(input.name))", Markdown.text(input.digest)])
        }
    }
}
