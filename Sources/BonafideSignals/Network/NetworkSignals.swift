import BonafideCore

/// What the network extractor can measure.
enum NetworkSignals {
    static let brands = [
        "astrill", "expressvpn", "hide_me", "hotspot_shield", "ipvanish", "mullvad", "nordvpn",
        "private_internet_access", "protonvpn", "surfshark", "torguard", "windscribe", "other",
    ]
    static let agreements = ["agree", "partial", "one_table", "split"]

    private static let ip = [SessionField.ip.path]
    private static let timedIP = [SessionField.ip.path, SessionField.start.path]
    private static let placed = [
        SessionField.ip.path, SessionField.start.path, SessionField.country.path,
        RootField.basicsLocationCountryCode.path,
    ]
    private static let anyIP = [SessionField.ip.path, MeetingField.ip.path, EquipmentField.firstSeenIp.path]
    private static let askForSessions = "Export the sign-in log with addresses and times and join it by profile id."
    private static let askForEndpoint = "Export what device management sees on the worker's machine."
    private static let askForMeetings = "Export the meeting log with addresses, clients and video devices."
    private static let askForDatabase = "Supply a city or ASN database you own with --mmdb."

    private static func count(
        _ name: String, _ summary: String, _ reads: [FieldPath], _ check: String = askForSessions
    ) -> SignalDeclaration {
        SignalDeclaration("network." + name, .count, summary, privacy: .online, reads: reads, check: check)
    }

    private static func measure(
        _ name: String, _ unit: String, _ summary: String, _ reads: [FieldPath], _ check: String = askForSessions
    ) -> SignalDeclaration {
        SignalDeclaration(
            "network." + name, .measure(unit: unit), summary, privacy: .online, reads: reads, check: check)
    }

    private static func other(
        _ name: String, _ type: SignalType, _ summary: String, _ reads: [FieldPath], _ check: String = askForSessions
    ) -> SignalDeclaration {
        SignalDeclaration("network." + name, type, summary, privacy: .online, reads: reads, check: check)
    }

    static let all: [SignalDeclaration] =
        claims + country + watched + anonymous + movement + subdivision + devices + tables

    private static let claims: [SignalDeclaration] = [
        SignalDeclaration(
            "network.claimed_country", .country, "Country the applicant says they live in.", privacy: .contact,
            cost: .question, reads: [RootField.basicsLocationCountryCode.path, RootField.claimsLocations.path],
            check: "Ask the applicant which country they work from."),
        SignalDeclaration(
            "network.vpn_is_customary", .flag,
            "Whether networks of the claimed country block so much that a VPN is the ordinary way to work; no without a claim.",
            cost: .question, reads: [RootField.basicsLocationCountryCode.path],
            check: "Ask the applicant which country they work from."),
        SignalDeclaration(
            "network.claimed_subdivision", .label, "Subdivision the applicant says they live in.", privacy: .contact,
            cost: .question, reads: [RootField.basicsLocationRegion.path],
            check: "Ask the applicant which state or province they work from."),
        count("session_count", "Sessions with an address that could be read.", ip),
        count("session_days", "Distinct UTC days with a session.", timedIP),
    ]

    private static let country: [SignalDeclaration] = [
        count("placed_sessions", "Sessions whose address stands for its own place: not anonymous, country known.", ip),
        other("egress_country", .country, "Country most of the placed sessions came from.", ip),
        measure("egress_share", "share", "Share of the placed sessions that came from that country.", ip),
        count("country_mismatch_sessions", "Placed sessions from a country outside every claim.", placed),
        count("country_mismatch_days", "Distinct UTC days with such a session.", placed),
        measure("country_mismatch_span_days", "days", "Days from the first such session to the last.", placed),
        measure("country_mismatch_share", "share", "Share of the placed sessions from outside every claim.", placed),
        other("mismatch_country", .country, "Country most of the sessions outside every claim came from.", placed),
        other(
            "country_agreement", .symbol(vocabulary: agreements),
            "Whether the tables agree on the country of the sessions outside the claim.", placed),
        measure(
            "country_mismatch_strength", "share",
            "How far the mismatch can be trusted: agreement of the tables, their age, borders, mobile and satellite lines.",
            placed),
        other("egress_is_neighbour", .flag, "Whether that country borders a claimed one.", placed),
        count(
            "split_country_sessions", "Sessions whose country the tables do not agree on; they are not counted above.",
            ip),
    ]

    private static let watched: [SignalDeclaration] = [
        count("dprk_sessions", "Connections from the range that is registered to the DPRK.", anyIP),
        count("dprk_leased_sessions", "Connections from ranges said to have been lent to the DPRK.", anyIP),
        count(
            "dprk_adjacent_sessions", "Connections from Far-East Russian transit lines named in published cases.", anyIP
        ),
        count(
            "dprk_leased_contradictions",
            "Of those said to have been lent, the ones no table puts into a claimed country.",
            anyIP + [RootField.basicsLocationCountryCode.path]),
        count(
            "dprk_adjacent_contradictions", "Of those from the transit lines, the ones outside every claimed country.",
            anyIP + [RootField.basicsLocationCountryCode.path]),
        count(
            "dprk_spoofed_sessions",
            "Connections from ranges that a table puts in the DPRK outside its registered range.",
            anyIP),
        count("watchlisted_sessions", "Connections from ranges of the watch list that have not expired.", anyIP),
        other(
            "watchlist_label", .label,
            "What the watch list calls the first of these ranges, of the DPRK's before others.", anyIP),
        measure("watchlist_age_days", "days", "Days since that range was last seen in that role.", anyIP),
        count("named_vpn_sessions", "Connections from exits of a VPN brand that published cases name.", anyIP),
        other("named_vpn_brand", .symbol(vocabulary: brands), "The VPN brand of these exits.", anyIP),
        measure("named_vpn_age_days", "days", "Days since these exits were last seen in that role.", anyIP),
    ]

