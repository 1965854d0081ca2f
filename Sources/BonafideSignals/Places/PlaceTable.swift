package import BonafideCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A point on the earth with the distance within which the truth lies.
package struct Place: Hashable, Sendable {
    /// Degrees north.
    package var latitude: Double
    /// Degrees east.
    package var longitude: Double
    /// Kilometres.
    package var radius: Double

    /// Takes degrees and kilometres.
    package init(latitude: Double, longitude: Double, radius: Double) {
        self.latitude = latitude
        self.longitude = longitude
        self.radius = radius
    }

    /// Great-circle distance between the points in kilometres, by the haversine formula on a sphere of 6,371 km.
    package func distance(to other: Place) -> Double {
        let radian = Double.pi / 180
        let north = sin((other.latitude - latitude) * radian / 2)
        let east = sin((other.longitude - longitude) * radian / 2)
        let chord = north * north + cos(latitude * radian) * cos(other.latitude * radian) * east * east
        return 2 * 6371 * asin(min(1, chord.squareRoot()))
    }
}

/// A country of the table of places.
package struct Country: Hashable, Sendable {
    package var code: CountryCode
    /// English short name.
    package var name: String
    /// Two-letter continent code.
    package var continent: String
    /// The main language, two letters, or empty.
    package var language: String
    package var neighbours: [CountryCode]
    /// Mean of its cities, and the distance within which 98 of 100 of them lie; no radius where no city is known.
    package var place: Place?

    func write(to writer: inout ByteWriter) {
        writer.integer(code.packed)
        for text in [name, continent, language] { writer.text(text) }
        writer.integer(UInt16(neighbours.count))
        for neighbour in neighbours { writer.integer(neighbour.packed) }
        for value in [place?.latitude ?? 0, place?.longitude ?? 0, place?.radius ?? 0] {
            writer.integer(Float(value).bitPattern)
        }
    }

    static func read(_ reader: inout ByteReader) -> Country? {
        guard let code = reader.integer(UInt16.self), let name = reader.text(), let continent = reader.text(),
            let language = reader.text(), let count = reader.integer(UInt16.self)
        else { return nil }
        var neighbours: [CountryCode] = []
        for _ in 0..<count {
            guard let packed = reader.integer(UInt16.self) else { return nil }
            neighbours.append(CountryCode(packed: packed))
        }
        var numbers: [Double] = []
        for _ in 0..<3 {
            guard let bits = reader.integer(UInt32.self) else { return nil }
            numbers.append(Double(Float(bitPattern: bits)))
        }
        let isKnown = numbers[2] > 0 && numbers.allSatisfy(\.isFinite)
        return Country(
            code: CountryCode(packed: code), name: name, continent: continent, language: language,
            neighbours: neighbours,
            place: isKnown ? Place(latitude: numbers[0], longitude: numbers[1], radius: numbers[2]) : nil)
    }
}

/// A city of the table of places.
package struct City: Hashable, Sendable {
    package var name: String
    package var country: CountryCode
    /// GeoNames code of the first-level division; for the US the postal abbreviation.
    package var division: String
    /// Degrees north and east.
    package var latitude, longitude: Double
    /// IANA zone name.
    package var zone: String
    package var population: Int
}

