internal import BonafideCore

/// Draws one assessment as a full page of terminal text.
struct TextSheet {
    let context: ReportContext
    let sheet: Sheet
    var page: TextPage

    /// Prepares the page.
    init(_ assessment: Assessment, _ context: ReportContext) {
        self.context = context
        sheet = Sheet(assessment, context)
        page = TextPage(context.options.style)
    }

    private var showsScores: Bool { context.options.showsScores }

    /// Appends the page.
    mutating func write(to out: inout [UInt8]) {
        writeHead()
        writeContradictions()
        if showsScores { TextWaterfall(sheet.waterfall).write(to: &page) }
        writeBenign()
        writeUnchecked()
        writeNextChecks()
        writeOutcomes()
        out.append(contentsOf: page.bytes)
    }

    private mutating func writeHead() {
        let assessment = sheet.assessment
        let id = TextWidth.cut(VisibleText.of(assessment.applicant), to: page.width)
        page.put(id.isEmpty ? "(no id)" : id, .strong)
        let place = VisibleText.of(sheet.place)
        if TextWidth.of(id) + TextWidth.of(place) + 2 <= page.width {
            page.space(page.width - TextWidth.of(id) - TextWidth.of(place))
            page.put(place, .quiet)
            page.endLine()
        } else {
            page.endLine()
            page.paragraph(place, indent: 0, .quiet)
        }
        page.rule()
        let name = VisibleText.of(sheet.band.name).uppercased()
        let role = context.role(ofBand: assessment.band)
        page.put("\(name) \(context.meter(of: assessment.band))", role)
        page.endLine()
        page.paragraph(sheet.band.adviceText, indent: 0)
        if showsScores { writeScoreLine() }
        let settled =
            assessment.isSettled
            ? "Settled: no unknown can change the band." : "Not settled: what is unknown can still change the band."
        page.paragraph(
            "\(settled) Coverage \(Wording.percent(permille: assessment.score.coveragePermille)).", indent: 0)
        if assessment.droppedColumns > 0 {
            let columns = Wording.count(assessment.droppedColumns, "column")
            page.paragraph("\(columns) about protected traits dropped at the door and not read.", indent: 0, .quiet)
        }
    }

    private mutating func writeScoreLine() {
        let score = sheet.assessment.score
        let interval = "\(Score.display(score.low)) \u{2026} \(Score.display(score.high))"
        page.put("Score \(Score.display(score.total)) of 100", .strong)
        page.put("  (\(Wording.decibans(score.total)) dB)")
        if page.width < 60 { page.endLine() } else { page.space(3) }
        page.put("could be \(interval)")
        page.endLine()
    }

    private mutating func writeContradictions() {
        page.heading("What contradicts what")
        guard !sheet.contradictions.isEmpty else {
            return page.paragraph("No rule fired.", .quiet)
        }
        for (number, item) in sheet.contradictions.enumerated() {
            if number > 0 { page.endLine() }
            page.paragraph(item.sentence, label: VisibleText.of(item.code), labelWidth: 9)
            for field in item.claims { write(field, label: "claimed") }
            for field in item.evidence { write(field, label: "seen") }
            if let source = item.sources.first {
                page.paragraph(source, label: "source", indent: 11, labelWidth: 9, .quiet)
            }
        }
    }

    private mutating func write(_ field: ReasonField, label: String) {
        page.paragraph("\(field.signal) = \(field.text)", label: label, indent: 11, labelWidth: 9)
        if !field.whereabouts.isEmpty { page.paragraph(field.whereabouts, indent: 20, .quiet) }
    }

    private mutating func writeBenign() {
        guard sheet.contradictions.contains(where: { !$0.benign.isEmpty }) else { return }
        page.heading("Honest readings of the same facts")
        for item in sheet.contradictions {
            for (number, reading) in item.benign.enumerated() {
                page.paragraph(reading, label: number == 0 ? VisibleText.of(item.code) : "", labelWidth: 9)
            }
        }
    }

