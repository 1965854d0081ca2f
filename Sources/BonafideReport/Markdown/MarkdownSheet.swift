internal import BonafideCore

/// Draws one assessment as Markdown.
struct MarkdownSheet {
    private let sheet: Sheet
    private let context: ReportContext

    /// Takes an arranged assessment.
    init(_ sheet: Sheet, _ context: ReportContext) {
        self.sheet = sheet
        self.context = context
    }

    private var showsScores: Bool { context.options.showsScores }

    /// Appends the sheet.
    func write(to out: inout [UInt8]) {
        writeHead(to: &out)
        writeNextChecks(to: &out)
        writeReadings(to: &out)
        writeContradictions(to: &out)
        if showsScores { writeWaterfall(to: &out) }
        writeUnchecked(to: &out)
        out.append(heading: "### Every rule")
        for group in sheet.outcomes where !group.rules.isEmpty {
            out.append(
                line:
                    "- \(group.outcome.word): \(group.rules.map { "`\(context.ruleID($0))`" }.joined(separator: ", "))")
        }
    }

    private func writeHead(to out: inout [UInt8]) {
        let assessment = sheet.assessment
        let name = assessment.applicant.isEmpty ? "(no id)" : assessment.applicant
        out.append(heading: "## \(Markdown.text(name)): \(Markdown.text(sheet.band.name))")
        out.append(line: Markdown.text(sheet.band.adviceText))
        out.append(line: "")
        if showsScores {
            let score = assessment.score
            let interval = "\(Score.display(score.low)) … \(Score.display(score.high))"
            let exact = "\(Wording.decibans(score.total)) dB"
            out.append(line: "- Score **\(Score.display(score.total))** of 100 (\(exact)), could be \(interval)")
        }
        let coverage = Wording.percent(permille: assessment.score.coveragePermille)
        out.append(line: "- \(assessment.isSettled ? "Settled" : "Not settled"), coverage \(coverage)")
        if !sheet.place.isEmpty { out.append(line: "- From \(Markdown.text(sheet.place))") }
    }

    private func writeNextChecks(to out: inout [UInt8]) {
        guard !sheet.assessment.nextChecks.isEmpty else { return }
        out.append(heading: "### Next checks")
        for (number, check) in sheet.assessment.nextChecks.enumerated() {
            out.append(line: "\(number + 1). \(Markdown.text(check.action)) (\(check.cost.phrase))")
        }
    }

    private func writeReadings(to out: inout [UInt8]) {
        let items = sheet.adverse.filter { !$0.benign.isEmpty }
        guard !items.isEmpty else { return }
        out.append(heading: "### Honest readings first")
        for item in items {
            out.append(line: "- \(item.code): \(item.benign.map(Markdown.text).joined(separator: " "))")
        }
    }

    private func writeContradictions(to out: inout [UInt8]) {
        guard !sheet.contradictions.isEmpty else { return }
        out.append(heading: "### Claims against evidence")
        out.append(row: ["Code", "Reason", "Claimed", "Seen"] + (showsScores ? ["Added, dB"] : []))
        out.append(line: showsScores ? "|---|---|---|---|---:|" : "|---|---|---|---|")
        for item in sheet.contradictions {
            let cells = [item.code, Markdown.text(item.sentence), values(item.claims), values(item.evidence)]
            out.append(row: cells + (showsScores ? [Wording.decibans(item.millibans)] : []))
        }
    }

    private func values(_ fields: [ReasonField]) -> String {
        fields.map { field in
            let place = field.whereabouts.isEmpty ? "" : " (\(field.whereabouts))"
            return Markdown.text("\(field.signal) = \(field.text)\(place)")
        }.joined(separator: "<br>")
    }

    private func writeWaterfall(to out: inout [UInt8]) {
        out.append(heading: "### From prior to score, in decibans")
        out.append(row: ["Code", "Step", "Adds", "Runs to"])
        out.append(line: "|---|---|---:|---:|")
        for step in sheet.waterfall.steps {
            let isScore = step.kind == .score
            let title = isScore ? "**Score, \(Score.display(step.amount)) of 100**" : Markdown.text(step.title)
            out.append(row: [
                step.code, title, isScore ? "" : Wording.decibans(step.amount), Wording.decibans(step.end),
            ])
        }
    }

    private func writeUnchecked(to out: inout [UInt8]) {
        guard !sheet.unchecked.isEmpty else { return }
        out.append(heading: "### What was not checked")
        out.append(line: Wording.unknownNote)
        out.append(line: "")
        for item in sheet.unchecked {
            let rules = item.rules.map { "`\($0)`" }.joined(separator: ", ")
            out.append(line: "- `\(item.signal)`: \(item.why)" + (rules.isEmpty ? "" : ", waited for by \(rules)"))
        }
    }
}
