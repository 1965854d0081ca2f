/// Further phone numbers.
public enum PhoneField: UInt8, ProfileField {
    case value, lineType, carrierCountry

    public static let group = ProfileGroup.phones

    public static let definitions: [FieldDefinition] = [
        .init("value", .phone, .contact, "Number."),
        .init("line_type", .word(["mobile", "fixed", "voip", "tollfree", "unknown"]), .low, "Line type as looked up."),
        .init("carrier_country", .country, .low, "Carrier's country as looked up."),
    ]
}
