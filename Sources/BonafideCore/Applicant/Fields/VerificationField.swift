/// Results of direct checks.
public enum VerificationField: UInt8, ProfileField {
    case subject, item, by, result, at, method

    public static let group = ProfileGroup.verifications

    public static let definitions: [FieldDefinition] = [
        .init(
            "subject",
            .word(["employment", "education", "identity", "address", "reference", "certificate", "other"]),
            .low, "What was checked."),
        .init("item", .text, .history, "Which employer, school or paper."),
        .init("by", .text, .thirdParty, "Who answered."),
        .init("result", .word(["confirmed", "denied", "unknown"]), .low, "Answer."),
        .init("at", .instant, .low, "When."),
        .init("method", .text, .low, "How."),
    ]
}
