/// Charges on a company account.
public enum ChargeField: UInt8, ProfileField {
    case at, amountMinor, currency, actor, approvalLimitMinor

    public static let group = ProfileGroup.charges

    public static let definitions: [FieldDefinition] = [
        .init("at", .instant, .financial, "When."),
        .init("amount_minor", .integer, .financial, "Amount in minor units."),
        .init("currency", .text, .financial, "ISO 4217 code."),
        .init("actor", .text, .low, "Who charged."),
        .init("approval_limit_minor", .integer, .low, "Approval limit in force."),
    ]
}
