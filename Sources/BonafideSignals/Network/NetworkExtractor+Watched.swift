import BonafideCore

/// Evidence pointers kept for one signal; more of the same tell a reviewer nothing new.
let citedAtMost = 8

extension NetworkExtractor {
    /// The field a connection's address stands in.
    @inline(__always)
    func addressPath(_ sighting: Sighting) -> FieldPath {
        switch sighting.group {
        case .meetings: MeetingField.ip.path
        case .equipment: EquipmentField.firstSeenIp.path
        default: SessionField.ip.path
        }
    }

    /// The run's number of the source of a kind that lists a connection's address, or the user's database, or -1.
    func source(of kind: SourceKind, _ sighting: Sighting) -> Int {
        let number = Int(sighting.reference)
        if number < tables.references.count {
            var attributes = AddressAttributes()
            attributes.sources = sighting.sources
            let found = tables.references[number].source(of: kind, in: attributes)
            if found >= 0 { return found }
        }
        return Int(sighting.database)
    }

    /// Reports how many connections hold a condition and points at the first of them.
    @inline(__always)
    func reportCount(
        _ slot: Slot<Int64>, of seen: UnsafeBufferPointer<Sighting>, from kind: SourceKind, _ findings: inout Findings,
        where condition: (Sighting) -> Bool
    ) {
        var count = 0
        for sighting in seen where condition(sighting) {
            count += 1
            if count <= citedAtMost {
                findings.cite(
                    slot, addressPath(sighting), at: Int(sighting.element), source: source(of: kind, sighting))
            }
        }
        findings.report(slot, count)
    }

    /// Ranges of the watch list, over sessions, meetings and machines.
    func reportWatched(_ seen: SightingList, _ claims: ClaimedCountries, _ findings: inout Findings) {
        let all = seen.all
        var joined: AddressFlags = []
        var isSpoofed = false
        for sighting in all {
            joined.formUnion(sighting.flags)
            isSpoofed = isSpoofed || sighting.isSpoofed
        }
        func report(_ slot: Slot<Int64>, _ flag: AddressFlags, _ findings: inout Findings) {
            guard !joined.isDisjoint(with: flag) else { return findings.report(slot, 0) }
            reportCount(slot, of: all, from: .watchList, &findings) { !$0.flags.isDisjoint(with: flag) }
        }
        report(slots.dprkSessions, .allocatedToDPRK, &findings)
        report(slots.dprkLeased, .leasedToDPRK, &findings)
        report(slots.dprkAdjacent, .adjacentToDPRK, &findings)
        report(slots.watchlisted, .watchlisted, &findings)
        report(slots.namedVPN, .namedVPN, &findings)
        func contradict(_ slot: Slot<Int64>, _ flag: AddressFlags, _ findings: inout Findings) {
            guard claims.count > 0 else { return findings.leaveUnknown(slot, .notCollected) }
            guard !joined.isDisjoint(with: flag) else { return findings.report(slot, 0) }
            reportCount(slot, of: all, from: .watchList, &findings) {
                !$0.flags.isDisjoint(with: flag) && !$0.mayBeClaimed && (!$0.hasTime || $0.start >= claims.movedAt)
            }
        }
        contradict(slots.leasedContradictions, .leasedToDPRK, &findings)
        contradict(slots.adjacentContradictions, .adjacentToDPRK, &findings)
        if isSpoofed {
            reportCount(slots.dprkSpoofed, of: all, from: .whoisCountry, &findings) { $0.isSpoofed }
        } else {
            findings.report(slots.dprkSpoofed, 0)
        }
        guard joined.contains(.watchlisted) || joined.contains(.namedVPN) else { return }
        reportEntries(all, &findings)
    }

    /// What the watch list says of the first listed connection, and of the first named VPN exit.
    private func reportEntries(_ all: UnsafeBufferPointer<Sighting>, _ findings: inout Findings) {
        let today = reference.asOf.day
        func entry(_ sighting: Sighting) -> WatchEntry? {
            guard Int(sighting.reference) < tables.references.count else { return nil }
            return tables.references[Int(sighting.reference)].watchEntry(sighting.watch)
        }
        // Rules name what was lent to the DPRK or lies beside it, so a VPN's exit must not stand in for it.
        func first(_ flag: AddressFlags) -> Sighting? { all.first { $0.watch != 0 && $0.flags.contains(flag) } }
        let listed =
            first(.leasedToDPRK) ?? first(.adjacentToDPRK) ?? first(.allocatedToDPRK) ?? all.first { $0.watch != 0 }
        if let listed, let entry = entry(listed) {
            findings.report(slots.watchlistLabel, "\(entry.label) (\(entry.block))")
            findings.report(slots.watchlistAge, Double(max(0, today.number - entry.lastSeen.number)))
        }
        guard let named = all.first(where: { $0.flags.contains(.namedVPN) }) else { return }
        let entry = entry(named)
        let brand = entry.map { NetworkTables.brand($0.brand) } ?? named.brand
        let other = UInt8(NetworkSignals.brands.count - 1)
        findings.report(slots.namedVPNBrand, SymbolCode(UInt32(brand == 0xff ? other : brand)))
        if let entry {
            // A host may change hands: the age of the most recent sighting of any exit counts.
            var age = max(0, today.number - entry.lastSeen.number)
            for sighting in all where sighting.flags.contains(.namedVPN) {
                if let other = tables.references[Int(sighting.reference)].watchEntry(sighting.watch) {
                    age = min(age, max(0, today.number - other.lastSeen.number))
                }
            }
            findings.report(slots.namedVPNAge, Double(age))
        } else {
            findings.report(slots.namedVPNAge, 0)
        }
    }
}
