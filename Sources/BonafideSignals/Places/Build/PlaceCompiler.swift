import BonafideCore

/// Compiles countries and cities (GeoNames) into the tables of places.
struct PlaceCompiler {
    var cities: [City] = []
    var countries: [Country] = []
    var names = PlaceNameCollector()

    /// Reads tab-separated cities: country, admin1, name, lat, lon, timezone, population.
    mutating func takeCities(_ bytes: [UInt8], path: String) throws(ReferenceError) -> Int {
        var cells: [UnsafeBufferPointer<UInt8>] = []
        var isHeader = true
        var read: [City] = []
        try bytes.withUnsafeBufferPointer { all throws(ReferenceError) in
            try ListText.forEachLine(all) { line, text throws(ReferenceError) in
                if isHeader {
                    isHeader = false
                    return
                }
                Self.split(text, into: &cells)
                guard cells.count == 7, let country = CountryCode.read(cells[0]),
                    let latitude = NumberText.decimal(cells[3]), let longitude = NumberText.decimal(cells[4]),
                    (-90...90).contains(latitude), (-180...180).contains(longitude),
                    let population = NumberText.integer(cells[6])
                else {
                    throw .source(
                        path: path, line: line, column: 0,
                        reason: "expected country, admin1, name, lat, lon, timezone, population")
                }
                func cell(_ place: Int) -> String { String(decoding: cells[place], as: UTF8.self) }
                read.append(
                    City(
                        name: cell(2), country: country, division: cell(1), latitude: latitude, longitude: longitude,
                        zone: cell(5), population: Int(clamping: population)))
            }
        }
        cities += read
        return read.count
    }

    /// Cuts at tabs; unlike a comma table, quotes mean nothing.
    static func split(
        _ line: UnsafeBufferPointer<UInt8>, into cells: inout [UnsafeBufferPointer<UInt8>]
    ) {
        cells.removeAll(keepingCapacity: true)
        var start = 0
        for index in 0...line.count where index == line.count || line[index] == 0x09 {
            cells.append(UnsafeBufferPointer(rebasing: line[start..<index]))
            start = index + 1
        }
    }

    /// Reads the GeoNames countries as an object of objects by code.
    mutating func takeCountries(_ bytes: [UInt8], path: String) throws(ReferenceError) -> Int {
        guard let json = bytes.withUnsafeBufferPointer({ JSONText($0) }), case .object(let members) = json else {
            throw .source(path: path, line: 1, column: 0, reason: "expected a JSON object of countries")
        }
        for (key, value) in members {
            guard let code = CountryCode(key), let name = value["name"]?.text else {
                throw .source(path: path, line: 1, column: 0, reason: "country '\(key)' has no code or no name")
            }
            let neighbours = (value["neighbours"]?.text ?? "").split(separator: ",").compactMap {
                CountryCode(String($0))
            }
            names.postcodes[code] = value["postalcoderegex"]?.text ?? ""
            names.countryNames[code] = [name, value["iso3"]?.text ?? "", key] + PlaceNames.countryNames(key)
            let language = value["languages"]?.text?.split(separator: ",").first?.prefix { $0 != "-" } ?? ""
            countries.append(
                Country(
                    code: code, name: name, continent: value["continentcode"]?.text ?? "", language: String(language),
                    neighbours: neighbours.sorted(), place: nil))
        }
        return members.count
    }

    /// Adds the sections to a file.
    func compile(into writer: inout ReferenceFileWriter) {
        guard !countries.isEmpty || !cities.isEmpty else { return }
        var placed = countries
        let byCountry = Dictionary(grouping: cities, by: \.country)
        for index in placed.indices { placed[index].place = byCountry[placed[index].code].flatMap(Self.extent) }
        placed.sort { $0.code < $1.code }
        writer.add(.countries, ReferenceFile.records(placed) { $0.write(to: &$1) })
        if !cities.isEmpty { compileCities(placed, into: &writer) }
    }

    /// The mean of a country's cities on the sphere and the distance within which 98 of 100 lie, at least 25 km.
    private static func extent(_ cities: [City]) -> Place? {
        // Coordinates are averaged as they are; longitudes are unrolled around the most populous city.
        guard let largest = cities.max(by: { $0.population < $1.population }) else { return nil }
        var latitude = 0.0
        var longitude = 0.0
        for city in cities {
            latitude += city.latitude
            var east = city.longitude - largest.longitude
            if east > 180 { east -= 360 } else if east < -180 { east += 360 }
            longitude += east
        }
        let count = Double(cities.count)
        var middle = Place(latitude: latitude / count, longitude: largest.longitude + longitude / count, radius: 0)
        if middle.longitude > 180 {
            middle.longitude -= 360
        } else if middle.longitude < -180 {
            middle.longitude += 360
        }
        let distances = cities.map {
            middle.distance(to: Place(latitude: $0.latitude, longitude: $0.longitude, radius: 0))
        }.sorted()
        middle.radius = max(25, distances[min(distances.count - 1, distances.count * 98 / 100)])
        return middle
    }

    private func compileCities(_ placed: [Country], into writer: inout ReferenceFileWriter) {
        let zones = Set(cities.map(\.zone)).union(names.listedZones.values.joined()).sorted()
        let zoneNumbers = Dictionary(uniqueKeysWithValues: zones.enumerated().map { ($1, UInt16(clamping: $0)) })
        var texts = ByteWriter()
        texts.integer(UInt32(zones.count))
        for zone in zones { texts.text(zone) }
        let divisions = Set(cities.map(\.division)).sorted()
        let divisionNumbers = Dictionary(uniqueKeysWithValues: divisions.enumerated().map { ($1, UInt32($0)) })
        texts.integer(UInt32(divisions.count))
        for division in divisions { texts.text(division) }
        var table = ByteWriter()
        for city in cities {
            table.integer(UInt32(texts.bytes.count))
            texts.text(city.name)
            table.integer(UInt32(clamping: city.population))
            table.integer(Int32((city.latitude * 1000).rounded()))
            table.integer(Int32((city.longitude * 1000).rounded()))
            table.integer(divisionNumbers[city.division] ?? 0)
            table.integer(city.country.packed)
            table.integer(zoneNumbers[city.zone] ?? 0)
        }
        writer.add(.cities, table.bytes)
        writer.add(.cityNames, texts.bytes)
        let parts = names.divisions(of: cities, divisionNumbers, zoneNumbers)
        writer.add(.placeDivisions, ReferenceFile.records(parts) { $0.write(to: &$1) })
        let facts = placed.map { names.facts(of: $0.code, cities, zoneNumbers) }
        writer.add(.countryFacts, ReferenceFile.records(facts) { $0.write(to: &$1) })
        writer.add(.placeNames, PlaceNameIndex.bytes(names.rows(placed, parts, divisions, cities)))
    }
}
