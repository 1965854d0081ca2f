import BonafideCore

extension NetworkExtractor {
    /// Reads the addresses of sessions, meetings and machines and asks the tables for each.
    func collectSightings(
        _ applicant: Applicant, _ exits: SessionExits, _ claims: ClaimedCountries, into seen: inout SightingList
    ) {
        let isExported = applicant.isGivenAnywhere(SessionField.country.path)
        let hasRecords =
            !reference.databases.isEmpty || applicant.isGivenAnywhere(SessionField.spur.path)
            || applicant.isGivenAnywhere(SessionField.ipqs.path)
        for element in 0..<applicant.count(of: .sessions) {
            guard let address = exits.address(element) else { continue }
            var sighting = Sighting()
            sighting.element = UInt32(truncatingIfNeeded: element)
            if let start = applicant.instant(SessionField.start.path, at: element).value {
                sighting.start = start.seconds
            }
            let exported =
                isExported ? applicant.country(SessionField.country.path, at: element).value?.packed ?? 0 : 0
            look(address, exits, exported, claims, hasRecords ? applicant : nil, &sighting)
            seen.append(sighting)
        }
        seen.sortSessions()
        collect(applicant, .meetings, MeetingField.ip.path, MeetingField.start.path, claims, into: &seen)
        collect(
            applicant, .equipment, EquipmentField.firstSeenIp.path, EquipmentField.firstSeenAt.path, claims, into: &seen
        )
    }

    private func collect(
        _ applicant: Applicant, _ group: ProfileGroup, _ ip: FieldPath, _ time: FieldPath, _ claims: ClaimedCountries,
        into seen: inout SightingList
    ) {
        for element in 0..<applicant.count(of: group) {
            guard let address = applicant.ipAddress(ip, at: element).value?.unwrapped else { continue }
            var sighting = Sighting()
            sighting.group = group
            sighting.element = UInt32(truncatingIfNeeded: element)
            if let start = applicant.instant(time, at: element).value { sighting.start = start.seconds }
            look(address, nil, 0, claims, reference.databases.isEmpty ? nil : applicant, &sighting)
            seen.append(sighting)
        }
    }

    /// Asks the tables, the user's databases and the records the session carries.
    @inline(__always)
    private func look(
        _ address: IPAddress, _ exits: SessionExits?, _ exported: UInt16, _ claims: ClaimedCountries,
        _ applicant: Applicant?, _ sighting: inout Sighting
    ) {
        var answers = SIMD4<UInt16>()
        for index in tables.references.indices {
            let table = tables.references[index].table
            let found =
                exits?.attributes(Int(sighting.element), address, table, number: index)
                ?? table.attributes(of: address)
            if answers[1] == 0 { answers[1] = found.whoisCountry }
            if answers[2] == 0 { answers[2] = found.registryCountry }
            var flags = found.flags
            if found.watch != 0 {
                if Int(found.watch) < tables.live[index].count, tables.live[index][Int(found.watch)] {
                    sighting.watch = found.watch
                    sighting.reference = UInt8(truncatingIfNeeded: index)
                } else {
                    flags.subtract([.watchlisted, .leasedToDPRK, .adjacentToDPRK, .namedVPN, .allocatedToDPRK])
                }
            }
            sighting.flags.formUnion(flags)
            if found.provider != 0, Int(found.provider) < tables.brands[index].count {
                let brand = tables.brands[index][Int(found.provider)]
                if brand != 0xff { sighting.brand = brand }
            }
            if found.autonomousSystem != 0 { sighting.autonomousSystem = found.autonomousSystem }
            if sighting.sources == 0 {
                sighting.sources = found.sources
                if sighting.watch == 0 { sighting.reference = UInt8(truncatingIfNeeded: index) }
            }
        }
        answers[3] = exported
        if let applicant { enrich(address, applicant, &sighting, &answers) }
        sighting.settle(answers, claims)
    }

    /// Joins the user's databases and the vendor records of the session.
    private func enrich(
        _ address: IPAddress, _ applicant: Applicant, _ sighting: inout Sighting, _ answers: inout SIMD4<UInt16>
    ) {
        var joined = NetworkRecord()
        for database in reference.databases {
            // A damaged record of the user's file leaves that answer out; the others stand.
            guard let value = (try? database.database.value(for: address)) ?? nil else { continue }
            joined.merge(NetworkRecord(value))
            if sighting.database < 0 { sighting.database = Int16(clamping: database.source) }
        }
        if sighting.group == .sessions {
            for record in vendorRecords(applicant, Int(sighting.element)) { joined.merge(record) }
        }
        answers[0] = joined.country?.packed ?? 0
        sighting.flags.formUnion(joined.flags)
        if let system = joined.autonomousSystem { sighting.autonomousSystem = system }
        if let provider = joined.provider {
            let brand = NetworkTables.brand(provider)
            if brand != 0xff { sighting.brand = brand }
            // The one brand that published cases name counts wherever a vendor names it.
            if brand == 0 { sighting.flags.formUnion([.namedVPN, .anonymousVPN]) }
        }
        if let latitude = joined.latitude, let longitude = joined.longitude {
            sighting.latitude = Float(latitude)
            sighting.longitude = Float(longitude)
            sighting.radius = Float(max(50, joined.accuracyRadius ?? 50))
        }
    }
}
