/// Video and audio meetings.
public enum MeetingField: UInt8, ProfileField {
    case start, end, ip, displayName, client, videoDevice, screenShareS

    public static let group = ProfileGroup.meetings

    public static let definitions: [FieldDefinition] = [
        .init("start", .instant, .online, "When the meeting began."),
        .init("end", .instant, .online, "When it ended."),
        .init("ip", .ip, .online, "Address joined from."),
        .init("display_name", .name, .identity, "Name shown in the meeting."),
        .init("client", .word(["desktop", "mobile", "web", "phone", "unknown"]), .online, "Kind of meeting client."),
        .init("video_device", .text, .online, "Name of the video device."),
        .init("screen_share_s", .integer, .low, "Seconds of screen sharing."),
    ]
}
