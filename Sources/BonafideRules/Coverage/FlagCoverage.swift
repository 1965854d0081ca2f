package import BonafideCore

/// The published flags joined with the rules of a pack.
package struct FlagCoverage: Sendable {
    package let file: CoverageFile
    /// For each row by its name, the ids of the stable rules that name it, ascending.
    package let rules: [String: [String]]
    /// What is not in order: one sentence each.
    package let problems: [String]

    /// Joins a coverage file with a pack and looks for flags, rows and rules that nothing answers for.
    package init(_ file: CoverageFile, pack: RulePack) {
        self.file = file
        var rules: [String: [String]] = [:]
        for rule in pack.rules where rule.file.status == .stable {
            rules[rule.file.indicator, default: []].append(rule.file.id)
        }
        for row in file.rows where row.status == .covered { rules[row.name, default: []].append(row.coveredBy) }
        self.rules = rules
        problems =
            Self.rowProblems(file, pack, rules) + Self.flagProblems(file, rules) + Self.ruleProblems(file, pack)
    }

    /// How many flags, mitigations left out, of a document have each of some statuses.
    package func count(_ statuses: [FlagStatus], of document: String, mitigations: Bool = false) -> Int {
        file.flags.count {
            $0.document == document && $0.isMitigation == mitigations && statuses.contains($0.status)
        }
    }

    /// The rules behind a flag, ascending.
    package func rules(of flag: PublishedFlag) -> [String] {
        Set(flag.rows.flatMap { rules[$0] ?? [] }).sorted()
    }

    private static func rowProblems(
        _ file: CoverageFile, _ pack: RulePack, _ rules: [String: [String]]
    ) -> [String] {
        var problems: [String] = []
        var seen: Set<String> = []
        for row in file.rows {
            if !seen.insert(row.name).inserted { problems.append("the row \(row.name) stands twice") }
            let own = rules[row.name] ?? []
            switch row.status {
            case nil where own.isEmpty: problems.append("the row \(row.name) has neither a rule nor a status")
            case .covered where pack.number(of: row.coveredBy) == nil:
                problems.append("the row \(row.name) names the rule \(row.coveredBy), which is not in the pack")
            case .some(let status) where status != .covered && status != .planned && !own.isEmpty:
                problems.append("the row \(row.name) is \(status.rawValue) and has the rule \(own[0])")
            case .some where row.why.isEmpty: problems.append("the row \(row.name) does not say why it has no rule")
            default: break
            }
        }
        return problems
    }

    private static func flagProblems(_ file: CoverageFile, _ rules: [String: [String]]) -> [String] {
        let rows = Dictionary(file.rows.map { ($0.name, $0) }) { first, _ in first }
        let documents = Set(file.documents.map(\.code))
        var problems: [String] = []
        var seen: Set<String> = []
        for flag in file.flags {
            if !seen.insert(flag.id).inserted { problems.append("the flag \(flag.id) stands twice") }
            if !documents.contains(flag.document) { problems.append("the flag \(flag.id) names no known document") }
            for row in flag.rows where rows[row] == nil {
                problems.append("the flag \(flag.id) names the row \(row), which is not in the catalogue")
            }
            guard flag.status.needsRule else { continue }
            if flag.needs.isEmpty { problems.append("the flag \(flag.id) does not say which data it needs") }
            let isAnswered = flag.rows.contains { name in
                rules[name] != nil || rows[name]?.status == .planned || rows[name]?.status == .note
            }
            if !isAnswered { problems.append("the flag \(flag.id) is answered by no rule") }
        }
        return problems
    }

    private static func ruleProblems(_ file: CoverageFile, _ pack: RulePack) -> [String] {
        let rows = Set(file.rows.map(\.name))
        var problems: [String] = []
        for rule in pack.rules where rule.file.status == .stable || rule.file.status == .trial {
            if !rows.contains(rule.file.indicator) {
                let near = NearestName.of(rule.file.indicator, among: rows.sorted()).map { "; nearest is \($0)" } ?? ""
                problems.append("the rule \(rule.file.id) names no row of the catalogue\(near)")
            }
            if rule.file.sources.isEmpty { problems.append("the rule \(rule.file.id) has no source") }
        }
        return problems
    }
}
