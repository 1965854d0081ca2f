/// Messages, with what a caller may leave out.
public enum MessageField: UInt8, ProfileField {
    case at, direction, channel, text, kind, senderTitle

    public static let group = ProfileGroup.messages

    public static let definitions: [FieldDefinition] = [
        .init("at", .instant, .low, "When."),
        .init("direction", .word(["from_applicant", "to_applicant"]), .low, "Which way."),
        .init("channel", .text, .low, "Channel."),
        .init("text", .text, .contact, "Text."),
        .init(
            "kind",
            .word(["message", "contact_exchange", "payment_request", "crypto_request", "introduction", "other"]),
            .low, "What it is, coded."),
        .init("sender_title", .text, .low, "Title the sender states."),
    ]
}
