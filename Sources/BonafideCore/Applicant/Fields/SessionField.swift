/// Observed connections: sign-ins, e-sign events, platform visits.
public enum SessionField: UInt8, ProfileField {
    case start, end, ip, event, userAgent, deviceId, tz, utcOffsetMin, openPorts, remoteSession, accountId
    case country, spur, ipqs

    public static let group = ProfileGroup.sessions

    public static let definitions: [FieldDefinition] = [
        .init("start", .instant, .online, "When the session began."),
        .init("end", .instant, .online, "When it ended."),
        .init("ip", .ip, .online, "Address the session came from."),
        .init("event", .text, .low, "What was done."),
        .init("user_agent", .text, .online, "User agent text."),
        .init("device_id", .text, .online, "Device fingerprint or id."),
        .init("tz", .zone, .online, "Time zone the client reported."),
        .init("utc_offset_min", .integer, .online, "UTC offset the client reported, minutes east."),
        .init("open_ports", .integer, .online, "Ports seen open at the address.", list: true),
        .init("remote_session", .flag, .online, "Whether a remote-desktop session was seen."),
        .init("account_id", .text, .online, "Account used, where one applicant has several."),
        .init("country", .country, .online, "Country the exporting system gave for the address."),
        .init("spur", .json, .online, "Spur context record of the address."),
        .init("ipqs", .json, .online, "IPQS record of the address."),
    ]
}
