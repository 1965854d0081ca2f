internal import BonafideCore
internal import BonafideIdentity

/// Screens the names of the person with the birth date and the countries of the addresses given.
struct SanctionsPerson: Sendable {
    /// The most names of one applicant that are screened.
    private static let nameLimit = 16
    private static let nothing = [0, 0, 0, 0, 0]

    private let strong: Slot<Bool>
    /// Possible matches, weak aliases, namesakes cleared, and matches set aside.
    private let results: [Slot<Int64>]
    private let possibleReference, wouldClear: Slot<String>

    init(catalog: SignalCatalog) {
        strong = catalog.flag(SanctionsSignals.strongMatch)
        typealias Signals = SanctionsSignals
        results = [Signals.possible, Signals.weakAlias, Signals.homonyms, Signals.setAside].map { catalog.count($0) }
        possibleReference = catalog.label(SanctionsSignals.possibleReference)
        wouldClear = catalog.label(SanctionsSignals.wouldClear)
    }

    /// Reports what the names come to; gives the entry of a match the birth date confirms.
    func extract(
        from applicant: Applicant, _ screener: Screener, on day: Day, into findings: inout Findings
    ) -> String? {
        if meetsNothing(applicant, screener) {
            report(Self.nothing, &findings)
            return nil
        }
        var query = ScreeningQuery(names: names(applicant), kind: .person)
        guard !query.names.isEmpty else { return nil }
        query.birthDate = birthDate(applicant)
        query.countries = countries(applicant)
        let outcome = screener.screen(query, limit: 50, asOf: day)
        var counts = Self.nothing
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
        report(counts, &findings)
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

    /// Reports how many candidates came to a strong match, and to each of the results in the order of `results`.
    private func report(_ counts: [Int], _ findings: inout Findings) {
        findings.report(strong, counts[0] > 0)
        for (place, slot) in results.enumerated() {
            findings.report(slot, counts[place + 1])
            if counts[place + 1] > 0 { findings.cite(slot, RootField.basicsName.path) }
        }
    }

    /// Whether the main name is given and all names were met before and met nothing, told without making a text.
    private func meetsNothing(_ applicant: Applicant, _ screener: Screener) -> Bool {
        func isQuiet(_ path: FieldPath, _ element: Int = 0) -> Bool? {
            applicant.read(path, at: element) { bytes in
                let name = bytes.trimmed
                return name.isEmpty ? nil : screener.isQuiet(person: name)
            }.value
        }
        guard isQuiet(RootField.basicsName.path) == true, isQuiet(RootField.basicsNameNative.path) ?? true else {
            return false
        }
        var isAll = true
        if applicant.isGivenAnywhere(RootField.basicsPriorNames.path) {
            applicant.forEach(RootField.basicsPriorNames.path) { bytes in
                let name = bytes.trimmed
                if !name.isEmpty, !screener.isQuiet(person: name) { isAll = false }
            }
        }
        guard isAll, applicant.isGivenAnywhere(DocumentField.name.path) else { return isAll }
        return (0..<applicant.count(of: .documents)).allSatisfy { isQuiet(DocumentField.name.path, $0) ?? true }
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
