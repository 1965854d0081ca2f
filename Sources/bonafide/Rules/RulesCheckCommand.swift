import ArgumentParser
import BonafideCore
import BonafideRules

/// `bonafide rules check`
struct RulesCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Find every mistake of a pack in one run.",
        discussion: """
            Each mistake has a stable code, its file, line and column, and where there is one the nearest valid name.
            Exit code 4 where there is an error, or with --strict a warning.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, sarif }

    @OptionGroup var pack: PackOptions
    @Option(help: "text, json or sarif.") var format = Format.text
    @Flag(help: "Treat warnings as errors.") var strict = false
    @Flag(help: "Leave out notes.") var quiet = false

    func run() throws {
        let result = RulePack.load(try pack.sources(), catalog: try PackOptions.catalog())
        let (all, sources): ([Diagnostic], [SourceText])
        var rules = 0
        switch result {
        case .success(let pack):
            (all, sources) = (pack.diagnostics, pack.sources)
            rules = pack.rules.count
        case .failure(let refusal): (all, sources) = (refusal.diagnostics, refusal.sources)
        }
        let shown = quiet ? all.filter { $0.severity > .note } : all
        switch format {
        case .text: if !shown.isEmpty { Console.output(DiagnosticText.render(shown, sources: sources)) }
        case .json: Console.output(DiagnosticJSON.render(shown))
        case .sarif: Console.output(DiagnosticJSON.sarif(shown, engine: Engine.version))
        }
        let errors = all.count { $0.severity == .error }
        let warnings = all.count { $0.severity == .warning }
        let notes = all.count { $0.severity == .note }
        let summary = "\(errors) errors, \(warnings) warnings, \(notes) notes"
        guard errors == 0, !strict || warnings == 0 else { throw CommandFailure(.badPack, summary) }
        Console.error("\(rules) rules checked: \(summary)")
    }
}
