internal import BonafideCore
internal import BonafideIdentity

/// Screens the names of the person with the birth date and the countries of the addresses given.
struct SanctionsPerson: Sendable {
    /// The most names of one applicant that are screened.
    private static let nameLimit = 16

    private let strong: Slot<Bool>
    private let possible, weakAlias, homonyms, setAside: Slot<Int64>
    private let possibleReference, wouldClear: Slot<String>

    init(catalog: SignalCatalog) {
        strong = catalog.flag(SanctionsSignals.strongMatch)
        possible = catalog.count(SanctionsSignals.possible)
        weakAlias = catalog.count(SanctionsSignals.weakAlias)
        homonyms = catalog.count(SanctionsSignals.homonyms)
        setAside = catalog.count(SanctionsSignals.setAside)
        possibleReference = catalog.label(SanctionsSignals.possibleReference)
        wouldClear = catalog.label(SanctionsSignals.wouldClear)
    }

    /// Reports what the names come to; gives the entry of a match the birth date confirms.
    func extract(
        from applicant: Applicant, _ screener: Screener, on day: Day, into findings: inout Findings
    ) -> String? {
        var query = ScreeningQuery(names: names(applicant), kind: .person)
        guard !query.names.isEmpty else { return nil }
        query.birthDate = birthDate(applicant)
        query.countries = countries(applicant)
        let outcome = screener.screen(query, limit: 50, asOf: day)
        var counts = [0, 0, 0, 0, 0]
        for candidate in outcome.candidates {
            guard candidate.suppressedBy == nil else {
                counts[4] += 1
                continue
            }
            switch candidate.result {
            case .strongMatch: counts[0] += 1
            case .possible: counts[1] += 1
            case .weakAlias: counts[2] += 1
            case .homonymCleared: counts[3] += 1
            case .identifierMatch, .none: continue
            }
        }
        findings.report(strong, counts[0] > 0)
        for (slot, count) in zip([possible, weakAlias, homonyms, setAside], counts.dropFirst()) {
            findings.report(slot, count)
            if count > 0 { findings.cite(slot, RootField.basicsName.path) }
        }
        if let nearest = outcome.candidates.first(where: { $0.result == .possible && $0.suppressedBy == nil }) {
            findings.report(possibleReference, nearest.entry)
            findings.report(wouldClear, nearest.wouldSettle.joined(separator: "; or "))
        }
        guard let match = outcome.candidates.first(where: { $0.result == .strongMatch && $0.suppressedBy == nil })
        else { return nil }
        findings.cite(strong, RootField.basicsName.path)
        findings.cite(strong, RootField.personDob.path)
        return match.entry
    }

    private func names(_ applicant: Applicant) -> [String] {
        var names: [String] = []
        func add(_ name: String?) {
            guard let name, names.count < Self.nameLimit, !names.contains(name) else { return }
            names.append(name)
        }
        add(applicant.string(RootField.basicsName.path).value)
        if names.isEmpty, let family = applicant.string(RootField.basicsNamePartsFamily.path).value {
            let given = applicant.string(RootField.basicsNamePartsGiven.path).value
            add(given.map { "\(family), \($0)" } ?? family)
        }
        add(applicant.string(RootField.basicsNameNative.path).value)
        if applicant.isGivenAnywhere(RootField.basicsPriorNames.path) {
            for name in applicant.strings(RootField.basicsPriorNames.path) { add(name) }
        }
        if applicant.isGivenAnywhere(DocumentField.name.path) {
            for element in 0..<applicant.count(of: .documents) {
                add(applicant.string(DocumentField.name.path, at: element).value)
            }
        }
        return names
    }

    /// The birth date claimed, or else the first a document gives.
    private func birthDate(_ applicant: Applicant) -> PartialDate? {
        if let claimed = applicant.partialDate(RootField.personDob.path).value { return claimed }
        guard applicant.isGivenAnywhere(DocumentField.dob.path) else { return nil }
        for element in 0..<applicant.count(of: .documents) {
            if let date = applicant.partialDate(DocumentField.dob.path, at: element).value { return date }
        }
        return nil
    }

    /// Countries of addresses; where a document was issued says nothing.
    private func countries(_ applicant: Applicant) -> [CountryCode] {
        var countries: [CountryCode] = []
        func add(_ country: CountryCode?) {
            if let country, !countries.contains(country) { countries.append(country) }
        }
        add(applicant.country(RootField.basicsLocationCountryCode.path).value)
        if applicant.isGivenAnywhere(DocumentField.addressCountry.path) {
            for element in 0..<applicant.count(of: .documents) {
                add(applicant.country(DocumentField.addressCountry.path, at: element).value)
            }
        }
        return countries
    }
}
