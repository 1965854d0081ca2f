import ArgumentParser
import BonafideCore
import BonafideRules
import Foundation

/// `bonafide rules eval`
struct RulesEvalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval", abstract: "Work out one expression over signals you give, with everything it saw.",
        discussion: """
            EXAMPLES:
              bonafide rules eval '1 + 2 * 3'
              bonafide rules eval 'network.named_vpn_sessions >= 2' --signals signals.yaml

            The file maps signals to values, as the examples of a rule do: `network.named_vpn_sessions: 3`. What it does
            not give is unknown, and the result says which signals it waits for.
            """)

    @Argument(help: "The expression.") var expression: String
    @Option(help: ArgumentHelp("YAML or JSON map of signals to values; - for standard input.", valueName: "file"))
    var signals: String?
    @Flag(help: "Print JSON.") var json = false

    func run() throws {
        let catalog = try PackOptions.catalog()
        var environment = ExpressionEnvironment(signals: catalog)
        environment.wantsBoolean = false
        let (condition, problems) = ExpressionChecker(environment).check(expression)
        let source = SourceText(path: "expression", text: expression)
        Console.error(DiagnosticText.render(problems.map { source.diagnostic($0) }, sources: [source]))
        guard let condition else { throw CommandFailure(.usage) }
        let sheet = SignalSheet(try file(), catalog: catalog)
        if !sheet.diagnostics.isEmpty {
            Console.error(DiagnosticText.render(sheet.diagnostics, sources: [sheet.source]))
            if sheet.diagnostics.contains(where: { $0.severity == .error }) { throw CommandFailure(.badInput) }
        }
        let result = sheet.evaluate(condition)
        Console.output(json ? try Self.json(result) : Self.text(result))
    }

    private func file() throws -> RuleSources.File {
        guard let signals else { return RuleSources.File(path: "signals", text: "{}") }
        let data =
            signals == "-"
            ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: signals)
        guard let data, let text = String(validating: data, as: UTF8.self) else {
            throw CommandFailure(.badInput, "\(signals): error: cannot be read as UTF-8 text")
        }
        return RuleSources.File(path: signals, text: text)
    }

    private static func text(_ result: Evaluation) -> String {
        var lines = ["\(result.value)   (\(result.type), at most \(result.steps) steps)"]
        for signal in result.signals { lines.append("  \(signal.name): \(signal.value)   (\(signal.type))") }
        for leaf in result.leaves {
            lines.append("  \(leaf.text) is \(leaf.value)")
            lines += leaf.operands.map { "    " + $0 }
        }
        if !result.waitsFor.isEmpty { lines.append("waits for " + result.waitsFor.joined(separator: ", ")) }
        return lines.joined(separator: "\n")
    }

    private static func json(_ result: Evaluation) throws -> String {
        struct Signal: Encodable { let name, type, value: String }
        struct Leaf: Encodable {
            let text, value: String
            let operands: [String]
        }
        struct Report: Encodable {
            let value, type: String
            let steps: Int
            let signals: [Signal]
            let leaves: [Leaf]
            let waitsFor: [String]
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let report = Report(
            value: result.value, type: result.type, steps: result.steps,
            signals: result.signals.map { Signal(name: $0.name, type: $0.type, value: $0.value) },
            leaves: result.leaves.map { Leaf(text: $0.text, value: $0.value, operands: $0.operands) },
            waitsFor: result.waitsFor)
        return String(decoding: try encoder.encode(report), as: UTF8.self)
    }
}
