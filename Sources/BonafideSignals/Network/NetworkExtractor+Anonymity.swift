import BonafideCore

extension NetworkExtractor {
    /// What stands between the person and the address: VPN, hosting, Tor, proxies, relays, shared and mobile lines.
    func reportAnonymity(_ seen: SightingList, _ findings: inout Findings) {
        let sessions = seen.sessions
        let count = Double(sessions.count)
        var joined: AddressFlags = []
        var anonymous = 0
        for sighting in sessions {
            joined.formUnion(sighting.flags)
            anonymous += sighting.isAnonymous ? 1 : 0
        }
        findings.report(slots.sessionCount, sessions.count)
        findings.report(slots.anonymousShare, Double(anonymous) / count)
        if anonymous > 0 { reportAnonymous(sessions, joined, count, &findings) } else { reportNoneAnonymous(&findings) }
        func report(_ slot: Slot<Int64>, _ flag: AddressFlags, _ kind: SourceKind, _ findings: inout Findings) {
            guard !joined.isDisjoint(with: flag) else { return findings.report(slot, 0) }
            reportCount(slot, of: sessions, from: kind, &findings) { !$0.flags.isDisjoint(with: flag) }
        }
        report(slots.privateRelaySessions, .privateRelay, .privateRelay, &findings)
        report(slots.reservedSessions, .bogon.subtracting(.sharedAddressSpace), .mixed, &findings)
        report(slots.sharedAddressSessions, .sharedAddressSpace, .mixed, &findings)
        reportLines(sessions, joined, &findings)
    }

    private func reportNoneAnonymous(_ findings: inout Findings) {
        findings.report(slots.vpnSessions, 0)
        findings.report(slots.vpnShare, 0)
        findings.report(slots.hostingSessions, 0)
        findings.report(slots.torSessions, 0)
        findings.report(slots.publicProxySessions, 0)
        findings.report(slots.residentialProxySessions, 0)
    }

    private func reportAnonymous(
        _ sessions: UnsafeBufferPointer<Sighting>, _ joined: AddressFlags, _ count: Double, _ findings: inout Findings
    ) {
        let vpn: AddressFlags = [.anonymousVPN, .namedVPN]
        var vpnSessions = 0
        var brand: UInt8 = 0xff
        for sighting in sessions where sighting.isAnonymous && !sighting.flags.isDisjoint(with: vpn) {
            vpnSessions += 1
            if brand == 0xff { brand = sighting.brand }
        }
        findings.report(slots.vpnShare, Double(vpnSessions) / count)
        if brand != 0xff { findings.report(slots.vpnBrand, SymbolCode(UInt32(brand))) }
        func report(_ slot: Slot<Int64>, _ flag: AddressFlags, _ kind: SourceKind, _ findings: inout Findings) {
            guard !joined.isDisjoint(with: flag) else { return findings.report(slot, 0) }
            reportCount(slot, of: sessions, from: kind, &findings) {
                $0.isAnonymous && !$0.flags.isDisjoint(with: flag)
            }
        }
        report(slots.vpnSessions, vpn, .vpn, &findings)
        report(slots.torSessions, .torExitNode, .tor, &findings)
        report(slots.publicProxySessions, .publicProxy, .publicProxy, &findings)
        report(slots.residentialProxySessions, .residentialProxy, .residentialProxy, &findings)
        // A list of hosting ranges holds the exits of VPNs too; a session counts once, by the narrowest word.
        let hosting: AddressFlags = [.hostingProvider, .cloudProvider]
        let narrower = AddressFlags.anonymous.subtracting(hosting)
        reportCount(slots.hostingSessions, of: sessions, from: .hosting, &findings) {
            $0.isAnonymous && $0.flags.isDisjoint(with: narrower)
        }
    }

