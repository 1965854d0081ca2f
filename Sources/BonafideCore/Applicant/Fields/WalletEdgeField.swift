/// Edges of a supplied chain feed around the applicant's wallets.
public enum WalletEdgeField: UInt8, ProfileField {
    case address, counterparty, direction, counterpartyKind

    public static let group = ProfileGroup.walletEdges

    public static let definitions: [FieldDefinition] = [
        .init("address", .text, .financial, "The applicant's address."),
        .init("counterparty", .text, .financial, "The other address."),
        .init("direction", .word(["in", "out"]), .financial, "Which way."),
        .init(
            "counterparty_kind", .word(["listed", "exchange", "mixer", "unknown"]), .financial,
            "What the feed says of the other address."),
    ]
}
