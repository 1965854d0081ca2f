package import BonafideCore

/// How mature a rule is.
package enum RuleStatus: String, Sendable, CaseIterable {
    /// Being written; never judged.
    case draft
    /// Judged and counted, worth 0.
    case trial
    /// In force.
    case stable
    /// No longer in force; kept for its id.
    case retired

    /// Whether the rule's condition is evaluated.
    package var isJudged: Bool { self == .trial || self == .stable }
}

/// What a case inside a rule file must do.
package enum ExampleKind: String, Sendable, CaseIterable {
    case fire, quiet, unknown

    /// The outcome the rule must have.
    package var outcome: RuleOutcome {
        switch self {
        case .fire: .fired
        case .quiet: .quiet
        case .unknown: .unknown
        }
    }
}

/// One signal of an example, as written.
package struct ExampleValue: Hashable, Sendable {
    /// The signal's name.
    package var signal: String
    /// The words of its value; one, or several for a set of symbols.
    package var words: [String]
    /// Whether it is written as a list.
    package var isList: Bool
    /// Where the name stands.
    package var nameLocation: SourceLocation
    /// Where the value stands.
    package var location: SourceLocation
}

/// A case inside a rule file that must fire, stay quiet or stay unknown.
package struct RuleExample: Hashable, Sendable {
    /// What the rule must do.
    package var kind: ExampleKind
    /// The signals that are known; all others are unknown.
    package var values: [ExampleValue]
    /// Where it stands.
    package var location: SourceLocation
}

/// One rule as written: every key read by its own form, nothing checked against signals or other rules yet.
package struct RuleFile: Sendable {
    /// The file's text.
    package var source: SourceText
    /// `family.kebab-name`.
    package var id = ""
    package var indicator = ""
    package var title = ""
    package var status = RuleStatus.draft
    /// The condition's text.
    package var when = ""
    /// The scalar the condition stands in, for places.
    var whenScalar: YAMLScalar?
    /// Millibans; negative for a mitigating rule.
    package var weight: Millibans = 0
    /// Millibans where the rule is quiet.
    package var absent: Millibans = 0
    package var group = ""
    package var code = ""
    package var reason = ""
    var reasonScalar: YAMLScalar?
    package var applicant = ""
    var applicantScalar: YAMLScalar?
    package var benign: [String] = []
    package var next = ""
    package var sources: [String] = []
    package var reviewedOn = ""
    /// Days after which the rule's weight counts half in a review list, or 0.
    package var halfLifeDays = 0
    package var rationale = ""
    /// A floor: millibans, or the name of a band.
    package var floor: BoundText?
    package var ceiling: BoundText?
    /// Whether tuning must leave the weight alone.
    package var isLocked = false
    package var examples: [RuleExample] = []
    /// Whether some example could not be read.
    var hasBrokenExamples = false
    /// Where each key's value stands.
    package var places: [String: SourceLocation] = [:]

    /// A floor or ceiling as written.
    package enum BoundText: Hashable, Sendable {
        case millibans(Millibans)
        case band(String)
    }

    /// The place of a key's value, or the start of the file where the key is missing.
    package func place(_ key: String) -> SourceLocation { places[key] ?? source.location(1, 1) }

    /// The place of some bytes of the condition.
    package func whenPlace(_ bytes: Range<Int>) -> SourceLocation {
        whenScalar.map { source.location(of: $0, bytes: bytes) } ?? place("when")
    }

    /// The family: the first word of the id.
    package var family: String { String(id.prefix { $0 != "." }) }
}
