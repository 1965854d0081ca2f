/// Work history shown on a linked profile.
public enum LinkWorkField: UInt8, ProfileField {
    case url, name, position, startDate, endDate

    public static let group = ProfileGroup.linkWork

    public static let definitions: [FieldDefinition] = [
        .init("url", .url, .online, "Linked profile."),
        .init("name", .name, .history, "Employer."),
        .init("position", .text, .history, "Position."),
        .init("startDate", .partialDate, .history, "Start."),
        .init("endDate", .partialDate, .history, "End."),
    ]
}
