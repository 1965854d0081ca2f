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
    private let keys: UnsafeRawBufferPointer
    private let zones: [String]
    private let divisions: [String]

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
        keys = file.section(.cityKeys) ?? empty
        guard cities.count % Self.cityLength == 0, keys.count % 8 == 0 else {
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
    }

    /// The country of a code.
    @inline(__always)
    package func country(_ code: CountryCode) -> Country? {
        let ordinal = code.ordinal
        guard (0..<676).contains(ordinal), positions[ordinal] >= 0 else { return nil }
        return countries[Int(positions[ordinal])]
    }

    /// Whether two countries share a land border.
    package func areNeighbours(_ a: CountryCode, _ b: CountryCode) -> Bool {
        country(a)?.neighbours.contains(b) ?? false || country(b)?.neighbours.contains(a) ?? false
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
        let folded = CityKey.fold(name)
        guard !folded.isEmpty else { return [] }
        let wanted = CityKey.hash(folded, country)
        var low = 0
        var high = keys.count / 8
        while low < high {
            let middle = (low + high) / 2
            if keys.loadUnaligned(fromByteOffset: middle * 8, as: UInt32.self) < wanted {
                low = middle + 1
            } else {
                high = middle
            }
        }
        var found: [City] = []
        while low < keys.count / 8, keys.loadUnaligned(fromByteOffset: low * 8, as: UInt32.self) == wanted {
            let number = keys.loadUnaligned(fromByteOffset: low * 8 + 4, as: UInt32.self)
            if let city = city(at: Int(number)), city.country == country, CityKey.fold(city.name) == folded {
                found.append(city)
            }
            low += 1
        }
        return found.sorted { ($1.population, $0.division) < ($0.population, $1.division) }
    }
}

/// The form of a city's name that look-ups compare.
enum CityKey {
    /// Base letters of U+00C0–U+017F, in order; a star stands for what has none.
    private static let bases = Array(
        ("aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty"
            + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
            + "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").unicodeScalars)

    /// Lower-case letters and digits, accents taken off.
    static func fold(_ name: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            switch scalar.value {
            case 0x41...0x5a: folded.append(UnicodeScalar(UInt8(scalar.value) | 0x20))
            case 0x61...0x7a, 0x30...0x39: folded.append(scalar)
            case 0xc0..<0xc0 + UInt32(bases.count):
                let base = bases[Int(scalar.value - 0xc0)]
                if base != "*" { folded.append(base) }
            case 0x1e00...0x1eff: folded.append(contentsOf: vietnamese(scalar.value))
            case 0..<0xc0, 0x300...0x36f, 0x2000...0x206f: continue
            default: folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            }
        }
        return String(folded)
    }

    /// The base letter of the Vietnamese block; other letters of Latin Extended Additional stay as they are.
    private static func vietnamese(_ value: UInt32) -> String.UnicodeScalarView {
        let text: String
        switch value {
        case 0x1ea0...0x1eb7: text = "a"
        case 0x1eb8...0x1ec7: text = "e"
        case 0x1ec8...0x1ecb: text = "i"
        case 0x1ecc...0x1ee3: text = "o"
        case 0x1ee4...0x1ef1: text = "u"
        case 0x1ef2...0x1ef9: text = "y"
        case 0x1e0c, 0x1e0d, 0x1e0e, 0x1e0f: text = "d"
        case 0x1e24...0x1e2b: text = "h"
        case 0x1e32...0x1e35: text = "k"
        case 0x1e36...0x1e3d: text = "l"
        case 0x1e40...0x1e43: text = "m"
        case 0x1e44...0x1e4b: text = "n"
        case 0x1e58...0x1e5f: text = "r"
        case 0x1e60...0x1e69: text = "s"
        case 0x1e6a...0x1e71: text = "t"
        case 0x1e90...0x1e95: text = "z"
        default: text = UnicodeScalar(value).map { $0.properties.lowercaseMapping } ?? ""
        }
        return text.unicodeScalars
    }

    /// FNV-1a over the country and the folded name.
    static func hash(_ folded: String, _ country: CountryCode) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        func add(_ byte: UInt8) { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        add(UInt8(truncatingIfNeeded: country.packed >> 8))
        add(UInt8(truncatingIfNeeded: country.packed))
        for byte in folded.utf8 { add(byte) }
        return hash
    }
}
