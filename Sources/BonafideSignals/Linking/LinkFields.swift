internal import BonafideCore

/// The fields identifiers are read from; a first round over the inputs passes over all others.
enum LinkFields {
    static let paths: [FieldPath] =
        root.map(\.path) + payouts.map(\.path) + documents.map(\.path) + equipment.map(\.path) + people + work

    private static let root: [RootField] = [
        .id, .basicsEmail, .basicsPhone, .basicsLocationCountryCode, .basicsLocationAddress,
        .basicsLocationPostalCode, .basicsLocationCity, .claimsAddressConfidential, .taxIdHash, .photoSha256,
        .photoPhash, .referrerId, .compRateMinor, .compRole, .compCurrency, .compUnit, .compNegotiated,
    ]
    private static let payouts: [PayoutField] = [
        .iban, .accountNumber, .walletAddress, .walletTag, .email, .method, .phone, .accountKey, .country, .routing,
        .bic, .provider,
    ]
    private static let documents: [DocumentField] = [
        .number, .country, .numberHash, .sha256, .metaRsid, .metaAuthor, .metaTitle, .metaProducer, .file,
    ]
    private static let equipment: [EquipmentField] = [
        .serial, .mac, .officeDelivery, .shipTo, .shipToPostalCode, .shipToCity, .shipToCountry,
    ]
    private static let people: [FieldPath] =
        [EmailField.value.path, PhoneField.value.path, SessionField.deviceId.path, SessionField.ip.path]
        + [ReferenceField.phone, .email, .employer, .employerDomain].map(\.path)
        + [ShippingChangeField.address, .postalCode, .city, .country].map(\.path)
        + [PaymentField.at, .amountMinor, .counterpartyKey, .direction].map(\.path)
        + [RatingField.clientId, .score, .amountMinor, .at].map(\.path)
    private static let work: [FieldPath] =
        [WorkField.name, .startDate, .summary, .highlights].map(\.path)
        + [CommitField.authorEmail.path, LinkField.htmlSimhash.path, LinkField.url.path, BidField.text.path]
}
