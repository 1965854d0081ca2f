package import BonafideCore

/// Measures a curriculum vitae against dates, look-ups, direct checks and public code.
package struct WorkExtractor: SignalExtractor {
    package static let family = SignalFamily.work
    package static let declarations = WorkSignals.declarations

    private let history: WorkHistory
    private let checks: WorkChecks
    private let places: WorkPlaces
    private let technologies: WorkTechnologies
    private let code: WorkCode

    package init(catalog: SignalCatalog, reference: ReferenceData) {
        history = WorkHistory(catalog: catalog)
        checks = WorkChecks(catalog: catalog)
        places = WorkPlaces(catalog: catalog)
        technologies = WorkTechnologies(catalog: catalog, asOf: reference.asOf)
        code = WorkCode(catalog: catalog)
    }

    package func extract(from applicant: Applicant, into findings: inout Findings) {
        if applicant.count(of: .work) > 0 {
            history.extract(from: applicant, into: &findings)
            technologies.extract(from: applicant, into: &findings)
            places.extract(from: applicant, into: &findings)
        }
        if applicant.count(of: .verifications) > 0 { checks.extract(from: applicant, into: &findings) }
        code.extract(from: applicant, into: &findings)
    }
}
