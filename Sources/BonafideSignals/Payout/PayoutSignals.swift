package import BonafideCore

/// Signals of where an applicant's money goes.
package enum PayoutSignals {
    package static let otherHolders = "payout.other_holder_count"
    package static let countryMismatches = "payout.country_mismatch_count"
    package static let changes = "payout.changes_in_90_days"
    package static let newHolders = "payout.new_holder_count"
    package static let cryptoAfterFiat = "payout.crypto_on_fiat_contract"
    package static let sweeps = "payout.sweep_count"
    package static let sweepShare = "payout.sweep_share"
    package static let prepayments = "payout.early_prepayment_requests"
    package static let companyChain = "payout.young_unrelated_company"
    package static let otherProviderCountry = "payout.provider_country_contradiction"
    package static let selfDealing = "payout.own_account_as_client_count"
    package static let microCharges = "payout.small_charges_in_180_days"
    package static let invalid = "payout.invalid_identifier_count"
    package static let listedCounterparties = "payout.listed_counterparty_count"

    private static func paths(_ fields: any ProfileField...) -> [FieldPath] { fields.map { $0.path } }

    package static let declarations: [SignalDeclaration] = [
        .init(
            otherHolders, .count, "Payout instruments whose holder has an entirely different name.",
            reads: paths(PayoutField.holder, RootField.basicsName), check: "Ask whose account it is."),
        .init(
            countryMismatches, .count, "Bank accounts outside every country the applicant states.",
            reads: paths(PayoutField.country, PayoutField.iban, RootField.basicsLocationCountryCode),
            check: "Export the country of the account."),
        .init(
            changes, .count, "Most changes of the payout instrument within 90 days.",
            reads: paths(PayoutField.changedAt, HistoryField.at), check: "Export earlier payout instruments with dates."
        ),
        .init(
            newHolders, .count,
            "Later instruments held by somebody else than the applicant, after one of the applicant's.",
            reads: paths(PayoutField.holder, PayoutField.changedAt),
            check: "Export earlier payout instruments with holders."),
        .init(
            cryptoAfterFiat, .flag, "Whether a wallet is to be paid although the contract is in state money.",
            reads: paths(PayoutField.method, RootField.contractCurrency, RootField.contractCryptoAgreed),
            check: "Look up what the contract says of the way of payment."),
        .init(
            sweeps, .count, "Payments of which at least 80 % left within 48 hours for one and the same account.",
            reads: paths(PaymentField.at, PaymentField.amountMinor, PaymentField.counterpartyKey),
            check: "Export payments in both directions."),
        .init(
            sweepShare, .measure(unit: "share"), "Share of the payments in that were swept so.",
            reads: paths(PaymentField.at, PaymentField.amountMinor), check: "Export payments in both directions."),
        .init(
            prepayments, .count, "Requests for payment before the first accepted milestone.",
            reads: paths(PaymentField.kind, PaymentField.direction, MilestoneField.acceptedAt),
            check: "Export payment requests and milestones."),
        .init(
            companyChain, .flag,
            "Whether a company younger than a year that is no party to the contract receives the money.",
            cost: .inquiry, reads: paths(PayoutField.legalEntity, PayoutField.entityFounded, RootField.contractParty),
            check: "Look the company up in its register."),
        .init(
            otherProviderCountry, .flag,
            "Whether money goes to a payment service for residents of one country while residence in another is claimed.",
            reads: paths(PayoutField.method, PayoutField.provider, RootField.basicsLocationCountryCode),
            check: "Ask why this service was chosen."),
        .init(
            selfDealing, .count, "Payments in that came from an account the applicant is paid to.",
            reads: paths(PaymentField.counterpartyKey, PayoutField.accountKey), check: "Export keys of both sides."),
        .init(
            microCharges, .count, "Most charges by one actor below the approval limit within 180 days.",
            reads: paths(ChargeField.amountMinor, ChargeField.approvalLimitMinor, ChargeField.actor),
            check: "Export charges with approval limits."),
        .init(
            invalid, .count, "Account numbers and wallet addresses whose check digits do not hold.",
            reads: paths(PayoutField.iban, PayoutField.walletAddress), check: "Ask for the number again."),
        .init(
            listedCounterparties, .count,
            "Direct counterparties of the applicant's wallets that a supplied feed marks as listed.",
            cost: .inquiry, reads: paths(WalletEdgeField.counterpartyKind), check: "Supply edges of the wallets."),
    ]
}