    private mutating func writeUnchecked() {
        guard !sheet.unchecked.isEmpty else { return }
        page.heading("Not checked", note: Wording.unknownNote)
        guard sheet.unchecked.count > Self.longList else {
            for item in sheet.unchecked {
                page.paragraph(
                    "\(item.why) (\(Wording.count(item.rules.count, "rule")))", label: item.signal, labelWidth: 34)
            }
            return
        }
        // A bare profile leaves a hundred signals open; a line for each family and reason says it as well.
        var rows: [(family: String, why: String, signals: Int, rules: Set<String>)] = []
        for item in sheet.unchecked {
            let family = String(item.signal.prefix { $0 != "." })
            if let row = rows.firstIndex(where: { $0.family == family && $0.why == item.why }) {
                rows[row].signals += 1
                rows[row].rules.formUnion(item.rules)
            } else {
                rows.append((family, item.why, 1, Set(item.rules)))
            }
        }
        for row in rows {
            let counts = "\(Wording.count(row.signals, "signal")), \(Wording.count(row.rules.count, "rule"))"
            page.paragraph("\(counts): \(row.why)", label: row.family, labelWidth: 12)
        }
    }

    /// From here on a list is told by its families.
    private static let longList = 16

    private mutating func writeNextChecks() {
        guard !sheet.assessment.nextChecks.isEmpty else { return }
        page.heading("Next checks", note: "best first")
        for (number, check) in sheet.assessment.nextChecks.enumerated() {
            var note = check.cost.phrase
            if showsScores { note += ", narrows the interval by \(Wording.decibans(check.reduction).dropFirst()) dB" }
            page.paragraph("\(check.action) (\(note))", label: "\(number + 1).", labelWidth: 4)
        }
    }

    private mutating func writeOutcomes() {
        page.heading("Every rule", note: sheet.outcomeCounts(separator: " \u{00B7} "))
        for group in sheet.outcomes where !group.rules.isEmpty {
            page.paragraph(names(of: group.rules), label: group.outcome.word, labelWidth: 12, .quiet)
        }
        if !sheet.assessment.profileDigest.isEmpty {
            page.endLine()
            page.paragraph(sheet.assessment.profileDigest, label: "profile", indent: 0, labelWidth: 9, .quiet)
        }
    }
}

extension TextSheet {
    /// The ids of rules, or how many there are of each family where they are many.
    fileprivate func names(of rules: [Int]) -> String {
        let ids = rules.map { context.ruleID($0) }
        guard ids.count > 24 else { return ids.joined(separator: ", ") }
        var counts: [(family: String, count: Int)] = []
        for id in ids {
            let family = String(id.prefix { $0 != "." })
            if counts.last?.family == family { counts[counts.count - 1].count += 1 } else { counts.append((family, 1)) }
        }
        return counts.map { "\($0.count) \($0.family)" }.joined(separator: ", ")
    }
}

extension ReportContext {
    /// A band's place from 0 for the lowest to 3 for the highest, whatever the number of bands.
    func level(ofBand band: Int) -> Int {
        guard pack.bands.count > 1 else { return 0 }
        let band = min(max(band, 0), pack.bands.count - 1)
        return (band * 3 + (pack.bands.count - 1) / 2) / (pack.bands.count - 1)
    }

    /// The colour role of a band.
    func role(ofBand band: Int) -> TextRole { .band(level(ofBand: band)) }

    /// The band as filled marks, so that it can be seen without colour.
    func meter(of band: Int) -> String {
        let marks = options.style.usesUnicode ? ("\u{25A0}", "\u{25A1}") : ("#", ".")
        let filled = min(max(band + 1, 1), max(1, pack.bands.count))
        return String(repeating: marks.0, count: filled)
            + String(repeating: marks.1, count: max(0, pack.bands.count - filled))
    }
}
