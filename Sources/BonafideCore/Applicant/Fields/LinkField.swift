/// Profiles elsewhere, with what a person or tool saw there.
public enum LinkField: UInt8, ProfileField {
    case network, username, url, accountCreatedAt, connections, activityCount, status, displayName
    case htmlSimhash, photoPhash, contactMatch, foundBy, report

    public static let group = ProfileGroup.links

    public static let definitions: [FieldDefinition] = [
        .init("network", .text, .low, "Network."),
        .init("username", .text, .online, "User name."),
        .init("url", .url, .online, "Address of the profile."),
        .init("account_created_at", .instant, .low, "When that account was created."),
        .init("connections", .integer, .low, "Count of connections."),
        .init("activity_count", .integer, .low, "Count of posts or contributions."),
        .init(
            "status", .word(["active", "closed", "suspended", "renamed", "unknown"]), .low, "State of that account."),
        .init("display_name", .name, .identity, "Name shown there."),
        .init("html_simhash", .digest, .low, "64-bit simhash of the page."),
        .init("photo_phash", .digest, .sensitive, "Perceptual hash of the picture there."),
        .init("contact_match", .flag, .low, "Whether mail or phone there equals the applicant's."),
        .init(
            "found_by", .word(["claimed", "email", "phone", "username", "search", "unknown"]), .low,
            "How the profile was found."),
        .init("report", .json, .history, "Report of gh-fake-analyzer on the account."),
    ]
}
