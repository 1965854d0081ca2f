import ArgumentParser
import BonafideCore
import BonafideRules
import Foundation

/// `bonafide rules test`
struct RulesTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Run the examples that stand in the rule files.",
        discussion: """
            Each example must fire, stay quiet or stay unknown as it says; nothing but what it gives is known.
            Exit code 6 where one does not, or where branch coverage is below --min-coverage.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, junit }

    @OptionGroup var pack: PackOptions
    @Option(help: "text, json or junit.") var format = Format.text
    @Option(help: "Least share of branches the examples must reach, in percent.") var minCoverage = 0
    @Flag(help: "Show branches that no example reaches.") var coverage = false

    func run() throws {
        let pack = try pack.load()
        let runner = ExampleRunner(pack)
        let results = runner.run()
        let coverages = pack.rules.map(runner.coverage)
        let total = coverages.reduce(0) { $0 + $1.total }
        let taken = coverages.reduce(0) { $0 + $1.taken }
        let percent = total == 0 ? 100 : taken * 100 / total
        switch format {
        case .text: Console.output(text(results))
        case .json: Console.output(try RulesTestReport.json(results, percent: percent))
        case .junit: Console.output(RulesTestReport.junit(results))
        }
        if coverage || percent < minCoverage { Console.error(gaps(coverages)) }
        let failures = results.count { !$0.isPassed }
        guard failures == 0 else {
            throw CommandFailure(.testFailure, "\(failures) of \(results.count) examples failed")
        }
        guard percent >= minCoverage else {
            throw CommandFailure(.testFailure, "The examples reach \(percent) % of branches, below \(minCoverage) %")
        }
    }

    private func text(_ results: [ExampleResult]) -> String {
        var lines: [String] = []
        for result in results where !result.isPassed {
            let place = "\(result.location.file):\(result.location.line):\(result.location.column)"
            lines.append("\(place): \(result.rule) must \(result.kind.rawValue), was \(result.found.word)")
            lines += result.observations.map { "    " + $0 }
        }
        let failed = results.count { !$0.isPassed }
        lines.append("\(results.count - failed) of \(results.count) examples passed")
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

/// The results of examples for machines.
enum RulesTestReport {
    private struct Item: Encodable {
        let rule: String
        let example: Int
        let expected: String
        let found: String
        let passed: Bool
        let file: String
        let line: Int
    }
    private struct Report: Encodable {
        let examples: [Item]
        let passed: Int
        let failed: Int
        let coveragePercent: Int
    }

    static func json(_ results: [ExampleResult], percent: Int) throws -> String {
        let items = results.map {
            Item(
                rule: $0.rule, example: $0.number, expected: $0.kind.outcome.word, found: $0.found.word,
                passed: $0.isPassed, file: $0.location.file, line: $0.location.line)
        }
        let failed = results.count { !$0.isPassed }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let report = Report(
            examples: items, passed: results.count - failed, failed: failed, coveragePercent: percent)
        return String(decoding: try encoder.encode(report), as: UTF8.self)
    }

    static func junit(_ results: [ExampleResult]) -> String {
        let failed = results.count { !$0.isPassed }
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        xml += "<testsuites>\n  <testsuite name=\"rules\" tests=\"\(results.count)\" failures=\"\(failed)\">\n"
        for result in results {
            let name = "\(result.kind.rawValue) \(result.number)"
            xml += "    <testcase classname=\"\(escaped(result.rule))\" name=\"\(name)\""
            if result.isPassed {
                xml += "/>\n"
            } else {
                let message = "must \(result.kind.rawValue), was \(result.found.word)"
                xml += ">\n      <failure message=\"\(escaped(message))\">"
                xml += escaped(result.observations.joined(separator: "\n")) + "</failure>\n    </testcase>\n"
            }
        }
        return xml + "  </testsuite>\n</testsuites>"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
