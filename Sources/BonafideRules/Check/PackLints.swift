internal import BonafideCore

/// Checks of the rules of a pack against each other and against its settings.
enum PackLints {
    static func check(
        pack: PackFile, files: [RuleFile], rules: [Rule], isComplete: Bool, _ diagnostics: inout DiagnosticList
    ) {
        checkNames(files, &diagnostics)
        checkGroups(pack, files, &diagnostics)
        checkDecay(pack, files, &diagnostics)
        for file in files { checkExamples(file, &diagnostics) }
        SimilarRules.check(rules, &diagnostics)
        Reachability.check(pack, rules, &diagnostics)
    }

    /// Ids and reason codes stand for one rule each.
    private static func checkNames(_ files: [RuleFile], _ diagnostics: inout DiagnosticList) {
        var ids: [String: RuleFile] = [:]
        var codes: [String: RuleFile] = [:]
        for file in files {
            if !file.id.isEmpty, let other = ids.updateValue(file, forKey: file.id) {
                diagnostics.add(
                    .duplicateID, "the id `\(file.id)` is taken", at: file.place("id"),
                    hint: "by \(other.source.path)")
            }
            if !file.code.isEmpty, let other = codes.updateValue(file, forKey: file.code), other.id != file.id {
                diagnostics.add(
                    .duplicateReasonCode, "the reason code `\(file.code)` is taken", at: file.place("code"),
                    hint: "by the rule `\(other.id)`; codes are never used for two reasons")
            }
        }
    }

    private static func checkGroups(_ pack: PackFile, _ files: [RuleFile], _ diagnostics: inout DiagnosticList) {
        let names = pack.settings.groups.keys.sorted()
        var members: [String: [RuleFile]] = [:]
        for file in files where !file.group.isEmpty {
            members[file.group, default: []].append(file)
            guard pack.settings.groups[file.group] == nil else { continue }
            diagnostics.add(
                .unknownGroup, "unknown group `\(file.group)`", at: file.place("group"),
                hint: NearestName.of(file.group, among: names).map { "did you mean `\($0)`?" }
                    ?? "declare it under `groups` in the pack file")
        }
        for name in names {
            let rules = members[name] ?? []
            if rules.count == 1, pack.settings.groups[name]?.cap == nil {
                diagnostics.add(
                    .lonelyGroup, "the group `\(name)` has one member, so its decay never counts",
                    at: rules[0].place("group"), severity: .note)
            } else if rules.isEmpty {
                diagnostics.add(
                    .emptyGroup, "no rule belongs to the group `\(name)`", at: pack.place("groups." + name),
                    severity: .note)
            }
        }
    }

    /// Weights that were fitted together add plainly; weights judged one by one need decay.
    private static func checkDecay(_ pack: PackFile, _ files: [RuleFile], _ diagnostics: inout DiagnosticList) {
        let settings = pack.settings
        let decays =
            settings.across < 1024
            || files.contains { file in
                (settings.groups[file.group]?.within ?? settings.within) < 1024
            }
        if pack.isTuned, decays {
            diagnostics.add(
                .decayMismatch,
                "tuned weights already share what correlated rules know, and the pack still decays them",
                at: pack.place(pack.places["within"] == nil ? "across" : "within"), severity: .warning,
                hint: "set `within: 1` and `across: 1`, here and in the groups")
        } else if !pack.isTuned, !decays, files.count > 1 {
            diagnostics.add(
                .decayMismatch, "weights judged one by one count the same evidence twice without decay",
                at: pack.place(pack.places["across"] == nil ? "name" : "across"), severity: .warning,
                hint: "set `within: 0.25` and `across: 0.7`, or say `weights: tuned` where they were fitted together")
        }
    }

    /// A stable rule shows when it fires, when it stays quiet and when it cannot know.
    private static func checkExamples(_ file: RuleFile, _ diagnostics: inout DiagnosticList) {
        guard file.status == .stable, file.places["examples"] != nil, !file.hasBrokenExamples else { return }
        let kinds = Set(file.examples.map(\.kind))
        let missing = ExampleKind.allCases.filter { !kinds.contains($0) }
        guard !missing.isEmpty else { return }
        diagnostics.add(
            .missingExample,
            "a stable rule needs an example of each kind; missing: "
                + missing.map { "`\($0.rawValue)`" }.joined(separator: ", "), at: file.place("examples"),
            hint: "or set the status to `draft` or `trial`")
    }
}
