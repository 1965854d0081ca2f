import ArgumentParser
import BonafideCore
import BonafideRules
import Foundation

/// `bonafide rules test`
struct RulesTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Run the examples of the rule files and the cases of the whole pack.",
        discussion: """
            Each example must fire, stay quiet or stay unknown as it says; nothing but what it gives is known.
            Cases of the whole pack are YAML files in the pack's folder `tests` (or --cases): `name`, `signals`, and
            under `expect` a `band`, `score`, `total`, or rules that are `fired`, `quiet` or `unknown`.
            Exit code 6 where one fails, or where branch coverage is below --min-coverage.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, junit }

    @OptionGroup var pack: PackOptions
    @Option(help: "text, json or junit.") var format = Format.text
    @Option(help: "Least share of branches the examples must reach, in percent.") var minCoverage = 0
    @Option(help: "Folder of cases of the whole pack (default: `tests` in the pack's folder).", completion: .directory)
    var cases: String?
    @Flag(help: "Show branches that no example reaches, each with the reason.") var coverage = false

    func run() throws {
        let loaded = try pack.load()
        let runner = ExampleRunner(loaded)
        let results = runner.run()
        let cases = try run(loaded)
        let coverages = loaded.rules.map(runner.coverage)
        let total = coverages.reduce(0) { $0 + $1.total }
        let taken = coverages.reduce(0) { $0 + $1.taken }
        let percent = total == 0 ? 100 : taken * 100 / total
        switch format {
        case .text: Console.output(text(results, cases))
        case .json: Console.output(try RulesTestReport.json(results, cases, coverages, percent: percent))
        case .junit: Console.output(RulesTestReport.junit(results, cases, coverages))
        }
        if coverage || percent < minCoverage { Console.error(gaps(coverages)) }
        let failures = results.count { !$0.isPassed } + cases.count { !$0.failures.isEmpty }
        guard failures == 0 else {
            throw CommandFailure(.testFailure, "\(failures) of \(results.count + cases.count) examples failed")
        }
        guard percent >= minCoverage else {
            throw CommandFailure(.testFailure, "The examples reach \(percent) % of branches, below \(minCoverage) %")
        }
    }

    /// Runs the cases of the whole pack.
    private func run(_ loaded: RulePack) throws -> [PackCase.Result] {
        guard let folder = try cases ?? pack.folder().map({ $0 + "/tests" }) else { return [] }
        let files = PackCase.files(in: folder)
        if cases != nil, files.isEmpty { throw CommandFailure(.usage, "\(folder): error: there is no case here") }
        var diagnostics = DiagnosticList()
        let all = files.map { PackCase($0, pack: loaded, &diagnostics) }
        guard !diagnostics.hasErrors else {
            let sources = files.map { SourceText(path: $0.path, text: $0.text) }
            Console.error(DiagnosticText.render(diagnostics.sorted, sources: sources))
            throw CommandFailure(.badPack)
        }
        let judge = Judge(pack: loaded)
        return all.map { $0.run(judge) }
    }

    private func text(_ results: [ExampleResult], _ cases: [PackCase.Result]) -> String {
        var lines: [String] = []
        for result in results where !result.isPassed {
            let place = "\(result.location.file):\(result.location.line):\(result.location.column)"
            lines.append("\(place): \(result.rule) must \(result.kind.rawValue), was \(result.found.word)")
            lines += result.observations.map { "    " + $0 }
        }
        for result in cases where !result.failures.isEmpty {
            lines.append("\(result.location.file): \(result.name)")
            lines += result.failures.map { "    " + $0 }
        }
        let failed = results.count { !$0.isPassed }
        lines.append("\(results.count - failed) of \(results.count) examples passed")
        if !cases.isEmpty {
            lines.append("\(cases.count { $0.failures.isEmpty }) of \(cases.count) cases of the whole pack passed")
        }
        return lines.joined(separator: "\n")
    }

    private func gaps(_ coverages: [RuleCoverage]) -> String {
        var lines: [String] = []
        for rule in coverages where rule.taken < rule.total {
            lines.append("\(rule.rule): \(rule.taken) of \(rule.total) branches")
            for leaf in rule.leaves where !leaf.gap.isEmpty {
                lines.append("    \(leaf.location.line):\(leaf.location.column) `\(leaf.text)`: \(leaf.gap)")
            }
        }
        return lines.joined(separator: "\n")
    }
}
