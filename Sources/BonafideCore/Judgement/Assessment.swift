/// Which side of a contradiction a value stands on.
public enum ReasonSide: String, Hashable, Sendable, CaseIterable {
    /// The applicant stated it.
    case claim
    /// It was observed, or computed from what was observed.
    case evidence

    /// The side a signal stands on by its name: `family.claimed_…` and `family.stated_…` restate a claim.
    public init(signal: String) {
        let word = signal.drop { $0 != "." }.dropFirst()
        self = word.hasPrefix("claimed_") || word.hasPrefix("stated_") ? .claim : .evidence
    }
}

/// One value named in a reason, with where it came from.
public struct ReasonField: Hashable, Sendable {
    /// The signal's name.
    public let signal: String
    /// The signal's column, or -1 where it was not told.
    public let column: Int
    /// The value as shown to a person.
    public let text: String
    /// Places of the evidence in the input, such as `sessions[2].ip (line 14)`.
    public let evidence: [String]
    /// The reference source that was consulted, with its date, or empty.
    public let source: String
    /// Which side of the contradiction the value stands on.
    public let side: ReasonSide

    /// Takes all parts of a field; the side follows from the signal's name where none is given.
    public init(
        signal: String, column: Int = -1, text: String, evidence: [String] = [], source: String = "",
        side: ReasonSide? = nil
    ) {
        self.column = column
        self.side = side ?? ReasonSide(signal: signal)
        self.signal = signal
        self.text = text
        self.evidence = evidence
        self.source = source
    }
}

/// A signal some rule needs that could not be learnt.
public struct UnknownSignal: Hashable, Sendable {
    /// The signal's column.
    public let column: Int
    /// Why it is unknown.
    public let reason: UnknownReason
    /// The rules that wait for it, by their numbers in the pack.
    public let rules: [Int]

    /// Takes all parts.
    public init(column: Int, reason: UnknownReason, rules: [Int]) {
        self.column = column
        self.reason = reason
        self.rules = rules
    }
}

/// A step that would make the interval narrower.
public struct NextCheck: Hashable, Sendable {
    /// The signals' columns the step would settle.
    public let columns: [Int]
    /// What to do, one sentence.
    public let action: String
    /// How far the interval would shrink, in millibans.
    public let reduction: Millibans
    /// What the step costs.
    public let cost: CheckCost

    /// Takes all parts.
    public init(columns: [Int], action: String, reduction: Millibans, cost: CheckCost) {
        self.columns = columns
        self.action = action
        self.reduction = reduction
        self.cost = cost
    }
}

/// The complete result for one applicant at one time; advice to a person, never a decision.
public struct Assessment: Sendable {
    /// The applicant's id in the export.
    public var applicant: String
    /// Where the record lay.
    public var origin: RecordOrigin
    /// SHA-256 of the canonical profile, 64 hexadecimal digits.
    public var profileDigest: String
    /// The score with its interval and coverage.
    public var score: Score
    /// The number of the band.
    public var band: Int
    /// Whether the band is the same at both ends of the interval.
    public var isSettled: Bool
    /// How each rule ended, in the order of the pack.
    public var outcomes: [RuleOutcome]
    /// What fired rules added, largest first.
    public var contributions: [Contribution]
    /// Floors and ceilings that held.
    public var adjustments: [Adjustment]
    /// Fired rules in both renderings, largest contribution first.
    public var reasons: [Reason]
    /// What was not checked.
    public var unknowns: [UnknownSignal]
    /// What to do next, best first.
    public var nextChecks: [NextCheck]
    /// Columns of protected traits that were dropped at the door.
    public var droppedColumns: Int
    /// The rhythm of the applicant's acts, where it was held against a claim.
    public var activity: ActivityPicture?
    /// The smallest change that would move the band, one sentence; empty where it was not asked for or there is none.
    public var hinge = ""
    /// A number that assessments of one worker share when their outcomes, unknowns and next checks are equal; 0 says
    /// nothing. Renderers may reuse what they wrote for the same number.
    public var pattern = 0

    /// Takes the parts a score needs; the rest can be filled in later.
    public init(
        applicant: String, origin: RecordOrigin, profileDigest: String = "", score: Score, band: Int, isSettled: Bool,
        outcomes: [RuleOutcome], contributions: [Contribution] = [], adjustments: [Adjustment] = [],
        reasons: [Reason] = [], unknowns: [UnknownSignal] = [], nextChecks: [NextCheck] = [], droppedColumns: Int = 0
    ) {
        self.applicant = applicant
        self.origin = origin
        self.profileDigest = profileDigest
        self.score = score
        self.band = band
        self.isSettled = isSettled
        self.outcomes = outcomes
        self.contributions = contributions
        self.adjustments = adjustments
        self.reasons = reasons
        self.unknowns = unknowns
        self.nextChecks = nextChecks
        self.droppedColumns = droppedColumns
    }
}
