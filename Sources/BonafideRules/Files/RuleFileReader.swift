internal import BonafideCore

/// Reads one rule file, key by key, and reports every mistake of form.
enum RuleFileReader {
    /// Every key a rule file may have.
    static let keys = [
        "id", "indicator", "title", "status", "when", "weight", "absent", "group", "code", "reason", "applicant",
        "benign", "next", "sources", "reviewed_on", "half_life", "examples", "floor", "ceiling", "locked",
        "rationale", "lr", "direction",
    ]
    /// Keys every rule must have.
    static let requiredKeys = ["id", "title", "status", "when", "weight", "group", "code", "reason"]
    /// Keys a stable rule must have as well.
    static let stableKeys = ["indicator", "applicant", "benign", "next", "sources", "reviewed_on", "examples"]

    /// Reads a rule; nothing where the text holds no keys at all.
    static func read(_ source: SourceText, _ diagnostics: inout DiagnosticList) -> RuleFile? {
        let document = YAMLDocument(source, &diagnostics)
        guard !document.entries.isEmpty || !document.brokenKeys.isEmpty else {
            if !diagnostics.all.contains(where: { $0.location.file == source.path }) {
                diagnostics.add(.missingKey, "the file holds no rule", at: source.location(1, 1))
            }
            return nil
        }
        var map = MapReader(document.entries, keys: keys, in: source, at: source.location(1, 1), &diagnostics)
        map.brokenKeys = document.brokenKeys
        var rule = RuleFile(source: source)
        rule.places = map.places
        readIdentity(map, &rule, &diagnostics)
        readCondition(map, &rule, &diagnostics)
        readTexts(map, &rule, &diagnostics)
        readNumbers(map, &rule, &diagnostics)
        let before = diagnostics.all.count
        rule.examples = ExampleReader.read(map, &diagnostics)
        rule.hasBrokenExamples = diagnostics.all.count > before
        map.require(requiredKeys + (rule.status == .stable ? stableKeys : []), &diagnostics)
        return rule
    }

    private static func readIdentity(_ map: MapReader, _ rule: inout RuleFile, _ diagnostics: inout DiagnosticList) {
        if let id = map.text("id", &diagnostics) {
            rule.id = id
            checkID(id, map, &diagnostics)
        }
        rule.indicator = map.text("indicator", &diagnostics) ?? ""
        rule.title = map.text("title", &diagnostics) ?? ""
        rule.group = map.text("group", &diagnostics) ?? ""
        if let word = map.text("status", &diagnostics) {
            if let status = RuleStatus(rawValue: word) {
                rule.status = status
            } else {
                diagnostics.add(
                    .unknownStatus, "unknown status `\(word)`", at: map.place(of: "status"),
                    hint: NearestName.hint(for: word, among: RuleStatus.allCases.map(\.rawValue)))
            }
        }
        if let code = map.text("code", &diagnostics) {
            rule.code = code
            if !isReasonCode(code) {
                diagnostics.add(
                    .badReasonCode, "the reason code `\(code)` must be two capital letters, `-` and three digits",
                    at: map.place(of: "code"), hint: "such as `NW-004`")
            }
        }
    }

    private static func checkID(_ id: String, _ map: MapReader, _ diagnostics: inout DiagnosticList) {
        let parts = id.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let families = SignalFamily.allCases.map(\.rawValue)
        guard parts.count == 2, isKebab(parts[1]) else {
            diagnostics.add(
                .badID, "the id `\(id)` must be `family.kebab-name`", at: map.place(of: "id"),
                hint: "small letters, digits and single hyphens")
            return
        }
        guard families.contains(parts[0]) else {
            diagnostics.add(
                .badID, "unknown family `\(parts[0])`", at: map.place(of: "id"),
                hint: NearestName.hint(for: parts[0], among: families))
            return
        }
        let expected = "\(parts[0])/\(parts[1]).yaml"
        guard map.source.path != expected, !map.source.path.hasSuffix("/" + expected) else { return }
        diagnostics.add(
            .misplacedFile, "the rule `\(id)` must stand in `\(expected)`", at: map.place(of: "id"),
            hint: "rename the file or the id")
    }

    /// Small letters, digits and single hyphens, beginning with a letter.
    static func isKebab(_ text: String) -> Bool {
        guard let first = text.utf8.first, (0x61...0x7a).contains(first), text.utf8.last != 0x2d else { return false }
        return !text.contains("--")
            && text.utf8.allSatisfy { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d }
    }

    private static func isReasonCode(_ code: String) -> Bool {
        let bytes = Array(code.utf8)
        return bytes.count == 6 && bytes[2] == 0x2d && bytes[0..<2].allSatisfy { (0x41...0x5a).contains($0) }
            && bytes[3...].allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func readCondition(_ map: MapReader, _ rule: inout RuleFile, _ diagnostics: inout DiagnosticList) {
        guard let scalar = map.scalar("when", &diagnostics) else { return }
        rule.when = scalar.text
        rule.whenScalar = scalar
    }

    private static func readTexts(_ map: MapReader, _ rule: inout RuleFile, _ diagnostics: inout DiagnosticList) {
        rule.reasonScalar = map.scalar("reason", &diagnostics)
        rule.reason = MapReader.trimmed(rule.reasonScalar?.text ?? "")
        rule.applicantScalar = map.scalar("applicant", &diagnostics, mayBeEmpty: true)
        rule.applicant = MapReader.trimmed(rule.applicantScalar?.text ?? "")
        rule.benign = map.texts("benign", &diagnostics)
        rule.next = map.text("next", &diagnostics) ?? ""
        rule.sources = map.texts("sources", &diagnostics)
        rule.rationale = map.text("rationale", &diagnostics) ?? ""
        if let text = map.text("reviewed_on", &diagnostics) {
            rule.reviewedOn = text
            if WrittenNumber.day(text) == nil {
                diagnostics.add(
                    .badDate, "`\(text)` is not a day", at: map.place(of: "reviewed_on"), hint: "write `YYYY-MM-DD`")
            }
        }
        if let text = map.text("half_life", &diagnostics) {
            rule.halfLifeDays = WrittenNumber.days(text) ?? 0
            if rule.halfLifeDays == 0 {
                diagnostics.add(
                    .badDuration, "`\(text)` is not a length of time", at: map.place(of: "half_life"),
                    hint: "write days, weeks or years, such as `365d`, `26w` or `2y`")
            }
        }
    }
}
