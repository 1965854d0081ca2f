/// What device management saw on the worker's machine.
public enum EndpointField: UInt8, ProfileField {
    case seenAt, deviceId, software, usb, tz

    public static let group = ProfileGroup.endpoints

    public static let definitions: [FieldDefinition] = [
        .init("seen_at", .instant, .online, "When it was seen."),
        .init("device_id", .text, .online, "Device id."),
        .init("software", .text, .online, "Name of an installed program.", list: true),
        .init("usb", .text, .online, "USB device as VID:PID or product text.", list: true),
        .init("tz", .zone, .online, "Time zone of the machine."),
    ]
}
