package import BonafideCore

/// Signals of what an applicant shares with the watchlists in force.
package enum SanctionsSignals {
    package static let identifierMatch = "sanctions.identifier_match"
    package static let strongMatch = "sanctions.strong_match"
    package static let possible = "sanctions.possible_matches"
    package static let weakAlias = "sanctions.weak_alias_matches"
    package static let homonyms = "sanctions.homonyms_cleared"
    package static let setAside = "sanctions.matches_set_aside"
    package static let employers = "sanctions.listed_employers"
    package static let schools = "sanctions.listed_schools"
    package static let payees = "sanctions.listed_payees"
    package static let others = "sanctions.other_listed_organisations"
    package static let domains = "sanctions.listed_domains"
    package static let banks = "sanctions.listed_banks"
    package static let reference = "sanctions.match_reference"
    package static let possibleReference = "sanctions.possible_reference"
    package static let wouldClear = "sanctions.would_clear"
    package static let organisation = "sanctions.organisation_reference"
    package static let listAge = "sanctions.list_age_days"

    private static func paths(_ fields: any ProfileField...) -> [FieldPath] { fields.map { $0.path } }
    private static let names = paths(RootField.basicsName, RootField.basicsNameNative, RootField.personDob)
    private static let compare = "Compare birth date and identity document with the listed entry."

    package static let declarations: [SignalDeclaration] = [
        .init(
            identifierMatch, .flag, "Whether a wallet, document number, mail address or phone is on a list.",
            reads: paths(
                PayoutField.walletAddress, DocumentField.number, RootField.basicsEmail, RootField.basicsPhone),
            check: "Export payout instruments and document numbers."),
        .init(
            strongMatch, .flag, "Whether name and birth date agree with a listed person.", reads: names, check: compare),
        .init(
            possible, .count, "Listed persons the name may be, with nothing that contradicts.", reads: names,
            check: compare),
        .init(weakAlias, .count, "Listed persons met by a weak alias only.", reads: names, check: compare),
        .init(
            homonyms, .count, "Listed namesakes cleared because the birth date contradicts.", reads: names,
            check: compare),
        .init(setAside, .count, "Matches somebody looked at and set aside.", reads: names),
        .init(
            employers, .count,
            "Claimed employers with the name of an organisation listed for its part in such schemes.",
            reads: paths(WorkField.name, WorkField.countryCode),
            check: "Compare address and business of the employer with the listed entry."),
        .init(
            schools, .count, "Claimed schools with the name of an organisation listed for its part in such schemes.",
            reads: paths(EducationField.institution), check: "Compare the school with the listed entry."),
        .init(
            others, .count, "Claimed employers and schools with the name of an organisation listed for something else.",
            reads: paths(WorkField.name, EducationField.institution)),
        .init(
            payees, .count, "Payees with the name of a listed organisation.",
            reads: paths(PayoutField.legalEntity, PayoutField.holder, PayoutField.country),
            check: "Compare the payee with the listed entry."),
        .init(
            domains, .count, "Domains of sites and mail addresses that belong to a listed party.",
            reads: paths(RootField.basicsUrl, RootField.basicsEmail, WorkField.url),
            check: "Look up who holds the domain now."),
        .init(
            banks, .count, "Payout banks that are on a list.", reads: paths(PayoutField.bic),
            check: "Export the bank identifier codes of payout accounts."),
        .init(reference, .label, "List and number of the entry that is met by an identifier or a birth date."),
        .init(possibleReference, .label, "List and number of the nearest possible match."),
        .init(wouldClear, .label, "What would clear the nearest possible match."),
        .init(organisation, .label, "List and number of the listed organisation."),
        .init(listAge, .measure(unit: "days"), "Age of the oldest published list screened against."),
    ]
}
