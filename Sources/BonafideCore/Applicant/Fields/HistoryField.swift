/// Changes of a field over time.
public enum HistoryField: UInt8, ProfileField {
    case field, old, new, at

    public static let group = ProfileGroup.history

    public static let definitions: [FieldDefinition] = [
        .init(
            "field",
            .word([
                "location", "email", "phone", "login", "handle", "name", "device", "skill", "language", "payout",
                "contact", "status", "other",
            ]),
            .low, "What changed."),
        .init("old", .text, .contact, "Earlier value."),
        .init("new", .text, .contact, "New value."),
        .init("at", .instant, .low, "When."),
    ]
}
