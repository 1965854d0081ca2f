/// Money that moved or was asked for.
public enum PaymentField: UInt8, ProfileField {
    case at, amountMinor, currency, direction, counterpartyKey, kind, milestoneId

    public static let group = ProfileGroup.payments

    public static let definitions: [FieldDefinition] = [
        .init("at", .instant, .financial, "When."),
        .init("amount_minor", .integer, .financial, "Amount in minor units."),
        .init("currency", .text, .financial, "ISO 4217 code or coin."),
        .init(
            "direction", .word(["in", "out", "request"]), .financial,
            "In to the applicant, out of the account, or a request."),
        .init("counterparty_key", .text, .financial, "Key of the other side."),
        .init(
            "kind", .word(["milestone", "prepayment", "salary", "withdrawal", "refund", "bonus", "other"]), .financial,
            "What for."),
        .init("milestone_id", .text, .low, "Milestone it belongs to."),
    ]
}
