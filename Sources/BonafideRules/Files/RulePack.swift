package import BonafideCore

/// One rule of a loaded pack.
package struct Rule: Sendable {
    /// The rule as written.
    package var file: RuleFile
    /// The condition, ready to run.
    package var condition: CheckedExpression
    /// The sentence for a reviewer.
    var reason: ReasonTemplate
    /// The floor in millibans, band names resolved.
    package var floor: Millibans?
    /// The ceiling in millibans, band names resolved.
    package var ceiling: Millibans?
}

/// Why a pack cannot be used.
package struct PackRefusal: Error, Sendable {
    /// Every mistake found, by place; at least one is an error.
    package var diagnostics: [Diagnostic]
    /// The files they stand in.
    package var sources: [SourceText]
}

/// A versioned set of rules, checked against a catalog and ready to judge.
package struct RulePack: Sendable {
    /// What reports need to know.
    package let card: PackCard
    /// The rules in the order of their ids, as in the card.
    package let rules: [Rule]
    /// Prior, decays and groups.
    package let settings: ScoringSettings
    /// The signals it was checked against.
    package let catalog: SignalCatalog
    /// The conditions of all judged rules.
    package let program: Program
    /// The scorer of all stable rules.
    package let scorer: Scorer
    /// For each condition of the program, the rule's number.
    package let judged: [Int]
    /// For each rule, its condition in the program, or -1.
    let rows: [Int]
    /// For each rule of the scorer, the rule's number.
    package let scored: [Int]
    /// For each rule of the scorer, its condition in the program.
    let scoredRows: [Int]
    /// For each rule of the scorer, the row of its condition's open reading; the same where the two readings agree.
    let openRows: [Int]
    /// Columns any condition reads, ascending.
    let readColumns: [Int]
    /// Columns any rule in force reads or shows in its sentence, ascending.
    package let shownColumns: [Int]
    /// The column of the drawing of an applicant's rhythm, where the catalog has it.
    let pictureColumn: Int?
    /// Warnings and notes.
    package let diagnostics: [Diagnostic]
    /// The files, for showing places.
    package let sources: [SourceText]

    /// Reads, checks and compiles a pack; every mistake of all files is found in one run.
    package static func load(_ sources: RuleSources, catalog: SignalCatalog) -> Result<RulePack, PackRefusal> {
        var diagnostics = sources.problems
        let assembly = PackAssembly(sources, catalog: catalog, &diagnostics)
        guard !diagnostics.hasErrors else {
            return .failure(PackRefusal(diagnostics: diagnostics.sorted, sources: assembly.sources))
        }
        return .success(RulePack(assembly, catalog: catalog, diagnostics: diagnostics.sorted))
    }

    /// Compiles what was read; `digest` is worked out where it is not known.
    init(_ assembly: PackAssembly, catalog: SignalCatalog, diagnostics: [Diagnostic], digest: String? = nil) {
        let rules = assembly.rules
        self.rules = rules
        self.catalog = catalog
        self.diagnostics = diagnostics
        settings = assembly.pack.settings
        sources = assembly.sources
        judged = rules.indices.filter { rules[$0].file.status.isJudged }
        var rows = [Int](repeating: -1, count: rules.count)
        for (row, rule) in judged.enumerated() { rows[rule] = row }
        self.rows = rows
        scored = rules.indices.filter { rules[$0].file.status == .stable }
        scoredRows = scored.map { rows[$0] }
        pictureColumn = catalog.column(of: ActivityPicture.signal)
        readColumns = Set(rules.flatMap(\.condition.signals)).sorted()
        shownColumns = Set(judged.flatMap { rules[$0].condition.signals + rules[$0].reason.columns }).sorted()
        let asking = scored.filter { rules[$0].condition.asksWhatIsKnown }
        let first = judged.count
        openRows = scored.map { rule in asking.firstIndex(of: rule).map { first + $0 } ?? rows[rule] }
        program = Lowering.program(
            judged.map { rules[$0].condition }, open: asking.map { rules[$0].condition }, catalog: catalog)
        scorer = Scorer(
            settings: assembly.pack.settings,
            rules: scored.map {
                RuleWeight(
                    id: rules[$0].file.id, group: rules[$0].file.group, weight: rules[$0].file.weight,
                    absent: rules[$0].file.absent, floor: rules[$0].floor, ceiling: rules[$0].ceiling)
            })
        card = PackCard(
            name: assembly.pack.name, version: assembly.pack.version,
            digest: digest ?? CanonicalForm.digest(assembly.pack, rules), prior: assembly.pack.settings.prior,
            bands: assembly.pack.bands, rules: rules.map(RulePack.card))
    }

    private static func card(_ rule: Rule) -> RuleCard {
        let file = rule.file
        return RuleCard(
            id: file.id, indicator: file.indicator, title: file.title, condition: MapReader.trimmed(file.when),
            weight: file.weight, group: file.group, reasonCode: file.code, reason: file.reason,
            applicantText: file.applicant, benign: file.benign, nextCheck: file.next, sources: file.sources,
            status: file.status.rawValue, reviewedOn: file.reviewedOn, signals: rule.condition.signals)
    }

    /// The number of a rule by its id.
    package func number(of id: String) -> Int? { rules.firstIndex { $0.file.id == id } }
}
