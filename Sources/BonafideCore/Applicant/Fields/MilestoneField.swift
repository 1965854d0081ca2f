/// Milestones of a contract.
public enum MilestoneField: UInt8, ProfileField {
    case id, dueAt, deliveredAt, acceptedAt, paidAt

    public static let group = ProfileGroup.milestones

    public static let definitions: [FieldDefinition] = [
        .init("id", .text, .low, "Id."),
        .init("due_at", .instant, .low, "When due."),
        .init("delivered_at", .instant, .low, "When delivered."),
        .init("accepted_at", .instant, .low, "When accepted."),
        .init("paid_at", .instant, .low, "When paid."),
    ]
}
