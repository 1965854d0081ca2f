/// Schools as claimed.
public enum EducationField: UInt8, ProfileField {
    case institution, area, studyType, startDate, endDate, countryCode, url

    public static let group = ProfileGroup.education

    public static let definitions: [FieldDefinition] = [
        .init("institution", .name, .history, "School."),
        .init("area", .text, .history, "Subject."),
        .init("studyType", .text, .history, "Degree."),
        .init("startDate", .partialDate, .history, "Start."),
        .init("endDate", .partialDate, .history, "End."),
        .init("countryCode", .country, .history, "Country; read only to tell whether dated on-site claims can meet."),
        .init("url", .url, .history, "School's site."),
    ]
}
