/// Further mail addresses.
public enum EmailField: UInt8, ProfileField {
    case value, verified, firstSeen

    public static let group = ProfileGroup.emails

    public static let definitions: [FieldDefinition] = [
        .init("value", .email, .contact, "Address."),
        .init("verified", .flag, .low, "Whether verified."),
        .init("first_seen", .day, .low, "Day it was first seen anywhere."),
    ]
}
