internal import BonafideCore

/// Draws one assessment: band and advice, next check, honest readings, claims against evidence, score, unknowns.
struct HTMLSheet {
    private let context: ReportContext
    private let sheet: Sheet
    private let number: Int
    private let isSingle: Bool

    /// Takes an assessment and its place in the page, from 1.
    init(_ assessment: Assessment, _ context: ReportContext, number: Int, isSingle: Bool) {
        self.context = context
        self.number = number
        self.isSingle = isSingle
        sheet = Sheet(assessment, context)
    }

    private var showsScores: Bool { context.options.showsScores }

    /// The whole sheet.
    var markup: HTMLMarkup {
        let score: HTMLMarkup = showsScores ? HTMLWaterfall(sheet.waterfall, context, number: number).markup : ""
        return """
            <article class="sheet\(isSingle ? " only" : "")" id="applicant-\(number)" aria-labelledby="title-\(number)">
            \(head)\(nextChecks)\(readings)\(contradictions)\(activity)\(questions)\(hinge)\(score)\(unchecked)\
            \(HTMLOutcomes(sheet, context, number).markup)\
            </article>

            """
    }

    private var activity: HTMLMarkup {
        HTMLActivity(sheet.assessment.activity, number: number)?.markup ?? ""
    }

    private func section(_ key: String, _ title: String, _ content: HTMLMarkup) -> HTMLMarkup {
        """
        <section aria-labelledby="\(key)-\(number)">
        <h3 id="\(key)-\(number)">\(title)</h3>
        \(content)
        </section>

        """
    }

    private var head: HTMLMarkup {
        let assessment = sheet.assessment
        let name = assessment.applicant.isEmpty ? "(no id)" : assessment.applicant
        let settled =
            assessment.isSettled ? "yes, no unknown can change the band" : "no, unknowns can still change the band"
        var facts: HTMLMarkup = "<div><dt>Settled</dt><dd>\(settled)</dd></div>"
        facts += "<div><dt>Coverage</dt><dd>\(Wording.percent(permille: assessment.score.coveragePermille))</dd></div>"
        if assessment.droppedColumns > 0 {
            let columns = Wording.count(assessment.droppedColumns, "column")
            facts += "<div><dt>Protected traits</dt><dd>\(columns) dropped unread</dd></div>"
        }
        let place: HTMLMarkup = sheet.place.isEmpty ? "" : "<p class=\"soft small\" dir=\"auto\">\(sheet.place)</p>"
        return """
            <header>
            <div class="head"><h2 id="title-\(number)"><bdi>\(name)</bdi></h2>\
            <p>\(HTMLBand(context).badge(assessment.band, sheet.band.name))</p></div>
            \(place)
            <p class="advice">\(sheet.band.adviceText)</p>
            \(showsScores ? HTMLScale(sheet, context).markup : "")
            <dl class="facts small">\(facts)</dl>
            </header>

            """
    }

    private var nextChecks: HTMLMarkup {
        guard let first = sheet.assessment.nextChecks.first else { return "" }
        let rest = sheet.assessment.nextChecks.dropFirst().map { check -> HTMLMarkup in
            "<li dir=\"auto\">\(check.action) <span class=\"soft\">\(note(check))</span></li>"
        }
        let list: HTMLMarkup = rest.isEmpty ? "" : "<ol class=\"small\" start=\"2\">\(rest.joined())</ol>"
        return """
            <section class="next" aria-labelledby="next-\(number)">
            <h3 id="next-\(number)">Next best check</h3>
            <p dir="auto">\(first.action)</p><p class="small soft">\(note(first))</p>\(list)
            </section>

            """
    }

    private func note(_ check: NextCheck) -> String {
        guard showsScores else { return "Cost: \(check.cost.phrase)." }
        let reduction = Wording.decibans(check.reduction).dropFirst(check.reduction > 0 ? 1 : 0)
        return "Cost: \(check.cost.phrase). Narrows the interval by \(reduction) dB."
    }

    private var readings: HTMLMarkup {
        let items = sheet.adverse.filter { !$0.benign.isEmpty }
        guard !items.isEmpty else { return "" }
        let rows: [HTMLMarkup] = items.map { item in
            let lines: [HTMLMarkup] = item.benign.map { "<dd>\($0)</dd>" }
            return "<dt><span class=\"code\">\(item.code)</span></dt>\(lines.joined())"
        }
        return section("readings", "Honest readings first", "<dl class=\"readings\">\(rows.joined())</dl>")
    }

