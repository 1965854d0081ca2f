import BonafideCore

extension NetworkExtractor {
    /// Where the placed sessions came from, and how far that contradicts the claim.
    func reportCountries(_ seen: SightingList, _ claims: ClaimedCountries, _ findings: inout Findings) {
        let sessions = seen.sessions
        var placed = 0
        var split = 0
        for sighting in sessions {
            if sighting.isPlaced { placed += 1 }
            if sighting.agreement == .split, !sighting.isAnonymous { split += 1 }
        }
        findings.report(slots.sessionDays, distinctDays(sessions) { $0.hasTime })
        findings.report(slots.placedSessions, placed)
        findings.report(slots.splitSessions, split)
        guard placed > 0 else { return leaveCountriesUnknown(sessions, &findings) }
        let majority = majorityCountry(sessions) { $0.isPlaced }
        findings.report(slots.egressCountry, CountryCode(packed: majority.country))
        findings.report(slots.egressShare, Double(majority.count) / Double(placed))
        cite(slots.egressCountry, sessions, &findings) { $0.isPlaced && $0.country == majority.country }
        guard claims.count > 0 else {
            // Without a claim there is nothing to contradict.
            for slot in [slots.mismatchSessions, slots.mismatchDays] { findings.leaveUnknown(slot, .notCollected) }
            return
        }
        reportMismatch(sessions, claims, placed: placed, &findings)
    }

    private func leaveCountriesUnknown(_ sessions: UnsafeBufferPointer<Sighting>, _ findings: inout Findings) {
        let reason: UnknownReason = sessions.contains(where: \.isAnonymous) ? .notApplicable : .notCovered
        findings.leaveUnknown(slots.egressCountry, reason)
        for slot in [slots.mismatchSessions, slots.mismatchDays] { findings.leaveUnknown(slot, reason) }
        for slot in [slots.egressShare, slots.mismatchShare, slots.mismatchSpan, slots.mismatchStrength] {
            findings.leaveUnknown(slot, reason)
        }
    }

    private func reportMismatch(
        _ sessions: UnsafeBufferPointer<Sighting>, _ claims: ClaimedCountries, placed: Int, _ findings: inout Findings
    ) {
        var count = 0
        var trust = 0.0
        var agreement = CountryAgreement.agree
        var first = Int64.max
        var last = Int64.min
        for sighting in sessions where sighting.isContradiction {
            count += 1
            let isSoft = !sighting.flags.isDisjoint(with: .softPlace)
            trust += sighting.agreement.weight * (isSoft ? 0.5 : 1)
            if sighting.agreement.rawValue > agreement.rawValue { agreement = sighting.agreement }
            if sighting.hasTime {
                first = min(first, sighting.start)
                last = max(last, sighting.start)
            }
        }
        findings.report(slots.mismatchSessions, count)
        findings.report(slots.mismatchShare, Double(count) / Double(placed))
        findings.report(
            slots.mismatchDays, count == 0 ? 0 : distinctDays(sessions) { $0.hasTime && $0.isContradiction })
        findings.report(slots.mismatchSpan, last > first ? Double(last - first) / 86_400 : 0)
        guard count > 0 else {
            findings.report(slots.mismatchStrength, 0)
            return
        }
        let elsewhere = majorityCountry(sessions) { $0.isContradiction }
        let country = CountryCode(packed: elsewhere.country)
        findings.report(slots.mismatchCountry, country)
        cite(slots.mismatchCountry, sessions, &findings) { $0.isContradiction && $0.country == elsewhere.country }
        findings.report(slots.agreement, agreement.symbol)
        let isNeighbour = claims.contains { tables.relations?.areNeighbours($0, country) ?? false }
        if tables.relations != nil { findings.report(slots.egressIsNeighbour, isNeighbour) }
        // Borders are crossed and redrawn by address tables; one language makes a mix-up of records likelier.
        let discount = isNeighbour ? 0.5 : sharesLanguage(claims, country) ? 0.75 : 1
        findings.report(slots.mismatchStrength, trust / Double(count) * tables.countryDecay * discount)
        for slot in [slots.mismatchSessions, slots.mismatchDays] {
            cite(slot, sessions, &findings) { $0.isContradiction }
        }
    }

    private func sharesLanguage(_ claims: ClaimedCountries, _ country: CountryCode) -> Bool {
        claims.contains { tables.relations?.shareLanguage($0, country) ?? false }
    }

    /// Points at the first connections that hold a condition, with the country table that was asked.
    func cite<Value>(
        _ slot: Slot<Value>, _ seen: UnsafeBufferPointer<Sighting>, _ findings: inout Findings,
        where condition: (Sighting) -> Bool
    ) {
        var count = 0
        for sighting in seen where condition(sighting) {
            count += 1
            guard count <= citedAtMost else { return }
            var number = source(of: .whoisCountry, sighting)
            if number < 0 { number = source(of: .registryCountry, sighting) }
            findings.cite(slot, addressPath(sighting), at: Int(sighting.element), source: number)
        }
    }

    /// The country most of the chosen sessions came from; of equal counts the first in time.
    private func majorityCountry(
        _ sessions: UnsafeBufferPointer<Sighting>, where condition: (Sighting) -> Bool
    ) -> (country: UInt16, count: Int) {
        var best: (country: UInt16, count: Int) = (0, 0)
        for index in sessions.indices where condition(sessions[index]) {
            let country = sessions[index].country
            guard country != best.country else { continue }
            var count = 0
            for sighting in sessions where sighting.country == country && condition(sighting) { count += 1 }
            if count > best.count { best = (country, count) }
            // No other country can have more.
            if best.count * 2 >= sessions.count { break }
        }
        return best
    }

    /// How many UTC days the chosen sessions lie on; sessions are in the order of time.
    private func distinctDays(_ sessions: UnsafeBufferPointer<Sighting>, where condition: (Sighting) -> Bool) -> Int {
        var days = 0
        var last = Int64.min
        for sighting in sessions where condition(sighting) {
            let day = sighting.day
            if day != last { days += 1 }
            last = day
        }
        return days
    }
}
