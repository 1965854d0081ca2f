/// How one comparison inside a condition ended.
public enum ComparisonResult: String, Hashable, Sendable, CaseIterable {
    /// The comparison is true.
    case holds
    /// The comparison is false.
    case fails
    /// What it reads is unknown.
    case unknown
    /// It met an error such as a division by zero.
    case failed
}

/// One comparison at a leaf of a rule's condition, with what was seen and what it was held against.
public struct LeafComparison: Hashable, Sendable {
    /// The comparison as written in the condition.
    public let text: String
    /// The observed value as shown to a person, or empty where there is none.
    public let observed: String
    /// What the value was held against as shown to a person, or empty where a flag was read alone.
    public let threshold: String
    /// How the comparison ended.
    public let result: ComparisonResult
    /// Why it is unknown or failed, one phrase; empty otherwise.
    public let note: String
    /// Places of the evidence in the input, such as `sessions[2].ip (line 14)`.
    public let evidence: [String]
    /// The reference source that was consulted, with its date, or empty.
    public let source: String

    /// Takes all parts.
    public init(
        text: String, observed: String, threshold: String, result: ComparisonResult, note: String = "",
        evidence: [String] = [], source: String = ""
    ) {
        self.text = text
        self.observed = observed
        self.threshold = threshold
        self.result = result
        self.note = note
        self.evidence = evidence
        self.source = source
    }
}

/// Why a rule ended as it did for one applicant, whether or not it fired.
public struct RuleTrace: Hashable, Sendable {
    /// The rule's number in the pack.
    public let rule: Int
    /// How the rule ended.
    public let outcome: RuleOutcome
    /// The leaf comparisons in the order they are written.
    public let comparisons: [LeafComparison]
    /// Why it is suppressed, disabled or failed, one phrase; empty otherwise.
    public let note: String

    /// Takes all parts.
    public init(rule: Int, outcome: RuleOutcome, comparisons: [LeafComparison], note: String = "") {
        self.rule = rule
        self.outcome = outcome
        self.comparisons = comparisons
        self.note = note
    }
}
