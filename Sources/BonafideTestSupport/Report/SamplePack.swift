package import BonafideCore

/// An invented pack of fourteen rules over eighteen signals, for tests of reports.
package enum SamplePack {
    /// The signals the rules read.
    package static let declarations: [SignalDeclaration] = [
        SignalDeclaration("account.active_hours_share", .measure(unit: "share"), "Share of activity at claimed night."),
        SignalDeclaration("document.template_twins", .count, "Other documents made from the same file."),
        SignalDeclaration("network.claimed_country", .country, "Country the applicant claims to live in."),
        SignalDeclaration("network.session_countries", .count, "Countries the sessions came from."),
        SignalDeclaration("network.top_country", .country, "Country most sessions came from."),
        SignalDeclaration("network.dprk_sessions", .count, "Sessions from space allocated to the DPRK."),
        SignalDeclaration("network.travel_speed", .measure(unit: "km_per_hour"), "Fastest pair of sessions."),
        SignalDeclaration("network.named_vpn_sessions", .count, "Sessions from exits of a named VPN brand."),
        SignalDeclaration("network.named_vpn_brand", .label, "The brand of the exits."),
        SignalDeclaration("network.remote_desktop", .flag, "Traces of remote control on the work device."),
        SignalDeclaration("payout.claimed_holder", .label, "Who the applicant says holds the account."),
        SignalDeclaration("payout.account_sharers", .count, "Other applicants paid to the same account."),
        SignalDeclaration("payout.paid_months", .count, "Months of payments to one verified account."),
        SignalDeclaration(
            "persona.phone_kind", .symbol(vocabulary: ["mobile", "fixed", "virtual"]), "Kind of number."),
        SignalDeclaration("sanctions.listed_wallets", .count, "Payout wallets on a watchlist."),
        SignalDeclaration("timezone.claimed_zone", .label, "Zone the applicant claims."),
        SignalDeclaration("timezone.gap_hours", .measure(unit: "hours"), "Hours between claimed and observed zone."),
        SignalDeclaration("work.unverified_employers", .count, "Claimed employers nobody could confirm."),
    ]

    /// The signals as a catalog.
    package static let catalog: SignalCatalog = {
        guard let catalog = try? SignalCatalog(declarations) else { preconditionFailure("sample signals clash") }
        return catalog
    }()

    /// The pack with the bands of the house.
    package static let card = PackCard(
        name: "sample", version: "1.2.0", digest: digest("5a"), prior: -1_996,
        bands: [
            Band(name: "low", from: nil, advice: "Go on as usual."),
            Band(name: "elevated", from: -1_020, advice: "Ask the first of the next checks before going on."),
            Band(name: "high", from: 0, advice: "Have a second person review the contradictions before going on."),
            Band(
                name: "critical", from: 1_500, advice: "Hold access and payments until a person has cleared each point."
            ),
        ],
        rules: rules)

    private static let rules: [RuleCard] = [
        rule(
            "account.night-owl", "AC-003", "Works through the claimed night", 300, "rhythm", [0],
            "account.active_hours_share > 0.6", ["Night shifts, a newborn, a second job."],
            "Ask which hours the applicant works."),
        rule(
            "document.template-twin", "DO-007", "Document made from another applicant's file", 1_000, "documents", [1],
            "document.template_twins >= 1", ["Both used the same public template."], "Ask the issuer for a copy."),
        rule(
            "network.country-agrees", "NW-090", "Sessions come from the claimed country", -300, "egress", [2, 4],
            "network.top_country == network.claimed_country", [], ""),
        rule(
            "network.country-mismatch", "NW-010", "Sessions come from another country than claimed", 500, "egress",
            [2, 4], "network.top_country != network.claimed_country",
            ["A long trip or a recent move.", "A company VPN with its exit abroad."],
            "Ask where the applicant was on those days."),
        rule(
            "network.dprk-allocated", "NW-001", "Session from address space allocated to the DPRK", 2_000, "origin",
            [5], "network.dprk_sessions >= 1", ["A traveller's or a diplomat's connection."],
            "Escalate; keep the session log as it is."),
        rule(
            "network.impossible-travel", "NW-020", "Two sessions too far apart for the time between", 600, "travel",
            [6], "network.travel_speed > 1000.0", ["A mobile carrier that exits in another city."],
            "Ask for the itinerary."),
        rule(
            "network.named-vpn", "NW-004", "A named VPN brand that these schemes use", 800, "egress", [2, 7, 8],
            "network.named_vpn_sessions >= 1", ["A privacy-minded person.", "A traveller in a censoring country."],
            "Ask for one session without the VPN."),
        rule(
            "network.remote-desktop", "NW-030", "The work device is controlled from afar", 700, "device", [9],
            "network.remote_desktop", ["The employer's own support tool."], "Ask IT which tools it installed."),
        rule(
            "payout.account-shared", "PX-014", "Other applicants are paid to the same account", 1_200, "payout",
            [10, 11], "payout.account_sharers >= 1", ["A family account, an agency or a payroll provider."],
            "Ask the payment provider for the holder's name."),
        rule(
            "payout.verified-history", "PX-080", "Long paid history to one verified account", -500, "payout", [12],
            "payout.paid_months >= 12", [], ""),
        rule(
            "persona.phone-virtual", "PE-005", "The phone number is virtual", 300, "contact", [13],
            "persona.phone_kind == 'virtual'", ["A freelancer's business line."], "Call the number."),
        rule(
            "sanctions.listed-wallet", "SA-001", "A payout wallet is on a watchlist", 2_000, "sanctions", [14],
            "sanctions.listed_wallets >= 1", ["The wallet had another owner before."],
            "Escalate; make no payment; keep all records."),
        rule(
            "timezone.gap", "TZ-002", "Observed zone is far from the claimed one", 400, "rhythm", [15, 16],
            "timezone.gap_hours >= 4.0", ["Works to the hours of a client abroad."], "Offer a call in local morning."),
        rule(
            "work.employer-unverified", "WK-003", "An employer nobody could confirm", 200, "history", [17],
            "work.unverified_employers >= 1", ["The employer closed or was renamed."], "Ask for a payslip.",
            status: "draft"),
    ]

    private static func rule(
        _ id: String, _ code: String, _ title: String, _ weight: Millibans, _ group: String, _ signals: [Int],
        _ condition: String, _ benign: [String], _ next: String, status: String = "stable"
    ) -> RuleCard {
        RuleCard(
            id: id, title: title, condition: condition, weight: weight, group: group, reasonCode: code, reason: title,
            applicantText: "Something you told us did not match what we saw.", benign: benign, nextCheck: next,
            sources: ["Invented advisory, 2024-05, section \(code.suffix(1))"], status: status,
            reviewedOn: "2026-08-01", signals: signals)
    }

    /// A digest that looks like one: a byte repeated.
    package static func digest(_ byte: String) -> String { String(repeating: byte, count: 32) }

    /// The stamp of the sample run.
    package static let stamp = RunStamp(
        engine: "0.1.0", pack: "sample 1.2.0", packDigest: digest("5a"), catalogDigest: digest("c4"),
        dataDigest: digest("d7"), asOf: Timestamp(seconds: 1_787_443_200))

    /// Reference sources, the second of them stale at the stamp's moment.
    package static let sources: [SourceStamp] = [
        SourceStamp(
            name: "sample-ranges", date: Day(number: 20_685), licence: "CC0-1.0", digest: digest("e1"),
            maximumAgeDays: 14),
        SourceStamp(
            name: "sample-watchlist", date: Day(number: 20_600), licence: "CC-BY-4.0", digest: digest("e2"),
            maximumAgeDays: 30),
    ]

    /// Names of the input files.
    package static let inputs = ["profiles.csv"]
}
