package import BonafideCore

/// What a record of a user's own database says of an address, whoever published it.
///
/// Field names follow MaxMind (City, Enterprise, ISP, Anonymous IP and Anonymous Plus), IPinfo (flat columns) and
/// DB-IP (MaxMind's layout with its own traits).
package struct NetworkRecord: Sendable {
    package var country: CountryCode?
    /// ISO 3166-2 code without the country, such as `TX`.
    package var subdivisionCode: String?
    package var subdivisionName: String?
    package var city: String?
    /// Degrees.
    package var latitude: Double?
    /// Degrees.
    package var longitude: Double?
    /// Kilometres within which the publisher expects the address.
    package var accuracyRadius: Double?
    package var autonomousSystem: UInt32?
    package var organization: String?
    /// The brand of a VPN or proxy service.
    package var provider: String?
    package var flags: AddressFlags = []

    /// Nothing known.
    package init() {}

    /// Reads what is known of the fields of a record.
    package init(_ value: MaxMindValue) {
        readPlace(value)
        readNetwork(value)
        readFlags(value)
        if let traits = value["traits"] {
            readNetwork(traits)
            readFlags(traits)
        }
        for nested in ["privacy", "anonymous", "anonymizer", "security"] {
            if let value = value[nested] { readFlags(value) }
        }
    }

    private mutating func readPlace(_ value: MaxMindValue) {
        let code = value["country"]?["iso_code"]?.text ?? value["country_code"]?.text ?? value["country"]?.text
        country = code.flatMap { CountryCode($0) }
        let subdivision = value["subdivisions"]?[0]
        subdivisionCode = subdivision?["iso_code"]?.text ?? value["region_code"]?.text
        subdivisionName =
            subdivision?["names"]?["en"]?.text ?? value["region"]?.text ?? value["stateprov"]?.text
        city = value["city"]?["names"]?["en"]?.text ?? value["city"]?.text
        let place = value["location"] ?? value
        latitude = Self.number(place["latitude"] ?? place["lat"])
        longitude = Self.number(place["longitude"] ?? place["lng"] ?? place["lon"])
        accuracyRadius = Self.number(place["accuracy_radius"] ?? place["radius"])
        if let latitude, !(-90...90).contains(latitude) { self.latitude = nil }
        if let longitude, !(-180...180).contains(longitude) { self.longitude = nil }
    }

    /// A number, or text that holds one, as IPinfo writes coordinates.
    private static func number(_ value: MaxMindValue?) -> Double? {
        guard let number = value?.number ?? value?.text.flatMap({ Double($0) }), number.isFinite else { return nil }
        return number
    }

    private mutating func readNetwork(_ value: MaxMindValue) {
        if let number = value["autonomous_system_number"]?.whole ?? value["as_number"]?.whole {
            autonomousSystem = UInt32(exactly: number)
        } else if let text = value["asn"]?.text {
            autonomousSystem = UInt32(text.hasPrefix("AS") ? String(text.dropFirst(2)) : text)
        }
        organization =
            value["autonomous_system_organization"]?.text ?? value["as_name"]?.text ?? value["isp"]?.text
            ?? organization
        provider = value["provider_name"]?.text ?? value["service"]?.text ?? provider
        let kind = (value["connection_type"] ?? value["user_type"] ?? value["usage_type"])?.text?.lowercased()
        switch kind {
        case "cellular", "mobile": flags.insert(.mobile)
        case "satellite": flags.insert(.satellite)
        case "hosting", "datacenter": flags.insert(.hostingProvider)
        default: break
        }
        if value["user_type"]?.text == "cellular" { flags.insert(.mobile) }
    }

    private static let fields: [(name: String, flag: AddressFlags)] = [
        ("is_anonymous_vpn", .anonymousVPN), ("is_vpn", .anonymousVPN), ("vpn", .anonymousVPN),
        ("is_hosting_provider", .hostingProvider), ("is_hosting", .hostingProvider), ("hosting", .hostingProvider),
        ("is_tor_exit_node", .torExitNode), ("is_tor", .torExitNode), ("tor", .torExitNode),
        ("is_public_proxy", .publicProxy), ("is_proxy", .publicProxy), ("proxy", .publicProxy),
        ("is_residential_proxy", .residentialProxy), ("is_res_proxy", .residentialProxy),
        ("is_private_relay", .privateRelay), ("is_relay", .privateRelay), ("relay", .privateRelay),
        ("is_satellite_provider", .satellite), ("is_satellite", .satellite),
        ("is_anycast", .anycast), ("is_mobile", .mobile),
    ]

    private mutating func readFlags(_ value: MaxMindValue) {
        guard case .map(let entries) = value else { return }
        for (key, value) in entries where value.isTrue {
            for field in Self.fields where field.name == key { flags.insert(field.flag) }
        }
    }

    /// Joins what another database says; what is known already stays.
    package mutating func merge(_ other: NetworkRecord) {
        country = country ?? other.country
        if subdivisionCode == nil { subdivisionCode = other.subdivisionCode }
        if subdivisionName == nil { subdivisionName = other.subdivisionName }
        if city == nil { city = other.city }
        if latitude == nil || longitude == nil {
            latitude = other.latitude
            longitude = other.longitude
            accuracyRadius = other.accuracyRadius
        }
        autonomousSystem = autonomousSystem ?? other.autonomousSystem
        if organization == nil { organization = other.organization }
        if provider == nil { provider = other.provider }
        flags.formUnion(other.flags)
    }
}
