package import BonafideCore

/// How two versions of a pack differ in meaning; spacing, comments and the order of keys do not count.
package struct PackDifference: Sendable {
    /// How much a change asks of those who use the pack, in the words of semantic versioning.
    package enum Bump: String, Comparable, Sendable, CaseIterable {
        /// Nothing changed.
        case none
        /// Words only: titles, reasons, sources, examples.
        case patch
        /// Scores may change, and everything that was there still is: rules added, conditions, weights, groups.
        case minor
        /// What others rely on went away or changed its meaning: rules removed, reason codes, bands, the prior.
        case major

        package static func < (a: Bump, b: Bump) -> Bool {
            (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
        }
    }

    /// One change.
    package struct Change: Hashable, Sendable {
        /// The rule's id, `group NAME`, or `pack`.
        package let subject: String
        /// What changed: `added`, `removed`, or a key of the file.
        package let what: String
        /// The old value, or empty.
        package let before: String
        /// The new value, or empty.
        package let after: String
        /// What it asks of users.
        package let bump: Bump
        /// A remark, such as that a condition became narrower; may be empty.
        package let note: String
    }

    /// All changes: the pack's own, then rule by rule in the order of ids.
    package private(set) var changes: [Change] = []
    /// The version of the older pack.
    package let before: String
    /// The version of the newer pack.
    package let after: String

    /// The largest bump of all changes.
    package var bump: Bump { changes.map(\.bump).max() ?? .none }

    /// The version the newer pack should have at least.
    package var proposedVersion: String {
        let numbers = Self.numbers(before)
        switch bump {
        case .none: return before
        case .patch: return "\(numbers[0]).\(numbers[1]).\(numbers[2] + 1)"
        case .minor: return "\(numbers[0]).\(numbers[1] + 1).0"
        case .major: return "\(numbers[0] + 1).0.0"
        }
    }

    /// Whether the newer pack's version is at least the proposed one.
    package var isVersionEnough: Bool {
        !Self.numbers(after).lexicographicallyPrecedes(Self.numbers(proposedVersion))
    }

    /// Compares two packs.
    package init(from old: RulePack, to new: RulePack) {
        before = old.card.version
        after = new.card.version
        compareSettings(old, new)
        let ids = Set(old.rules.map(\.file.id)).union(new.rules.map(\.file.id)).sorted()
        for id in ids {
            switch (old.number(of: id), new.number(of: id)) {
            case (let a?, let b?): compare(old.rules[a], new.rules[b])
            case (let a?, nil): add(id, "removed", old.rules[a].file.title, "", .major)
            case (nil, let b?): add(id, "added", "", new.rules[b].file.title, .minor, addedNote(new.rules[b]))
            case (nil, nil): break
            }
        }
    }

    private static func numbers(_ version: String) -> [Int] {
        let parts = version.split(separator: ".").map { Int($0) ?? 0 }
        return (0..<3).map { parts.indices.contains($0) ? parts[$0] : 0 }
    }

    private mutating func add(
        _ subject: String, _ what: String, _ before: String, _ after: String, _ bump: Bump, _ note: String = ""
    ) {
        guard before != after || what == "added" || what == "removed" else { return }
        changes.append(
            Change(subject: subject, what: what, before: before, after: after, bump: bump, note: note))
    }

    private func addedNote(_ rule: Rule) -> String {
        rule.file.status == .stable ? "" : "as \(rule.file.status.rawValue)"
    }

    private mutating func compareSettings(_ old: RulePack, _ new: RulePack) {
        let (a, b) = (old.settings, new.settings)
        add("pack", "name", old.card.name, new.card.name, .major)
        add("pack", "prior", "\(a.prior) mb", "\(b.prior) mb", .major)
        add("pack", "within", "\(a.within)/1024", "\(b.within)/1024", .minor)
        add("pack", "across", "\(a.across)/1024", "\(b.across)/1024", .minor)
        add("pack", "mitigation_cap", Self.text(a.mitigationCap), Self.text(b.mitigationCap), .minor)
        func bands(_ pack: RulePack) -> String {
            pack.card.bands.map { $0.name + ($0.from.map { " from \($0) mb" } ?? "") }.joined(separator: ", ")
        }
        add("pack", "bands", bands(old), bands(new), .major)
        func advice(_ pack: RulePack) -> String { pack.card.bands.map(\.advice).joined(separator: " · ") }
        add("pack", "advice", advice(old), advice(new), .patch)
        for name in Set(a.groups.keys).union(b.groups.keys).sorted() {
            let (first, second) = (a.groups[name], b.groups[name])
            if first == nil { add("group \(name)", "added", "", second?.title ?? "", .minor) }
            if second == nil { add("group \(name)", "removed", first?.title ?? "", "", .minor) }
            guard let first, let second else { continue }
            add("group \(name)", "cap", Self.text(first.cap), Self.text(second.cap), .minor)
            add("group \(name)", "within", Self.text(first.within), Self.text(second.within), .minor)
            add("group \(name)", "title", first.title, second.title, .patch)
        }
    }

    private static func text(_ value: Int64?) -> String { value.map { "\($0)" } ?? "none" }

    private mutating func compare(_ old: Rule, _ new: Rule) {
        let (a, b) = (old.file, new.file)
        let isRetired = a.status.isJudged && !b.status.isJudged
        add(a.id, "status", a.status.rawValue, b.status.rawValue, isRetired ? .major : .minor)
        compareConditions(old, new)
        add(a.id, "weight", "\(a.weight) mb", "\(b.weight) mb", .minor)
        add(a.id, "absent", "\(a.absent) mb", "\(b.absent) mb", .minor)
        add(a.id, "floor", Self.text(old.floor), Self.text(new.floor), .minor)
        add(a.id, "ceiling", Self.text(old.ceiling), Self.text(new.ceiling), .minor)
        add(a.id, "group", a.group, b.group, .minor)
        add(a.id, "code", a.code, b.code, .major, "reason codes are what others store")
        add(a.id, "indicator", a.indicator, b.indicator, .patch)
        add(a.id, "title", a.title, b.title, .patch)
        add(a.id, "reason", a.reason, b.reason, .patch)
        add(a.id, "applicant", a.applicant, b.applicant, .patch)
        add(a.id, "benign", a.benign.joined(separator: " · "), b.benign.joined(separator: " · "), .patch)
        add(a.id, "next", a.next, b.next, .patch)
        add(a.id, "sources", a.sources.joined(separator: " · "), b.sources.joined(separator: " · "), .patch)
        add(a.id, "reviewed_on", a.reviewedOn, b.reviewedOn, .patch)
        add(a.id, "examples", Self.examples(a), Self.examples(b), .patch)
    }

    private static func examples(_ file: RuleFile) -> String {
        file.examples.map { ExampleText.line($0.kind, $0.values) }.joined(separator: " · ")
    }

    private mutating func compareConditions(_ old: Rule, _ new: Rule) {
        let (a, b) = (old.condition, new.condition)
        guard CanonicalExpression.text(of: a.expression) != CanonicalExpression.text(of: b.expression) else { return }
        let note =
            switch (ConditionImplication.holds(b, a), ConditionImplication.holds(a, b)) {
            case (true, false): "narrower: it fires only where it fired before"
            case (false, true): "wider: it fires wherever it fired before"
            case (true, true): "the same in other words"
            case (false, false): ""
            }
        add(
            old.file.id, "when", CanonicalForm.spaced(old.file.when), CanonicalForm.spaced(new.file.when),
            note.hasPrefix("the same") ? .patch : .minor, note)
    }
}
