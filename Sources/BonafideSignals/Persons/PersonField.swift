/// What of two records is compared to tell whether they are one person's.
package enum PersonField: Int, CaseIterable, Sendable {
    case givenName, familyName, birthDate, email, phone, street, place, document

    /// The word used in files and reports.
    package var word: String {
        switch self {
        case .givenName: "given_name"
        case .familyName: "family_name"
        case .birthDate: "birth_date"
        case .email: "email"
        case .phone: "phone"
        case .street: "street"
        case .place: "place"
        case .document: "document"
        }
    }

    /// How often two strangers are the same, near and loosely alike, before anything is counted.
    ///
    /// With few records the counts say little and these decide; with thousands they hardly matter.
    var strangers: (same: Double, near: Double, loose: Double) {
        switch self {
        case .givenName: (0.005, 0.005, 0.01)
        case .familyName: (0.003, 0.004, 0.008)
        case .birthDate: (0.0001, 0.001, 0.02)
        case .email: (0.00001, 0.00001, 0.001)
        case .phone: (0.000001, 0.00001, 0.001)
        case .street: (0.0001, 0.0001, 0.002)
        case .place: (0.01, 0.01, 0.02)
        case .document: (0.000001, 0.00001, 0.001)
        }
    }

    /// How often two records of one person are the same, near, loosely alike and different, before anything is counted.
    var onePerson: [Double] {
        switch self {
        case .givenName: [0.70, 0.12, 0.08, 0.10]
        case .place: [0.70, 0.12, 0.05, 0.13]
        case .street: [0.55, 0.20, 0.10, 0.15]
        default: [0.75, 0.12, 0.06, 0.07]
        }
    }
}

/// How one field of two records compares.
package enum PersonLevel: Int8, CaseIterable, Sendable {
    case same, near, loose, different

    /// The word used in files and reports.
    package var word: String {
        switch self {
        case .same: "same"
        case .near: "near"
        case .loose: "loosely_alike"
        case .different: "different"
        }
    }
}

/// The levels of all fields of two records; a field either record lacks has none.
package struct PersonLevels: Hashable, Sendable {
    var raw = SIMD8<Int8>(repeating: -1)

    /// The level of a field, or nothing where it is not known of both.
    package subscript(field: PersonField) -> PersonLevel? {
        get { PersonLevel(rawValue: raw[field.rawValue]) }
        set { raw[field.rawValue] = newValue?.rawValue ?? -1 }
    }
}
