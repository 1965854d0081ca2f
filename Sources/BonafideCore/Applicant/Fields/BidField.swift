/// Bids on a platform.
public enum BidField: UInt8, ProfileField {
    case at, clientId, accepted, text, amountMinor

    public static let group = ProfileGroup.bids

    public static let definitions: [FieldDefinition] = [
        .init("at", .instant, .low, "When."),
        .init("client_id", .text, .low, "Client."),
        .init("accepted", .flag, .low, "Whether accepted."),
        .init("text", .text, .history, "Proposal text."),
        .init("amount_minor", .integer, .financial, "Amount in minor units."),
    ]
}
