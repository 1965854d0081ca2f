internal import BonafideCore

/// Looks contacts and handles up in the caller's own blocklist.
struct PersonaBlocklist: Sendable {
    private let hits: Slot<Int64>
    private let source: Slot<String>
    private let list: Blocklist?
    private let day: Day

    init(catalog: SignalCatalog, reference: ReferenceData) {
        hits = catalog.count(PersonaSignals.blocklistHits)
        source = catalog.label(PersonaSignals.blocklistSource)
        list = reference.blocklist
        day = reference.asOf.day
    }

    func extract(from applicant: Applicant, into findings: inout Findings) {
        guard let list else { return findings.leaveUnknown(hits, .noReference) }
        var judged = 0
        var found: [Blocklist.Entry] = []
        func look(_ kind: Blocklist.Kind, _ path: FieldPath, _ element: Int, _ findings: inout Findings) {
            guard let value = applicant.string(path, at: element).value else { return }
            judged += 1
            guard let entry = list.match(kind, value, on: day), !found.contains(entry) else { return }
            found.append(entry)
            findings.cite(hits, path, at: element)
        }
        look(.email, RootField.basicsEmail.path, 0, &findings)
        look(.phone, RootField.basicsPhone.path, 0, &findings)
        look(.handle, RootField.codeLogin.path, 0, &findings)
        for element in 0..<applicant.count(of: .emails) { look(.email, EmailField.value.path, element, &findings) }
        for element in 0..<applicant.count(of: .phones) { look(.phone, PhoneField.value.path, element, &findings) }
        for element in 0..<applicant.count(of: .links) {
            look(.handle, LinkField.username.path, element, &findings)
            look(.domain, LinkField.url.path, element, &findings)
        }
        for element in 0..<applicant.count(of: .payouts) {
            look(.wallet, PayoutField.walletAddress.path, element, &findings)
        }
        guard judged > 0 else { return }
        findings.report(hits, found.count)
        if let first = found.first { findings.report(source, "\(first.source), \(first.added)") }
    }
}
