/// Dated acts: messages, edits, commits, tickets.
public enum ActivityField: UInt8, ProfileField {
    case at, kind, deviceId, count

    public static let group = ProfileGroup.activity

    public static let definitions: [FieldDefinition] = [
        .init("at", .instant, .low, "When it happened."),
        .init("kind", .text, .low, "What kind of act."),
        .init("device_id", .text, .online, "Device it was done on."),
        .init("count", .integer, .low, "How many acts the line stands for."),
    ]
}
