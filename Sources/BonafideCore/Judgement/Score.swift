/// Weight of evidence in integer millibans: 1,000 mb multiply the odds by 10, 301 mb by 2.
public typealias Millibans = Int64

/// How a rule ended for one applicant.
public enum RuleOutcome: UInt8, Sendable, CaseIterable {
    /// The condition holds.
    case fired
    /// The condition does not hold.
    case quiet
    /// What is unknown could still decide it.
    case unknown
    /// The condition met an error such as a division by zero; scored like unknown.
    case failed
    /// A written, expiring exception or another finding set it aside.
    case suppressed
    /// It is switched off, a draft or retired.
    case disabled

    /// The word used in files.
    public var word: String { Self.words[Int(rawValue)] }

    /// Asked for once: a case's name is looked up by reflection.
    private static let words = allCases.map { String(describing: $0) }
}

/// A named range of scores, with what it advises a person to do.
public struct Band: Hashable, Sendable {
    /// `low`, `elevated`, `high` or `critical` in the shipped pack.
    public let name: String
    /// The lowest score of the band; the lowest band has none.
    public let from: Millibans?
    /// What a person is advised to do.
    public let advice: String
    /// What to ask every applicant of the band, in the same words.
    public let questions: [String]

    /// Names a range of scores.
    public init(name: String, from: Millibans?, advice: String, questions: [String] = []) {
        self.name = name
        self.from = from
        self.advice = advice
        self.questions = questions
    }
}

/// The result of scoring one applicant.
public struct Score: Hashable, Sendable {
    /// The score.
    public var total: Millibans
    /// The lowest score the unknowns could still give.
    public var low: Millibans
    /// The highest score the unknowns could still give.
    public var high: Millibans
    /// Share of the pack's weight that could be judged, in permille.
    public var coveragePermille: Int

    /// Joins the parts of a score.
    public init(total: Millibans, low: Millibans, high: Millibans, coveragePermille: Int) {
        self.total = total
        self.low = low
        self.high = high
        self.coveragePermille = coveragePermille
    }

    /// The 0–100 view of a score: 50 is even odds and 5 more double them.
    public static func display(_ total: Millibans) -> Int {
        let clamped = min(max(total, -3000), 3000) + 3000
        return Int((2 * clamped + 60) / 120)
    }
}

/// What a rule really added after decay and caps.
public struct Contribution: Hashable, Sendable {
    /// The rule's number in the pack.
    public let rule: Int
    /// Millibans added; negative for a mitigating rule.
    public let millibans: Millibans

    /// Joins a rule and what it added.
    public init(rule: Int, millibans: Millibans) {
        self.rule = rule
        self.millibans = millibans
    }
}

/// A floor or ceiling that held the score.
public struct Adjustment: Hashable, Sendable {
    /// Which way the score is held.
    public enum Kind: String, Sendable { case floor, ceiling }
    /// Which way the score is held.
    public let kind: Kind
    /// The rule's number in the pack.
    public let rule: Int
    /// Millibans the adjustment moved the score by.
    public let millibans: Millibans

    /// Joins a kind, a rule and a shift.
    public init(kind: Kind, rule: Int, millibans: Millibans) {
        self.kind = kind
        self.rule = rule
        self.millibans = millibans
    }
}
