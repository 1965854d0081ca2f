import ArgumentParser
import BonafideCore
import BonafideIngest
import BonafidePipeline
import BonafideReport
import BonafideRules
import Foundation

/// `bonafide explain`
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show why every rule ended as it did for one applicant.",
        discussion: """
            EXAMPLES:
              bonafide explain LQ-07 Fixtures/lantern-quill
              bonafide explain LQ-07 Fixtures/lantern-quill --rule network.named-vpn
            """)

    @Argument(help: ArgumentHelp("The applicant's id.", valueName: "id"))
    var id: String

    @Argument(help: ArgumentHelp("Files, folders of tables, or -.", valueName: "input"))
    var inputs: [String]

    @Option(help: ArgumentHelp("Only this rule.", valueName: "RULE"))
    var rule: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("text or json.", valueName: "FORMAT"))
    var format: String?

    @OptionGroup var judging: JudgingOptions

    @Option(help: ArgumentHelp("auto, always or never.", valueName: "WHEN"))
    var color: String?

    func run() throws {
        var settings = try judging.settings()
        settings.override("format", with: format)
        settings.override("color", with: color)
        let setup = try RunParts.setup(settings, inputs: inputs)
        let number = try ruleNumber(setup.judge.pack)
        let plan = try InputParts.open(inputs, settings, quiet: true)
        let explanation: Explanation?
        do { explanation = try setup.explain(id, in: plan, rule: number) } catch let error as IngestError {
            throw CommandFailure(.badInput, error.text)
        }
        guard let explanation else { throw RecordNames.failure(id, inputs, settings) }
        var options = ReportOptions()
        options.style = TextStyle(
            usesColor: (ColorChoice(rawValue: settings.resolved("color").value) ?? .auto).isOn(), width: Console.width)
        let report = ExplanationReport(setup.context(inputs: plan.inputs.map(\.path), options: options))
        var bytes: [UInt8] = []
        if settings.resolved("format").value == "json" {
            report.writeJSON(explanation.assessment, explanation.traces, into: &bytes)
        } else {
            report.writeText(explanation.assessment, explanation.traces, into: &bytes)
            if rule == nil, let sentence = explanation.counterfactual { bytes += Array("\n\(sentence)\n".utf8) }
        }
        Console.output(bytes: bytes)
    }

    private func ruleNumber(_ pack: RulePack) throws -> Int? {
        guard let rule else { return nil }
        guard let number = pack.number(of: rule) else {
            let near = NearestName.of(rule, among: pack.rules.map(\.file.id)).map { "; did you mean \($0)?" } ?? ""
            throw CommandFailure(.usage, "the pack has no rule \(rule)\(near)")
        }
        return number
    }
}
