import BonafideCore

/// The columns of the network signals.
struct NetworkSlots: Sendable {
    // What is claimed and how much was seen.
    let claimedCountry: Slot<CountryCode>
    let vpnIsCustomary: Slot<Bool>
    let claimedSubdivision: Slot<String>
    let sessionCount: Slot<Int64>
    let sessionDays: Slot<Int64>
    // Country.
    let placedSessions: Slot<Int64>
    let egressCountry: Slot<CountryCode>
    let egressShare: Slot<Double>
    let mismatchSessions: Slot<Int64>
    let mismatchDays: Slot<Int64>
    let mismatchSpan: Slot<Double>
    let mismatchShare: Slot<Double>
    let mismatchCountry: Slot<CountryCode>
    let agreement: Slot<SymbolCode>
    let mismatchStrength: Slot<Double>
    let egressIsNeighbour: Slot<Bool>
    let splitSessions: Slot<Int64>
    // Watch list.
    let dprkSessions: Slot<Int64>
    let dprkLeased: Slot<Int64>
    let dprkAdjacent: Slot<Int64>
    let leasedContradictions: Slot<Int64>
    let adjacentContradictions: Slot<Int64>
    let dprkSpoofed: Slot<Int64>
    let watchlisted: Slot<Int64>
    let watchlistLabel: Slot<String>
    let watchlistAge: Slot<Double>
    let namedVPN: Slot<Int64>
    let namedVPNBrand: Slot<SymbolCode>
    let namedVPNAge: Slot<Double>
    // Anonymity.
    let vpnSessions: Slot<Int64>
    let vpnShare: Slot<Double>
    let vpnBrand: Slot<SymbolCode>
    let hostingSessions: Slot<Int64>
    let torSessions: Slot<Int64>
    let publicProxySessions: Slot<Int64>
    let residentialProxySessions: Slot<Int64>
    let privateRelaySessions: Slot<Int64>
    let reservedSessions: Slot<Int64>
    let sharedAddressSessions: Slot<Int64>
    let mobileSessions: Slot<Int64>
    let satelliteSessions: Slot<Int64>
    let systemCount: Slot<Int64>
    let anonymousShare: Slot<Double>
    // Movement.
    let countries24h: Slot<Int64>
    let countries7d: Slot<Int64>
    let anonymousCountries24h: Slot<Int64>
    let anonymousCountries7d: Slot<Int64>
    let travelSpeed: Slot<Double>
    let travelDistance: Slot<Double>
    let travelHours: Slot<Double>
    let travelFrom: Slot<CountryCode>
    let travelTo: Slot<CountryCode>
    let deviceCount: Slot<Int64>
    let deviceChurn: Slot<Double>
    // Subdivision.
    let egressSubdivision: Slot<String>
    let subdivisionShare: Slot<Double>
    let subdivisionDistance: Slot<Double>
    // Machine and meetings.
    let remoteDesktop: Slot<Int64>
    let remoteTools: Slot<Int64>
    let remoteToolNames: Slot<String>
    let ipKVM: Slot<Int64>
    let ipKVMBrand: Slot<String>
    let jigglers: Slot<Int64>
    let meetingCount: Slot<Int64>
    let hostedMeetings: Slot<Int64>
    let longShares: Slot<Int64>
    let longestShare: Slot<Double>
    let virtualCameras: Slot<Int64>
    let virtualCameraBrand: Slot<String>
    // Ages of tables.
    let tableAge: Slot<Double>
    let countryTableAge: Slot<Double>
    let vpnTableAge: Slot<Double>
    let hostingTableAge: Slot<Double>
    let torTableAge: Slot<Double>
    let proxyTableAge: Slot<Double>
    let residentialProxyTableAge: Slot<Double>

