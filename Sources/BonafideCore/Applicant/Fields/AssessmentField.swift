/// Telemetry of skill tests.
public enum AssessmentField: UInt8, ProfileField {
    case at, kind, pasteSharePermille, focusLosses, burstSharePermille

    public static let group = ProfileGroup.assessments

    public static let definitions: [FieldDefinition] = [
        .init("at", .instant, .low, "When."),
        .init("kind", .text, .low, "Which test."),
        .init("paste_share_permille", .integer, .low, "Share of the answer that was pasted, permille."),
        .init("focus_losses", .integer, .low, "How often the window lost focus."),
        .init("burst_share_permille", .integer, .low, "Share of the text typed in bursts, permille."),
    ]
}
