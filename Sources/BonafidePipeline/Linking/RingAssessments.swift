internal import BonafideArchive
package import BonafideCore
package import BonafideIngest
internal import BonafideRules
internal import BonafideSignals

extension ScoringSetup {
    /// Assesses the applicants whose ids are wanted, in the order of the inputs.
    package func assess(_ wanted: Set<String>, linked: LinkedRows, in plan: InputPlan) throws -> [Assessment] {
        let source = plan.makeSource()
        let parser = plan.makeParser()
        var chunk = RawChunk()
        var found: [Assessment] = []
        while try source.next(&chunk) {
            _ = try parser.parse(chunk) { applicants, count in
                for lane in 0..<count where wanted.contains(applicants[lane].id) {
                    found.append(assessment(of: applicants[lane], linked: linked))
                }
            }
        }
        return found
    }

    private func assessment(of applicant: Applicant, linked: LinkedRows) -> Assessment {
        var block = SignalBlock(columns: crew.catalog.count)
        var judged = judge.makeBlock()
        crew.measure([applicant], count: 1, linked: linked, into: &block)
        judge.judge(block, lanes: 1, into: &judged)
        return judge.assessment(
            id: applicant.id, origin: applicant.origin, lane: 0, block: block, judged: judged,
            sources: reference.sources, digest: applicant.digest().description,
            droppedColumns: Int(applicant.droppedColumns))
    }
}
