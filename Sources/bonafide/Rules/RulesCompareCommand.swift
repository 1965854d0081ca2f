import ArgumentParser
import BonafideCore
import BonafidePipeline
import BonafideRules
import Foundation

/// `bonafide rules compare`
struct RulesCompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Put two packs beside each other: who moves bands, and why.",
        discussion: """
            EXAMPLES:
              bonafide rules compare export.csv --champion built-in --challenger my-rules --labels reviews.csv

            The Markdown form is meant for a pull request. Applicants newly above the lowest band and no longer above it
            are listed with what every rule adds under both packs, and with the changed rules each of which alone makes
            the difference.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case md, json }

    @OptionGroup var bench: BenchOptions
    @Option(help: ArgumentHelp("Folder of the pack in force, or built-in.", valueName: "dir")) var champion = "built-in"
    @Option(help: ArgumentHelp("Folder of the pack on trial.", valueName: "dir")) var challenger: String
    @Option(help: "md or json.") var format = Format.md
    @Option(help: "Resamples of the paired bootstrap.") var resamples = 1000
    @Option(help: "Seed of the bootstrap.") var seed: UInt64 = 1
    @Option(help: ArgumentHelp("Write a page as well.", valueName: "file")) var html: String?

    func run() async throws {
        guard (0...100_000).contains(resamples) else {
            throw CommandFailure(.usage, "--resamples takes a number from 0 to 100000.")
        }
        let setup = try bench.setup()
        let old = try bench.pack(champion, setup)
        let new = try bench.pack(challenger, setup)
        let labels = try bench.labelTable()
        let tables = try await bench.tables([old, new], setup)
        let comparison = await PackComparison.run(
            champion: (old, tables[0]), challenger: (new, tables[1]), labels: labels, resamples: resamples, seed: seed,
            threads: bench.workers)
        let report = ComparisonReport(comparison)
        Console.output(format == .md ? report.markdown : report.json)
        if let html {
            let title = "\(old.card.name) \(old.card.version) and \(new.card.name) \(new.card.version)"
            try BenchOutput.write(report.html(title: title), to: html)
        }
    }
}
