/// Changes of the shipping address.
public enum ShippingChangeField: UInt8, ProfileField {
    case serial, address, postalCode, city, region, country, changedAt

    public static let group = ProfileGroup.shipToHistory

    public static let definitions: [FieldDefinition] = [
        .init("serial", .text, .low, "Serial number of the machine."),
        .init("address", .text, .contact, "New address."),
        .init("postalCode", .text, .contact, "New postal code."),
        .init("city", .text, .contact, "New city."),
        .init("region", .text, .contact, "New subdivision."),
        .init("country", .country, .contact, "New country."),
        .init("changed_at", .instant, .low, "When changed."),
    ]
}
