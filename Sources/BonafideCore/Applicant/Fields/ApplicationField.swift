/// Applications of the same person.
public enum ApplicationField: UInt8, ProfileField {
    case at, postingId, employerId, source

    public static let group = ProfileGroup.applications

    public static let definitions: [FieldDefinition] = [
        .init("at", .instant, .low, "When."),
        .init("posting_id", .text, .low, "Posting."),
        .init("employer_id", .text, .low, "Employer."),
        .init("source", .text, .low, "Channel."),
    ]
}
