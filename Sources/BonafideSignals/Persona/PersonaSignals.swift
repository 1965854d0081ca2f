package import BonafideCore

/// Signals of whether contact data and profiles fit the person that is claimed.
package enum PersonaSignals {
    package static let emailMonthDay = "persona.email_ends_in_month_day"
    package static let emailTokens = "persona.email_trade_tokens"
    package static let emailDigits = "persona.email_digits"
    package static let emailDisposable = "persona.email_disposable"
    package static let emailDomain = "persona.email_domain"
    package static let emailAgeDays = "persona.email_age_days"
    package static let otherNames = "persona.email_leads_to_other_names"
    package static let phoneVirtual = "persona.phone_virtual"
    package static let phoneCountry = "persona.phone_country"
    package static let claimedCountry = "persona.claimed_country"
    package static let contactChanges = "persona.contact_changes_90_days"
    package static let meetingOtherName = "persona.meeting_under_other_name"
    package static let renamedDays = "persona.handle_renamed_before_applying_days"
    package static let linksMeasured = "persona.links_with_metrics"
    package static let thinLinks = "persona.thin_links"
    package static let sameNetworkProfiles = "persona.profiles_on_one_network"
    package static let referencesFreemail = "persona.references_on_free_mail"
    package static let referencesCount = "persona.reference_count"
    package static let lookalike = "persona.domain_imitates_employer"
    package static let lookalikeDomain = "persona.imitating_domain"

    package static let claimedOtherNames = "persona.claimed_profiles_under_other_name"
    package static let blocklistHits = "persona.blocklist_hits"
    package static let blocklistSource = "persona.blocklist_source"

    private static func paths(_ fields: any ProfileField...) -> [FieldPath] { fields.map { $0.path } }

    package static let declarations: [SignalDeclaration] = [
        .init(
            emailMonthDay, .flag,
            "Whether the mail address ends in four digits that read as month and day and no year.",
            privacy: .contact, reads: paths(RootField.basicsEmail), check: "Export the mail address."),
        .init(
            emailTokens, .count, "Kinds of trade, praise, sky, animal and colour words in the mail address.",
            privacy: .contact, reads: paths(RootField.basicsEmail), check: "Export the mail address."),
        .init(
            emailDigits, .count, "Digits in the mail address.", privacy: .contact, reads: paths(RootField.basicsEmail),
            check: "Export the mail address."),
        .init(
            emailDisposable, .flag, "Whether the mail domain hands out throw-away addresses.", privacy: .contact,
            reads: paths(RootField.basicsEmail), check: "Export the mail address."),
        .init(
            emailDomain, .label, "The domain of the mail address.", privacy: .contact,
            reads: paths(RootField.basicsEmail)),
        .init(
            emailAgeDays, .measure(unit: "days"), "Days since the mail address was first seen anywhere, as supplied.",
            privacy: .contact, cost: .inquiry, reads: paths(EmailField.firstSeen),
            check: "Look up when the address was first seen."),
        .init(
            otherNames, .count, "Linked profiles found by mail or phone that carry an entirely different name.",
            privacy: .identity, cost: .inquiry, reads: paths(LinkField.displayName, LinkField.foundBy),
            check: "Look where the mail address and phone lead."),
        .init(
            claimedOtherNames, .count, "Profiles the applicant named that carry an entirely different name.",
            privacy: .identity, reads: paths(LinkField.displayName, LinkField.foundBy, RootField.basicsName),
            check: "Record the names shown on the profiles the applicant named."),
        .init(
            blocklistHits, .count, "Contacts, handles and domains on a blocklist the caller supplied.",
            privacy: .contact, reads: paths(RootField.basicsEmail, RootField.basicsPhone, LinkField.username),
            check: "Give a blocklist with --blocklist."),
        .init(
            blocklistSource, .label, "The blocklist entry's source and date.", privacy: .low,
            reads: paths(RootField.basicsEmail)),
        .init(
            phoneVirtual, .flag, "Whether the main phone number is a virtual line, as supplied.", privacy: .contact,
            cost: .inquiry, reads: paths(PhoneField.lineType), check: "Look up the line type of the number."),
        .init(
            phoneCountry, .country, "Country of the phone number's carrier, as supplied.", privacy: .contact,
            cost: .inquiry, reads: paths(PhoneField.carrierCountry), check: "Look up the carrier of the number."),
        .init(
            claimedCountry, .country, "Country the applicant claims to live in.", privacy: .contact, cost: .question,
            reads: paths(RootField.basicsLocationCountryCode), check: "Ask where the applicant lives."),
        .init(
            contactChanges, .count, "Most changes of phone, mail or contact data within 90 days.",
            reads: paths(HistoryField.at, HistoryField.field), check: "Export the change history."),
        .init(
            meetingOtherName, .count, "Meetings joined under an entirely different full name.", privacy: .identity,
            reads: paths(MeetingField.displayName, RootField.basicsName), check: "Export the meeting log."),
        .init(
            renamedDays, .measure(unit: "days"),
            "Days between a change of handle or login and the next application or offer.",
            privacy: .online, reads: paths(HistoryField.at, ApplicationField.at, RootField.offerMadeAt),
            check: "Export the handle history."),
        .init(
            linksMeasured, .count, "Linked profiles with known age and connections.", privacy: .online, cost: .inquiry,
            reads: paths(LinkField.connections, LinkField.accountCreatedAt),
            check: "Record age and connections of the links."),
        .init(
            thinLinks, .count, "Linked profiles under a year old, under 50 connections and without activity.",
            privacy: .online, cost: .inquiry, reads: paths(LinkField.connections, LinkField.accountCreatedAt),
            check: "Record age, connections and activity of the links."),
        .init(
            sameNetworkProfiles, .count, "Most profiles on one network that share the applicant's mail or phone.",
            privacy: .online, cost: .inquiry, reads: paths(LinkField.network, LinkField.contactMatch),
            check: "Search the networks by mail and phone."),
        .init(
            referencesFreemail, .count, "References on free mail although their employer has a domain.",
            privacy: .thirdParty, reads: paths(ReferenceField.email, ReferenceField.employerDomain),
            check: "Ask for the references' business addresses."),
        .init(
            referencesCount, .count, "References with a mail address.", privacy: .thirdParty, cost: .question,
            reads: paths(ReferenceField.email), check: "Ask for references."),
        .init(
            lookalike, .flag, "Whether the contact domain imitates an employer's without being it.", privacy: .contact,
            reads: paths(RootField.basicsEmail, WorkField.url), check: "Compare the domains letter by letter."),
        .init(
            lookalikeDomain, .label, "The contact domain that imitates an employer's.",
            privacy: .contact,
            reads: paths(RootField.basicsEmail, WorkField.url), check: "Compare the domains letter by letter."),
    ]
}