    /// What everybody of the band is asked, so that nobody is asked more for who they are.
    private var questions: HTMLMarkup {
        guard !sheet.band.questions.isEmpty else { return "" }
        let rows: [HTMLMarkup] = sheet.band.questions.map { "<li>\($0)</li>" }
        return section(
            "questions", "Questions to ask",
            """
            <p class="small soft">The same for every applicant whose band is \(sheet.band.name).</p>
            <ol>\(rows.joined())</ol>
            """)
    }

    private var hinge: HTMLMarkup {
        guard context.options.showsAnalysis, !sheet.assessment.hinge.isEmpty else { return "" }
        return section(
            "hinge", "Smallest change that would move the band",
            """
            <p dir="auto">\(sheet.assessment.hinge)</p>
            <p class="small soft">For analysts alone; never hand this to an applicant.</p>
            """)
    }

    private var contradictions: HTMLMarkup {
        guard !sheet.contradictions.isEmpty else {
            return section("claims", "Claims against evidence", "<p class=\"soft\">No rule fired.</p>")
        }
        let weight: HTMLMarkup = showsScores ? "<th scope=\"col\" class=\"number\">Added, dB</th>" : ""
        let table: HTMLMarkup = """
            <div class="scroll"><table class="stack claims"><caption>What contradicts or supports what, weightiest first</caption>
            <thead><tr><th scope="col">Reason</th><th scope="col">The applicant claims</th>\
            <th scope="col">The evidence shows</th>\(weight)</tr></thead>
            <tbody>
            \(sheet.contradictions.map(row).joined())</tbody></table></div>
            """
        return section("claims", "Claims against evidence", table)
    }

    private func row(_ item: Sheet.Contradiction) -> HTMLMarkup {
        let added: HTMLMarkup =
            showsScores ? "<td class=\"number\" data-label=\"Added, dB\">\(Wording.decibans(item.millibans))</td>" : ""
        let source: HTMLMarkup =
            item.sources.isEmpty ? "" : "<small>After \(item.sources.joined(separator: "; "))</small>"
        return """
            <tr><th scope="row"><span class="code keep">\(item.code)</span> \(item.title)\
            <span class="value small"><span dir="auto">\(item.sentence)</span>\(source)</span></th>\
            <td data-label="The applicant claims">\(values(item.claims, none: "Nothing that this reason names."))</td>\
            <td data-label="The evidence shows">\(values(item.evidence, none: "Nothing that this reason names."))</td>\(added)</tr>

            """
    }

    private func values(_ fields: [ReasonField], none: String) -> HTMLMarkup {
        guard !fields.isEmpty else { return "<span class=\"soft small\">\(none)</span>" }
        return fields.map { field -> HTMLMarkup in
            let place: HTMLMarkup = field.whereabouts.isEmpty ? "" : "<small>\(field.whereabouts)</small>"
            let summary = context.catalog.declaration(of: field.signal)?.summary ?? ""
            return """
                <span class="value"><bdi>\(field.text)</bdi>\
                <small>\(summary) <span class="code">\(field.signal)</span></small>\(place)</span>
                """
        }.joined()
    }

    private var unchecked: HTMLMarkup {
        guard !sheet.unchecked.isEmpty else { return "" }
        let rows: [HTMLMarkup] = sheet.unchecked.map { item in
            let rules = item.rules.joined(separator: ", ")
            let usual: HTMLMarkup = item.why == UnknownReason.notCollected.phrase ? " usual" : ""
            return """
                <tr><th scope="row"><span class="code">\(item.signal)</span><span class="value small soft">\(item.summary)</span></th>\
                <td class="why\(usual)" data-label="Why">\(item.why)</td>\
                <td class="code long" data-label="Rules that wait for it">\(rules)</td></tr>

                """
        }
        let table: HTMLMarkup = """
            <div class="scroll"><table class="stack unchecked"><caption>\(Wording.unknownNote)</caption>
            <thead><tr><th scope="col">Signal</th><th scope="col">Why</th><th scope="col">Rules that wait for it</th></tr></thead>
            <tbody>
            \(rows.joined())</tbody></table></div>
            """
        return section("unchecked", "What was not checked", table)
    }
}
