internal import BonafideCore

/// Draws the queue as a table that fits the page.
struct TextQueue {
    private let context: ReportContext
    private let showsScores: Bool
    private let nameWidth: Int
    private let marks: Int
    private var idWidth = 2
    private var showsInterval = false
    private var showsCoverage = false

    /// Takes what is the same for every applicant.
    init(_ context: ReportContext) {
        self.context = context
        showsScores = context.options.showsScores
        nameWidth = max(4, context.pack.bands.map { TextWidth.of(VisibleText.of($0.name)) }.max() ?? 4)
        marks = max(1, context.pack.bands.count)
    }

    /// Writes header and one line an applicant.
    mutating func write(_ kept: ArraySlice<Assessment>, to page: inout TextPage) {
        let ids = kept.map { TextWidth.of(VisibleText.of($0.applicant)) }.max() ?? 2
        idWidth = max(2, min(ids, page.width / 5))
        showsInterval = showsScores && page.width >= 72
        showsCoverage = page.width >= 56
        let used = idWidth + 2 + nameWidth + 1 + marks + 2 + (showsScores ? 6 : 0)
        let room = page.width - used - (showsInterval ? 12 : 0) - (showsCoverage ? 19 : 0)
        writeHeader(showsReasons: room >= 12, to: &page)
        for assessment in kept {
            writeRow(assessment, room: room, to: &page)
        }
    }

    private func writeHeader(showsReasons: Bool, to page: inout TextPage) {
        var header = TextWidth.pad("id", to: idWidth + 2) + TextWidth.pad("band", to: nameWidth + 1 + marks + 2)
        if showsScores { header += "score " }
        if showsInterval { header += "   could be " }
        if showsCoverage { header += "coverage  settled" }
        if showsReasons { header += "  reason" }
        page.put(TextWidth.cut(header, to: page.width), .quiet)
        page.endLine()
    }

    private func writeRow(_ assessment: Assessment, room: Int, to page: inout TextPage) {
        let id = TextWidth.cut(VisibleText.of(assessment.applicant), to: idWidth)
        page.put(TextWidth.pad(id, to: idWidth + 2), .strong)
        let name = TextWidth.pad(VisibleText.of(context.band(assessment.band).name), to: nameWidth + 1)
        page.put(name + context.meter(of: assessment.band), context.role(ofBand: assessment.band))
        page.space(2)
        if showsScores {
            let score = assessment.score
            page.put(TextWidth.pad("\(Score.display(score.total))", to: 5, isRight: true) + " ", .strong)
        }
        if showsInterval {
            let score = assessment.score
            let interval = "\(Score.display(score.low)) \u{2026} \(Score.display(score.high))"
            page.put(TextWidth.pad(interval, to: 11, isRight: true) + " ")
        }
        if showsCoverage {
            let coverage = "\((assessment.score.coveragePermille + 5) / 10) %"
            page.put(TextWidth.pad(coverage, to: 8, isRight: true))
            page.put(assessment.isSettled ? "  yes      " : "  no       ")
        }
        if room >= 12 {
            page.put(reason(assessment, room: room), .quiet)
        }
        page.endLine()
    }

    /// The weightiest reason, cut so that the number of further ones stays readable.
    private func reason(_ assessment: Assessment, room: Int) -> String {
        guard let reason = Sheet(assessment, context).leadingReason else { return "" }
        let more = reason.more > 0 ? " +\(reason.more)" : ""
        return TextWidth.cut(VisibleText.of(reason.title), to: room - TextWidth.of(more)) + more
    }
}
