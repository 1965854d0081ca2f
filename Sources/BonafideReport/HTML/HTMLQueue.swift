internal import BonafideCore

/// Draws the queue: one row an applicant, the most urgent first.
struct HTMLQueue {
    private let context: ReportContext
    private let sheets: Int

    /// Takes the context and how many applicants have a sheet below.
    init(_ context: ReportContext, sheets: Int) {
        self.context = context
        self.sheets = sheets
    }

    private var showsScores: Bool { context.options.showsScores }

    /// The section with its table.
    func markup(_ kept: ArraySlice<Assessment>, total: Int64) -> HTMLMarkup {
        let rows = kept.enumerated().map { row($0.element, number: $0.offset + 1) }
        let score: HTMLMarkup =
            showsScores
            ? "<th scope=\"col\" data-sort=\"number\" class=\"number\">Score</th><th scope=\"col\">Could be</th>" : ""
        return """
            <section aria-labelledby="queue-title">
            <h2 id="queue-title">Queue</h2>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="queue-title">
            <table class="queue">
            <caption>\(caption(kept.count, total))</caption>
            <thead><tr><th scope="col" data-sort="text">Applicant</th><th scope="col" data-sort="number">Band</th>\(score)\
            <th scope="col" data-sort="number" class="number">Coverage</th><th scope="col" data-sort="text">Settled</th>\
            <th scope="col">Reason</th><th scope="col">Next best check</th></tr></thead>
            <tbody>
            \(rows.joined())</tbody>
            </table>
            </div>
            </section>

            """
    }

    private func caption(_ shown: Int, _ total: Int64) -> String {
        var text = showsScores ? "Highest score first." : "Highest band first."
        if Int64(shown) < total {
            text += " \(Wording.grouped(Int64(shown))) of \(Wording.grouped(total)) applicants are listed;"
            text += " NDJSON and CSV hold all of them."
        }
        if sheets < shown { text += " The first \(Wording.grouped(Int64(sheets))) have a sheet below." }
        return text
    }

    private func row(_ assessment: Assessment, number: Int) -> HTMLMarkup {
        let name = assessment.applicant.isEmpty ? "(no id)" : assessment.applicant
        let link: HTMLMarkup =
            number <= sheets ? "<a href=\"#applicant-\(number)\"><bdi>\(name)</bdi></a>" : "<bdi>\(name)</bdi>"
        let badge = HTMLBand(context).badge(assessment.band, context.band(assessment.band).name)
        let coverage = assessment.score.coveragePermille
        return """
            <tr><th scope="row" data-key="\(name)">\(link)</th><td data-key="\(assessment.band)">\(badge)</td>\
            \(score(assessment))<td class="number" data-key="\(coverage)">\(Wording.percent(permille: coverage))</td>\
            <td>\(assessment.isSettled ? "yes" : "no")</td><td>\(reason(assessment))</td>\
            <td dir="auto">\(assessment.nextChecks.first?.action ?? "\u{2013}")</td></tr>

            """
    }

    private func reason(_ assessment: Assessment) -> HTMLMarkup {
        guard let reason = Sheet(assessment, context).leadingReason else { return "" }
        let more: HTMLMarkup = reason.more > 0 ? " <span class=\"small soft keep\">+\(reason.more)</span>" : ""
        return "\(reason.title)\(more)"
    }

    private func score(_ assessment: Assessment) -> HTMLMarkup {
        guard showsScores else { return "" }
        let score = assessment.score
        let (low, high) = (Score.display(score.low), Score.display(score.high))
        let total = Score.display(score.total)
        return """
            <td class="number" data-key="\(Int(score.total))"><strong>\(total)</strong></td>\
            <td><svg width="104" height="14" viewBox="-2 0 104 14" role="img" aria-label="between \(low) and \(high)">\
            <line class="grid" x1="0" x2="100" y1="7" y2="7"/>\
            <rect class="span" x="\(low)" y="5" width="\(max(1, high - low))" height="4" rx="2"/>\
            <circle class="dot" cx="\(total)" cy="7" r="4.5"/></svg>\
            <span class="small soft">\(low) \u{2026} \(high)</span></td>
            """
    }
}
