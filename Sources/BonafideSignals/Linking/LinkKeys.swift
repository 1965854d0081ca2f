/// One key of one applicant.
package struct LinkKeyEntry: Sendable {
    package let hash: LinkHash
    /// Number of the applicant in the run.
    package let row: UInt32
    package let kind: LinkKind

    package init(hash: LinkHash, row: UInt32, kind: LinkKind) {
        self.hash = hash
        self.row = row
        self.kind = kind
    }
}

/// What two applicants may declare that makes shared identifiers unremarkable.
package struct LinkDeclarations: Equatable, Sendable {
    /// Hash of the declared household, 0 where there is none.
    package var household: UInt64 = 0
    /// Hash of the declared agency, 0 where there is none.
    package var agency: UInt64 = 0
    /// Hash of the name's sorted tokens, 0 where there is none.
    package var name: UInt64 = 0
    /// Hash of the family name, 0 where there is none.
    package var familyName: UInt64 = 0

    package init(household: UInt64 = 0, agency: UInt64 = 0, name: UInt64 = 0, familyName: UInt64 = 0) {
        self.household = household
        self.agency = agency
        self.name = name
        self.familyName = familyName
    }
}

/// The keys one worker gathers in the first pass, parted by the top bits of their hashes.
package struct LinkKeys: Sendable {
    package static let partitions = 64
    package private(set) var parts: [[LinkKeyEntry]] = Array(repeating: [], count: LinkKeys.partitions)
    /// Declarations by applicant, for applicants that declare any.
    package private(set) var declarations: [(row: UInt32, LinkDeclarations)] = []

    package init() {}

    /// Adds a key.
    package mutating func add(_ entry: LinkKeyEntry) {
        parts[Int(entry.hash.first >> 58)].append(entry)
    }

    /// Notes what an applicant declares.
    package mutating func declare(row: UInt32, _ declaration: LinkDeclarations) {
        if declaration != LinkDeclarations() { declarations.append((row, declaration)) }
    }
}
