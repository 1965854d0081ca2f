internal import BonafideCore

/// Draws how every rule of the pack ended for one applicant, folded until it is wanted.
struct HTMLOutcomes {
    private let sheet: Sheet
    private let context: ReportContext
    private let number: Int

    /// Takes an arranged assessment and its place in the page.
    init(_ sheet: Sheet, _ context: ReportContext, _ number: Int) {
        self.sheet = sheet
        self.context = context
        self.number = number
    }

    /// The section with its table.
    var markup: HTMLMarkup {
        let rows = sheet.outcomes.flatMap { group in group.rules.map { row($0, group.outcome) } }
        let profile = sheet.assessment.profileDigest
        let digest: HTMLMarkup =
            profile.isEmpty
            ? "" : "<p class=\"small soft\">Canonical profile <span class=\"code\">\(profile)</span></p>"
        return """
            <section aria-label="How every rule ended">
            <details>
            <summary>Every rule: \(sheet.outcomeCounts(separator: ", "))</summary>
            <div class="scroll"><table class="stack"><caption>How each rule of the pack ended, fired ones first</caption>
            <thead><tr><th scope="col">Rule</th><th scope="col">Outcome</th><th scope="col">Condition</th></tr></thead>
            <tbody>
            \(rows.joined())</tbody></table></div>
            </details>
            \(digest)
            </section>

            """
    }

    private func row(_ rule: Int, _ outcome: RuleOutcome) -> HTMLMarkup {
        let card = context.rule(rule)
        return """
            <tr><th scope="row"><span class="code">\(context.ruleID(rule))</span>\
            <span class="value small soft">\(card?.title ?? "")</span></th>\
            <td data-label="Outcome">\(outcome.word)</td><td class="code long" data-label="Condition">\(card?.condition ?? "")</td></tr>

            """
    }
}

/// Draws what makes a run reproducible: versions, digests, sources and inputs.
struct HTMLStamps {
    private let context: ReportContext

    /// Takes what is the same for every applicant.
    init(_ context: ReportContext) { self.context = context }

    /// The page's footer.
    func markup(_ summary: RunSummary) -> HTMLMarkup {
        let stamp = context.stamp
        let rows: [(String, String)] = [
            ("Engine", stamp.engine), ("Pack", stamp.pack), ("Pack digest", stamp.packDigest),
            ("Catalog digest", stamp.catalogDigest), ("Data digest", stamp.dataDigest),
            ("As of", stamp.asOf.description),
        ]
        let list: [HTMLMarkup] = rows.map { "<dt>\($0.0)</dt><dd class=\"code\">\($0.1)</dd>" }
        return """
            <footer>
            <h2>Stamps</h2>
            <p class="soft small">The same inputs, pack and data give the same assessments.</p>
            <section aria-label="Versions and digests"><dl class="stamps">\(list.joined())</dl></section>
            \(sources)\(inputs(summary))\
            </footer>

            """
    }

    private var sources: HTMLMarkup {
        guard !context.sources.isEmpty else { return "" }
        let rows: [HTMLMarkup] = context.sources.map { source in
            let age = source.ageDays(at: context.stamp.asOf)
            let note =
                source.isStale(at: context.stamp.asOf)
                ? "stale: limit \(source.maximumAgeDays) days" : age < 0 ? "made after the as-of day" : "fresh"
            return """
                <tr><th scope="row">\(source.name)</th><td data-label="Date">\(source.date.description)</td>\
                <td class="number" data-label="Age, days">\(age)</td><td data-label="State">\(note)</td>\
                <td data-label="Licence">\(source.licence)</td></tr>

                """
        }
        return """
            <section aria-label="Reference sources"><table class="stack small"><caption>Reference sources</caption>
            <thead><tr><th scope="col">Source</th><th scope="col">Date</th><th scope="col" class="number">Age, days</th>\
            <th scope="col">State</th><th scope="col">Licence</th></tr></thead>
            <tbody>
            \(rows.joined())</tbody></table></section>

            """
    }

    private func inputs(_ summary: RunSummary) -> HTMLMarkup {
        guard !summary.inputs.isEmpty else { return "" }
        let rows: [HTMLMarkup] = summary.inputs.map { input in
            """
            <tr><th scope="row">\(input.name)</th><td class="number" data-label="Records">\(Wording.grouped(input.records))</td>\
            <td class="number" data-label="Refused">\(Wording.grouped(input.rejected))</td>\
            <td class="code long" data-label="SHA-256">\(input.digest)</td></tr>

            """
        }
        return """
            <section aria-label="Inputs"><table class="stack small"><caption>Inputs</caption>
            <thead><tr><th scope="col">File</th><th scope="col" class="number">Records</th>\
            <th scope="col" class="number">Refused</th><th scope="col">SHA-256</th></tr></thead>
            <tbody>
            \(rows.joined())</tbody></table></section>

            """
    }
}