    private static let anonymous: [SignalDeclaration] = [
        count("vpn_sessions", "Sessions from commercial VPN exits.", ip),
        measure("vpn_share", "share", "Share of the sessions from commercial VPN exits.", ip),
        other("vpn_brand", .symbol(vocabulary: brands), "VPN brand a table gives for the first of these exits.", ip),
        count("hosting_sessions", "Sessions from hosting or cloud ranges that no list calls a VPN.", ip),
        count("tor_sessions", "Sessions from Tor exits.", ip),
        count("public_proxy_sessions", "Sessions from open proxies.", ip),
        count("residential_proxy_sessions", "Sessions from ranges that sell residential proxies.", ip),
        count("private_relay_sessions", "Sessions through a private relay that keeps the country.", ip),
        count("reserved_sessions", "Sessions from private, reserved or documentation ranges.", ip),
        count("shared_address_sessions", "Sessions from carrier-grade shared address space.", ip),
        count("mobile_sessions", "Sessions over mobile networks.", ip, askForDatabase),
        count("satellite_sessions", "Sessions over satellite networks.", ip, askForDatabase),
        count("asn_count", "Distinct autonomous systems of the sessions.", ip, askForDatabase),
        measure(
            "anonymous_share", "share", "Share of the sessions from addresses that stand in for somebody elsewhere.", ip
        ),
    ]

    private static let movement: [SignalDeclaration] = [
        count("countries_24h", "Most countries of placed sessions inside any 24 hours.", timedIP),
        count("countries_7d", "Most countries of placed sessions inside any 7 days.", timedIP),
        count("anonymous_countries_24h", "Most countries of anonymous sessions inside any 24 hours.", timedIP),
        count("anonymous_countries_7d", "Most countries of anonymous sessions inside any 7 days.", timedIP),
        measure(
            "impossible_travel_speed", "km_per_hour",
            "Least speed of travel between two placed sessions, both uncertainty radii taken off the distance.", timedIP
        ),
        measure("travel_distance", "km", "Great-circle distance of that travel, both radii taken off.", timedIP),
        measure("travel_hours", "hours", "Time between the two sessions.", timedIP),
        other("travel_from", .country, "Country of the earlier session.", timedIP),
        other("travel_to", .country, "Country of the later session.", timedIP),
        count("device_count", "Distinct devices of the sessions.", [SessionField.deviceId.path]),
        measure(
            "device_churn_share", "share", "Distinct devices over sessions with a device.", [SessionField.deviceId.path]
        ),
    ]

    private static let subdivision: [SignalDeclaration] = [
        other(
            "egress_subdivision", .label, "Subdivision most sessions outside the claimed one came from.", ip,
            askForDatabase),
        measure(
            "subdivision_mismatch_share", "share",
            "Share of the sessions placed in the claimed country that came from another subdivision.", ip,
            askForDatabase),
        measure(
            "subdivision_distance", "km", "Median distance from the claimed city to these sessions.",
            [SessionField.ip.path, RootField.basicsLocationCity.path], askForDatabase),
    ]

    private static let devices: [SignalDeclaration] = [
        count(
            "remote_desktop_sessions", "Sessions with an open remote-desktop port or a remote-desktop mark.",
            [SessionField.openPorts.path, SessionField.remoteSession.path]),
        count(
            "rmm_tool_count", "Brands of remote-management programs on the machine.", [EndpointField.software.path],
            askForEndpoint),
        other("rmm_tools", .label, "These brands.", [EndpointField.software.path], askForEndpoint),
        count(
            "ip_kvm_devices", "Devices that relay screen, keyboard and mouse over a network.", [EndpointField.usb.path],
            askForEndpoint),
        other("ip_kvm_brand", .label, "Brand of the first of these devices.", [EndpointField.usb.path], askForEndpoint),
        count(
            "mouse_jiggler_count", "Programs or devices that move the mouse by themselves.",
            [EndpointField.software.path, EndpointField.usb.path], askForEndpoint),
        count("meeting_count", "Meetings in the log.", [MeetingField.start.path], askForMeetings),
        count(
            "hosted_desktop_meetings", "Meetings a desktop client joined from hosting space.",
            [MeetingField.ip.path, MeetingField.client.path], askForMeetings),
        count(
            "long_screenshare_meetings", "Meetings with more than eight hours of screen sharing.",
            [MeetingField.screenShareS.path], askForMeetings),
        measure(
            "longest_screenshare", "hours", "Longest screen sharing of a meeting.", [MeetingField.screenShareS.path],
            askForMeetings),
        count(
            "virtual_camera_meetings", "Meetings whose video came from a virtual camera.",
            [MeetingField.videoDevice.path], askForMeetings),
        other(
            "virtual_camera_brand", .label, "Brand of the first of these cameras.", [MeetingField.videoDevice.path],
            askForMeetings),
    ]

    private static let tables: [SignalDeclaration] = [
        measure("table_age_days", "days", "Age of the oldest table the findings rest on.", ip),
        measure("country_table_age_days", "days", "Age of the older of the two country tables.", ip),
        measure("vpn_table_age_days", "days", "Age of the newest list of VPN exits.", ip),
        measure("hosting_table_age_days", "days", "Age of the newest list of hosting ranges.", ip),
        measure("tor_table_age_days", "days", "Age of the newest list of Tor exits.", ip),
        measure("proxy_table_age_days", "days", "Age of the newest list of open proxies.", ip),
        measure("residential_proxy_table_age_days", "days", "Age of the newest list of residential proxies.", ip),
    ]
}
