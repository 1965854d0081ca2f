import ArgumentParser
import BonafideRules

/// `bonafide rules export`
struct RulesExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a tuned pack as a PMML 4.4 Scorecard.",
        discussion: """
            Only a pack that adds plainly is a scorecard: `within: 1`, `across: 1`, no caps and no bounds. Each rule is a
            field that is fired, quiet or unknown; the result is the pack's score in millibans.
            """)

    @OptionGroup var pack: PackOptions
    @Option(help: "File to write, or - for standard output.") var output = "-"

    func run() throws {
        let loaded = try pack.load()
        let text: String
        do throws(ScorecardPMML.Refusal) {
            text = try ScorecardPMML.render(loaded, engine: Engine.version)
        } catch {
            throw CommandFailure(
                .badPack, (["The pack is not a scorecard:"] + error.reasons.map { "  " + $0 }).joined(separator: "\n"))
        }
        try BenchOutput.write(text, to: output)
    }
}
