internal import BonafideCore
internal import BonafideIdentity

/// Looks up wallets, document numbers, mail addresses and phones exactly, and the domains and banks beside them.
struct SanctionsIdentifiers: Sendable {
    /// The most elements of one group that are looked at.
    private static let elementLimit = 64

    private let match: Slot<Bool>
    private let domains, banks: Slot<Int64>

    init(catalog: SignalCatalog) {
        match = catalog.flag(SanctionsSignals.identifierMatch)
        domains = catalog.count(SanctionsSignals.domains)
        banks = catalog.count(SanctionsSignals.banks)
    }

    /// Reports what is listed; gives the entry of the first identifier met.
    func extract(
        from applicant: Applicant, _ screener: Screener, on day: Day, into findings: inout Findings
    ) -> String? {
        let lookup = Lookup(applicant: applicant, screener: screener, day: day)
        let home = applicant.country(RootField.basicsLocationCountryCode.path).value
        var own = Tally()
        lookup.add(.email, [RootField.basicsEmail.path, EmailField.value.path, PayoutField.email.path], to: &own)
        lookup.add(
            .phone, [RootField.basicsPhone.path, PhoneField.value.path, PayoutField.phone.path], home: home, to: &own)
        lookup.add(.wallet, [PayoutField.walletAddress.path], to: &own)
        lookup.add(.otherDocument, [DocumentField.number.path], country: DocumentField.country.path, to: &own)
        if own.isGiven {
            findings.report(match, !own.places.isEmpty)
            for place in own.places { findings.cite(match, place.path, at: place.element) }
        }
        var sites = Tally()
        lookup.add(
            .domain,
            [
                RootField.basicsUrl.path, WorkField.url.path, RootField.basicsEmail.path, EmailField.value.path,
                EducationField.url.path,
            ], to: &sites)
        report(sites, domains, &findings)
        var accounts = Tally()
        lookup.add(.bankCode, [PayoutField.bic.path], to: &accounts)
        report(accounts, banks, &findings)
        return own.entry
    }

    private func report(_ tally: Tally, _ slot: Slot<Int64>, _ findings: inout Findings) {
        guard tally.isGiven else { return }
        findings.report(slot, tally.places.count)
        for place in tally.places { findings.cite(slot, place.path, at: place.element) }
    }

    /// What was looked up and what of it is listed.
    private struct Tally {
        var isGiven = false
        var places: [(path: FieldPath, element: Int)] = []
        var entry: String?
    }

    /// One applicant's fields against the lists.
    private struct Lookup {
        let applicant: Applicant
        let screener: Screener
        let day: Day

        func add(
            _ kind: IdentifierKind, _ paths: [FieldPath], home: CountryCode? = nil, country: FieldPath? = nil,
            to tally: inout Tally
        ) {
            for path in paths where applicant.isGivenAnywhere(path) {
                for element in 0..<min(applicant.count(of: path.group), SanctionsIdentifiers.elementLimit) {
                    guard let text = applicant.string(path, at: element).value else { continue }
                    let issuer = country.flatMap { applicant.country($0, at: element).value }
                    guard let identifier = CanonicalIdentifier(kind, text, country: issuer ?? home) else { continue }
                    tally.isGiven = true
                    guard let party = screener.party(with: identifier, on: day) else { continue }
                    tally.places.append((path, element))
                    if tally.entry == nil { tally.entry = "\(party.list) \(party.id)" }
                }
            }
        }
    }
}
