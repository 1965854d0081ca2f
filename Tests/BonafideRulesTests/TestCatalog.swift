import BonafideCore

/// A small catalog with a signal of every type.
enum TestCatalog {
    static let colours = ["red", "green", "blue", "grey"]

    static let catalog: SignalCatalog = {
        let declarations = [
            SignalDeclaration("network.named_vpn_sessions", .count, "Sessions from a named VPN."),
            SignalDeclaration("network.named_vpn_brand", .label, "The brand."),
            SignalDeclaration("network.egress_country", .country, "Where sessions come from."),
            SignalDeclaration("network.claimed_country", .country, "Where the applicant claims to be."),
            SignalDeclaration("network.travel_speed_km_per_hour", .measure(unit: "km_per_hour"), "Fastest travel."),
            SignalDeclaration("network.is_hosting", .flag, "Whether a session came from a hosting provider."),
            SignalDeclaration(
                "network.exit_kind", .symbol(vocabulary: ["direct", "vpn", "tor", "proxy"]), "Kind of exit."),
            SignalDeclaration("network.exit_kinds", .symbols(vocabulary: ["direct", "vpn", "tor", "proxy"]), "Kinds."),
            SignalDeclaration("network.first_session", .instant, "The first session."),
            SignalDeclaration("timezone.gap_hours", .measure(unit: "hours"), "Hours between zone and claim."),
            SignalDeclaration("timezone.night_share", .measure(unit: "share"), "Share of work at night."),
            SignalDeclaration("payout.changes", .count, "Changes of payout instruments.", cost: .question),
            SignalDeclaration("payout.holder_matches", .flag, "Whether the holder's name matches.", cost: .inquiry),
            SignalDeclaration("account.age_days", .measure(unit: "days"), "Age of the account."),
            SignalDeclaration("persona.colour", .symbol(vocabulary: colours), "A colour."),
            SignalDeclaration("persona.colours", .symbols(vocabulary: colours), "Colours."),
            SignalDeclaration("work.overlaps", .count, "Overlapping jobs."),
            SignalDeclaration("work.is_checked", .flag, "Whether an employer was asked."),
            SignalDeclaration("sanctions.last_update", .instant, "Day of the list."),
            SignalDeclaration("link.shared_by", .count, "Applicants who share a key."),
        ]
        guard let catalog = try? SignalCatalog(declarations) else { preconditionFailure("the test catalog is broken") }
        return catalog
    }()
}