    /// Mobile and satellite lines and autonomous systems, which only the user's databases or an add-on know.
    private func reportLines(
        _ sessions: UnsafeBufferPointer<Sighting>, _ joined: AddressFlags, _ findings: inout Findings
    ) {
        let isKnown =
            sessions.contains { $0.autonomousSystem != 0 || $0.database >= 0 }
            || !joined.isDisjoint(with: [.mobile, .satellite])
        guard isKnown else {
            for slot in [slots.mobileSessions, slots.satelliteSessions, slots.systemCount] {
                findings.leaveUnknown(slot, reference.databases.isEmpty ? .noReference : .notCovered)
            }
            return
        }
        reportCount(slots.mobileSessions, of: sessions, from: .mixed, &findings) { $0.flags.contains(.mobile) }
        reportCount(slots.satelliteSessions, of: sessions, from: .mixed, &findings) { $0.flags.contains(.satellite) }
        var systems = Set<UInt32>()
        for sighting in sessions where sighting.autonomousSystem != 0 { systems.insert(sighting.autonomousSystem) }
        if systems.isEmpty {
            findings.leaveUnknown(slots.systemCount, .noReference)
        } else {
            findings.report(slots.systemCount, systems.count)
        }
    }

    /// The ages of the lists at hand; a kind no list covers stays unknown.
    func reportTableAges(_ findings: inout Findings) {
        for age in ages {
            if let days = age.days {
                findings.report(age.slot, days)
            } else {
                findings.leaveUnknown(age.slot, .noReference)
            }
        }
    }

    /// The age each signal reports, worked out once for a run.
    static func ages(_ slots: NetworkSlots, _ tables: NetworkTables) -> [TableAge] {
        func age(_ slot: Slot<Double>, _ kinds: SourceKind...) -> TableAge {
            TableAge(slot: slot, days: kinds.compactMap { tables.ages[$0] }.max())
        }
        let known = [
            age(slots.countryTableAge, .registryCountry, .whoisCountry), age(slots.vpnTableAge, .vpn),
            age(slots.hostingTableAge, .hosting), age(slots.torTableAge, .tor),
            age(slots.proxyTableAge, .publicProxy), age(slots.residentialProxyTableAge, .residentialProxy),
        ]
        return known + [TableAge(slot: slots.tableAge, days: known.compactMap(\.days).max())]
    }

    /// Leaves every signal that rests on addresses unknown, with one reason.
    func leaveAddressSignals(_ reason: UnknownReason, _ findings: inout Findings) {
        for slot in [
            slots.sessionCount, slots.dprkSessions, slots.dprkLeased, slots.dprkAdjacent, slots.leasedContradictions,
            slots.adjacentContradictions, slots.dprkSpoofed,
            slots.watchlisted, slots.namedVPN, slots.vpnSessions, slots.hostingSessions, slots.torSessions,
            slots.publicProxySessions, slots.residentialProxySessions, slots.privateRelaySessions,
            slots.placedSessions, slots.mismatchSessions, slots.mismatchDays, slots.countries24h, slots.countries7d,
            slots.hostedMeetings, slots.reservedSessions, slots.sharedAddressSessions, slots.mobileSessions,
            slots.satelliteSessions, slots.systemCount, slots.anonymousCountries24h, slots.anonymousCountries7d,
            slots.splitSessions,
        ] { findings.leaveUnknown(slot, reason) }
        for slot in [
            slots.egressShare, slots.mismatchShare, slots.mismatchSpan, slots.mismatchStrength, slots.vpnShare,
            slots.anonymousShare, slots.travelSpeed, slots.travelDistance, slots.travelHours, slots.subdivisionShare,
            slots.subdivisionDistance, slots.tableAge, slots.countryTableAge, slots.vpnTableAge, slots.torTableAge,
            slots.hostingTableAge, slots.proxyTableAge, slots.residentialProxyTableAge,
        ] { findings.leaveUnknown(slot, reason) }
        findings.leaveUnknown(slots.egressCountry, reason)
    }
}

/// The age of a kind of table and the signal that tells it.
struct TableAge: Sendable {
    let slot: Slot<Double>
    let days: Double?
}
