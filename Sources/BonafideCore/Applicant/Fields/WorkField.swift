/// Jobs as claimed.
public enum WorkField: UInt8, ProfileField {
    case name, position, location, countryCode, startDate, endDate, url, summary, highlights, remote
    case employment, siteRegistered, siteSimhash, registry

    public static let group = ProfileGroup.work

    public static let definitions: [FieldDefinition] = [
        .init("name", .name, .history, "Employer."),
        .init("position", .text, .history, "Position."),
        .init("location", .text, .history, "Place of the job."),
        .init("countryCode", .country, .history, "Country of the job."),
        .init("startDate", .partialDate, .history, "Start."),
        .init("endDate", .partialDate, .history, "End."),
        .init("url", .url, .history, "Employer's site."),
        .init("summary", .text, .history, "What was done."),
        .init("highlights", .text, .history, "Bullet points.", list: true),
        .init("remote", .flag, .history, "Whether the job was remote."),
        .init(
            "employment", .word(["full_time", "part_time", "contract", "intern", "unknown"]), .history,
            "Kind of employment."),
        .init("site_registered", .day, .low, "When the employer's domain was registered, as looked up."),
        .init("site_simhash", .digest, .low, "64-bit simhash of the employer's site."),
        .init("registry", .word(["found", "not_found", "unknown"]), .low, "Result of a registry look-up."),
    ]
}
