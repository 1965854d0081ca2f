public import BonafideCore

/// Measures where an applicant's connections came from and what stands between, against the place they claim.
///
/// An address that stands in for somebody elsewhere says nothing of a place: its location is void and its anonymity
/// is reported instead. Methods and thresholds are those that sign-in protection publishes (Entra ID, Okta,
/// Panther), adapted to claims.
public struct NetworkExtractor: SignalExtractor {
    public static let family = SignalFamily.network
    public static let declarations = NetworkSignals.all

    let slots: NetworkSlots
    let reference: ReferenceData
    let tables: NetworkTables
    let ages: [TableAge]

    public init(catalog: SignalCatalog, reference: ReferenceData) {
        slots = NetworkSlots(catalog)
        self.reference = reference
        tables = NetworkTables(reference)
        ages = Self.ages(slots, tables)
    }

    public func extract(from applicant: Applicant, into findings: inout Findings) {
        SessionExits.find(of: [applicant], 1, in: tables.references) { measure(applicant, $0(0), &findings) }
    }

    public func extract(
        from applicants: [Applicant], count: Int, columns: Range<Int>, into block: inout SignalBlock
    ) {
        SessionExits.find(of: applicants, count, in: tables.references) { exits in
            block.forEachLane(count, columns: columns) { measure(applicants[$0], exits($0), &$1) }
        }
    }

    private func measure(_ applicant: Applicant, _ exits: SessionExits, _ findings: inout Findings) {
        let claims = readClaims(applicant, &findings)
        let sessions = applicant.count(of: .sessions)
        let meetings = applicant.count(of: .meetings)
        let machines = applicant.count(of: .equipment)
        if sessions + meetings + machines > 0 {
            withUnsafeTemporaryAllocation(of: Sighting.self, capacity: sessions + meetings + machines) { buffer in
                var seen = SightingList(buffer)
                collectSightings(applicant, exits, claims, into: &seen)
                measure(seen, claims, applicant, &findings)
            }
        }
        if sessions > 0 { measureDevices(applicant, count: sessions, &findings) }
        if applicant.count(of: .endpoints) > 0 { measureTraces(applicant, &findings) }
        if meetings > 0 { measureMeetings(applicant, count: meetings, &findings) }
    }

    /// Everything that rests on addresses.
    private func measure(
        _ seen: SightingList, _ claims: ClaimedCountries, _ applicant: Applicant, _ findings: inout Findings
    ) {
        guard seen.count > 0 else {
            if hasUnreadableAddress(applicant) { leaveAddressSignals(.unreadable, &findings) }
            return
        }
        guard tables.hasAddresses || !reference.databases.isEmpty else {
            leaveAddressSignals(.noReference, &findings)
            if seen.sessionCount > 0 { findings.report(slots.sessionCount, seen.sessionCount) }
            return
        }
        reportWatched(seen, claims, &findings)
        reportHostedMeetings(seen, applicant, &findings)
        guard seen.sessionCount > 0 else { return }
        reportTableAges(&findings)
        reportAnonymity(seen, &findings)
        reportCountries(seen, claims, &findings)
        reportMovement(seen, &findings)
        reportSubdivision(seen, claims, applicant, &findings)
    }

    private func hasUnreadableAddress(_ applicant: Applicant) -> Bool {
        for (group, path) in [(ProfileGroup.sessions, SessionField.ip.path), (.meetings, MeetingField.ip.path)] {
            for element in 0..<applicant.count(of: group) where applicant.isGiven(path, at: element) { return true }
        }
        return false
    }

    /// The claimed countries: the country of residence and further places given as codes or names.
    private func readClaims(_ applicant: Applicant, _ findings: inout Findings) -> ClaimedCountries {
        var claims = ClaimedCountries()
        let path = RootField.basicsLocationCountryCode.path
        switch applicant.country(path) {
        case .value(let code): claims.add(code)
        case .absent: findings.reportAbsent(slots.claimedCountry)
        case .unknown(let reason): findings.leaveUnknown(slots.claimedCountry, reason)
        }
        let further = RootField.claimsLocations.path
        if applicant.isGivenAnywhere(further) {
            applicant.forEach(further) { text in
                if let code = CountryCode.reading(text.trimmed) { claims.add(code) }
            }
        }
        let moved = RootField.claimsMovedAt.path
        if applicant.isGivenAnywhere(moved), let day = applicant.day(moved).value { claims.movedAt = day.start.seconds }
        // Without a claim nothing speaks for it.
        if applicant.count(of: .sessions) > 0 {
            findings.report(slots.vpnIsCustomary, claims.first.map { CustomaryVPN.isCustomary(in: $0) } ?? false)
        }
        if let first = claims.first {
            findings.report(slots.claimedCountry, first)
            findings.cite(slots.claimedCountry, path)
        }
        return claims
    }
}
