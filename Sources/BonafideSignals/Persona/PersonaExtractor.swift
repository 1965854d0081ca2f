package import BonafideCore

/// Measures whether contact data and profiles elsewhere fit the person that is claimed.
package struct PersonaExtractor: SignalExtractor {
    package static let family = SignalFamily.persona
    package static let declarations = PersonaSignals.declarations

    private let email: PersonaEmail
    private let names: PersonaNames
    private let profiles: PersonaProfiles
    private let blocklist: PersonaBlocklist
    private let phoneVirtual: Slot<Bool>
    private let phoneCountry: Slot<CountryCode>
    private let claimedCountry: Slot<CountryCode>
    private let contactChanges: Slot<Int64>
    private let renamedDays: Slot<Double>

    package init(catalog: SignalCatalog, reference: ReferenceData) {
        email = PersonaEmail(catalog: catalog, asOf: reference.asOf)
        names = PersonaNames(catalog: catalog)
        profiles = PersonaProfiles(catalog: catalog, asOf: reference.asOf)
        blocklist = PersonaBlocklist(catalog: catalog, reference: reference)
        phoneVirtual = catalog.flag(PersonaSignals.phoneVirtual)
        phoneCountry = catalog.country(PersonaSignals.phoneCountry)
        claimedCountry = catalog.country(PersonaSignals.claimedCountry)
        contactChanges = catalog.count(PersonaSignals.contactChanges)
        renamedDays = catalog.measure(PersonaSignals.renamedDays)
    }

    package func extract(from applicant: Applicant, into findings: inout Findings) {
        email.extract(from: applicant, into: &findings)
        if applicant.isGivenAnywhere(MeetingField.displayName.path)
            || applicant.isGivenAnywhere(LinkField.displayName.path)
        {
            names.extract(from: applicant, into: &findings)
        }
        if applicant.count(of: .links) > 0 { profiles.extract(from: applicant, into: &findings) }
        blocklist.extract(from: applicant, into: &findings)
        measurePhones(applicant, &findings)
        if applicant.count(of: .history) > 0 { measureHistory(applicant, &findings) }
        switch applicant.country(RootField.basicsLocationCountryCode.path) {
        case .value(let country):
            findings.report(claimedCountry, country)
            findings.cite(claimedCountry, RootField.basicsLocationCountryCode.path)
        case .absent: findings.reportAbsent(claimedCountry)
        case .unknown(let reason): findings.leaveUnknown(claimedCountry, reason)
        }
    }

    private func measurePhones(_ applicant: Applicant, _ findings: inout Findings) {
        for element in 0..<applicant.count(of: .phones) {
            // mobile, fixed, voip, tollfree, unknown
            if let line = applicant.word(PhoneField.lineType.path, at: element).value, line != 4 {
                findings.report(phoneVirtual, line == 2 || line == 3)
                findings.cite(phoneVirtual, PhoneField.lineType.path, at: element)
            }
            if let country = applicant.country(PhoneField.carrierCountry.path, at: element).value {
                findings.report(phoneCountry, country)
                findings.cite(phoneCountry, PhoneField.carrierCountry.path, at: element)
            }
        }
    }

    private func measureHistory(_ applicant: Applicant, _ findings: inout Findings) {
        var contact: [Timestamp] = []
        var renames: [(at: Timestamp, element: Int)] = []
        var judged = false
        for element in 0..<applicant.count(of: .history) {
            // location, email, phone, login, handle, name, device, skill, language, payout, contact, status, other
            guard let kind = applicant.word(HistoryField.field.path, at: element).value,
                let at = applicant.instant(HistoryField.at.path, at: element).value
            else { continue }
            judged = true
            if kind == 1 || kind == 2 || kind == 10 {
                contact.append(at)
                findings.cite(contactChanges, HistoryField.at.path, at: element)
            }
            if kind == 3 || kind == 4 { renames.append((at, element)) }
        }
        guard judged else { return findings.leaveUnknown(contactChanges, .unreadable) }
        findings.report(
            contactChanges, contact.isEmpty ? 0 : DatedCounts.most(of: contact.sorted(), within: 90 * 86_400))
        let goals =
            (applicant.moments(ApplicationField.at.path)
            + [applicant.instant(RootField.offerMadeAt.path).value].compactMap { $0 })
            .sorted()
        var best: (seconds: Int64, element: Int)?
        for rename in renames {
            guard let goal = goals.first(where: { $0 >= rename.at }) else { continue }
            let gap = goal.seconds - rename.at.seconds
            if gap < best?.seconds ?? .max { best = (gap, rename.element) }
        }
        guard let best else { return findings.leaveUnknown(renamedDays, .notApplicable) }
        findings.report(renamedDays, Double(best.seconds) / 86_400)
        findings.cite(renamedDays, HistoryField.at.path, at: best.element)
    }
}
