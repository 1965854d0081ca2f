import BonafideCore

extension TimezoneExtractor {
    /// Clocks that clients told, against the claim and against the country of the address; gives the clocks.
    func reportClients(
        _ applicant: Applicant, _ exits: SessionExits, _ claimed: ClaimedClocks, _ zones: ZoneTable,
        _ unread: inout Int, _ findings: inout Findings
    ) -> [ToldClock] {
        let tz = SessionField.tz.path
        let minutes = SessionField.utcOffsetMin.path
        let hasZones = applicant.isGivenAnywhere(tz)
        guard hasZones || applicant.isGivenAnywhere(minutes) else { return [] }
        let count = applicant.count(of: .sessions)
        var told: [ToldClock] = []
        told.reserveCapacity(count)
        var disagreements = 0
        var bad = 0
        for element in 0..<count {
            guard applicant.isGiven(tz, at: element) || applicant.isGiven(minutes, at: element) else { continue }
            let moment = applicant.instant(SessionField.start.path, at: element)
            let clock = applicant.read(tz, at: element) { ClaimedClock($0.trimmed, zones: zones) }
            let offset = applicant.integer(minutes, at: element)
            if case .unknown(.unreadable) = moment { bad += 1 }
            if case .unknown(.unreadable) = clock { bad += 1 }
            var stated: Int?
            switch offset {
            case .value(let value) where ClaimedClock.isPossible(offsetMinutes: Int(clamping: value)):
                stated = Int(value)
            case .value, .unknown(.unreadable): bad += 1
            case .absent, .unknown: break
            }
            guard let at = moment.value else { continue }
            let named = clock.value?.offsetMinutes(at: at, zones: zones)
            if let named, let stated, named != stated {
                disagreements += 1
                if disagreements <= citedAtMost { findings.cite(slots.clientClockDisagreements, tz, at: element) }
            }
            guard let offset = named ?? stated else { continue }
            let isUTC = offset == 0 && (clock.value?.isPlaceless(zones) ?? true)
            told.append(ToldClock(at: at, offset: offset, element: element, isUTC: isUTC))
        }
        unread += bad
        guard !told.isEmpty else {
            let reason: UnknownReason = bad > 0 ? .unreadable : .notCollected
            for slot in [slots.clientClockSessions, slots.clientGapSessions, slots.clientGapDays] {
                findings.leaveUnknown(slot, reason)
            }
            for slot in [slots.clientGapShare, slots.clientGapHours] { findings.leaveUnknown(slot, reason) }
            return []
        }
        findings.report(slots.clientClockSessions, told.count)
        findings.report(slots.clientClockDisagreements, disagreements)
        compareClients(told, claimed, zones, applicant, &findings)
        compareAddresses(told, exits, applicant, zones, &findings)
        return told
    }

    private func compareClients(
        _ told: [ToldClock], _ claimed: ClaimedClocks, _ zones: ZoneTable, _ applicant: Applicant,
        _ findings: inout Findings
    ) {
        findings.report(slots.clientZoneCount, distinctClocks(told, applicant, zones))
        guard !claimed.isEmpty else {
            for slot in [slots.clientGapSessions, slots.clientGapDays] { findings.leaveUnknown(slot, .notCollected) }
            for slot in [slots.clientGapShare, slots.clientGapHours] { findings.leaveUnknown(slot, .notCollected) }
            return
        }
        var gaps = ClockGaps()
        for clock in told { gaps.take(clock, claimed, zones) }
        guard gaps.count > 0 else {
            for slot in [slots.clientGapSessions, slots.clientGapDays] { findings.leaveUnknown(slot, .notApplicable) }
            for slot in [slots.clientGapShare, slots.clientGapHours] { findings.leaveUnknown(slot, .notApplicable) }
            return
        }
        findings.report(slots.clientGapSessions, gaps.far.count)
        findings.report(slots.clientGapShare, gaps.share)
        findings.report(slots.clientGapDays, Set(gaps.far.map(\.at.day)).count)
        findings.report(slots.clientGapHours, gaps.medianHours)
        guard let most = gaps.mostFrequent else { return }
        let example = gaps.far.first { $0.offset == most }
        let name = example.flatMap { applicant.string(SessionField.tz.path, at: $0.element).value }
        findings.report(slots.clientZone, name.map { "\($0) (\(OffsetText.text(most)))" } ?? OffsetText.text(most))
        for clock in gaps.far.prefix(citedAtMost) {
            let tz = SessionField.tz.path
            let path = applicant.isGiven(tz, at: clock.element) ? tz : SessionField.utcOffsetMin.path
            findings.cite(slots.clientGapSessions, path, at: clock.element)
        }
    }

