/// Repositories of the applicant.
public enum RepoField: UInt8, ProfileField {
    case name, fork, firstCommitAt, rootCommit, owner, createdAt

    public static let group = ProfileGroup.repos

    public static let definitions: [FieldDefinition] = [
        .init("name", .text, .low, "Name."),
        .init("fork", .flag, .low, "Whether it is a fork."),
        .init("first_commit_at", .instant, .low, "Date of its root commit."),
        .init("root_commit", .digest, .low, "Id of its root commit."),
        .init("owner", .text, .low, "Owner."),
        .init("created_at", .instant, .low, "When created."),
    ]
}
