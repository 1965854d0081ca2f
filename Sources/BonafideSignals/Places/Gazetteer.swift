package import BonafideCore

/// Places with the clocks kept there: the table of places joined to the table of zones.
package final class Gazetteer: Sendable {
    package let places: PlaceTable
    package let zones: ZoneTable
    /// For each zone number of the places, the zone.
    private let zoneIDs: [ZoneID?]
    /// For each country, its zones, one of each behaviour since 2015, the most populous first.
    private let countryZones: [[ZoneID]]
    /// The same for each division.
    private let divisionZones: [[ZoneID]]
    private let postcodes: [BytePattern?]

    /// Joins the tables; zones the zone table does not know are left out.
    package init(places: PlaceTable, zones: ZoneTable) {
        self.places = places
        self.zones = zones
        let ids = places.zones.map { zones.zone(named: $0) }
        let marks = zones.behaviours(since: Timestamp(seconds: 1_420_070_400))
        func distinct(_ numbers: [UInt16]) -> [ZoneID] {
            var seen: [UInt64] = []
            return numbers.compactMap { number in
                guard let id = ids[Int(number)], !seen.contains(marks[Int(id.number)]) else { return nil }
                seen.append(marks[Int(id.number)])
                return id
            }
        }
        zoneIDs = ids
        countryZones = places.facts.map { distinct($0.zones) }
        divisionZones = places.parts.map { distinct($0.zones) }
        postcodes = places.facts.map {
            $0.postcode.isEmpty ? nil : BytePattern(Self.loosened($0.postcode), keepsSpaces: true)
        }
    }

    /// A pattern whose blanks and dashes outside classes may be left out.
    private static func loosened(_ pattern: String) -> String {
        var text = ""
        var isClass = false
        let letters = Array(pattern)
        for (place, letter) in letters.enumerated() {
            text.append(letter)
            if letter == "[" { isClass = true }
            if letter == "]" { isClass = false }
            let isBlank = letter == "s" && place > 0 && letters[place - 1] == "\\"
            guard !isClass, letter == "-" || letter == " " || isBlank else { continue }
            let next = place + 1 < letters.count ? letters[place + 1] : "."
            if !"?*+{".contains(next) { text.append("?") }
        }
        return text
    }

    /// Zones of a country, one of each behaviour, the most populous first; empty where nothing is known.
    @inline(__always)
    package func zones(of country: CountryCode) -> [ZoneID] {
        guard let position = places.position(of: country), position < countryZones.count else { return [] }
        return countryZones[position]
    }

    /// The days a country rests.
    package func weekend(of country: CountryCode) -> Weekend {
        guard let position = places.position(of: country), position < places.facts.count else { return .saturdaySunday }
        return places.facts[position].weekend
    }

    /// Whether a postal code has the form a country uses, or the beginning of it, as people shorten codes; nothing where
    /// the form is not known or fewer than three characters are given.
    package func postalCode(_ code: UnsafeBufferPointer<UInt8>, fits country: CountryCode) -> Bool? {
        guard let position = places.position(of: country), position < postcodes.count,
            let pattern = postcodes[position], code.count <= 12
        else { return nil }
        let capitals = code.map { $0 >= 0x61 && $0 <= 0x7a ? $0 & 0xdf : $0 }
        // Blanks and dashes inside a code are a matter of habit, and so is the country's letter before it.
        let plain = capitals.filter { $0 != 0x20 && $0 != 0x2d }
        guard plain.count >= 3 else { return nil }
        if pattern.canBegin(with: capitals) || pattern.canBegin(with: plain) { return true }
        // Nine digits of the United States written together.
        let letters = country.description.utf8
        if plain.count == 9, plain.allSatisfy({ $0 <= 0x39 }), pattern.matches(plain.prefix(5)) { return true }
        if plain.starts(with: letters) { return pattern.canBegin(with: plain.dropFirst(2)) }
        return plain.first == letters.first && pattern.canBegin(with: plain.dropFirst())
    }

    /// What a name stands for.
    package func references(named name: some Sequence<UInt8>) -> [PlaceReference] {
        var found: [PlaceReference] = []
        places.index.forEach(PlaceKey(name)) { found.append($0) }
        return found
    }

    /// The place a reference means.
    package func place(of reference: PlaceReference) -> NamedPlace? {
        switch reference {
        case .country(let number):
            guard number < places.countries.count else { return nil }
            return NamedPlace(country: places.countries[number].code)
        case .division(let number):
            guard number < places.parts.count else { return nil }
            return NamedPlace(country: places.parts[number].country, division: places.parts[number].division)
        case .city(let number):
            guard let city = places.facts(ofCity: number) else { return nil }
            return NamedPlace(country: city.country, division: city.division, city: number)
        }
    }

    /// The zones kept at a place.
    package func zones(at place: NamedPlace) -> [ZoneID] {
        if let city = place.city.flatMap({ places.facts(ofCity: $0) }), let zone = zoneIDs[Int(city.zone)] {
            return [zone]
        }
        if let division = place.division,
            let number = places.parts.firstIndex(where: { $0.country == place.country && $0.division == division }),
            !divisionZones[number].isEmpty
        {
            return divisionZones[number]
        }
        return zones(of: place.country)
    }

    /// The most populous city of a name in a country, in the named division where one matches.
    package func city(
        named name: some Sequence<UInt8>, in country: CountryCode, division: NamedPlace? = nil
    ) -> NamedPlace? {
        var best: (population: UInt32, isInside: Bool, place: NamedPlace)?
        places.index.forEach(PlaceKey(name)) { reference in
            guard case .city(let number) = reference, let city = places.facts(ofCity: number), city.country == country
            else { return }
            let isInside = division?.division == city.division
            if let best, best.isInside != isInside ? best.isInside : best.population >= city.population { return }
            best = (
                city.population, isInside,
                NamedPlace(country: country, division: city.division, city: number)
            )
        }
        return best?.place
    }

    /// The division of a name, postal abbreviation or ISO 3166-2 code in a country.
    package func division(_ name: UnsafeBufferPointer<UInt8>, in country: CountryCode) -> NamedPlace? {
        var text = name[...]
        if text.count > 3, text[text.startIndex + 2] == 0x2d, country.description.utf8.elementsEqual(text.prefix(2)) {
            text = text.dropFirst(3)
        }
        var found: NamedPlace?
        places.index.forEach(PlaceKey(text)) { reference in
            if found == nil, case .division = reference, let place = place(of: reference), place.country == country {
                found = place
            }
        }
        return found
    }

    /// The point of a place: its city, or the middle of its country with the country's extent as radius.
    package func point(of place: NamedPlace) -> Place? {
        if let city = place.city.flatMap({ places.facts(ofCity: $0) }) {
            return Place(latitude: city.latitude, longitude: city.longitude, radius: 30)
        }
        return places.country(place.country)?.place
    }
}

/// A place somebody names, as far as it could be made out.
package struct NamedPlace: Hashable, Sendable {
    package var country: CountryCode
    /// Number of the division's code in the table of places.
    package var division: UInt32?
    /// Number of the city in the table of places.
    package var city: Int?

    package init(country: CountryCode, division: UInt32? = nil, city: Int? = nil) {
        self.country = country
        self.division = division
        self.city = city
    }
}
