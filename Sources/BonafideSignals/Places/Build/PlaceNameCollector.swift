import BonafideCore

/// Gathers what places are called, which zones they keep and how their countries rest and number their post.
struct PlaceNameCollector {
    /// Cities below this many inhabitants keep their main name alone.
    static let otherNamesFrom = 200_000

    var countryNames: [CountryCode: [String]] = [:]
    var postcodes: [CountryCode: String] = [:]
    var listedZones: [CountryCode: [String]] = [:]
    private var weekends: [CountryCode: Weekend] = [:]
    private var otherNames: [(country: CountryCode, division: String, city: String, names: [String])] = []
    private var countryZones: [CountryCode: [String: Int]] = [:]

    /// Reads other names of cities: country, admin1, name, names separated by bars, lat, lon, zone, population.
    mutating func takeOtherNames(_ bytes: [UInt8], path: String) throws(ReferenceError) -> Int {
        var cells: [UnsafeBufferPointer<UInt8>] = []
        var read: [(country: CountryCode, division: String, city: String, names: [String])] = []
        try bytes.withUnsafeBufferPointer { all throws(ReferenceError) in
            try ListText.forEachLine(all) { line, text throws(ReferenceError) in
                guard line > 1 else { return }
                PlaceCompiler.split(text, into: &cells)
                guard cells.count == 8, let country = CountryCode.read(cells[0]),
                    let population = NumberText.integer(cells[7])
                else {
                    throw .source(
                        path: path, line: line, column: 0,
                        reason: "expected country, admin1, name, altnames, lat, lon, timezone, population")
                }
                guard population >= Self.otherNamesFrom else { return }
                let names = String(decoding: cells[3], as: UTF8.self).split(separator: "|").map(String.init)
                // Three capitals are the code of an airport, which people also use for other things.
                let kept = names.filter { name in
                    name.utf8.count > 2
                        && !(name.utf8.count == 3 && name.utf8.allSatisfy { (0x41...0x5a).contains($0) })
                }
                read.append(
                    (
                        country, String(decoding: cells[1], as: UTF8.self), String(decoding: cells[2], as: UTF8.self),
                        kept
                    ))
            }
        }
        otherNames += read
        return read.count
    }

    /// Reads `zone.tab`: country codes, coordinates, zone.
    mutating func takeZoneTab(_ bytes: [UInt8]) -> Int {
        var taken = 0
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
            let cells = line.split(separator: "\t")
            guard cells.count >= 3 else { continue }
            for code in cells[0].split(separator: ",") {
                guard let country = CountryCode(String(code)) else { continue }
                listedZones[country, default: []].append(String(cells[2]))
                taken += 1
            }
        }
        return taken
    }

    /// Reads the days of rest from the week data of the Common Locale Data Repository.
    mutating func takeWeekData(_ bytes: [UInt8], path: String) throws(ReferenceError) -> Int {
        guard let json = bytes.withUnsafeBufferPointer({ JSONText($0) }),
            case .object(let starts)? = json["supplemental"]?["weekData"]?["weekendStart"]
        else { throw .source(path: path, line: 1, column: 0, reason: "expected supplemental.weekData.weekendStart") }
        for (territory, day) in starts {
            guard let country = CountryCode(territory) else { continue }
            if day.text == "fri" { weekends[country] = .fridaySaturday }
            if day.text == "thu" { weekends[country] = .thursdayFriday }
        }
        // A weekend of Friday to Sunday is closer to the world's own.
        if case .object(let ends)? = json["supplemental"]?["weekData"]?["weekendEnd"] {
            for (territory, day) in ends where day.text == "sun" {
                weekends[CountryCode(territory) ?? .init(packed: 0)] = nil
            }
        }
        return weekends.count
    }

    // MARK: - What the tables hold

    /// Zones by the number of people that keep them.
    private func ranked(_ cities: [City], _ numbers: [String: UInt16]) -> [UInt16] {
        var people: [UInt16: Int] = [:]
        for city in cities { people[numbers[city.zone] ?? 0, default: 0] += city.population + 1 }
        return people.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    /// Zones, weekend and postal codes of a country.
    func facts(of code: CountryCode, _ cities: [City], _ numbers: [String: UInt16]) -> CountryFacts {
        var zones = ranked(cities.filter { $0.country == code }, numbers)
        for zone in listedZones[code] ?? [] {
            if let number = numbers[zone], !zones.contains(number) { zones.append(number) }
        }
        return CountryFacts(
            zones: zones, weekend: weekends[code] ?? .saturdaySunday, postcode: postcodes[code] ?? "")
    }

    /// First-level divisions in the order of country and code.
    func divisions(
        of cities: [City], _ divisionNumbers: [String: UInt32], _ zoneNumbers: [String: UInt16]
    ) -> [PlaceDivision] {
        var parts: [PlaceDivision] = []
        let byCountry = Dictionary(grouping: cities, by: \.country)
        for country in byCountry.keys.sorted() {
            let groups = Dictionary(grouping: byCountry[country] ?? [], by: \.division)
            for code in groups.keys.sorted() where !code.isEmpty {
                parts.append(
                    PlaceDivision(
                        country: country, division: divisionNumbers[code] ?? 0,
                        zones: ranked(groups[code] ?? [], zoneNumbers)))
            }
        }
        return parts
    }

    /// Every name with what it stands for.
    func rows(
        _ countries: [Country], _ parts: [PlaceDivision], _ divisions: [String], _ cities: [City]
    ) -> [(key: PlaceKey, reference: PlaceReference, rank: UInt32)] {
        var seen = Set<SeenName>()
        var rows: [(key: PlaceKey, reference: PlaceReference, rank: UInt32)] = []
        func add(_ name: String, _ reference: PlaceReference, rank: UInt32 = 0) {
            let key = PlaceKey(name.utf8)
            guard key.length > 0, seen.insert(SeenName(hash: key.hash >> 16, reference: reference.packed)).inserted
            else { return }
            rows.append((key, reference, rank))
        }
        for (place, country) in countries.enumerated() {
            for name in countryNames[country.code] ?? [] { add(name, .country(place)) }
        }
        for (place, part) in parts.enumerated() {
            let code = divisions[Int(part.division)]
            for name in PlaceNames.divisionNames(part.country.description, code) { add(name, .division(place)) }
        }
        var places: [String: Int] = [:]
        for (number, city) in cities.enumerated() {
            add(city.name, .city(number), rank: ~UInt32(clamping: city.population))
            let key = "\(city.country)/\(city.division)/\(city.name)"
            if cities[places[key] ?? number].population <= city.population { places[key] = number }
        }
        for region in PlaceNames.regions {
            guard let number = places["\(region.country)/\(region.division)/\(region.city)"] else { continue }
            add(region.name, .city(number), rank: ~UInt32(clamping: cities[number].population))
        }
        for other in otherNames {
            guard let number = places["\(other.country)/\(other.division)/\(other.city)"] else { continue }
            for name in other.names {
                add(name, .city(number), rank: ~UInt32(clamping: cities[number].population))
            }
        }
        return rows
    }

    private struct SeenName: Hashable {
        let hash: UInt64
        let reference: UInt32
    }
}
