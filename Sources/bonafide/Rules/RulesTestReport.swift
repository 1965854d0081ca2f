import BonafideCore
import BonafideRules
import Foundation

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
    private struct Case: Encodable {
        let name: String
        let file: String
        let failures: [String]
    }
    private struct Gap: Encodable {
        let rule: String
        let branch: String
        let line: Int
        let column: Int
        let reason: String
    }
    private struct Report: Encodable {
        let examples: [Item]
        let cases: [Case]
        let gaps: [Gap]
        let passed: Int
        let failed: Int
        let coveragePercent: Int
    }

    static func json(
        _ results: [ExampleResult], _ cases: [PackCase.Result], _ coverages: [RuleCoverage], percent: Int
    ) throws -> String {
        let items = results.map {
            Item(
                rule: $0.rule, example: $0.number, expected: $0.kind.outcome.word, found: $0.found.word,
                passed: $0.isPassed, file: $0.location.file, line: $0.location.line)
        }
        let gaps = coverages.flatMap { rule in
            rule.leaves.filter { !$0.gap.isEmpty }.map {
                Gap(
                    rule: rule.rule, branch: $0.text, line: $0.location.line, column: $0.location.column,
                    reason: $0.gap)
            }
        }
        let failed = results.count { !$0.isPassed } + cases.count { !$0.failures.isEmpty }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let report = Report(
            examples: items,
            cases: cases.map { Case(name: $0.name, file: $0.location.file, failures: $0.failures) }, gaps: gaps,
            passed: results.count + cases.count - failed, failed: failed, coveragePercent: percent)
        return String(decoding: try encoder.encode(report), as: UTF8.self)
    }

    static func junit(
        _ results: [ExampleResult], _ cases: [PackCase.Result], _ coverages: [RuleCoverage]
    ) -> String {
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
        xml += "    <system-out>" + escaped(coverage(coverages)) + "</system-out>\n  </testsuite>\n"
        if !cases.isEmpty { xml += suite(cases) }
        return xml + "</testsuites>"
    }

    private static func coverage(_ coverages: [RuleCoverage]) -> String {
        coverages.flatMap { rule in
            rule.leaves.filter { !$0.gap.isEmpty }.map { "\(rule.rule): `\($0.text)`: \($0.gap)" }
        }.joined(separator: "\n")
    }

    private static func suite(_ cases: [PackCase.Result]) -> String {
        let failed = cases.count { !$0.failures.isEmpty }
        var xml = "  <testsuite name=\"pack\" tests=\"\(cases.count)\" failures=\"\(failed)\">\n"
        for result in cases {
            xml += "    <testcase classname=\"\(escaped(result.location.file))\" name=\"\(escaped(result.name))\""
            if result.failures.isEmpty {
                xml += "/>\n"
            } else {
                xml += ">\n      <failure message=\"\(escaped(result.failures.joined(separator: "; ")))\"/>\n"
                xml += "    </testcase>\n"
            }
        }
        return xml + "  </testsuite>\n"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
