/// The families of signals, one for each extractor, and the linking one.
public enum SignalFamily: String, Sendable, CaseIterable {
    case network, timezone, document, payout, persona, work, account, sanctions, link
}

/// What values a signal may take.
public enum SignalType: Hashable, Sendable {
    /// Yes or no.
    case flag
    /// A whole number of things.
    case count
    /// A number with a unit (`hours`, `km`, `days`, `share`, `km_per_hour` …).
    case measure(unit: String)
    /// One word of a closed vocabulary.
    case symbol(vocabulary: [String])
    /// A set of words of a closed vocabulary of at most 64.
    case symbols(vocabulary: [String])
    /// An ISO 3166-1 alpha-2 country code.
    case country
    /// A moment in time.
    case instant
    /// Text that is shown in reasons and that no rule may compare.
    case label
}

/// Whether a signal is measured on one applicant or against all of them.
public enum SignalScope: String, Sendable {
    case applicant, population
}

/// What it costs a reviewer to learn a signal that is unknown.
public enum CheckCost: Int, Sendable, CaseIterable, Comparable {
    /// Already in a system; export another table.
    case export = 1
    /// Ask the applicant one question.
    case question = 2
    /// Ask a third party or order a look-up.
    case inquiry = 5
    /// A meeting, a call or a paid check.
    case appointment = 10

    public static func < (a: CheckCost, b: CheckCost) -> Bool { a.rawValue < b.rawValue }
}

/// A typed, named fact an extractor can measure, declared before any data is read.
public struct SignalDeclaration: Hashable, Sendable {
    /// `family.snake_case`, with a unit suffix where the signal is a measure.
    public let name: String
    /// The extractor's family; the first word of the name.
    public let family: SignalFamily
    /// What values it may take.
    public let type: SignalType
    /// Whether it is measured on one applicant or against all.
    public let scope: SignalScope
    /// One sentence.
    public let summary: String
    /// How personal the value is.
    public let privacy: PrivacyClass
    /// What it costs to learn the signal where it is unknown.
    public let cost: CheckCost
    /// The fields the signal rests on, for next checks and documentation.
    public let reads: [FieldPath]
    /// What to do to learn it, one sentence for a person.
    public let check: String

    /// Declares a signal; the family is the name's first word.
    public init(
        _ name: String, _ type: SignalType, _ summary: String, scope: SignalScope = .applicant,
        privacy: PrivacyClass = .low, cost: CheckCost = .export, reads: [FieldPath] = [], check: String = ""
    ) {
        guard let dot = name.firstIndex(of: "."), let family = SignalFamily(rawValue: String(name[..<dot])) else {
            preconditionFailure("signal name must begin with a family")
        }
        self.name = name
        self.family = family
        self.type = type
        self.summary = summary
        self.scope = scope
        self.privacy = privacy
        self.cost = cost
        self.reads = reads
        self.check = check
    }
}
