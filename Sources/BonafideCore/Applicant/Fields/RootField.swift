/// Facts there is one of: who, what is claimed, how to reach them.
public enum RootField: UInt8, ProfileField {
    case id, sourceSystem, sourceRecordId, sourceExportedAt, agencyId, householdId, referrerId, clientIds
    case basicsName, basicsNamePartsGiven, basicsNamePartsFamily, basicsNameNative, basicsPriorNames
    case basicsLabel, basicsSummary, basicsEmail, basicsPhone, basicsUrl, basicsLocationText
    case basicsLocationAddress, basicsLocationPostalCode, basicsLocationCity, basicsLocationRegion
    case basicsLocationCountryCode, basicsLocationLatitude, basicsLocationLongitude, claimsTimezones
    case claimsUtcOffsetMin, claimsLocations, claimsMovedAt, claimsAddressConfidential, personDob, photoPhash
    case photoSha256, compRateMinor, compCurrency, compUnit, compRole, compNegotiated, contractParty
    case contractCurrency, contractCryptoAgreed, taxIdHash, offerMadeAt, offerAcceptedAt, hiredAt
    case accountCreatedAt, accountStatus, accountVerifiedAt, codeLogin, codeCreatedAt, codeFollowers
    case codeFollowing, sourceChannel, equipmentPolicyRequest, consentBasis, consentNoticeVersion, consentAt
    case retentionDeleteAfter

    public static let group = ProfileGroup.root

    public static let definitions: [FieldDefinition] = [
        .init("id", .text, .low, "The applicant's id in the export; every side table joins on it."),
        .init("source.system", .text, .low, "The system the export came from."),
        .init("source.record_id", .text, .low, "The record's id inside that system."),
        .init("source.exported_at", .instant, .low, "When the export was made."),
        .init("agency_id", .text, .low, "The agency that declares this applicant as its own."),
        .init("household_id", .text, .low, "The household that is declared to be shared."),
        .init("referrer_id", .text, .low, "The id of the applicant or worker who referred this one."),
        .init("client_ids", .text, .low, "Ids of clients the applicant worked for.", list: true),
        .init("basics.name", .name, .identity, "The name as claimed."),
        .init("basics.name_parts.given", .name, .identity, "Given name."),
        .init("basics.name_parts.family", .name, .identity, "Family name."),
        .init("basics.name_native", .name, .identity, "The name in its own script."),
        .init("basics.prior_names", .name, .identity, "Earlier names that were declared.", list: true),
        .init("basics.label", .text, .history, "Headline or job title."),
        .init("basics.summary", .text, .history, "The summary of the curriculum vitae."),
        .init("basics.email", .email, .contact, "Main e-mail address."),
        .init("basics.phone", .phone, .contact, "Main phone number."),
        .init("basics.url", .url, .contact, "The applicant's own site."),
        .init("basics.location.text", .text, .contact, "Claimed location as free text."),
        .init("basics.location.address", .text, .contact, "Claimed street address."),
        .init("basics.location.postalCode", .text, .contact, "Claimed postal code."),
        .init("basics.location.city", .text, .contact, "Claimed city."),
        .init("basics.location.region", .text, .contact, "Claimed ISO 3166-2 subdivision or its name."),
        .init("basics.location.countryCode", .country, .contact, "Claimed country of residence."),
        .init("basics.location.latitude", .decimal, .contact, "Latitude of the claimed place, degrees."),
        .init("basics.location.longitude", .decimal, .contact, "Longitude of the claimed place, degrees."),
        .init("claims.timezones", .zone, .low, "Time zones the applicant states.", list: true),
        .init("claims.utc_offset_min", .integer, .low, "UTC offset the applicant states, minutes east."),
        .init(
            "claims.locations", .text, .contact,
            "Further places the applicant states, free text or country codes.", list: true),
        .init("claims.moved_at", .day, .low, "Day of a move the applicant told of."),
        .init(
            "claims.address_confidential", .flag, .sensitive,
            "Whether an address-confidentiality programme applies."),
        .init("person.dob", .day, .sensitive, "Birth date; only compared between documents and with list entries."),
        .init("photo.phash", .digest, .sensitive, "64-bit perceptual hash of the headshot, supplied by the caller."),
        .init("photo.sha256", .digest, .sensitive, "SHA-256 of the headshot, supplied by the caller."),
        .init("comp.rate_minor", .integer, .financial, "Asked rate in minor units of the currency."),
        .init("comp.currency", .text, .financial, "ISO 4217 code of the rate."),
        .init("comp.unit", .word(["hour", "day", "month", "year"]), .financial, "What the rate is paid for."),
        .init("comp.role", .text, .history, "The role the rate is for."),
        .init("comp.negotiated", .flag, .low, "Whether the rate was negotiated."),
        .init("contract.party", .name, .financial, "Legal entity or person the contract is with."),
        .init("contract.currency", .text, .financial, "ISO 4217 code or coin the contract is in."),
        .init("contract.crypto_agreed", .flag, .financial, "Whether pay in crypto-assets was agreed from the outset."),
        .init("tax.id_hash", .digest, .sensitive, "Keyed digest of the tax number."),
        .init("offer.made_at", .instant, .low, "When the offer was made."),
        .init("offer.accepted_at", .instant, .low, "When the offer was accepted."),
        .init("hired_at", .instant, .low, "When work began."),
        .init("account.created_at", .instant, .low, "When the platform account was created."),
        .init(
            "account.status", .word(["active", "closed", "suspended", "unknown"]), .low,
            "State of the platform account."),
        .init("account.verified_at", .instant, .low, "When the platform verified the account."),
        .init("code.login", .text, .online, "Login at a code host."),
        .init("code.created_at", .instant, .low, "When the code-host account was created."),
        .init("code.followers", .integer, .low, "Count of followers at the code host."),
        .init("code.following", .integer, .low, "Count of accounts followed at the code host."),
        .init(
            "source.channel", .word(["inbound", "agency", "referred", "sourced", "applied", "unknown"]), .low,
            "How the applicant came."),
        .init(
            "equipment_policy_request", .word(["company_device", "own_device", "unknown"]), .low,
            "Which machine the applicant asked to use."),
        .init("consent.basis", .text, .low, "Legal basis of the processing."),
        .init("consent.notice_version", .text, .low, "Version of the privacy notice given."),
        .init("consent.at", .instant, .low, "When the notice was given."),
        .init("retention.delete_after", .day, .low, "Day after which the record must be deleted."),
    ]
}