    /// How many clocks the sessions told, those that were equal at the time counted once.
    private func distinctClocks(_ told: [ToldClock], _ applicant: Applicant, _ zones: ZoneTable) -> Int {
        let hasZones = applicant.isGivenAnywhere(SessionField.tz.path)
        var winter: [Int] = []
        for clock in told {
            var offset = clock.offset
            if hasZones {
                offset =
                    applicant.read(SessionField.tz.path, at: clock.element) {
                        ClaimedClock($0.trimmed, zones: zones)?.standardOffsetMinutes(at: clock.at, zones: zones)
                    }.value ?? offset
            }
            if !winter.contains(offset) { winter.append(offset) }
        }
        return winter.count
    }

    /// Clocks against the country of the session's own address; addresses that stand in for others say nothing.
    private func compareAddresses(
        _ told: [ToldClock], _ exits: SessionExits, _ applicant: Applicant, _ zones: ZoneTable,
        _ findings: inout Findings
    ) {
        guard applicant.isGivenAnywhere(SessionField.ip.path) else { return }
        guard let gazetteer = reference.gazetteer, !reference.addresses.isEmpty else {
            findings.leaveUnknown(slots.addressClockGapSessions, .noReference)
            findings.leaveUnknown(slots.addressClockGapShare, .noReference)
            return
        }
        var compared = 0
        var far = 0
        for clock in told where !clock.isUTC {
            guard let address = exits.address(clock.element),
                let country = country({ exits.attributes(clock.element, address, $0, number: $1) })
            else { continue }
            var distance = Int.max
            for zone in gazetteer.zones(of: country) where distance >= ClockGaps.threshold {
                guard let offset = zones.offsetMinutes(of: zone, at: clock.at) else { continue }
                distance = min(distance, abs(offset - clock.offset))
            }
            guard distance < .max else { continue }
            compared += 1
            guard distance >= ClockGaps.threshold else { continue }
            far += 1
            if far <= citedAtMost {
                findings.cite(slots.addressClockGapSessions, SessionField.ip.path, at: clock.element)
            }
        }
        guard compared > 0 else {
            findings.leaveUnknown(slots.addressClockGapSessions, .notCovered)
            return findings.leaveUnknown(slots.addressClockGapShare, .notCovered)
        }
        findings.report(slots.addressClockSessions, compared)
        findings.report(slots.addressClockGapSessions, far)
        findings.report(slots.addressClockGapShare, Double(far) / Double(compared))
    }

    /// The country all tables that answer agree on, for an address that is a person's own line.
    func country(of address: IPAddress) -> CountryCode? { country { table, _ in table.attributes(of: address) } }

    @inline(__always)
    private func country(_ ask: (AddressTable, _ number: Int) -> AddressAttributes) -> CountryCode? {
        var answers = SIMD4<UInt16>()
        for number in tables.indices {
            let found = ask(tables[number].table, number)
            guard found.flags.isDisjoint(with: .anonymous), found.flags.isDisjoint(with: .softPlace),
                !found.flags.contains(.privateRelay)
            else { return nil }
            if answers[0] == 0 { answers[0] = found.whoisCountry }
            if answers[1] == 0 { answers[1] = found.registryCountry }
        }
        let settled = CountryAgreement.settle(answers)
        return settled.country != 0 && settled.agreement != .split ? CountryCode(packed: settled.country) : nil
    }
}
