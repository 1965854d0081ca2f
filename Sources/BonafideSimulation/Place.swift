/// Somewhere people live, with networks that lead there.
struct Place: Sendable, Equatable {
    /// ISO 3166-1 alpha-2.
    let country: String
    /// ISO 3166-2.
    let region: String
    let city: String
    let postalCode: String
    /// IANA time zone.
    let zone: String
    /// Minutes east of UTC in winter and from April to October.
    let winterOffset: Int
    let summerOffset: Int
    /// Dialling code and the digits of a national number's start.
    let dialling: String
    /// ISO 4217.
    let currency: String
    /// First two bytes of networks of home connections, as registries delegate them.
    let networks: [UInt32]
    /// First two bytes of a mobile network.
    let mobile: UInt32
    /// How often somebody of the population lives here.
    let weight: Double

    static func == (a: Place, b: Place) -> Bool { a.city == b.city && a.country == b.country }

    /// Minutes east of UTC in a month from 1 to 12.
    func offset(month: Int) -> Int { (4...10).contains(month) ? summerOffset : winterOffset }

    /// The home connection of somebody, by number; numbers apart by less than 65,536 never share one.
    func homeAddress(_ number: Int) -> String {
        Self.dotted(networks[number / 65_536 % networks.count] << 16 | UInt32(number % 65_536) &* 40_503 & 0xffff)
    }

    /// An address behind which a carrier keeps many customers; the same person gets another one every few hours.
    func mobileAddress(_ number: Int, visit: Int) -> String {
        var random = SimulationRandom(seed: UInt64(mobile), stream: UInt64(number * 128 + visit))
        return Self.dotted(mobile << 16 | UInt32(random.below(4_096)) << 4 | 7)
    }

    static func dotted(_ address: UInt32) -> String {
        "\(address >> 24).\(address >> 16 & 255).\(address >> 8 & 255).\(address & 255)"
    }

    private static func pair(_ a: UInt32, _ b: UInt32) -> UInt32 { a << 8 | b }

