/// Ratings given to the applicant.
public enum RatingField: UInt8, ProfileField {
    case at, clientId, score, amountMinor, clientPayoutKey

    public static let group = ProfileGroup.ratings

    public static let definitions: [FieldDefinition] = [
        .init("at", .instant, .low, "When."),
        .init("client_id", .text, .low, "Who rated."),
        .init("score", .decimal, .low, "Score out of 5."),
        .init("amount_minor", .integer, .financial, "Value of the job in minor units."),
        .init("client_payout_key", .text, .financial, "Client's payment instrument key."),
    ]
}
