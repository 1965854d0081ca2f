import ArgumentParser
import BonafideCore
import BonafideRules
import Foundation

/// `bonafide rules mutate`
struct RulesMutateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mutate", abstract: "Change conditions a little and see whether an example notices.",
        discussion: """
            Operators are flipped, terms dropped, thresholds shifted. A change that no example notices survives.
            Exit code 6 where fewer than --min-killed percent are noticed. --suggest prints examples that would notice
            the survivors, --write adds them to the rule files.
            """)

    @OptionGroup var pack: PackOptions
    @Argument(help: "Rules to change; all where none is named.") var ids: [String] = []
    @Option(help: "Least share of changes the examples must notice, in percent.") var minKilled = 0
    @Flag(help: "Print examples that would notice what survives.") var suggest = false
    @Flag(help: "Add those examples to the rule files.") var write = false

    func run() throws {
        let pack = try pack.load()
        let runner = ExampleRunner(pack)
        let rules = ids.isEmpty ? pack.rules : try ids.map { try PackOptions.rule($0, in: pack) }
        let mutants = rules.flatMap(runner.mutants)
        if suggest || write {
            for rule in rules { try suggest(rule, runner) }
        } else {
            for mutant in mutants where !mutant.isKilled {
                let place = "\(mutant.location.file):\(mutant.location.line):\(mutant.location.column)"
                Console.output("\(place): \(mutant.rule): \(mutant.change), and no example notices")
            }
        }
        let killed = mutants.count { $0.isKilled }
        let percent = mutants.isEmpty ? 100 : killed * 100 / mutants.count
        Console.error("\(killed) of \(mutants.count) changes noticed (\(percent) %)")
        if percent < minKilled { throw CommandFailure(.testFailure) }
    }

    private func suggest(_ rule: Rule, _ runner: ExampleRunner) throws {
        let examples = runner.suggestions(rule)
        guard !examples.isEmpty else { return }
        Console.output("\(rule.file.id):")
        for example in examples { Console.output("  - " + ExampleText.line(example.kind, example.values)) }
        guard write else { return }
        let path = rule.file.source.path
        guard FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure(.usage, "\(path): error: only files can be written; name a folder with --rules")
        }
        let file = RuleSources.File(path: path, text: rule.file.source.text)
        guard let text = ExampleInsertion.insert(examples, into: file) else {
            Console.error("\(path): left alone: its examples are not written as a list of lines")
            return
        }
        do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
            throw CommandFailure(.usage, "\(path): error: cannot be written")
        }
    }
}
