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

    private static let emails = [RootField.basicsEmail.path, EmailField.value.path, PayoutField.email.path]
    private static let phones = [RootField.basicsPhone.path, PhoneField.value.path, PayoutField.phone.path]
    private static let wallets = [PayoutField.walletAddress.path]
    private static let documents = [DocumentField.number.path]
    private static let sites = [
        RootField.basicsUrl.path, WorkField.url.path, RootField.basicsEmail.path, EmailField.value.path,
        EducationField.url.path,
    ]
    private static let bankCodes = [PayoutField.bic.path]

    /// Reports what is listed; gives the entry of the first identifier met.
    func extract(
        from applicant: Applicant, _ screener: Screener, on day: Day, into findings: inout Findings
    ) -> String? {
        let lookup = Lookup(applicant: applicant, screener: screener, day: day)
        var own = Tally()
        lookup.add(.email, Self.emails, to: &own)
        lookup.add(.phone, Self.phones, to: &own)
        lookup.add(.wallet, Self.wallets, to: &own)
        lookup.add(.otherDocument, Self.documents, to: &own)
        if own.isGiven {
            findings.report(match, !own.places.isEmpty)
            for place in own.places { findings.cite(match, place.path, at: place.element) }
        }
        var sites = Tally()
        lookup.add(.domain, Self.sites, to: &sites)
        report(sites, domains, &findings)
        var accounts = Tally()
        lookup.add(.bankCode, Self.bankCodes, to: &accounts)
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

        func add(_ kind: IdentifierKind, _ paths: [FieldPath], to tally: inout Tally) {
            for path in paths where applicant.isGivenAnywhere(path) {
                for element in 0..<min(applicant.count(of: path.group), SanctionsIdentifiers.elementLimit) {
                    switch glance(kind, path, element) {
                    case .unlisted: tally.isGiven = true
                    case .open: lookUp(kind, path, element, &tally)
                    case .invalid, nil: continue
                    }
                }
            }
        }

        private func glance(_ kind: IdentifierKind, _ path: FieldPath, _ element: Int) -> IdentifierGlance? {
            applicant.read(path, at: element) { bytes in
                let text = bytes.trimmed
                return text.isEmpty ? nil : screener.glance(at: text, as: kind)
            }.value
        }

        private func lookUp(_ kind: IdentifierKind, _ path: FieldPath, _ element: Int, _ tally: inout Tally) {
            guard let text = applicant.string(path, at: element).value,
                let identifier = CanonicalIdentifier(kind, text, country: country(kind, element))
            else { return }
            tally.isGiven = true
            guard let party = screener.party(with: identifier, on: day) else { return }
            tally.places.append((path, element))
            if tally.entry == nil { tally.entry = "\(party.list) \(party.id)" }
        }

        /// The country an identifier is read by: where a document was issued, or where a phone number was written.
        private func country(_ kind: IdentifierKind, _ element: Int) -> CountryCode? {
            switch kind {
            case .otherDocument: applicant.country(DocumentField.country.path, at: element).value
            case .phone: applicant.country(RootField.basicsLocationCountryCode.path).value
            default: nil
            }
        }
    }
}