/// Countries and cities, in place in a mapped reference file.
package struct PlaceTable: @unchecked Sendable {
    private let file: ReferenceFile
    /// All countries in the order of their codes.
    package let countries: [Country]
    /// Place in `countries` by the code's ordinal; -1 where the code is not there.
    private let positions: [Int16]
    private let cities: UnsafeRawBufferPointer
    private let names: UnsafeRawBufferPointer
    let index: PlaceNameIndex
    /// IANA names of the zones that cities and countries keep, in order.
    package let zones: [String]
    private let divisions: [String]
    /// Zones, weekend and form of postal codes, in the order of `countries`.
    package let facts: [CountryFacts]
    /// First-level divisions with the zones their cities keep.
    package let parts: [PlaceDivision]

    static let cityLength = 24

    /// Opens the tables; gives nothing where the file has no countries.
    package init?(_ file: ReferenceFile) throws(ReferenceError) {
        guard file.section(.countries) != nil else { return nil }
        self.file = file
        countries = try file.records(.countries) { Country.read(&$0) }
        var positions = [Int16](repeating: -1, count: 676)
        for (position, country) in countries.enumerated() {
            guard (0..<676).contains(country.code.ordinal) else {
                throw .damaged(path: file.path, reason: "a country code is not two letters")
            }
            positions[country.code.ordinal] = Int16(clamping: position)
        }
        self.positions = positions
        let empty = UnsafeRawBufferPointer(start: nil, count: 0)
        cities = file.section(.cities) ?? empty
        names = file.section(.cityNames) ?? empty
        index = PlaceNameIndex(file.section(.placeNames) ?? empty)
        guard cities.count % Self.cityLength == 0, index.isWhole else {
            throw .damaged(path: file.path, reason: "the table of cities has an odd length")
        }
        var reader = ByteReader(names)
        func list() throws(ReferenceError) -> [String] {
            var texts: [String] = []
            for _ in 0..<(reader.integer(UInt32.self) ?? 0) {
                guard let text = reader.text() else {
                    throw .damaged(path: file.path, reason: "a zone or division is cut short")
                }
                texts.append(text)
            }
            return texts
        }
        zones = try list()
        divisions = try list()
        facts = try file.records(.countryFacts) { CountryFacts.read(&$0) }
        parts = try file.records(.placeDivisions) { PlaceDivision.read(&$0) }
        guard facts.isEmpty || facts.count == countries.count,
            facts.allSatisfy({ $0.zones.allSatisfy { Int($0) < zones.count } }),
            parts.allSatisfy({ $0.zones.allSatisfy { Int($0) < zones.count } && Int($0.division) < divisions.count })
        else { throw .damaged(path: file.path, reason: "a country or division points outside the file") }
    }

    /// The place of a country in `countries` and `facts`.
    @inline(__always)
    func position(of code: CountryCode) -> Int? {
        let ordinal = code.ordinal
        guard (0..<676).contains(ordinal), positions[ordinal] >= 0 else { return nil }
        return Int(positions[ordinal])
    }

    /// The GeoNames code of a division by its number.
    package func divisionCode(_ number: UInt32) -> String {
        Int(number) < divisions.count ? divisions[Int(number)] : ""
    }

    /// The numbers of a city, without its name; nothing past the end.
    @inline(__always)
    package func facts(ofCity number: Int) -> CityFacts? {
        guard number >= 0, number < cityCount else { return nil }
        let at = number * Self.cityLength
        func load<Value: FixedWidthInteger>(_ offset: Int, _ type: Value.Type) -> Value {
            Value(littleEndian: cities.loadUnaligned(fromByteOffset: at + offset, as: type))
        }
        return CityFacts(
            country: CountryCode(packed: load(20, UInt16.self)), division: load(16, UInt32.self),
            zone: load(22, UInt16.self), latitude: Double(load(8, Int32.self)) / 1000,
            longitude: Double(load(12, Int32.self)) / 1000, population: load(4, UInt32.self))
    }

    /// The country of a code.
    @inline(__always)
    package func country(_ code: CountryCode) -> Country? {
        let ordinal = code.ordinal
        guard (0..<676).contains(ordinal), positions[ordinal] >= 0 else { return nil }
        return countries[Int(positions[ordinal])]
    }

    /// How many cities there are.
    package var cityCount: Int { cities.count / Self.cityLength }

    /// The city at a number; nothing past the end or where its name lies outside the file.
    package func city(at number: Int) -> City? {
        guard number >= 0, number < cityCount else { return nil }
        var reader = ByteReader(UnsafeRawBufferPointer(rebasing: cities[(number * Self.cityLength)...]))
        guard let nameOffset = reader.integer(UInt32.self), let population = reader.integer(UInt32.self),
            let latitude = reader.integer(Int32.self), let longitude = reader.integer(Int32.self),
            let division = reader.integer(UInt32.self), let country = reader.integer(UInt16.self),
            let zone = reader.integer(UInt16.self), Int(nameOffset) < names.count
        else { return nil }
        var text = ByteReader(UnsafeRawBufferPointer(rebasing: names[Int(nameOffset)...]))
        guard let name = text.text() else { return nil }
        return City(
            name: name, country: CountryCode(packed: country),
            division: Int(division) < divisions.count ? divisions[Int(division)] : "",
            latitude: Double(latitude) / 1000, longitude: Double(longitude) / 1000,
            zone: Int(zone) < zones.count ? zones[Int(zone)] : "", population: Int(population))
    }

    /// The cities of a name in a country, the most populous first; case, accents and punctuation are left aside.
    package func cities(named name: String, in country: CountryCode) -> [City] {
        var found: [City] = []
        index.forEach(PlaceKey(name.utf8)) { reference in
            guard case .city(let number) = reference, let city = city(at: number), city.country == country else {
                return
            }
            found.append(city)
        }
        return found.sorted { ($1.population, $0.division) < ($0.population, $1.division) }
    }
}
