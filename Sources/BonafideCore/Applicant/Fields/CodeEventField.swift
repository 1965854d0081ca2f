/// Events at the code host.
public enum CodeEventField: UInt8, ProfileField {
    case at, kind, remote, orgRemote, count

    public static let group = ProfileGroup.codeEvents

    public static let definitions: [FieldDefinition] = [
        .init("at", .instant, .low, "When."),
        .init("kind", .text, .low, "What."),
        .init("remote", .text, .low, "Remote pushed to."),
        .init("org_remote", .flag, .low, "Whether the remote belongs to the employer."),
        .init("count", .integer, .low, "How many."),
    ]
}
