import ArgumentParser
import BonafideCore
import BonafidePipeline
import BonafideRules
import Foundation

/// `bonafide rules backtest`
struct RulesBacktestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backtest", abstract: "See what a pack would have done to applicants whose reviews are known.",
        discussion: """
            EXAMPLES:
              bonafide rules backtest export.csv --labels reviews.csv --rules my-rules --save last-quarter.outcomes
              bonafide rules backtest --outcomes last-quarter.outcomes --labels reviews.csv --rules my-rules

            The second form reads no export: it answers any change of weights, groups, bands and bounds at once. A rule
            whose condition changed since the outcomes were stored counts as unknown, and is named.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @OptionGroup var bench: BenchOptions
    @Option(help: "text or json.") var format = Format.text
    @Option(help: "How many applicants can be reviewed.") var capacity = 100
    @Option(help: ArgumentHelp("Store the outcomes, for --outcomes.", valueName: "file")) var save: String?
    @Option(help: ArgumentHelp("Write a page with pictures as well.", valueName: "file")) var html: String?

    func run() async throws {
        guard capacity > 0 else { throw CommandFailure(.usage, "--capacity takes a number above 0.") }
        let labels = bench.labelTask()
        let setup = try bench.setup()
        let pack = setup.judge.pack
        guard let table = try await bench.tables([pack], setup).first else { return }
        if let save {
            do { try OutcomeFile.data(table).write(to: URL(fileURLWithPath: save)) } catch {
                throw CommandFailure(.usage, "\(save): error: cannot be written")
            }
        }
        let test = try await Backtest.run(table, pack: pack, capacity: capacity, threads: bench.workers) {
            try await labels.value
        }
        switch format {
        case .text: Console.output(BacktestText.render(test))
        case .json: Console.output(BacktestJSON.render(test))
        }
        if let html {
            let title = "Backtest of \(pack.card.name) \(pack.card.version)"
            try BenchOutput.write(BacktestHTML.render(test, title: title), to: html)
        }
    }
}
