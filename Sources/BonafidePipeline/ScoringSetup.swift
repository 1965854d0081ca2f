package import BonafideCore
package import BonafideReport
package import BonafideRules
package import BonafideSignals

/// Everything a run shares: extractors, pack, reference data and stamps; immutable once made.
package struct ScoringSetup: Sendable {
    /// All extractors with their catalog.
    package let crew: ExtractorCrew
    /// The extractors that measure what a rule in force reads or shows.
    package let working: ExtractorCrew
    /// The judge with its pack.
    package let judge: Judge
    /// The tables of the run.
    package let reference: ReferenceData
    /// What makes the run reproducible.
    package let stamp: RunStamp

    /// Joins the parts; the pack must have been checked against the crew's catalog.
    package init(crew: ExtractorCrew, pack: RulePack, reference: ReferenceData, engine: String) {
        self.crew = crew
        working = crew.reading(pack.shownColumns)
        self.reference = reference
        judge = Judge(pack: pack)
        stamp = RunStamp(
            engine: engine, pack: "\(pack.card.name) \(pack.card.version)", packDigest: pack.card.digest,
            catalogDigest: CatalogDigest.of(crew.catalog), dataDigest: reference.digest, asOf: reference.asOf)
    }

    /// The same setup with keys made with the organisation's secret, so that they may be stored.
    package func hashing(with secret: LinkSecret) -> ScoringSetup {
        ScoringSetup(
            crew: crew.hashing(with: LinkHasher(secret: secret)), pack: judge.pack, reference: reference,
            engine: stamp.engine)
    }

    /// What a report needs to know of the run.
    package func context(inputs: [String], options: ReportOptions) -> ReportContext {
        ReportContext(
            pack: judge.pack.card, catalog: crew.catalog, stamp: stamp, sources: reference.sources, inputs: inputs,
            options: options)
    }
}
