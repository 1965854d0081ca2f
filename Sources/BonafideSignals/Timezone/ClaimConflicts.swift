import BonafideCore

/// Finds claims of place and clock that cannot hold together.
///
/// Works at the level of countries and of clocks two hours apart, so that border regions, spelling and the choice
/// among a country's zones never count.
final class ClaimConflicts: Sendable {
    private let gazetteer: Gazetteer
    private let text: LocationText
    private let asOf: Timestamp

    init?(_ reference: ReferenceData) {
        guard let gazetteer = reference.gazetteer else { return nil }
        self.gazetteer = gazetteer
        text = LocationText(gazetteer: gazetteer)
        asOf = reference.asOf
    }

    /// The conflicts as bits of `TimezoneSignals.conflictKinds`, and how many comparisons could be made.
    struct Tally {
        private(set) var kinds = SymbolSet()
        private(set) var compared = 0

        @inline(__always)
        mutating func note(_ kind: Int, _ isConflict: Bool?) {
            guard let isConflict else { return }
            compared += 1
            if isConflict { kinds.insert(kind) }
        }
    }

    /// Compares every claim with the others.
    func find(_ applicant: Applicant) -> Tally {
        var tally = Tally()
        let country = applicant.country(RootField.basicsLocationCountryCode.path).value.flatMap {
            gazetteer.places.position(of: $0) == nil ? nil : $0
        }
        let stated = applicant.integer(RootField.claimsUtcOffsetMin.path).value.flatMap { minutes -> Int? in
            ClaimedClock.isPossible(offsetMinutes: Int(clamping: minutes)) ? Int(minutes) : nil
        }
        var zonesApart: Bool?
        var offsetsApart: Bool?
        applicant.forEach(RootField.claimsTimezones.path) { bytes in
            guard let clock = ClaimedClock(bytes.trimmed, zones: gazetteer.zones) else { return }
            if let country { zonesApart = (zonesApart ?? false) || isApart(clock, from: country) }
            if let stated { offsetsApart = (offsetsApart ?? true) && isApart(clock, .fixed(stated)) }
        }
        if !isOpen(applicant) {
            tally.note(0, zonesApart)
            if let country, let stated { tally.note(1, isApart(.fixed(stated), from: country)) }
        }
        tally.note(2, offsetsApart)
        if let country { compare(applicant, with: country, &tally) }
        return tally
    }

    /// Whether further places are stated, so that a zone need not be the home's.
    private func isOpen(_ applicant: Applicant) -> Bool {
        applicant.isGivenAnywhere(RootField.claimsLocations.path)
    }

    /// Whether two clocks are two hours apart or more, in winter and in summer.
    private func isApart(_ a: ClaimedClock, _ b: ClaimedClock) -> Bool {
        isApart(a, b, at: asOf) && isApart(a, b, at: Timestamp(seconds: asOf.seconds - 182 * 86_400))
    }

    @inline(__always)
    private func isApart(_ a: ClaimedClock, _ b: ClaimedClock, at moment: Timestamp) -> Bool {
        guard let first = a.offsetMinutes(at: moment, zones: gazetteer.zones),
            let second = b.offsetMinutes(at: moment, zones: gazetteer.zones)
        else { return false }
        return abs(first - second) >= 120
    }

    private func isApart(_ clock: ClaimedClock, from country: CountryCode) -> Bool {
        let zones = gazetteer.zones(of: country)
        for zone in zones where !isApart(clock, .zone(zone)) { return false }
        return !zones.isEmpty
    }

    /// City, region, postal code, free text and coordinates against the country.
    private func compare(_ applicant: Applicant, with country: CountryCode, _ tally: inout Tally) {
        tally.note(3, applicant.read(RootField.basicsLocationCity.path) { isForeign(city: $0.trimmed, country) }.value)
        tally.note(
            4, applicant.read(RootField.basicsLocationRegion.path) { isForeign(region: $0.trimmed, country) }.value)
        tally.note(
            5,
            applicant.read(RootField.basicsLocationPostalCode.path) {
                gazetteer.postalCode($0.trimmed, fits: country).map { !$0 }
            }.value)
        tally.note(6, applicant.read(RootField.basicsLocationText.path) { isForeign(text: $0.trimmed, country) }.value)
        if let latitude = applicant.decimal(RootField.basicsLocationLatitude.path).value,
            let longitude = applicant.decimal(RootField.basicsLocationLongitude.path).value,
            (-90...90).contains(latitude), (-180...180).contains(longitude),
            let middle = gazetteer.places.country(country)?.place
        {
            let point = Place(latitude: latitude, longitude: longitude, radius: 0)
            tally.note(7, point.distance(to: middle) > middle.radius * 1.5 + 500)
        }
    }

    /// A city counts as foreign only where the country has none of the name and a large one abroad has it.
    private func isForeign(city name: UnsafeBufferPointer<UInt8>, _ country: CountryCode) -> Bool? {
        var isHome = false
        var isLargeAbroad = false
        gazetteer.places.index.forEach(PlaceKey(name)) { reference in
            guard let place = gazetteer.place(of: reference) else { return }
            if place.country == country {
                isHome = true
            } else if let city = place.city, gazetteer.places.facts(ofCity: city)?.population ?? 0 >= 300_000 {
                isLargeAbroad = true
            }
        }
        return isHome ? false : isLargeAbroad ? true : nil
    }

    /// A region counts as foreign where it is an ISO 3166-2 code of another country.
    private func isForeign(region: UnsafeBufferPointer<UInt8>, _ country: CountryCode) -> Bool? {
        guard region.count > 3, region.count <= 6, region[2] == 0x2d,
            let code = CountryCode.read(UnsafeBufferPointer(rebasing: region[0..<2])),
            gazetteer.places.position(of: code) != nil
        else { return nil }
        return code != country
    }

    /// Free text counts as foreign where everything it may mean lies abroad.
    private func isForeign(text bytes: UnsafeBufferPointer<UInt8>, _ country: CountryCode) -> Bool? {
        // The last part alone mostly settles it, and costs one look-up.
        if let comma = bytes.lastIndex(of: 0x2c) {
            var isHome = false
            gazetteer.places.index.forEach(PlaceKey(bytes[(comma + 1)...])) { reference in
                if case .country(let number) = reference, gazetteer.places.countries[number].code == country {
                    isHome = true
                }
            }
            if isHome { return false }
        }
        let places = text.places(in: bytes)
        return places.isEmpty ? nil : !places.contains { $0.country == country }
    }
}
