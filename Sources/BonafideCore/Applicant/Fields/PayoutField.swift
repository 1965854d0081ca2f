/// Payout instruments, current and earlier.
public enum PayoutField: UInt8, ProfileField {
    case current, method, provider, holder, iban, bic, routing, accountNumber, accountKey, email, phone
    case walletChain, walletAddress, walletTag, country, currency, legalEntity, entityFounded, changedAt

    public static let group = ProfileGroup.payouts

    public static let definitions: [FieldDefinition] = [
        .init("current", .flag, .low, "Whether this is the instrument in use."),
        .init(
            "method",
            .word([
                "bank", "wallet", "card", "paypal", "payoneer", "wise", "upi", "alipay", "wechat", "mobile", "cheque",
                "crypto", "other",
            ]),
            .financial, "Kind of instrument."),
        .init("provider", .text, .financial, "Bank or processor."),
        .init("holder", .name, .identity, "Name of the account holder."),
        .init("iban", .text, .financial, "IBAN."),
        .init("bic", .text, .financial, "BIC."),
        .init("routing", .text, .financial, "ABA routing number, sort code or bank code."),
        .init("account_number", .text, .financial, "Account number."),
        .init("account_key", .text, .financial, "Caller's own stable key of the instrument."),
        .init("email", .email, .financial, "Processor account address."),
        .init("phone", .phone, .financial, "Wallet phone number."),
        .init("wallet.chain", .text, .financial, "Chain of the wallet."),
        .init("wallet.address", .text, .financial, "Wallet address."),
        .init("wallet.tag", .text, .financial, "Memo or destination tag."),
        .init("country", .country, .financial, "Country of the account."),
        .init("currency", .text, .financial, "ISO 4217 code or coin."),
        .init("legal_entity", .name, .financial, "Company that receives the money."),
        .init("entity_founded", .day, .financial, "When that company was founded."),
        .init("changed_at", .instant, .low, "When the instrument was set."),
    ]
}
