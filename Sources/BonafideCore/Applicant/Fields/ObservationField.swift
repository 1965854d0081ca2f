/// What a person saw, as coded on a closed list.
public enum ObservationField: UInt8, ProfileField {
    case code, at, by, count, note

    public static let group = ProfileGroup.observations

    public static let definitions: [FieldDefinition] = [
        .init("code", .text, .low, "Code of the closed list."),
        .init("at", .instant, .low, "When."),
        .init("by", .text, .thirdParty, "Who saw it."),
        .init("count", .integer, .low, "How often."),
        .init("note", .text, .unread, "Free note, never read."),
    ]
}
