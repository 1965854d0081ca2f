/// Complaints and corrections on record.
public enum NoticeField: UInt8, ProfileField {
    case kind, at, field, note

    public static let group = ProfileGroup.notices

    public static let definitions: [FieldDefinition] = [
        .init("kind", .text, .low, "Kind."),
        .init("at", .instant, .low, "When."),
        .init("field", .text, .low, "Field it disputes."),
        .init("note", .text, .unread, "Free note, never read."),
    ]
}
