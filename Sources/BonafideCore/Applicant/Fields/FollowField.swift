/// Accounts followed at the code host.
public enum FollowField: UInt8, ProfileField {
    case login, mutual

    public static let group = ProfileGroup.follows

    public static let definitions: [FieldDefinition] = [
        .init("login", .text, .online, "Login."),
        .init("mutual", .flag, .low, "Whether it follows back."),
    ]
}
