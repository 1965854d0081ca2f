import ArgumentParser
import BonafideCore
import BonafidePipeline
import BonafideRules
import Foundation

/// `bonafide rules tune`
struct RulesTuneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tune", abstract: "Find the weights that labelled outcomes support.",
        discussion: """
            EXAMPLES:
              bonafide rules tune export.csv --labels reviews.csv --rules my-rules
              bonafide rules tune --outcomes last-quarter.outcomes --labels reviews.csv --rules my-rules --write

            A signed logistic regression: every weight keeps the direction its rule has, locked weights and rules with a
            floor or ceiling stay. Unknown counts as not fired. The penalty is chosen by cross-validation over whole
            rings and households (or over time), the strongest within one deviation of the best. With --write only the
            weight tokens of the rule files change.
            """)

    @OptionGroup var bench: BenchOptions
    @Option(help: "Penalty in nats, in place of cross-validation.") var penalty: Double?
    @Flag(help: "Penalise absolute weights, which drops rules, in place of squares.") var lasso = false
    @Option(help: "Parts of the cross-validation.") var folds = 5
    @Flag(help: "Cut the parts by the time of review.") var byTime = false
    @Option(help: "Resamples for the deviations.") var resamples = 50
    @Option(help: "Seed of parts and resamples.") var seed: UInt64 = 1
    @Flag(help: "Write the weights into the rule files.") var write = false
    @Flag(help: "With --write, write the prior into the pack file as well.") var withPrior = false

    func run() async throws {
        guard penalty.map({ $0 >= 0 && $0.isFinite }) ?? true, (2...50).contains(folds),
            (0...10_000).contains(resamples)
        else {
            throw CommandFailure(
                .usage, "--penalty takes a number from 0 up, --folds 2 to 50, --resamples 0 to 10000.")
        }
        let setup = try bench.setup()
        let pack = setup.judge.pack
        let labels = try bench.labelTable()
        guard let table = try await bench.tables([pack], setup).first else { return }
        var options = Tuning.Options()
        options.ridge = penalty
        options.isLasso = lasso
        options.folds = folds
        options.splitsByTime = byTime
        options.resamples = resamples
        options.seed = seed
        let tuning: Tuning
        do throws(Tuning.Refusal) {
            tuning = try await Tuning.run(table, labels, pack: pack, options: options)
        } catch { throw CommandFailure(.testFailure, error.message) }
        Console.output(TuningText.render(tuning, pack: pack))
        if write { try write(tuning, pack) }
    }

    private func write(_ tuning: Tuning, _ pack: RulePack) throws {
        var edits: [(path: String, text: String)] = []
        do throws(WeightEditor.Refusal) {
            for weight in tuning.weights where weight.after != weight.before {
                guard let number = pack.number(of: weight.id) else { continue }
                let source = pack.rules[number].file.source
                let file = RuleSources.File(path: source.path, text: source.text)
                edits.append((source.path, try WeightEditor.replace(in: file, with: weight.after)))
            }
            if withPrior, let source = pack.sources.first(where: { $0.path.hasSuffix("pack.yaml") }) {
                let file = RuleSources.File(path: source.path, text: source.text)
                edits.append((source.path, try WeightEditor.replacePrior(in: file, with: tuning.prior)))
            }
        } catch {
            let place = "\(error.location.file):\(error.location.line):\(error.location.column)"
            throw CommandFailure(.badPack, "\(place): error: \(error.message)\n  hint: \(error.hint)")
        }
        // Nothing is written before every edit is known to be good.
        for edit in edits where !FileManager.default.isWritableFile(atPath: edit.path) {
            throw CommandFailure(.usage, "\(edit.path): error: cannot be written; name a pack's folder with --rules")
        }
        for edit in edits {
            do { try Data(edit.text.utf8).write(to: URL(fileURLWithPath: edit.path), options: .atomic) } catch {
                throw CommandFailure(.usage, "\(edit.path): error: cannot be written")
            }
        }
        Console.error("\(edits.count) files changed")
    }
}
