import BonafideCore

/// The clocks an applicant's claims allow, all of them kept; evidence must contradict every one to count.
struct ClaimedClocks {
    /// Zones and offsets, at most `limit`.
    private(set) var clocks: [ClaimedClock] = []
    /// Number of the word of `TimezoneSignals.claimSources` for the most exact claim; nothing without a claim.
    private(set) var source: Int?
    /// The country of residence, where it is claimed or follows from the place.
    var country: CountryCode?
    /// The place of residence as far as it was found.
    var home: NamedPlace?
    /// Seconds since 1970 at which a move begins that the applicant told of; what was seen before says nothing.
    var movedAt = Int64.min

    static let limit = 48

    var isEmpty: Bool { clocks.isEmpty }

    mutating func add(_ clock: ClaimedClock, from source: Int) {
        self.source = min(self.source ?? source, source)
        guard clocks.count < Self.limit, !clocks.contains(clock) else { return }
        clocks.append(clock)
    }

    /// Minutes from an offset to the nearest claimed clock at a moment; nothing outside the table's years.
    @inline(__always)
    func distance(of offset: Int, at moment: Timestamp, _ zones: ZoneTable) -> Int? {
        distance(of: offset) { $0.offsetMinutes(at: moment, zones: zones) }
    }

    /// Minutes from an offset to the nearest claimed clock, by what each of them shows.
    @inline(__always)
    func distance(of offset: Int, _ shown: (ClaimedClock) -> Int?) -> Int? {
        var best: Int?
        for clock in clocks {
            guard let claimed = shown(clock) else { continue }
            best = min(best ?? .max, abs(claimed - offset))
        }
        return best
    }
}

/// Reads what an applicant claims of place and clock.
final class ClaimReader: Sendable {
    let gazetteer: Gazetteer?
    let zones: ZoneTable
    let text: LocationText?

    init(_ reference: ReferenceData, zones: ZoneTable) {
        gazetteer = reference.gazetteer
        self.zones = zones
        text = reference.gazetteer.map { LocationText(gazetteer: $0) }
    }

    /// All clocks the claims allow.
    func read(_ applicant: Applicant) -> ClaimedClocks {
        var claims = ClaimedClocks()
        applicant.forEach(RootField.claimsTimezones.path) { bytes in
            if let clock = ClaimedClock(bytes.trimmed, zones: zones) { claims.add(clock, from: 0) }
        }
        if let minutes = applicant.integer(RootField.claimsUtcOffsetMin.path).value,
            ClaimedClock.isPossible(offsetMinutes: Int(clamping: minutes))
        {
            claims.add(.fixed(Int(minutes)), from: 1)
        }
        let moved = RootField.claimsMovedAt.path
        if applicant.isGivenAnywhere(moved), let day = applicant.day(moved).value { claims.movedAt = day.start.seconds }
        claims.country = applicant.country(RootField.basicsLocationCountryCode.path).value
        guard let gazetteer else { return claims }
        if let country = claims.country { claims.home = home(applicant, in: country, gazetteer) }
        if claims.home == nil, let text, applicant.isGivenAnywhere(RootField.basicsLocationText.path) {
            readText(applicant, text, gazetteer, &claims)
        }
        if let home = claims.home {
            let source = home.city != nil ? 3 : home.division != nil ? 4 : 5
            // A stated clock narrows a country; a city or region stands beside it.
            let isNarrowed = source == 5 && !claims.isEmpty
            for zone in isNarrowed ? [] : gazetteer.zones(at: home) { claims.add(.zone(zone), from: source) }
        }
        readFurther(applicant, gazetteer, &claims)
        return claims
    }

    /// The claimed city, division or country.
    private func home(_ applicant: Applicant, in country: CountryCode, _ gazetteer: Gazetteer) -> NamedPlace? {
        guard gazetteer.places.position(of: country) != nil else { return nil }
        let division = applicant.read(RootField.basicsLocationRegion.path) {
            gazetteer.division($0.trimmed, in: country)
        }.value
        let city = applicant.read(RootField.basicsLocationCity.path) {
            gazetteer.city(named: $0.trimmed, in: country, division: division)
        }.value
        return city ?? division ?? NamedPlace(country: country)
    }

    /// Free text where no country is given: every place it may mean is claimed.
    private func readText(
        _ applicant: Applicant, _ text: LocationText, _ gazetteer: Gazetteer, _ claims: inout ClaimedClocks
    ) {
        let places = applicant.read(RootField.basicsLocationText.path) { text.places(in: $0.trimmed) }.value ?? []
        guard let first = places.first else { return }
        for place in places { for zone in gazetteer.zones(at: place) { claims.add(.zone(zone), from: 6) } }
        claims.country = first.country
        if places.count == 1 { claims.home = first }
    }

    /// Further places the applicant states: codes of countries or free text.
    private func readFurther(_ applicant: Applicant, _ gazetteer: Gazetteer, _ claims: inout ClaimedClocks) {
        let path = RootField.claimsLocations.path
        guard applicant.isGivenAnywhere(path) else { return }
        applicant.forEach(path) { bytes in
            let bytes = bytes.trimmed
            if let country = CountryCode.read(bytes), gazetteer.places.position(of: country) != nil {
                for zone in gazetteer.zones(of: country) { claims.add(.zone(zone), from: 5) }
            } else if let text {
                for place in text.places(in: bytes) {
                    for zone in gazetteer.zones(at: place) { claims.add(.zone(zone), from: 6) }
                }
            }
        }
    }
}

extension ClaimedClocks {
    /// The claim in a few words: the first zone's name and how many more there are.
    func title(_ zones: ZoneTable) -> String {
        guard let first = clocks.first else { return "" }
        let name =
            switch first {
            case .zone(let zone): zones.name(of: zone)
            case .fixed(let minutes): OffsetText.text(minutes)
            }
        return clocks.count > 1 ? "\(name) and \(clocks.count - 1) more" : name
    }
}

/// Offsets as people read them.
enum OffsetText {
    /// `UTC+5:30`; minutes beyond the date line are brought back.
    static func text(_ minutes: Int) -> String {
        let wrapped = minutes > 840 ? minutes - 1440 : minutes < -720 ? minutes + 1440 : minutes
        let rest = abs(wrapped) % 60
        return "UTC\(wrapped < 0 ? "-" : "+")\(abs(wrapped) / 60)"
            + (rest == 0 ? "" : ":\(rest < 10 ? "0" : "")\(rest)")
    }
}
