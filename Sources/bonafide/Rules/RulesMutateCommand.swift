import ArgumentParser
import BonafideCore
import BonafideRules

/// `bonafide rules mutate`
struct RulesMutateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mutate", abstract: "Change conditions a little and see whether an example notices.",
        discussion: """
            Operators are flipped, terms dropped, thresholds shifted. A change that no example notices survives.
            Exit code 6 where fewer than --min-killed percent are noticed.
            """)

    @OptionGroup var pack: PackOptions
    @Argument(help: "Rules to change; all where none is named.") var ids: [String] = []
    @Option(help: "Least share of changes the examples must notice, in percent.") var minKilled = 0

    func run() throws {
        let pack = try pack.load()
        let runner = ExampleRunner(pack)
        let rules = ids.isEmpty ? pack.rules : try ids.map { try PackOptions.rule($0, in: pack) }
        let mutants = rules.flatMap(runner.mutants)
        for mutant in mutants where !mutant.isKilled {
            let place = "\(mutant.location.file):\(mutant.location.line):\(mutant.location.column)"
            Console.output("\(place): \(mutant.rule): \(mutant.change), and no example notices")
        }
        let killed = mutants.count { $0.isKilled }
        let percent = mutants.isEmpty ? 100 : killed * 100 / mutants.count
        Console.error("\(killed) of \(mutants.count) changes noticed (\(percent) %)")
        if percent < minKilled { throw CommandFailure(.testFailure) }
    }
}
