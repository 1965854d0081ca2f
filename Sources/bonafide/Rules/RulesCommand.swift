import ArgumentParser
import BonafideCore
import BonafideRules
import BonafideSignals

/// `bonafide rules`
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Check, test and read the rules of a pack.",
        subcommands: [
            RulesCheckCommand.self, RulesTestCommand.self, RulesListCommand.self, RulesExplainCommand.self,
            RulesMutateCommand.self, RulesCoverageCommand.self, RulesBenchCommand.self,
        ])
}

/// Which pack a command works on.
struct PackOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Folder of a rule pack, or one rule file (default: the pack that is built in).", valueName: "path"))
    var rules: String?

    /// The files of the pack.
    func sources() throws -> RuleSources {
        guard let path = try rules ?? Settings.load().value("rules"), path != "built-in" else { return .embedded }
        return .read(path)
    }

    /// The signals rules may read.
    static func catalog() throws -> SignalCatalog {
        do {
            return try BuiltInExtractors.catalog()
        } catch {
            throw CommandFailure(.internalError, "The signal catalogue is broken: \(error)")
        }
    }

    /// The pack, or its mistakes on standard error and exit code 4.
    func load() throws -> RulePack {
        switch RulePack.load(try sources(), catalog: try PackOptions.catalog()) {
        case .success(let pack): return pack
        case .failure(let refusal):
            Console.error(DiagnosticText.render(refusal.diagnostics, sources: refusal.sources))
            let errors = refusal.diagnostics.count { $0.severity == .error }
            throw CommandFailure(.badPack, "The pack cannot be used: \(errors) \(errors == 1 ? "error" : "errors").")
        }
    }

    /// A rule by its id, with the nearest id where there is none.
    static func rule(_ id: String, in pack: RulePack) throws -> Rule {
        if let number = pack.number(of: id) { return pack.rules[number] }
        let near = NearestName.of(id, among: pack.rules.map(\.file.id)).map { " Did you mean '\($0)'?" } ?? ""
        throw CommandFailure(.usage, "There is no rule '\(id)' in the pack.\(near)")
    }
}
