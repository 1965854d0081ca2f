/// What a report needs to know of a rule: everything but its condition's inside.
public struct RuleCard: Hashable, Sendable {
    /// `family.kebab-name`.
    public var id: String
    /// The catalogue's indicator the rule follows.
    public var indicator: String
    /// A short title.
    public var title: String
    /// The condition as written.
    public var condition: String
    /// Weight in millibans; negative for a mitigating rule.
    public var weight: Millibans
    /// The group whose decay and cap it shares.
    public var group: String
    /// Stable code of the reason, two letters and three digits.
    public var reasonCode: String
    /// The sentence for a reviewer, with `{signal}` places.
    public var reason: String
    /// The sentence for an applicant, without methods.
    public var applicantText: String
    /// Honest explanations of the same facts.
    public var benign: [String]
    /// The cheapest step that would settle it.
    public var nextCheck: String
    /// Where the indicator was published: text or URL with a date.
    public var sources: [String]
    /// `draft`, `trial`, `stable` or `retired`.
    public var status: String
    /// Day a person last reviewed the rule.
    public var reviewedOn: String
    /// Columns of the signals the condition reads.
    public var signals: [Int]

    /// Takes all parts of a card.
    public init(
        id: String, indicator: String = "", title: String, condition: String, weight: Millibans, group: String,
        reasonCode: String, reason: String, applicantText: String = "", benign: [String] = [], nextCheck: String = "",
        sources: [String] = [], status: String = "stable", reviewedOn: String = "", signals: [Int] = []
    ) {
        self.id = id
        self.indicator = indicator
        self.title = title
        self.condition = condition
        self.weight = weight
        self.group = group
        self.reasonCode = reasonCode
        self.reason = reason
        self.applicantText = applicantText
        self.benign = benign
        self.nextCheck = nextCheck
        self.sources = sources
        self.status = status
        self.reviewedOn = reviewedOn
        self.signals = signals
    }
}

/// What a report needs to know of a pack.
public struct PackCard: Sendable {
    /// The pack's name.
    public var name: String
    /// The pack's version.
    public var version: String
    /// SHA-256 of the pack's canonical form, 64 hexadecimal digits.
    public var digest: String
    /// Log-odds before any evidence.
    public var prior: Millibans
    /// The bands from the lowest up.
    public var bands: [Band]
    /// The rules in the order of their ids.
    public var rules: [RuleCard]

    /// Takes all parts of a card.
    public init(
        name: String, version: String, digest: String, prior: Millibans, bands: [Band], rules: [RuleCard]
    ) {
        self.name = name
        self.version = version
        self.digest = digest
        self.prior = prior
        self.bands = bands
        self.rules = rules
    }

    /// The number of the band a score lies in.
    public func band(of total: Millibans) -> Int {
        var band = 0
        for (index, candidate) in bands.enumerated() {
            if let from = candidate.from, total >= from { band = index }
        }
        return band
    }
}
