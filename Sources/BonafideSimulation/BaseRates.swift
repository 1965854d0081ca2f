/// How often something is so, and who says it.
package struct BaseRate: Sendable {
    /// The name in `scenario.yml`.
    package let name: String
    /// A share from 0 to 1.
    package let value: Double
    /// A published figure, or an assumption that says so.
    package let source: String

    init(_ name: String, _ value: Double, _ source: String) {
        self.name = name
        self.value = value
        self.source = source
    }
}

/// The shares the population is drawn by. They say how people live, never how they are judged.
package enum BaseRates {
    static let vpnAtWork = BaseRate(
        "vpn_in_some_sessions", 0.29, "PCMag survey 2018, n = 3,000, United States; 26–31 % worldwide in later surveys")
    static let mobile = BaseRate("mobile_session", 0.25, "assumption: one session in four from a phone network")
    static let virtualLine = BaseRate("virtual_phone_line", 0.10, "assumption within 5–15 %")
    static let foreignDegree = BaseRate(
        "degree_from_another_country", 0.186, "share of foreign-born in the US labour force, BLS 2024 as summarised")
    static let oldNumber = BaseRate("phone_kept_from_another_country", 0.04, "assumption")
    static let jointAccount = BaseRate(
        "couple_with_one_account", 0.77, "US Census SIPP 2023: married couples with a joint account")
    static let sameFamilyName = BaseRate("couple_with_one_family_name", 0.70, "assumption after US surveys of 2023")
    static let declared = BaseRate("household_or_agency_declared", 0.60, "assumption")
    static let freeMail = BaseRate("free_mail_address", 0.70, "assumption for private applicants")
    static let digitsInMail = BaseRate(
        "digits_in_mail_address", 0.26, "37,991 addresses of authors in public histories")
    static let monthDayInMail = BaseRate("month_day_in_mail_address", 0.0143, "the same 37,991 addresses")
    static let tradeWordInMail = BaseRate("trade_word_in_mail_address", 0.041, "the same 37,991 addresses")
    static let savedAgain = BaseRate("document_saved_again", 0.45, "assumption within 30–60 %")
    static let placeError = BaseRate(
        "address_placed_in_a_neighbour_country", 0.01, "assumption; published error is far larger below country level")
    static let movedSinceID = BaseRate("address_on_id_is_old", 0.08, "assumption: about one move in nine years")
    static let officeDelivery = BaseRate("machine_sent_to_an_office", 0.05, "assumption")
    static let shipElsewhere = BaseRate("machine_sent_to_another_address", 0.03, "assumption: parents, partners, desks")
    static let remoteTool = BaseRate("one_remote_tool_installed", 0.12, "assumption: helpdesk programs")
    static let changedBank = BaseRate("bank_changed_within_two_years", 0.05, "assumption")
    static let freeMailReferences = BaseRate(
        "all_references_on_free_mail", 0.06, "assumption: small firms, people moved on")
    static let overlap = BaseRate(
        "two_full_time_jobs_overlap", 0.03, "assumption; 6 % of candidates admit interview fraud (Gartner 2025)")
    static let wrongZone = BaseRate("clock_left_on_another_zone", 0.015, "assumption")
    static let multiCurrency = BaseRate("account_with_a_provider_abroad", 0.06, "assumption: multi-currency accounts")

    /// All rates, in the order of their names.
    package static let all: [BaseRate] = [
        vpnAtWork, mobile, virtualLine, foreignDegree, oldNumber, jointAccount, sameFamilyName, declared, freeMail,
        digitsInMail, monthDayInMail, tradeWordInMail, savedAgain, placeError, movedSinceID, officeDelivery,
        shipElsewhere, remoteTool, changedBank, freeMailReferences, overlap, wrongZone, multiCurrency,
    ].sorted { $0.name < $1.name }
}

/// Honest people of one way of life, and how many of the honest they are.
package enum HonestClass: String, CaseIterable, Sendable {
    case ordinary, alwaysVPN = "always_vpn", nomad, immigrant, couple, agency, displaced
    case nightOwl = "night_owl", privacy, namesake, mover, dormitory, junior, behindFirewall = "behind_firewall"
    case renamed, crypto, returner, dayShift = "day_shift_abroad"

    /// The share among honest units and its source.
    package var rate: BaseRate {
        switch self {
        case .ordinary: BaseRate("class_ordinary", 0.625, "what is left")
        case .alwaysVPN: BaseRate("class_always_vpn", 0.08, "assumption: a quarter of VPN users keep it on")
        case .nomad:
            BaseRate(
                "class_nomad", 0.03,
                "MBO Partners 2024: 11 % of US workers, 57 % of them abroad at least partly; remote-first share assumed half"
            )
        case .immigrant: BaseRate("class_immigrant", 0.07, "foreign-born share, those with a recent move")
        case .couple: BaseRate("class_couple", 0.012, "assumption within 0.5–2 % of applicants")
        case .agency: BaseRate("class_agency", 0.006, "assumption: 2–10 % of platform exports hold an agency")
        case .displaced: BaseRate("class_displaced", 0.008, "assumption")
        case .nightOwl: BaseRate("class_night_owl", 0.03, "assumption")
        case .privacy: BaseRate("class_privacy", 0.03, "assumption")
        case .namesake: BaseRate("class_namesake", 0.006, "assumption")
        case .mover: BaseRate("class_mover", 0.02, "assumption: one in ten moves a year, a fifth of them now")
        case .dormitory: BaseRate("class_dormitory", 0.003, "assumption")
        case .junior: BaseRate("class_junior", 0.04, "assumption")
        case .behindFirewall: BaseRate("class_behind_firewall", 0.004, "assumption: foreigners in China")
        case .renamed: BaseRate("class_renamed", 0.01, "assumption")
        case .crypto: BaseRate("class_crypto", 0.01, "assumption")
        case .returner: BaseRate("class_returner", 0.006, "assumption")
        case .dayShift: BaseRate("class_day_shift_abroad", 0.01, "assumption: hours of a client abroad")
        }
    }
}

/// How careful an operator is.
package enum TradecraftLevel: String, CaseIterable, Sendable {
    /// Careless: straight from the true place, one account for all.
    case t0
    /// A consumer VPN, edited papers, one account for three to ten personas.
    case t1
    /// Proxies in the claimed region, a host for the machine, bought accounts, payouts that meet later.
    case t2
    /// A real identity with its papers and a helper on the spot; residue only.
    case t3
    /// As before, and no residue shared: one device, one account, one text for each persona.
    case t4
}
