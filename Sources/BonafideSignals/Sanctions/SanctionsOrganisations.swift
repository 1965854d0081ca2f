internal import BonafideCore
internal import BonafideIdentity

/// Screens employers, schools and payees by their names.
///
/// Company names repeat all over the world: a name of few telling words counts only where the country agrees too. Large
/// employers and universities of whole countries are listed; having been there says nothing, so that employers and
/// schools count only where the listing concerns the schemes bonafide looks for.
struct SanctionsOrganisations: Sendable {
    /// Likeness from which a name of telling words counts by itself.
    private static let byName: Float = 0.95
    /// What the words in common must weigh for that: two telling words, or one with two generic ones.
    private static let leastWeight: Float = 2
    /// Likeness from which a name counts where the country agrees.
    private static let byCountry: Float = 0.90
    /// The most elements of one group that are looked at.
    private static let elementLimit = 64
    /// Programmes of the lists that concern the Democratic People's Republic of Korea or its cyber operations.
    private static let programs = ["DPRK", "PRK", "Democratic People's Republic of Korea", "ROK", "CYBER"]

    private let employers, schools, others, payees: Slot<Int64>
    private let reference: Slot<String>

    init(catalog: SignalCatalog) {
        employers = catalog.count(SanctionsSignals.employers)
        schools = catalog.count(SanctionsSignals.schools)
        others = catalog.count(SanctionsSignals.others)
        payees = catalog.count(SanctionsSignals.payees)
        reference = catalog.label(SanctionsSignals.organisation)
    }

    private static let workNames = [WorkField.name.path]
    private static let schoolNames = [EducationField.institution.path]
    private static let payeeNames = [PayoutField.legalEntity.path, PayoutField.holder.path]

    func extract(from applicant: Applicant, _ screener: Screener, on day: Day, into findings: inout Findings) {
        var check = Check(applicant: applicant, screener: screener, day: day)
        check.run(Self.workNames, WorkField.countryCode.path, employers, others, &findings)
        check.run(Self.schoolNames, nil, schools, others, &findings)
        if check.isClaimed { findings.report(others, check.otherCount) }
        check.run(Self.payeeNames, PayoutField.country.path, payees, nil, &findings)
        if let entry = check.entry { findings.report(reference, entry) }
    }

    /// Goes through the organisations of one applicant.
    private struct Check {
        let applicant: Applicant
        let screener: Screener
        let day: Day
        /// The first entry that counts, or else the first that was met.
        private(set) var entry: String?
        private var isCounted = false
        /// Whether an employer or a school was given.
        private(set) var isClaimed = false
        /// Employers and schools listed for something else.
        private(set) var otherCount = 0

        init(applicant: Applicant, screener: Screener, day: Day) {
            self.applicant = applicant
            self.screener = screener
            self.day = day
        }

        /// Counts the names of some fields; those listed for something else go to `others`, where it is given.
        mutating func run(
            _ paths: [FieldPath], _ country: FieldPath?, _ slot: Slot<Int64>, _ others: Slot<Int64>?,
            _ findings: inout Findings
        ) {
            var isGiven = false
            var listed = 0
            for path in paths where applicant.isGivenAnywhere(path) {
                for element in 0..<min(applicant.count(of: path.group), SanctionsOrganisations.elementLimit) {
                    guard let name = applicant.string(path, at: element).value else { continue }
                    isGiven = true
                    let place = country.flatMap { applicant.country($0, at: element).value }
                    guard let found = candidate(name, place) else { continue }
                    if let others, !SanctionsOrganisations.concerns(found.party) {
                        otherCount += 1
                        findings.cite(others, path, at: element)
                        note(found, counts: false)
                    } else {
                        listed += 1
                        findings.cite(slot, path, at: element)
                        note(found, counts: true)
                    }
                }
            }
            guard isGiven else { return }
            findings.report(slot, listed)
            if others != nil { isClaimed = true }
        }

        private mutating func note(_ found: ScreeningCandidate, counts: Bool) {
            guard entry == nil || counts && !isCounted else { return }
            (entry, isCounted) = (found.entry, counts)
        }

        private func candidate(_ name: String, _ country: CountryCode?) -> ScreeningCandidate? {
            let query = ScreeningQuery(names: [name], kind: .organisation, countries: country.map { [$0] } ?? [])
            return screener.screen(query, limit: 5, asOf: day).candidates.first { candidate in
                guard candidate.result == .possible, candidate.suppressedBy == nil else { return false }
                let agrees = candidate.qualifiers.contains { $0.fact == .country && $0.effect == .agrees }
                return candidate.nameScore >= SanctionsOrganisations.byName
                    && candidate.sharedWeight >= SanctionsOrganisations.leastWeight
                    || candidate.nameScore >= SanctionsOrganisations.byCountry && agrees
            }
        }
    }

    /// Whether a listing concerns such schemes; what an analyst listed by hand always does.
    private static func concerns(_ party: ListedParty) -> Bool {
        !party.source.isEmpty || programs.contains { party.programs.contains($0) }
    }
}
