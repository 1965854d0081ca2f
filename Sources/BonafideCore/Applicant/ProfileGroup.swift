/// The groups of the profile model: the root, and each list an applicant may have.
public enum ProfileGroup: UInt8, CaseIterable, Sendable {
    case root, sessions, meetings, endpoints, activity, payouts, payments, charges, documents, equipment
    case shipToHistory, links, linkWork, commits, repos, follows, codeEvents, work, education, references
    case observations, verifications, messages, bids, ratings, milestones, applications, history, emails
    case phones, languages, assessments, walletEdges, notices

    /// The group's name in the file form; the root's is empty.
    public var name: String { Self.names[Int(rawValue)] }

    /// Asked for once: a case's name is looked up by reflection.
    private static let names = allCases.map { group in
        switch group {
        case .root: ""
        case .commits: "code.commits"
        case .repos: "code.repos"
        case .follows: "code.follows"
        case .codeEvents: "code.events"
        case .shipToHistory: "ship_to_history"
        case .linkWork: "link_work"
        case .walletEdges: "wallet_edges"
        default: String(describing: group)
        }
    }

    /// The group of a name in the file form.
    public init?(name: String) {
        guard let group = Self.allCases.first(where: { $0.name == name && $0 != .root }) else { return nil }
        self = group
    }

    /// The definitions of the group's fields, in the order of their numbers.
    public var definitions: [FieldDefinition] {
        switch self {
        case .root: RootField.definitions
        case .sessions: SessionField.definitions
        case .meetings: MeetingField.definitions
        case .endpoints: EndpointField.definitions
        case .activity: ActivityField.definitions
        case .payouts: PayoutField.definitions
        case .payments: PaymentField.definitions
        case .charges: ChargeField.definitions
        case .documents: DocumentField.definitions
        case .equipment: EquipmentField.definitions
        case .shipToHistory: ShippingChangeField.definitions
        case .links: LinkField.definitions
        case .linkWork: LinkWorkField.definitions
        case .commits: CommitField.definitions
        case .repos: RepoField.definitions
        case .follows: FollowField.definitions
        case .codeEvents: CodeEventField.definitions
        case .work: WorkField.definitions
        case .education: EducationField.definitions
        case .references: ReferenceField.definitions
        case .observations: ObservationField.definitions
        case .verifications: VerificationField.definitions
        case .messages: MessageField.definitions
        case .bids: BidField.definitions
        case .ratings: RatingField.definitions
        case .milestones: MilestoneField.definitions
        case .applications: ApplicationField.definitions
        case .history: HistoryField.definitions
        case .emails: EmailField.definitions
        case .phones: PhoneField.definitions
        case .languages: LanguageField.definitions
        case .assessments: AssessmentField.definitions
        case .walletEdges: WalletEdgeField.definitions
        case .notices: NoticeField.definitions
        }
    }

    /// How many fields the group has.
    public var width: Int { ProfileLayout.shared.widths[Int(rawValue)] }
}

/// Numbers of the model that filling and reading need without touching a definition.
struct ProfileLayout: Sendable {
    /// Count of fields of each group.
    let widths: [Int]
    /// Number of each group's first field when all fields are counted through.
    let first: [Int]
    /// The groups of an applicant that has nothing yet.
    let places: [ApplicantBuffers.GroupPlace]
    /// The whole names of all fields, one behind the other.
    let nameBytes: [UInt8]
    /// Where each field's name starts, counted through, and where the last one ends.
    let nameStarts: [Int]
    /// Count of bytes of the longest.
    let longestName: Int

    static let shared = ProfileLayout()
    /// Count of groups.
    static let groups = ProfileGroup.allCases.count

    private init() {
        let all = ProfileGroup.allCases.map(\.definitions)
        let counts = all.map(\.count)
        widths = counts
        first = counts.indices.map { counts[..<$0].reduce(0, +) }
        places = all.map { fields in
            var lists: UInt128 = 0
            for (number, field) in fields.enumerated() where field.isList { lists |= 1 << UInt128(number) }
            return ApplicantBuffers.GroupPlace(width: fields.count, lists: lists)
        }
        var bytes: [UInt8] = []
        var starts = [0]
        for (group, definitions) in zip(ProfileGroup.allCases, all) {
            for definition in definitions {
                bytes += (group == .root ? definition.name : "\(group.name)[].\(definition.name)").utf8
                starts.append(bytes.count)
            }
        }
        nameBytes = bytes
        nameStarts = starts
        longestName = zip(starts, starts.dropFirst()).map { $1 - $0 }.max() ?? 0
    }
}
