package import BonafideCore
internal import Foundation

/// A case of a whole pack: signals, and the score, band and outcomes they must give.
///
/// ```yaml
/// name: A named VPN and nothing else
/// signals: { network.named_vpn_sessions: 3 }
/// expect: { band: low, score: 21, fired: [ network.named-vpn ] }
/// ```
package struct PackCase: Sendable {
    /// What must come out; what is not written is not looked at.
    package struct Expectation: Sendable {
        var band: String?
        var score: Int?
        var total: Millibans?
        var outcomes: [(id: String, outcome: RuleOutcome, location: SourceLocation)] = []
    }

    /// What the case shows.
    package private(set) var name = ""
    /// The signals that are known.
    package private(set) var values: [ExampleValue] = []
    /// What must come out.
    package private(set) var expectation = Expectation()
    /// Where it stands.
    package let location: SourceLocation

    private static let keys = ["name", "signals", "expect"]
    private static let outcomeKeys: [(String, RuleOutcome)] = [
        ("fired", .fired), ("quiet", .quiet), ("unknown", .unknown),
    ]

    /// Reads a case; mistakes go into `diagnostics`.
    package init(_ file: RuleSources.File, pack: RulePack, _ diagnostics: inout DiagnosticList) {
        let source = SourceText(path: file.path, text: file.text)
        location = source.location(1, 1)
        let document = YAMLDocument(source, &diagnostics)
        var map = MapReader(document.entries, keys: PackCase.keys, in: source, at: location, &diagnostics)
        map.brokenKeys = document.brokenKeys
        map.require(PackCase.keys, &diagnostics)
        name = map.text("name", &diagnostics) ?? file.path
        if case .map(let entries, _, _) = map.node("signals") {
            values = entries.compactMap { ExampleReader.value($0, source, &diagnostics) }
            ExampleValues.check(
                RuleExample(kind: .fire, values: values, location: location), pack.catalog, &diagnostics)
        }
        guard case .map(let entries, let line, let column) = map.node("expect") else { return }
        let expect = MapReader(
            entries, keys: ["band", "score", "total"] + PackCase.outcomeKeys.map(\.0), in: source,
            at: source.location(line, column), &diagnostics)
        readNumbers(expect, pack, &diagnostics)
        for (key, outcome) in PackCase.outcomeKeys { read(key, outcome, expect, pack, &diagnostics) }
    }

    private mutating func readNumbers(_ map: MapReader, _ pack: RulePack, _ diagnostics: inout DiagnosticList) {
        if let band = map.text("band", &diagnostics) {
            expectation.band = band
            if !pack.card.bands.contains(where: { $0.name == band }) {
                diagnostics.add(
                    .badBound, "there is no band `\(band)`", at: map.place(of: "band"),
                    hint: NearestName.hint(for: band, among: pack.card.bands.map(\.name)))
            }
        }
        if let text = map.text("score", &diagnostics) {
            expectation.score = Int(text)
            if expectation.score.map({ !(0...100).contains($0) }) ?? true {
                diagnostics.add(.badSetting, "`score` is a whole number from 0 to 100", at: map.place(of: "score"))
            }
        }
        if let text = map.text("total", &diagnostics) {
            expectation.total = WrittenNumber.millibans(text)
            if expectation.total == nil {
                diagnostics.add(
                    .badSetting, "`\(text)` is not a number of decibans or millibans", at: map.place(of: "total"))
            }
        }
    }

    private mutating func read(
        _ key: String, _ outcome: RuleOutcome, _ map: MapReader, _ pack: RulePack, _ diagnostics: inout DiagnosticList
    ) {
        guard let node = map.node(key) else { return }
        var scalars: [YAMLScalar] = []
        if case .list(let items, _, _) = node { for case .scalar(let scalar) in items { scalars.append(scalar) } }
        if case .scalar(let scalar) = node { scalars = [scalar] }
        for scalar in scalars {
            let place = map.source.location(of: scalar)
            if pack.number(of: scalar.text) == nil {
                diagnostics.add(
                    .badExample, "the pack has no rule `\(scalar.text)`", at: place,
                    hint: NearestName.hint(for: scalar.text, among: pack.rules.map(\.file.id)))
            }
            expectation.outcomes.append((scalar.text, outcome, place))
        }
    }

    /// The case files of a folder in the order of their names; none where there is no such folder.
    package static func files(in folder: String) -> [RuleSources.File] {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        return names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.compactMap { name in
            guard let data = FileManager.default.contents(atPath: folder + "/" + name),
                let text = String(validating: data, as: UTF8.self)
            else { return nil }
            return RuleSources.File(path: folder + "/" + name, text: text)
        }
    }

    /// How the case ended.
    package struct Result: Hashable, Sendable {
        /// What the case shows.
        package let name: String
        /// Where it stands.
        package let location: SourceLocation
        /// What was otherwise than expected, one sentence each.
        package let failures: [String]
    }

    /// Judges the signals and compares.
    package func run(_ judge: Judge) -> Result {
        let pack = judge.pack
        let block = ExampleRunner.block(RuleExample(kind: .fire, values: values, location: location), pack.catalog)
        var judged = judge.makeBlock()
        judge.judge(block, lanes: 1, into: &judged)
        let score = judged.score(0)
        var failures: [String] = []
        let band = pack.card.bands[judged.band(0)].name
        if let expected = expectation.band, expected != band { failures.append("band is \(band), not \(expected)") }
        let shown = Score.display(score.total)
        if let expected = expectation.score, expected != shown {
            failures.append("score is \(shown), not \(expected)")
        }
        if let expected = expectation.total, expected != score.total {
            failures.append("total is \(score.total) mb, not \(expected) mb")
        }
        for (id, outcome, _) in expectation.outcomes {
            guard let rule = pack.number(of: id) else { continue }
            let found = judged.outcome(rule: rule, lane: 0)
            if found != outcome { failures.append("\(id) is \(found.word), not \(outcome.word)") }
        }
        return Result(name: name, location: location, failures: failures)
    }
}
