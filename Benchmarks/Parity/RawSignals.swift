internal import BonafideCore
internal import BonafideSignals

/// Names and declarations of the raw facts the 24 rules of the race read.
enum RawSignals {
    static let vpn = "network.raw_vpn"
    static let hosting = "network.raw_hosting"
    static let tor = "network.raw_tor"
    static let placed = "network.raw_placed_sessions"
    static let elsewhere = "network.raw_elsewhere_sessions"
    static let quickBorder = "network.raw_quick_border"
    static let browserGap = "timezone.raw_browser_gap_min"
    static let addressGap = "timezone.raw_address_gap_min"
    static let night = "timezone.raw_night_sessions"
    static let accountNames = "payout.raw_account_names"
    static let wallet = "payout.raw_wallet"
    static let listedWallet = "payout.raw_listed_wallet"
    static let otherCountry = "payout.raw_other_country"
    static let disposable = "persona.raw_disposable_mail"
    static let voip = "persona.raw_voip_phone"
    static let otherDial = "persona.raw_other_dial_prefix"
    static let digits = "persona.raw_mail_digits"
    static let deviceUses = "link.raw_device_uses"
    static let cvUses = "link.raw_cv_uses"
    static let photoUses = "link.raw_photo_uses"
    static let stackAndChain = "work.raw_stack_and_chain"
    static let editedName = "document.raw_edited_name"
    static let accountAge = "account.raw_first_session_age_s"

    private static let ip = SessionField.ip.path
    private static let country = RootField.basicsLocationCountryCode.path
    private static let offset = RootField.claimsUtcOffsetMin.path

    static let declarations: [SignalDeclaration] = [
        flag(vpn, "An address of a session lies in a VPN range.", [ip]),
        flag(hosting, "An address of a session lies in a hosting range.", [ip]),
        flag(tor, "An address of a session lies in a Tor range.", [ip]),
        count(placed, "Sessions whose address has a known country.", [ip]),
        count(elsewhere, "Sessions whose address has another country than the claimed one.", [ip, country]),
        flag(
            quickBorder, "Two sessions in a row from two countries within two hours.", [ip, SessionField.start.path]),
        count(
            browserGap, "Greatest distance of a client's UTC offset from the claimed one, minutes.",
            [SessionField.utcOffsetMin.path, offset]),
        count(
            addressGap, "Greatest distance of an address's UTC offset from the claimed one, minutes.", [ip, offset]),
        count(night, "Sessions that began before six in the claimed offset.", [SessionField.start.path, offset]),
        count(
            accountNames, "Different names over the export that are paid into the same account.",
            [PayoutField.accountNumber.path, PayoutField.iban.path, PayoutField.walletAddress.path]
                + [PayoutField.email.path, RootField.basicsName.path], scope: .population),
        flag(wallet, "Paid into a wallet.", [PayoutField.method.path]),
        flag(
            listedWallet, "Paid into a listed wallet.", [PayoutField.method.path, PayoutField.walletAddress.path]),
        flag(otherCountry, "The payout country is not the claimed one.", [PayoutField.country.path, country]),
        flag(disposable, "The mail domain is on the list of disposable ones.", [RootField.basicsEmail.path]),
        flag(voip, "The phone number begins with a listed VoIP prefix.", [RootField.basicsPhone.path]),
        flag(
            otherDial, "The phone number does not begin as those of the claimed country do.",
            [RootField.basicsPhone.path, country]),
        count(digits, "Digits before the at sign.", [RootField.basicsEmail.path]),
        count(deviceUses, "Applicants of the export with the same device.", [SessionField.deviceId.path], .population),
        count(
            cvUses, "Applicants of the export with the same curriculum vitae.",
            [DocumentField.kind.path, DocumentField.sha256.path], .population),
        count(photoUses, "Applicants of the export with the same headshot.", [RootField.photoPhash.path], .population),
        flag(stackAndChain, "The headline has both of two trade words.", [RootField.basicsLabel.path]),
        flag(editedName, "The name of the first document's file tells of editing.", [DocumentField.file.path]),
        count(
            accountAge, "Seconds from the account's creation to the first session.",
            [SessionField.start.path, RootField.accountCreatedAt.path]),
    ]

    private static func flag(_ name: String, _ summary: String, _ reads: [FieldPath]) -> SignalDeclaration {
        SignalDeclaration(name, .flag, summary, reads: reads, check: "Export the field.")
    }

    private static func count(
        _ name: String, _ summary: String, _ reads: [FieldPath], _ scope: SignalScope = .applicant
    ) -> SignalDeclaration {
        SignalDeclaration(name, .count, summary, scope: scope, reads: reads, check: "Export the field.")
    }

    private static func count(
        _ name: String, _ summary: String, _ reads: [FieldPath], scope: SignalScope
    ) -> SignalDeclaration {
        count(name, summary, reads, scope)
    }
}
