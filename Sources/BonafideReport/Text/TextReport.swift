internal import BonafideCore

/// Draws the queue, the sheets and the stamps of a run for a terminal.
struct TextReport {
    private let context: ReportContext
    private var page: TextPage

    /// Opens the page.
    init(_ context: ReportContext) {
        self.context = context
        page = TextPage(context.options.style)
    }

    /// Appends the whole report.
    mutating func write(_ kept: [Assessment], _ summary: RunSummary, to out: inout [UInt8]) {
        let showsQueue = context.options.layout == .queue || summary.applicants != 1
        let showsSheets =
            context.options.layout == .sheets || (context.options.layout == .automatic && summary.applicants == 1)
        if showsQueue { writeQueue(kept, summary) }
        if showsSheets { writeSheets(kept, isAfterQueue: showsQueue) }
        writeStamps(summary)
        out.append(contentsOf: page.bytes)
    }

    private mutating func writeQueue(_ kept: [Assessment], _ summary: RunSummary) {
        var counts = [Wording.count(summary.applicants, "applicant")]
        for (number, band) in context.pack.bands.enumerated().reversed() where number < summary.bands.count {
            counts.append("\(band.name) \(Wording.grouped(summary.bands[number]))")
        }
        page.paragraph(counts.joined(separator: " \u{00B7} "), indent: 0, .strong)
        page.endLine()
        var queue = TextQueue(context)
        queue.write(kept.prefix(context.options.queueLimit), to: &page)
        let hidden = summary.applicants - Int64(min(kept.count, context.options.queueLimit))
        if hidden > 0 {
            page.paragraph(
                "\(Wording.grouped(hidden)) more are not listed; --format ndjson or csv writes all of them.",
                indent: 0, .quiet)
        }
    }

    private mutating func writeSheets(_ kept: [Assessment], isAfterQueue: Bool) {
        for (number, assessment) in kept.prefix(context.options.sheetLimit).enumerated() {
            if number > 0 || isAfterQueue {
                page.endLine()
                page.endLine()
            }
            var sheet = TextSheet(assessment, context)
            sheet.write(to: &page.bytes)
        }
    }

    private mutating func writeStamps(_ summary: RunSummary) {
        let stamp = context.stamp
        page.endLine()
        page.rule()
        page.paragraph(Wording.disclaimer, indent: 0, .strong)
        let pack = "\(stamp.pack) (\(stamp.packDigest.prefix(12)))"
        let line =
            "engine \(stamp.engine) \u{00B7} pack \(pack) \u{00B7} data \(stamp.dataDigest.prefix(12)) "
            + "\u{00B7} catalog \(stamp.catalogDigest.prefix(12)) \u{00B7} as of \(stamp.asOf)"
        page.paragraph(line, indent: 0, .quiet)
        let stale = context.sources.filter { $0.isStale(at: stamp.asOf) }
        for source in stale {
            let age = source.ageDays(at: stamp.asOf)
            page.paragraph(
                "\(source.name) of \(source.date) is \(age) days old; its limit is \(source.maximumAgeDays).",
                label: "stale", indent: 0, labelWidth: 7)
        }
        if summary.rejected > 0 {
            page.paragraph("\(Wording.count(summary.rejected, "record")) refused; see the reject file.", indent: 0)
        }
    }
}
