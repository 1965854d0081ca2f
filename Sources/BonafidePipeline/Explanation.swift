internal import BonafideArchive
package import BonafideCore
package import BonafideIngest
internal import BonafideRules
internal import BonafideSignals

/// One applicant's assessment with the comparisons of every rule.
package struct Explanation: Sendable {
    /// The assessment, as a run would give it.
    package let assessment: Assessment
    /// How each rule was judged, in the order of the pack.
    package let traces: [RuleTrace]
    /// The smallest change that would move the band, one sentence, where there is one.
    package let counterfactual: String?
}

extension ScoringSetup {
    /// Finds an applicant by id and explains the assessment; gives nothing where no record has the id.
    ///
    /// With `rule`, only that rule's comparisons are kept.
    package func explain(_ id: String, in plan: InputPlan, rule: Int? = nil) throws -> Explanation? {
        try find(id, in: plan) { explain($0, linked: $1, rule: rule) }
    }

    /// Explains an applicant as exported and as corrected; what is shared with others is taken from the export.
    package func explain(
        _ id: String, in plan: InputPlan, corrected: @escaping (Applicant) -> Applicant
    ) throws -> (before: Explanation, after: Explanation)? {
        try find(id, in: plan) { (explain($0, linked: $1), explain(corrected($0), linked: $1)) }
    }

    private func find<Found>(
        _ id: String, in plan: InputPlan, _ use: (Applicant, LinkedRows) -> Found
    ) throws -> Found? {
        let linked = try LinkPass(linker: crew.linker, comparing: crew.comparing, plan: plan).runHere()
        let source = plan.makeSource()
        let parser = plan.makeParser()
        var chunk = RawChunk()
        var found: Found?
        while found == nil, try source.next(&chunk) {
            _ = try parser.parse(chunk) { applicants, count in
                guard found == nil else { return }
                for lane in 0..<count where applicants[lane].id == id {
                    found = use(applicants[lane], linked)
                    return
                }
            }
        }
        return found
    }

    /// Explains the assessment of one applicant; what is shared with others stays unknown without a first pass.
    package func explain(_ applicant: Applicant, linked: LinkedRows? = nil, rule: Int? = nil) -> Explanation {
        var block = SignalBlock(columns: crew.catalog.count)
        var judged = judge.makeBlock()
        crew.measure([applicant], count: 1, linked: linked, into: &block)
        judge.judge(block, lanes: 1, into: &judged)
        let assessment = judge.assessment(
            id: applicant.id, origin: applicant.origin, lane: 0, block: block, judged: judged,
            sources: reference.sources, digest: applicant.digest().description,
            droppedColumns: Int(applicant.droppedColumns))
        let explainer = Explainer(judge.pack)
        let wanted = rule.map { [$0] } ?? Array(judge.pack.rules.indices)
        let traces = wanted.map {
            explainer.trace(
                rule: $0, lane: 0, block: block, judged: judged, origin: applicant.origin, sources: reference.sources)
        }
        return Explanation(
            assessment: assessment, traces: traces, counterfactual: hinge(of: assessment))
    }

    /// One sentence on the smallest change that would move the band, for an analyst.
    package func hinge(of assessment: Assessment) -> String? {
        guard let counterfactual = judge.counterfactual(assessment.outcomes) else { return nil }
        let card = judge.pack.card
        let changes = counterfactual.changes.map {
            "\(card.rules[$0.rule].id) \($0.to == .fired ? "fired" : "were quiet")"
        }
        return "The band would be \(card.bands[counterfactual.band].name) if \(changes.joined(separator: " and "))."
    }
}
