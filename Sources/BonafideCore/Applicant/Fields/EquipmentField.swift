/// Machines shipped to the worker.
public enum EquipmentField: UInt8, ProfileField {
    case serial, mac, shipTo, shipToPostalCode, shipToCity, shipToRegion, shipToCountry, orderedAt
    case deliveredAt, firstSeenAt, firstSeenIp, firstSeenCountry, firstSeenLat, firstSeenLon, officeDelivery
    case note

    public static let group = ProfileGroup.equipment

    public static let definitions: [FieldDefinition] = [
        .init("serial", .text, .low, "Serial number."),
        .init("mac", .text, .online, "Network hardware address."),
        .init("ship_to", .text, .contact, "Shipping address."),
        .init("ship_to_postalCode", .text, .contact, "Postal code."),
        .init("ship_to_city", .text, .contact, "City."),
        .init("ship_to_region", .text, .contact, "Subdivision."),
        .init("ship_to_country", .country, .contact, "Country."),
        .init("ordered_at", .instant, .low, "When ordered."),
        .init("delivered_at", .instant, .low, "When delivered."),
        .init("first_seen_at", .instant, .low, "When first online."),
        .init("first_seen_ip", .ip, .online, "Address first online from."),
        .init("first_seen_country", .country, .online, "Country first online in."),
        .init("first_seen_lat", .decimal, .online, "Latitude, degrees."),
        .init("first_seen_lon", .decimal, .online, "Longitude, degrees."),
        .init("office_delivery", .flag, .low, "Whether delivery to an office was agreed."),
        .init("note", .text, .unread, "Free note."),
    ]
}
