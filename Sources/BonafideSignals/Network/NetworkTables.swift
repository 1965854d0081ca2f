import BonafideCore

/// What the network extractor needs of the reference data, worked out once.
struct NetworkTables: Sendable {
    let references: [AddressReference]
    let places: PlaceTable?
    /// The middle of each country by the ordinal of its code, without following the table.
    private let middles: [Place?]
    /// Neighbours and languages of countries, where there is a table of places.
    let relations: CountryRelations?
    /// For each reference, whether each watch entry still counts, by its one-based number.
    let live: [[Bool]]
    /// For each reference, the brand of each provider, by its one-based number; 0xff for none.
    let brands: [[UInt8]]
    /// Ages in days by kind of source; nothing where no table has the kind.
    let ages: [SourceKind: Double]
    /// What is left of a country finding by the age of the tables.
    let countryDecay: Double

    var hasAddresses: Bool { !references.isEmpty }

    init(_ reference: ReferenceData) {
        references = reference.addresses
        places = reference.places
        relations = places.map(CountryRelations.init)
        middles = (0..<676).map { [places] in places?.country(CountryCode(ordinal: $0))?.place }
        let day = reference.asOf.day
        live = references.map { [false] + $0.watch.map { $0.expires > day } }
        brands = references.map { [0xff] + $0.providers.map(Self.brand) }
        var ages: [SourceKind: Double] = [:]
        for kind in SourceKind.allCases {
            ages[kind] = references.compactMap { $0.age(of: kind, on: day) }.min().map(Double.init)
        }
        self.ages = ages
        let age = max(ages[.registryCountry] ?? 0, ages[.whoisCountry] ?? 0)
        // Country tables drift slowly; past a year a finding loses half its weight a year.
        countryDecay = age <= 365 ? 1 : exponential2(-(age - 365) / 365)
    }

    /// The middle of a country with its extent as radius.
    @inline(__always)
    func middle(of country: UInt16) -> Place? {
        let ordinal = CountryCode(packed: country).ordinal
        return middles.indices.contains(ordinal) ? middles[ordinal] : nil
    }

    /// The number of a brand in the signal's vocabulary, by the name a table gives; 0xff for none.
    static func brand(_ name: String) -> UInt8 {
        let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
        let known: [(text: String, brand: String)] = [
            ("astrill", "astrill"), ("expressvpn", "expressvpn"), ("hideme", "hide_me"),
            ("hotspotshield", "hotspot_shield"), ("ipvanish", "ipvanish"), ("mullvad", "mullvad"), ("nord", "nordvpn"),
            ("privateinternetaccess", "private_internet_access"), ("pia", "private_internet_access"),
            ("proton", "protonvpn"), ("surfshark", "surfshark"), ("torguard", "torguard"),
            ("windscribe", "windscribe"),
        ]
        for (text, brand) in known where letters.hasPrefix(text) {
            return UInt8(NetworkSignals.brands.firstIndex(of: brand) ?? 0xff)
        }
        return 0xff
    }
}

/// Two to a power, for small powers.
private func exponential2(_ power: Double) -> Double {
    var whole = power.rounded(.down)
    let part = (power - whole) * 0.693_147_180_559_945_3
    // Taylor to the eighth power: the rest is below 1e-7 on [0, ln 2).
    var term = 1.0
    var sum = 1.0
    for n in 1...8 {
        term *= part / Double(n)
        sum += term
    }
    whole = max(-1022, whole)
    return sum * Double(sign: .plus, exponent: Int(whole), significand: 1)
}

/// The connections of one applicant: sessions first, then meetings and machines.
struct SightingList {
    private let buffer: UnsafeMutableBufferPointer<Sighting>
    private(set) var count = 0
    private(set) var sessionCount = 0

    init(_ buffer: UnsafeMutableBufferPointer<Sighting>) { self.buffer = buffer }

    mutating func append(_ sighting: Sighting) {
        (buffer.baseAddress! + count).initialize(to: sighting)
        count += 1
        if sighting.group == .sessions { sessionCount += 1 }
    }

    /// All connections.
    var all: UnsafeBufferPointer<Sighting> { UnsafeBufferPointer(start: buffer.baseAddress, count: count) }
    /// Sessions alone, in the order of time once they are sorted; those without a time come first.
    var sessions: UnsafeBufferPointer<Sighting> {
        UnsafeBufferPointer(start: buffer.baseAddress, count: sessionCount)
    }

    /// Puts the sessions into the order of time; equal times keep the order of the input.
    func sortSessions() {
        var sessions = UnsafeMutableBufferPointer(start: buffer.baseAddress, count: sessionCount)
        guard sessionCount > 1 else { return }
        if sessionCount <= 24 {
            for index in 1..<sessionCount {
                let moved = sessions[index]
                var place = index
                while place > 0, sessions[place - 1].start > moved.start {
                    sessions[place] = sessions[place - 1]
                    place -= 1
                }
                sessions[place] = moved
            }
        } else {
            sessions.sort { ($0.start, $0.element) < ($1.start, $1.element) }
        }
    }
}