    init(_ catalog: SignalCatalog) {
        func count(_ name: String) -> Slot<Int64> { catalog.count("network." + name) }
        func measure(_ name: String) -> Slot<Double> { catalog.measure("network." + name) }
        func label(_ name: String) -> Slot<String> { catalog.label("network." + name) }
        func country(_ name: String) -> Slot<CountryCode> { catalog.country("network." + name) }
        func symbol(_ name: String) -> Slot<SymbolCode> { catalog.symbol("network." + name) }
        claimedCountry = country("claimed_country")
        vpnIsCustomary = catalog.flag("network.vpn_is_customary")
        claimedSubdivision = label("claimed_subdivision")
        sessionCount = count("session_count")
        sessionDays = count("session_days")
        placedSessions = count("placed_sessions")
        egressCountry = country("egress_country")
        egressShare = measure("egress_share")
        mismatchSessions = count("country_mismatch_sessions")
        mismatchDays = count("country_mismatch_days")
        mismatchSpan = measure("country_mismatch_span_days")
        mismatchShare = measure("country_mismatch_share")
        mismatchCountry = country("mismatch_country")
        agreement = symbol("country_agreement")
        mismatchStrength = measure("country_mismatch_strength")
        egressIsNeighbour = catalog.flag("network.egress_is_neighbour")
        splitSessions = count("split_country_sessions")
        dprkSessions = count("dprk_sessions")
        dprkLeased = count("dprk_leased_sessions")
        dprkAdjacent = count("dprk_adjacent_sessions")
        leasedContradictions = count("dprk_leased_contradictions")
        adjacentContradictions = count("dprk_adjacent_contradictions")
        dprkSpoofed = count("dprk_spoofed_sessions")
        watchlisted = count("watchlisted_sessions")
        watchlistLabel = label("watchlist_label")
        watchlistAge = measure("watchlist_age_days")
        namedVPN = count("named_vpn_sessions")
        namedVPNBrand = symbol("named_vpn_brand")
        namedVPNAge = measure("named_vpn_age_days")
        vpnSessions = count("vpn_sessions")
        vpnShare = measure("vpn_share")
        vpnBrand = symbol("vpn_brand")
        hostingSessions = count("hosting_sessions")
        torSessions = count("tor_sessions")
        publicProxySessions = count("public_proxy_sessions")
        residentialProxySessions = count("residential_proxy_sessions")
        privateRelaySessions = count("private_relay_sessions")
        reservedSessions = count("reserved_sessions")
        sharedAddressSessions = count("shared_address_sessions")
        mobileSessions = count("mobile_sessions")
        satelliteSessions = count("satellite_sessions")
        systemCount = count("asn_count")
        anonymousShare = measure("anonymous_share")
        countries24h = count("countries_24h")
        countries7d = count("countries_7d")
        anonymousCountries24h = count("anonymous_countries_24h")
        anonymousCountries7d = count("anonymous_countries_7d")
        travelSpeed = measure("impossible_travel_speed")
        travelDistance = measure("travel_distance")
        travelHours = measure("travel_hours")
        travelFrom = country("travel_from")
        travelTo = country("travel_to")
        deviceCount = count("device_count")
        deviceChurn = measure("device_churn_share")
        egressSubdivision = label("egress_subdivision")
        subdivisionShare = measure("subdivision_mismatch_share")
        subdivisionDistance = measure("subdivision_distance")
        remoteDesktop = count("remote_desktop_sessions")
        remoteTools = count("rmm_tool_count")
        remoteToolNames = label("rmm_tools")
        ipKVM = count("ip_kvm_devices")
        ipKVMBrand = label("ip_kvm_brand")
        jigglers = count("mouse_jiggler_count")
        meetingCount = count("meeting_count")
        hostedMeetings = count("hosted_desktop_meetings")
        longShares = count("long_screenshare_meetings")
        longestShare = measure("longest_screenshare")
        virtualCameras = count("virtual_camera_meetings")
        virtualCameraBrand = label("virtual_camera_brand")
        tableAge = measure("table_age_days")
        countryTableAge = measure("country_table_age_days")
        vpnTableAge = measure("vpn_table_age_days")
        hostingTableAge = measure("hosting_table_age_days")
        torTableAge = measure("tor_table_age_days")
        proxyTableAge = measure("proxy_table_age_days")
        residentialProxyTableAge = measure("residential_proxy_table_age_days")
    }
}
