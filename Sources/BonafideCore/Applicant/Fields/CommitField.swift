/// Commits of the applicant's repositories, offsets kept.
public enum CommitField: UInt8, ProfileField {
    case repo, sha, authorName, authorEmail, authorDate, committerName, committerEmail, committerDate
    case messageHash

    public static let group = ProfileGroup.commits

    public static let definitions: [FieldDefinition] = [
        .init("repo", .text, .low, "Repository."),
        .init("sha", .digest, .low, "Commit id."),
        .init("author_name", .name, .identity, "Author name."),
        .init("author_email", .email, .contact, "Author address."),
        .init("author_date", .instant, .low, "Author date with offset."),
        .init("committer_name", .name, .identity, "Committer name."),
        .init("committer_email", .email, .contact, "Committer address."),
        .init("committer_date", .instant, .low, "Committer date with offset."),
        .init("message_hash", .digest, .low, "Digest of the message."),
    ]
}
