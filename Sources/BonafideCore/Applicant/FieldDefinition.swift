/// How personal a field is, for masking, retention and access reports.
public enum PrivacyClass: String, Sendable, CaseIterable {
    /// Reveals nothing about a person on its own.
    case low
    /// Names a person or a document of theirs.
    case identity
    /// Reaches a person: mail, phone, address.
    case contact
    /// Tells of money.
    case financial
    /// An online identifier: address, device.
    case online
    /// Part of a curriculum vitae.
    case history
    /// Birth date, document numbers, keyed digests of them.
    case sensitive
    /// Names somebody other than the applicant.
    case thirdParty
    /// Free text that is kept but never parsed.
    case unread
}

/// What the text of a field must look like.
public enum FieldKind: Hashable, Sendable {
    /// Any text.
    case text
    /// A person's or organisation's name.
    case name
    case email, phone, url
    /// `YYYY-MM-DD`.
    case day
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    case partialDate
    /// RFC 3339 or epoch seconds or milliseconds.
    case instant
    case integer, decimal
    /// `true/false`, `yes/no`, `1/0`.
    case flag
    /// ISO 3166-1 alpha-2.
    case country
    /// IANA zone name.
    case zone
    /// IPv4 or IPv6 address.
    case ip
    /// Hexadecimal digest or keyed digest.
    case digest
    /// JSON kept as text and read by one extractor.
    case json
    /// One of a closed list of words.
    case word([String])
}

/// One field of the profile model: its name in the file form, its kind and its sentence.
public struct FieldDefinition: Hashable, Sendable {
    /// The name inside its group, in the file form (`ip`, `ship_to.city`).
    public let name: String
    /// What its text must look like.
    public let kind: FieldKind
    /// How personal it is.
    public let privacy: PrivacyClass
    /// Whether the field may hold several values.
    public let isList: Bool
    /// One sentence.
    public let summary: String

    init(_ name: String, _ kind: FieldKind, _ privacy: PrivacyClass, _ summary: String, list: Bool = false) {
        self.name = name
        self.kind = kind
        self.privacy = privacy
        self.summary = summary
        self.isList = list
    }
}

/// A field of one group of the profile model; the case's number is its place in `definitions`.
public protocol ProfileField: RawRepresentable, CaseIterable, Sendable where RawValue == UInt8 {
    /// The group the field belongs to.
    static var group: ProfileGroup { get }
    /// The definitions of all fields of the group, in the order of the cases.
    static var definitions: [FieldDefinition] { get }
}

extension ProfileField {
    /// The definition of this field.
    public var definition: FieldDefinition { Self.definitions[Int(rawValue)] }
    /// Where the field lies in the model.
    public var path: FieldPath { FieldPath(group: Self.group, field: rawValue) }
}

/// A place in the profile model: a group and a field of it.
public struct FieldPath: Hashable, Sendable {
    /// The group.
    public let group: ProfileGroup
    /// The field's number inside the group.
    public let field: UInt8

    /// Joins a group and a field number.
    public init(group: ProfileGroup, field: UInt8) {
        self.group = group
        self.field = field
    }

    /// The definition of the field.
    public var definition: FieldDefinition { group.definitions[Int(field)] }
    /// The field's whole name in the file form, such as `sessions[].ip`.
    public var name: String {
        group == .root ? definition.name : "\(group.name)[].\(definition.name)"
    }
}