    /// Places with their share of applicants; weights are assumptions of a remote-first employer in the United States.
    static let all: [Place] = [
        Place(
            country: "US", region: "US-TN", city: "Nashville", postalCode: "37206", zone: "America/Chicago",
            winterOffset: -360, summerOffset: -300, dialling: "+1615", currency: "USD",
            networks: [pair(73, 32), pair(73, 43)], mobile: pair(172, 56), weight: 8),
        Place(
            country: "US", region: "US-WA", city: "Seattle", postalCode: "98101", zone: "America/Los_Angeles",
            winterOffset: -480, summerOffset: -420, dialling: "+1206", currency: "USD",
            networks: [pair(24, 16), pair(24, 18)], mobile: pair(172, 58), weight: 9),
        Place(
            country: "US", region: "US-MI", city: "Detroit", postalCode: "48201", zone: "America/Detroit",
            winterOffset: -300, summerOffset: -240, dialling: "+1313", currency: "USD",
            networks: [pair(68, 40), pair(68, 42)], mobile: pair(107, 77), weight: 7),
        Place(
            country: "US", region: "US-CA", city: "Los Angeles", postalCode: "90012", zone: "America/Los_Angeles",
            winterOffset: -480, summerOffset: -420, dialling: "+1213", currency: "USD",
            networks: [pair(76, 90), pair(76, 91)], mobile: pair(107, 115), weight: 12),
        Place(
            country: "US", region: "US-TX", city: "Houston", postalCode: "77008", zone: "America/Chicago",
            winterOffset: -360, summerOffset: -300, dialling: "+1713", currency: "USD",
            networks: [pair(98, 200), pair(98, 201)], mobile: pair(172, 59), weight: 11),
        Place(
            country: "CA", region: "CA-ON", city: "Toronto", postalCode: "M5V 2T6", zone: "America/Toronto",
            winterOffset: -300, summerOffset: -240, dialling: "+1416", currency: "CAD",
            networks: [pair(99, 224), pair(99, 225)], mobile: pair(99, 240), weight: 6),
        Place(
            country: "GB", region: "GB-ENG", city: "London", postalCode: "E1 6AN", zone: "Europe/London",
            winterOffset: 0, summerOffset: 60, dialling: "+4420", currency: "GBP",
            networks: [pair(86, 1), pair(86, 2)], mobile: pair(81, 100), weight: 7),
        Place(
            country: "DE", region: "DE-BE", city: "Berlin", postalCode: "10115", zone: "Europe/Berlin",
            winterOffset: 60, summerOffset: 120, dialling: "+4930", currency: "EUR",
            networks: [pair(87, 150), pair(87, 151)], mobile: pair(91, 10), weight: 6),
        Place(
            country: "PT", region: "PT-11", city: "Lisboa", postalCode: "1250-096", zone: "Europe/Lisbon",
            winterOffset: 0, summerOffset: 60, dialling: "+35121", currency: "EUR",
            networks: [pair(79, 168), pair(79, 169)], mobile: pair(2, 80), weight: 3),
        Place(
            country: "PL", region: "PL-14", city: "Warszawa", postalCode: "00-001", zone: "Europe/Warsaw",
            winterOffset: 60, summerOffset: 120, dialling: "+4822", currency: "PLN",
            networks: [pair(83, 10), pair(83, 11)], mobile: pair(83, 20), weight: 5),
        Place(
            country: "IN", region: "IN-KA", city: "Bengaluru", postalCode: "560001", zone: "Asia/Kolkata",
            winterOffset: 330, summerOffset: 330, dialling: "+9180", currency: "INR",
            networks: [pair(106, 51), pair(49, 37)], mobile: pair(49, 36), weight: 9),
        Place(
            country: "BR", region: "BR-SP", city: "Sao Paulo", postalCode: "01001-000", zone: "America/Sao_Paulo",
            winterOffset: -180, summerOffset: -180, dialling: "+5511", currency: "BRL",
            networks: [pair(177, 32), pair(177, 33)], mobile: pair(177, 40), weight: 5),
        Place(
            country: "MX", region: "MX-CMX", city: "Ciudad de Mexico", postalCode: "06000", zone: "America/Mexico_City",
            winterOffset: -360, summerOffset: -360, dialling: "+5255", currency: "MXN",
            networks: [pair(187, 188), pair(187, 189)], mobile: pair(189, 6), weight: 3),
        Place(
            country: "PH", region: "PH-00", city: "Manila", postalCode: "1000", zone: "Asia/Manila", winterOffset: 480,
            summerOffset: 480, dialling: "+632", currency: "PHP", networks: [pair(112, 198), pair(112, 199)],
            mobile: pair(49, 144), weight: 4),
        Place(
            country: "NG", region: "NG-LA", city: "Lagos", postalCode: "100001", zone: "Africa/Lagos", winterOffset: 60,
            summerOffset: 60, dialling: "+2341", currency: "NGN", networks: [pair(105, 112), pair(105, 113)],
            mobile: pair(105, 120), weight: 2),
        Place(
            country: "KR", region: "KR-11", city: "Seoul", postalCode: "04524", zone: "Asia/Seoul", winterOffset: 540,
            summerOffset: 540, dialling: "+822", currency: "KRW", networks: [pair(121, 134), pair(121, 135)],
            mobile: pair(1, 224), weight: 2),
        Place(
            country: "TH", region: "TH-10", city: "Bangkok", postalCode: "10200", zone: "Asia/Bangkok",
            winterOffset: 420, summerOffset: 420, dialling: "+662", currency: "THB",
            networks: [pair(171, 96), pair(171, 97)], mobile: pair(171, 100), weight: 1),
    ]

    /// Where foreigners live behind a firewall.
    static let beijing = Place(
        country: "CN", region: "CN-BJ", city: "Beijing", postalCode: "100010", zone: "Asia/Shanghai", winterOffset: 480,
        summerOffset: 480, dialling: "+8610", currency: "CNY", networks: [pair(123, 112), pair(113, 104)],
        mobile: pair(123, 120), weight: 0)
    /// Where operators of the schemes are reported to sit.
    static let khabarovsk = Place(
        country: "RU", region: "RU-KHA", city: "Khabarovsk", postalCode: "680000", zone: "Asia/Vladivostok",
        winterOffset: 600, summerOffset: 600, dialling: "+7421", currency: "RUB", networks: [pair(188, 43)],
        mobile: pair(85, 140), weight: 0)

    static func draw(_ random: inout SimulationRandom) -> Place { all[random.weighted(all.map(\.weight))] }
    static func drawUS(_ random: inout SimulationRandom) -> Place { all[random.below(5)] }

    /// A transit range in the Far East that case reports name.
    static func transit(_ number: Int) -> String { "188.43.136.\(1 + number % 250)" }
    /// Exits of a brand that case reports name.
    static func namedExit(_ number: Int) -> String {
        let ranges = ["104.140.119", "38.170.181", "208.110.84", "142.44.226"]
        return "\(ranges[number / 250 % ranges.count]).\(1 + number % 250)"
    }
    /// Exits of other commercial VPNs; the last range is one that public lists hold in part.
    static func commercialExit(_ number: Int) -> String {
        let ranges = ["146.70.20", "146.70.21", "193.138.218"]
        let isUnlisted = number % 37 == 0
        return "\(isUnlisted ? "185.159.157" : ranges[number / 250 % ranges.count]).\(1 + number % 250)"
    }
    /// Machines in a data centre.
    static func hosted(_ number: Int) -> String { "52.20.\(number / 250 % 250).\(1 + number % 250)" }
}
