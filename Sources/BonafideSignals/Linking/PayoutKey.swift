package import BonafideCore
internal import BonafideIdentity

/// A payout instrument in the one text it is compared by.
package struct PayoutKey: Hashable, Sendable {
    /// `payoutAccount` or `wallet`.
    package let kind: LinkKind
    /// The text, its namespace first: `iban:…`, `us:…:…`, `evm:…`.
    package let text: String
    /// Country the number itself tells, where it tells one.
    package let country: CountryCode?
    /// The field it was read from.
    package let path: FieldPath
}

/// Reads payout instruments: each in the form its number has, whatever the export calls it.
package enum PayoutKeys {
    /// All keys of one element of `payouts`; empty where nothing in it names an account.
    package static func of(_ applicant: Applicant, at element: Int) -> [PayoutKey] {
        var keys: [PayoutKey] = []
        func add(_ kind: LinkKind, _ text: String, _ field: PayoutField, country: CountryCode? = nil) {
            keys.append(PayoutKey(kind: kind, text: text, country: country, path: field.path))
        }
        func read(_ field: PayoutField) -> String? { applicant.string(field.path, at: element).value }

        if let text = read(.iban), let iban = InternationalAccountNumber(text) {
            add(.payoutAccount, "iban:" + iban.value, .iban, country: iban.country)
        }
        if let number = read(.accountNumber), let key = account(number, applicant, element) {
            add(.payoutAccount, key.text, .accountNumber, country: key.country)
        }
        if let text = read(.walletAddress) {
            let tag = read(.walletTag).map { "#" + String(decoding: KeyText.lettersAndDigits($0), as: UTF8.self) } ?? ""
            if let wallet = WalletAddress(text), !isBurnt(wallet.canonical) {
                add(.wallet, wallet.canonical + tag, .walletAddress)
            }
        }
        if let text = read(.email) {
            let processor = applicant.string(PayoutField.method.path, at: element).value ?? ""
            if let email = EmailAddress(text), !EmptyWords.contains(email.localPart) {
                add(.payoutAccount, "mail:" + processorFamily(processor) + email.canonical, .email)
            } else if let address = paymentAddress(text) {
                add(.payoutAccount, "upi:" + address, .email)
            }
        }
        if let text = read(.phone), let phone = PhoneNumber(text, region: country(applicant, element)) {
            add(.payoutAccount, "tel:" + phone.international, .phone)
        }
        if let text = read(.accountKey), !EmptyWords.contains(text) { add(.payoutAccount, "key:" + text, .accountKey) }
        return keys
    }

    /// A processor and its sister brands share accounts; without a word for it, none is assumed.
    private static func processorFamily(_ method: String) -> String {
        switch method.lowercased() {
        case "paypal", "payoneer", "wise", "upi", "alipay", "wechat": method.lowercased() + ":"
        default: ""
        }
    }

    private static func country(_ applicant: Applicant, _ element: Int) -> CountryCode? {
        applicant.country(PayoutField.country.path, at: element).value
    }

    /// An account number with what makes it unique: an IBAN, a routing number, a bank key that holds both, a card.
    private static func account(
        _ number: String, _ applicant: Applicant, _ element: Int
    ) -> (text: String, country: CountryCode?)? {
        if let iban = InternationalAccountNumber(number) { return ("iban:" + iban.value, iban.country) }
        // A bare account number is unique only inside its bank; without any word of one there is nothing to compare.
        let isCard = applicant.has(PayoutField.method.path, at: element, "card")
        let namesBank = [PayoutField.routing, .bic, .provider].contains { applicant.isGiven($0.path, at: element) }
        guard isCard || namesBank || digitCount(number) == 18 else { return nil }
        let digits = KeyText.lettersAndDigits(number).drop { $0 == 0x30 }
        let plain = String(decoding: digits, as: UTF8.self)
        guard digits.count >= 4, !EmptyWords.contains(plain) else { return nil }
        let stated = country(applicant, element)
        let routing = applicant.string(PayoutField.routing.path, at: element).value
        if let routing {
            if let bank = RoutingNumber(routing), stated == nil || stated == CountryCode("US") {
                return ("us:\(bank.value):\(plain)", CountryCode("US"))
            }
            let bank = String(decoding: KeyText.lettersAndDigits(routing), as: UTF8.self)
            return bank.isEmpty ? nil : ("bank:\(stated?.description ?? ""):\(bank):\(plain)", stated)
        }
        if let bank = MexicanAccountNumber(number), stated == nil || stated == CountryCode("MX") {
            return ("clabe:" + bank.value, CountryCode("MX"))
        }
        if isCard, let card = CardNumber(number) {
            return ("card:" + card.value, nil)
        }
        if let text = applicant.string(PayoutField.bic.path, at: element).value, let bank = BankIdentifierCode(text) {
            return ("bic:\(bank.institution):\(plain)", bank.country)
        }
        if let provider = applicant.string(PayoutField.provider.path, at: element).value {
            let name = String(decoding: KeyText.lettersAndDigits(provider), as: UTF8.self)
            return name.isEmpty ? nil : ("at:\(name):\(plain)", stated)
        }
        return nil
    }

    private static func digitCount(_ text: String) -> Int {
        var text = text
        return text.withUTF8 { $0.reduce(0) { $0 + ($1 &- 0x30 < 10 ? 1 : 0) } }
    }

    /// A virtual payment address of the Unified Payments Interface: a name, an at sign, a handle without dots.
    private static func paymentAddress(_ text: String) -> String? {
        let parts = text.lowercased().utf8.split(separator: 0x40, omittingEmptySubsequences: false)
        guard parts.count == 2, (2...256).contains(parts[0].count), (2...64).contains(parts[1].count),
            parts[1].allSatisfy({ (0x61...0x7a).contains($0) }),
            parts[0].allSatisfy({ (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || "._-".utf8.contains($0) })
        else { return nil }
        return text.lowercased()
    }

    /// Whether an address is one nobody holds the key of: all zeros but for a short end.
    private static func isBurnt(_ canonical: String) -> Bool {
        guard let colon = canonical.utf8.firstIndex(of: 0x3a) else { return false }
        return canonical.utf8[colon...].dropFirst().drop { $0 == 0x30 }.count <= 8
    }
}
