package import BonafideCore

/// Who or what is screened, with the facts that tell namesakes apart.
package struct ScreeningQuery: Sendable {
    /// The names, the main one first; empty where only identifiers are screened.
    package var names: [String]
    /// Whose names they are.
    package var kind: NameKind
    /// Birth date, perhaps only the year.
    package var birthDate: PartialDate?
    /// Countries of documents and addresses; nationality is never asked for.
    package var countries: [CountryCode]
    /// Identifiers in canonical form.
    package var identifiers: [CanonicalIdentifier]
    /// Whether vessels and aircraft are searched too.
    package var includesVessels = false

    /// Takes the parts.
    package init(
        names: [String], kind: NameKind = .unstated, birthDate: PartialDate? = nil, countries: [CountryCode] = [],
        identifiers: [CanonicalIdentifier] = []
    ) {
        self.names = names
        // Only people are born.
        self.kind = kind == .unstated && birthDate != nil ? .person : kind
        self.birthDate = birthDate
        self.countries = countries
        self.identifiers = identifiers
    }
}

/// The thresholds a screening was made with; part of its record.
package struct ScreeningThresholds: Hashable, Sendable {
    /// Name likeness from which a birth date to the day makes a strong match.
    package var strong: Float = 0.85
    /// Name likeness from which the year of birth and a country together make a strong match.
    package var strongByYear: Float = 0.90
    /// Name likeness from which a name alone is a possible match.
    package var possible: Float = 0.80
    /// Name likeness from which a name is a possible match where a birth date was given but is not listed to the day.
    package var possibleUnconfirmed: Float = 0.88
    /// Name likeness from which a birth date to the day makes a possible match.
    package var possibleByDay: Float = 0.60
    /// Years by which listed birth years are allowed to be off.
    package var yearTolerance = 1

    /// The thresholds the measurements were made with.
    package init() {}

    /// The thresholds on one line.
    package var text: String {
        "strong=\(strong) strong_by_year=\(strongByYear) possible=\(possible) possible_unconfirmed=\(possibleUnconfirmed) possible_by_day=\(possibleByDay) years=\(yearTolerance)"
    }
}

/// What a comparison with one listed party comes to.
package enum ScreeningResult: String, Sendable, CaseIterable, Comparable {
    case none
    case homonymCleared = "homonym_cleared"
    case weakAlias = "weak_alias"
    case possible
    case strongMatch = "strong_match"
    case identifierMatch = "identifier_match"

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    package static func < (a: ScreeningResult, b: ScreeningResult) -> Bool { a.rank < b.rank }
}

/// How one fact of the query stands to the listed party.
package struct ScreeningQualifier: Hashable, Sendable {
    /// What is compared.
    package enum Fact: String, Sendable { case birthDate = "birth_date", country, kind, alias }
    /// How it stands.
    package enum Effect: String, Sendable {
        /// One value on both sides, as exact as either gives it.
        case agrees
        /// One year, where one side knows no more than the year.
        case agreesInYear = "agrees_in_year"
        /// A slip of the pen apart: one year, or day and month of a neighbouring one.
        case near
        case contradicts, unknown
    }
    package var fact: Fact
    package var effect: Effect
    /// What the list says, for people.
    package var listed: String
}

/// Two words laid side by side, for people.
package struct ComparedWords: Hashable, Sendable {
    /// The word asked for, empty where it has no counterpart.
    package var asked: String
    /// The word of the list, empty where it has no counterpart.
    package var listed: String
    /// How alike they are, 0…1.
    package var likeness: Float
}

/// One listed party that a query may mean.
package struct ScreeningCandidate: Sendable {
    /// The listed party.
    package var party: ListedParty
    /// What it comes to.
    package var result: ScreeningResult
    /// The name asked for.
    package var askedName: String
    /// The name of the list that is nearest.
    package var matchedName: ListedName
    /// Likeness of the names, 0…1.
    package var nameScore: Float
    /// The same less what is left in doubt when nothing but the name is known, 0…1.
    package var evidenceScore: Float
    /// Likeness of their Korean readings, where both have any.
    package var koreanScore: Float?
    /// The facts compared beside the name.
    package var qualifiers: [ScreeningQualifier]
    /// The words laid side by side.
    package var words: [ComparedWords]
    /// What the words both names have weigh together: a telling word 1, a generic one a half, legal forms nothing.
    package var sharedWeight: Float
    /// The identifier that is equal, by its kind and canonical text.
    package var identifier: String?
    /// What would settle a possible match.
    package var wouldSettle: [String]
    /// The suppression that sets the match aside, by author and reason.
    package var suppressedBy: String?
}

/// All that one query came to.
package struct ScreeningOutcome: Sendable {
    /// The strongest result that is not suppressed.
    package var result: ScreeningResult
    /// The parties found, strongest first.
    package var candidates: [ScreeningCandidate]
    /// How many listed names were compared in full.
    package var comparedCount: Int
}
