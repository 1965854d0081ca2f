internal import BonafideCore

/// Measures profiles elsewhere by what the caller recorded of them.
struct PersonaProfiles: Sendable {
    private let measured: Slot<Int64>
    private let thin: Slot<Int64>
    private let sameNetwork: Slot<Int64>
    private let asOf: Timestamp

    init(catalog: SignalCatalog, asOf: Timestamp) {
        measured = catalog.count(PersonaSignals.linksMeasured)
        thin = catalog.count(PersonaSignals.thinLinks)
        sameNetwork = catalog.count(PersonaSignals.sameNetworkProfiles)
        self.asOf = asOf
    }

    func extract(from applicant: Applicant, into findings: inout Findings) {
        var counts = (measured: 0, thin: 0)
        var networks: [String: Set<String>] = [:]
        var hasMatches = false
        for element in 0..<applicant.count(of: .links) {
            if let created = applicant.instant(LinkField.accountCreatedAt.path, at: element).value,
                let connections = applicant.integer(LinkField.connections.path, at: element).value
            {
                counts.measured += 1
                let isYoung = asOf.seconds - created.seconds < 365 * 86_400
                let activity = applicant.integer(LinkField.activityCount.path, at: element).value
                if isYoung, connections < 50, activity ?? 0 == 0 {
                    counts.thin += 1
                    findings.cite(thin, LinkField.connections.path, at: element)
                }
            }
            guard let isMatch = applicant.flag(LinkField.contactMatch.path, at: element).value else { continue }
            hasMatches = true
            guard isMatch, let network = applicant.string(LinkField.network.path, at: element).value else { continue }
            let key =
                applicant.string(LinkField.username.path, at: element).value
                ?? applicant.string(LinkField.url.path, at: element).value ?? "#\(element)"
            networks[network.lowercased(), default: []].insert(key.lowercased())
            findings.cite(sameNetwork, LinkField.network.path, at: element)
        }
        if counts.measured > 0 {
            findings.report(measured, counts.measured)
            findings.report(thin, counts.thin)
        }
        if hasMatches { findings.report(sameNetwork, networks.values.map(\.count).max() ?? 0) }
    }
}
