/// Languages as claimed; kept for the profile, never read by a signal.
public enum LanguageField: UInt8, ProfileField {
    case language, fluency

    public static let group = ProfileGroup.languages

    public static let definitions: [FieldDefinition] = [
        .init("language", .text, .unread, "Language."),
        .init("fluency", .text, .unread, "Fluency."),
    ]
}
