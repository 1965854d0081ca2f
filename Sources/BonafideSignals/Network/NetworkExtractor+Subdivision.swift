import BonafideCore

extension NetworkExtractor {
    /// Whether placed sessions inside the claimed country come from another subdivision, steadily and far away.
    ///
    /// Needs a database with subdivisions; the distance needs the claimed city and coordinates.
    func reportSubdivision(
        _ seen: SightingList, _ claims: ClaimedCountries, _ applicant: Applicant, _ findings: inout Findings
    ) {
        let region = applicant.string(RootField.basicsLocationRegion.path)
        switch region {
        case .value(let text): findings.report(slots.claimedSubdivision, text)
        case .absent: findings.reportAbsent(slots.claimedSubdivision)
        case .unknown(let reason): findings.leaveUnknown(slots.claimedSubdivision, reason)
        }
        let hasRecords = !reference.databases.isEmpty || seen.sessions.contains { !$0.latitude.isNaN }
        guard hasRecords, let claimed = region.value, let country = claims.first else {
            let reason: UnknownReason = hasRecords ? .notCollected : .noReference
            findings.leaveUnknown(slots.subdivisionShare, reason)
            findings.leaveUnknown(slots.subdivisionDistance, reason)
            findings.leaveUnknown(slots.egressSubdivision, reason)
            return
        }
        compare(seen, claimed: claimed, in: country, applicant, &findings)
    }

    private func compare(
        _ seen: SightingList, claimed: String, in country: CountryCode, _ applicant: Applicant,
        _ findings: inout Findings
    ) {
        let home = claimedPlace(applicant, country, division: claimed)
        var known = 0
        var elsewhere: [String: Int] = [:]
        var distances: [Double] = []
        for sighting in seen.sessions where sighting.isPlaced && sighting.country == country.packed {
            // A relay or a mobile line says nothing of a city.
            guard sighting.flags.isDisjoint(with: AddressFlags.softPlace.union(.privateRelay)) else { continue }
            let record = record(of: sighting, applicant)
            guard let name = record.subdivisionCode ?? record.subdivisionName else { continue }
            known += 1
            let names = [record.subdivisionCode, record.subdivisionName].compactMap { $0 }
            guard !names.contains(where: { Self.isSame($0, claimed, country) }) else { continue }
            elsewhere[name, default: 0] += 1
            if let home, let latitude = record.latitude, let longitude = record.longitude {
                let place = Place(latitude: latitude, longitude: longitude, radius: 0)
                distances.append(max(0, place.distance(to: home) - max(50, record.accuracyRadius ?? 50)))
            }
            findings.cite(
                slots.subdivisionShare, SessionField.ip.path, at: Int(sighting.element), source: Int(sighting.database))
        }
        guard known > 0 else { return findings.leaveUnknown(slots.subdivisionShare, .notCovered) }
        let count = elsewhere.values.reduce(0, +)
        findings.report(slots.subdivisionShare, Double(count) / Double(known))
        if let most = elsewhere.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) {
            findings.report(slots.egressSubdivision, most.key)
        }
        if count == 0 { return findings.report(slots.subdivisionDistance, 0) }
        guard !distances.isEmpty else { return findings.leaveUnknown(slots.subdivisionDistance, .notCovered) }
        distances.sort()
        findings.report(slots.subdivisionDistance, distances[distances.count / 2])
    }

    /// All that the user's databases and the session's own records say of its address.
    private func record(of sighting: Sighting, _ applicant: Applicant) -> NetworkRecord {
        var joined = NetworkRecord()
        let element = Int(sighting.element)
        if let address = applicant.ipAddress(SessionField.ip.path, at: element).value?.unwrapped {
            for database in reference.databases {
                guard let value = (try? database.database.value(for: address)) ?? nil else { continue }
                joined.merge(NetworkRecord(value))
            }
        }
        for record in vendorRecords(applicant, element) { joined.merge(record) }
        return joined
    }

    /// The claimed city, the one in the claimed subdivision where several share the name.
    private func claimedPlace(_ applicant: Applicant, _ country: CountryCode, division: String) -> Place? {
        if let latitude = applicant.decimal(RootField.basicsLocationLatitude.path).value,
            let longitude = applicant.decimal(RootField.basicsLocationLongitude.path).value,
            (-90...90).contains(latitude), (-180...180).contains(longitude)
        {
            return Place(latitude: latitude, longitude: longitude, radius: 0)
        }
        guard let name = applicant.string(RootField.basicsLocationCity.path).value,
            let cities = tables.places?.cities(named: name, in: country), !cities.isEmpty
        else { return nil }
        let city = cities.first { Self.isSame($0.division, division, country) } ?? cities[0]
        return Place(latitude: city.latitude, longitude: city.longitude, radius: 0)
    }

    /// Whether two names of a subdivision are one: `US-TX` and `TX`, or the same words.
    static func isSame(_ a: String, _ b: String, _ country: CountryCode) -> Bool {
        func plain(_ text: String) -> [UInt8] {
            let folded = PlaceKey.folded(text.utf8)
            let prefix = country.description.lowercased().utf8
            return text.contains("-") && folded.starts(with: prefix) ? Array(folded.dropFirst(2)) : folded
        }
        return plain(a) == plain(b)
    }
}
