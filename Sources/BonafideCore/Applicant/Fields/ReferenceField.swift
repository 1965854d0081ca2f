/// People named as references.
public enum ReferenceField: UInt8, ProfileField {
    case name, email, phone, employer, employerDomain

    public static let group = ProfileGroup.references

    public static let definitions: [FieldDefinition] = [
        .init("name", .name, .thirdParty, "Name."),
        .init("email", .email, .thirdParty, "Mail address."),
        .init("phone", .phone, .thirdParty, "Phone number."),
        .init("employer", .name, .thirdParty, "Employer."),
        .init("employer_domain", .text, .low, "Domain of that employer."),
    ]
}
