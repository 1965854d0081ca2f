internal import BonafideCore

/// Reads all files of a pack and checks them, each alone and then against each other.
struct PackAssembly {
    private(set) var pack: PackFile
    /// The rules whose conditions could be read, by id.
    private(set) var rules: [Rule] = []
    private(set) var sources: [SourceText] = []

    /// Takes parts that were checked before.
    init(pack: PackFile, rules: [Rule]) {
        self.pack = pack
        self.rules = rules
    }

    init(_ files: RuleSources, catalog: SignalCatalog, _ diagnostics: inout DiagnosticList) {
        let packText = SourceText(path: files.pack?.path ?? "pack.yaml", text: files.pack?.text ?? "")
        if files.pack != nil {
            pack = PackFileReader.read(packText, &diagnostics)
            sources.append(packText)
        } else {
            pack = PackFile(source: packText)
        }
        let checker = ExpressionChecker(ExpressionEnvironment(signals: catalog))
        var all: [RuleFile] = []
        for file in files.rules {
            let source = SourceText(path: file.path, text: file.text)
            sources.append(source)
            guard let rule = RuleFileReader.read(source, &diagnostics) else { continue }
            all.append(rule)
            if let rule = complete(rule, checker, catalog, &diagnostics) { rules.append(rule) }
        }
        if files.rules.isEmpty, !diagnostics.hasErrors {
            diagnostics.add(
                .noRules, "the pack holds no rule", at: packText.location(1, 1),
                hint: "rules stand in folders such as `network/`, one rule a file")
        }
        rules.sort { $0.file.id < $1.file.id }
        all.sort { ($0.id, $0.source.path) < ($1.id, $1.source.path) }
        PackLints.check(pack: pack, files: all, rules: rules, isComplete: files.pack != nil, &diagnostics)
    }

    /// Checks a rule's condition, sentence and examples against the catalog.
    private func complete(
        _ file: RuleFile, _ checker: ExpressionChecker, _ catalog: SignalCatalog, _ diagnostics: inout DiagnosticList
    ) -> Rule? {
        let reason = template(file, catalog, &diagnostics)
        for example in file.examples { ExampleValues.check(example, catalog, &diagnostics) }
        guard file.whenScalar != nil else { return nil }
        let (expression, mistakes) = ExpressionParser.parse(file.when)
        let (condition, findings) = expression.map { checker.check($0) } ?? (nil, [])
        let problems = mistakes + findings
        var refused: Set<SourceLocation> = []
        if let expression {
            var refusals = DiagnosticList()
            FairnessGuard.check(file, expression, catalog, &refusals)
            for refusal in refusals.all { diagnostics.add(refusal) }
            refused = Set(refusals.all.map(\.location))
        }
        for problem in problems {
            let place = file.whenPlace(problem.span)
            // A trait no rule may read is not also told to be an unknown signal.
            if problem.code == .unknownSignal, refused.contains(place) { continue }
            diagnostics.add(
                Diagnostic(
                    code: problem.code.rawValue, severity: problem.severity, location: place,
                    message: problem.message, hint: problem.hint))
        }
        guard let condition, !problems.contains(where: { $0.severity == .error }) else { return nil }
        return Rule(
            file: file, condition: condition, reason: reason, floor: bound(file.floor, "floor", file, &diagnostics),
            ceiling: bound(file.ceiling, "ceiling", file, &diagnostics))
    }

    private func template(
        _ file: RuleFile, _ catalog: SignalCatalog, _ diagnostics: inout DiagnosticList
    ) -> ReasonTemplate {
        var problems: [ReasonTemplate.Problem] = []
        // The scalar's own text, so that bytes agree with places in the file.
        var text = file.reasonScalar?.text ?? ""
        while text.hasSuffix("\n") { text.removeLast() }
        let template = ReasonTemplate(text, catalog: catalog, &problems)
        for problem in problems {
            let place =
                file.reasonScalar.map { file.source.location(of: $0, bytes: problem.span) } ?? file.place("reason")
            diagnostics.add(.badTemplate, problem.message, at: place, hint: problem.hint)
        }
        if let scalar = file.applicantScalar, let brace = Array(scalar.text.utf8).firstIndex(of: 0x7b) {
            diagnostics.add(
                .badTemplate, "the sentence for an applicant shows no values",
                at: file.source.location(of: scalar, bytes: brace..<brace + 1),
                hint: "say what did not match without telling how it was found")
        }
        return template
    }

    private func bound(
        _ bound: RuleFile.BoundText?, _ key: String, _ file: RuleFile, _ diagnostics: inout DiagnosticList
    ) -> Millibans? {
        switch bound {
        case nil: return nil
        case .millibans(let value): return value
        case .band(let name):
            if let band = pack.bands.first(where: { $0.name == name }), let from = band.from { return from }
            diagnostics.add(
                .badBound, "`\(key)`: there is no band `\(name)` to hold the score at", at: file.place(key),
                hint: NearestName.hint(for: name, among: pack.bands.filter { $0.from != nil }.map(\.name)))
            return nil
        }
    }
}
