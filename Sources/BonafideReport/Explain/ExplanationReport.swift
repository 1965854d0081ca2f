package import BonafideCore

/// Renders why rules ended as they did for one applicant, fired or not.
package struct ExplanationReport: Sendable {
    let context: ReportContext

    /// Takes what is the same for every applicant.
    package init(_ context: ReportContext) { self.context = context }

    /// Appends the traces as terminal text, fired rules first and each outcome in the order of the pack.
    package func writeText(_ assessment: Assessment, _ traces: [RuleTrace], into out: inout [UInt8]) {
        var page = TextPage(context.options.style)
        let name = assessment.applicant.isEmpty ? "(no id)" : assessment.applicant
        page.put(TextWidth.cut(VisibleText.of(name), to: page.width - 24), .strong)
        page.space(2)
        page.put(VisibleText.of(context.band(assessment.band).name), context.role(ofBand: assessment.band))
        if context.options.showsScores { page.put("  \(Score.display(assessment.score.total)) of 100") }
        page.endLine()
        for outcome in RuleOutcome.allCases {
            for trace in traces where trace.outcome == outcome { write(trace, of: assessment, to: &page) }
        }
        page.endLine()
        page.rule()
        page.paragraph(Wording.disclaimer, indent: 0, .strong)
        out.append(contentsOf: page.bytes)
    }

    private func write(_ trace: RuleTrace, of assessment: Assessment, to page: inout TextPage) {
        let card = context.rule(trace.rule)
        page.endLine()
        page.put(TextWidth.pad(trace.outcome.word.uppercased(), to: 11), trace.outcome == .fired ? .adverse : .strong)
        let rule = VisibleText.of("\(card?.reasonCode ?? "")  \(context.ruleID(trace.rule))")
        page.put(TextWidth.cut(rule, to: page.width - 11), .strong)
        page.endLine()
        if let card { page.paragraph(card.title, indent: 11) }
        if let weight = weight(of: trace, assessment) { page.paragraph(weight, indent: 11, .quiet) }
        if let card { page.paragraph(card.condition, label: "when", indent: 2, labelWidth: 9) }
        if !trace.note.isEmpty { page.paragraph(trace.note, label: "because", indent: 2, labelWidth: 9) }
        for comparison in trace.comparisons { write(comparison, to: &page) }
    }

    private func weight(of trace: RuleTrace, _ assessment: Assessment) -> String? {
        guard context.options.showsScores, let card = context.rule(trace.rule) else { return nil }
        let written = "weight \(Wording.decibans(card.weight)) dB in group \(card.group)"
        guard let part = assessment.contributions.first(where: { $0.rule == trace.rule }) else { return written }
        return "\(written), added \(Wording.decibans(part.millibans)) dB"
    }

    private func write(_ comparison: LeafComparison, to page: inout TextPage) {
        page.paragraph(comparison.text, label: comparison.result.rawValue, indent: 4, labelWidth: 9)
        var seen = comparison.observed.isEmpty ? "nothing" : comparison.observed
        if !comparison.note.isEmpty { seen += " (\(comparison.note))" }
        page.paragraph(seen, label: "seen", indent: 13, labelWidth: 9)
        if !comparison.threshold.isEmpty {
            page.paragraph(comparison.threshold, label: "against", indent: 13, labelWidth: 9)
        }
        let field = ReasonField(
            signal: "", text: "", evidence: comparison.evidence, source: comparison.source, side: .evidence)
        if !field.whereabouts.isEmpty { page.paragraph(field.whereabouts, indent: 22, .quiet) }
    }

    /// Appends the traces as one JSON object in the order given, with a line break.
    package func writeJSON(_ assessment: Assessment, _ traces: [RuleTrace], into out: inout [UInt8]) {
        out.append(raw: "{\"schemaVersion\":")
        out.append(decimal: AssessmentSchema.version)
        out.append(raw: ",\"notice\":")
        out.append(json: Wording.disclaimer)
        out.append(raw: ",\"assessment\":")
        var json = JSONAssessment(context, keeping: 0)
        json.write(assessment, to: &out)
        out.append(raw: ",\"explanations\":")
        out.append(list: traces) { trace, out in write(trace, of: assessment, to: &out) }
        out.append(raw: "}\n")
    }

    private func write(_ trace: RuleTrace, of assessment: Assessment, to out: inout [UInt8]) {
        let card = context.rule(trace.rule)
        out.append(raw: "{\"rule\":")
        out.append(json: context.ruleID(trace.rule))
        let texts: [(StaticString, String)] = [
            (",\"code\":", card?.reasonCode ?? ""), (",\"title\":", card?.title ?? ""),
            (",\"outcome\":", trace.outcome.word), (",\"condition\":", card?.condition ?? ""),
            (",\"note\":", trace.note),
        ]
        for (key, text) in texts {
            out.append(raw: key)
            out.append(json: text)
        }
        if context.options.showsScores {
            out.append(raw: ",\"weight\":")
            out.append(decimal: card?.weight ?? 0)
            out.append(raw: ",\"contribution\":")
            out.append(decimal: assessment.contributions.first { $0.rule == trace.rule }?.millibans ?? 0)
        }
        out.append(raw: ",\"comparisons\":")
        out.append(list: trace.comparisons) { comparison, out in comparison.write(to: &out) }
        out.append(UInt8(ascii: "}"))
    }
}

extension LeafComparison {
    /// Appends the comparison as a JSON object.
    fileprivate func write(to out: inout [UInt8]) {
        out.append(raw: "{\"text\":")
        out.append(json: text)
        let texts: [(StaticString, String)] = [
            (",\"observed\":", observed), (",\"threshold\":", threshold), (",\"result\":", result.rawValue),
            (",\"note\":", note), (",\"source\":", source),
        ]
        for (key, text) in texts {
            out.append(raw: key)
            out.append(json: text)
        }
        out.append(raw: ",\"evidence\":")
        out.append(json: evidence)
        out.append(UInt8(ascii: "}"))
    }
}
