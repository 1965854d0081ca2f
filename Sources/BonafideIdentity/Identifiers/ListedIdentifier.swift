package import BonafideCore

/// Kinds of identifier that name a party exactly.
package enum IdentifierKind: UInt8, Sendable, CaseIterable {
    case wallet, passport, nationalNumber, taxNumber, registrationNumber, bankCode, email, phone, domain, otherDocument

    /// The word used in files.
    package var word: String {
        switch self {
        case .wallet: "wallet"
        case .passport: "passport"
        case .nationalNumber: "national_number"
        case .taxNumber: "tax_number"
        case .registrationNumber: "registration_number"
        case .bankCode: "bic"
        case .email: "email"
        case .phone: "phone"
        case .domain: "domain"
        case .otherDocument: "document"
        }
    }

    /// The kind a word names.
    package init?(word: String) {
        guard let kind = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = kind
    }

    /// What stands before the text an index keeps.
    var lead: String { (isDocument ? "document" : word) + ":" }

    /// Whether the identifier is a number on a document of some country.
    package var isDocument: Bool {
        switch self {
        case .passport, .nationalNumber, .taxNumber, .registrationNumber, .otherDocument: true
        default: false
        }
    }
}

/// An identifier with one text for all ways to write it.
package struct CanonicalIdentifier: Hashable, Sendable {
    /// What it is.
    package let kind: IdentifierKind
    /// One text for all ways to write it.
    package let text: String
    /// Country that issued it, where one is known.
    package let country: CountryCode?

    /// Brings an identifier into canonical form; nothing where it is not valid for its kind.
    package init?(_ kind: IdentifierKind, _ text: String, country: CountryCode? = nil) {
        let canonical: String?
        switch kind {
        case .wallet: canonical = WalletAddress(text)?.canonical ?? Self.opaqueWallet(text)
        case .email: canonical = EmailAddress(text)?.canonical
        case .phone: canonical = PhoneNumber(text, region: country)?.international
        case .bankCode: canonical = BankIdentifierCode(text)?.institution
        case .domain: canonical = DomainName(text)?.canonical
        default: canonical = Self.documentNumber(text)
        }
        guard let canonical else { return nil }
        self.kind = kind
        self.text = canonical
        self.country = kind.isDocument ? country : nil
    }

    /// A digital-asset identifier of unknown form, such as a payment number: letters and digits as they are.
    private static func opaqueWallet(_ text: String) -> String? {
        let letters = text.utf8.filter {
            (0x30...0x39).contains($0) || (0x41...0x5a).contains($0) || (0x61...0x7a).contains($0)
        }
        guard letters.count >= 24, letters.count <= 128, letters.count == text.utf8.filter({ $0 > 0x20 }).count else {
            return nil
        }
        return "opaque:" + String(decoding: letters, as: UTF8.self)
    }

    private static func documentNumber(_ text: String) -> String? {
        var letters: [UInt8] = []
        for byte in text.uppercased().utf8 where (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) {
            letters.append(byte)
        }
        guard (4...32).contains(letters.count), letters.contains(where: { $0 <= 0x39 }) else { return nil }
        return String(decoding: letters, as: UTF8.self)
    }

    /// The text an index keeps: documents of all kinds share one space, since exports name kinds differently.
    package var key: String { kind.lead + text }
}
