package import BonafideCore

/// A share in 1/1024, the unit of every decay.
package typealias Share1024 = Int64

/// How the members of one group share their weight.
package struct GroupSetting: Hashable, Sendable {
    /// Decay from one member to the next, in 1/1024; nothing takes the pack's.
    package var within: Share1024?
    /// The most the group may add, in millibans.
    package var cap: Millibans?
    /// A short title for people.
    package var title: String

    /// Takes all parts of a setting.
    package init(within: Share1024? = nil, cap: Millibans? = nil, title: String = "") {
        self.within = within
        self.cap = cap
        self.title = title
    }
}

/// The numbers of a pack that are not a rule's own.
package struct ScoringSettings: Hashable, Sendable {
    /// Log-odds before any evidence.
    package var prior: Millibans
    /// Decay from one member of a group to the next, in 1/1024.
    package var within: Share1024
    /// Decay from one group to the next, in 1/1024.
    package var across: Share1024
    /// Groups with numbers of their own.
    package var groups: [String: GroupSetting]
    /// The most all mitigating rules together may take away, in millibans.
    package var mitigationCap: Millibans?

    /// Takes all parts.
    package init(
        prior: Millibans, within: Share1024 = 256, across: Share1024 = 717, groups: [String: GroupSetting] = [:],
        mitigationCap: Millibans? = nil
    ) {
        self.prior = prior
        self.within = within
        self.across = across
        self.groups = groups
        self.mitigationCap = mitigationCap
    }
}

/// What the scorer needs to know of one rule.
package struct RuleWeight: Hashable, Sendable {
    /// The rule's id; ties are settled by it.
    package var id: String
    /// The group whose decay and cap it shares.
    package var group: String
    /// Millibans added where the rule fires; negative for a mitigating rule.
    package var weight: Millibans
    /// Millibans added where the rule is quiet; of the opposite sign, mostly 0.
    package var absent: Millibans
    /// The score is at least this where the rule fires.
    package var floor: Millibans?
    /// The score is at most this where the rule fires.
    package var ceiling: Millibans?

    /// Takes all parts.
    package init(
        id: String, group: String, weight: Millibans, absent: Millibans = 0, floor: Millibans? = nil,
        ceiling: Millibans? = nil
    ) {
        self.id = id
        self.group = group
        self.weight = weight
        self.absent = absent
        self.floor = floor
        self.ceiling = ceiling
    }

    /// Whether an unknown outcome could raise the score; a floor makes it so, a ceiling never.
    var isAdverse: Bool { ceiling == nil && (floor != nil || weight >= 0) }
}
