import ArgumentParser
import BonafideCore
import BonafideIngest
import BonafidePipeline
import BonafideRules
import Foundation

/// What every command of the analysts' bench needs: an export or stored outcomes, and labels.
struct BenchOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("Files, folders of tables, or -.", valueName: "input"))
    var inputs: [String] = []

    @Option(
        help: ArgumentHelp(
            "CSV with `id` and `label` (confirmed, cleared, unresolved), and where known `group`, `at` and `weight`.",
            valueName: "file"))
    var labels: String?

    @Option(help: ArgumentHelp("Outcomes stored by --save, in place of an export.", valueName: "file"))
    var outcomes: String?

    @Option(help: ArgumentHelp("How many workers measure at once (default: all cores).", valueName: "n"))
    var threads: Int?

    @OptionGroup var judging: JudgingOptions

    /// Workers to use.
    var workers: Int { max(1, min(1024, threads ?? ProcessInfo.processInfo.activeProcessorCount)) }

    /// The labels; rows that could not be read are told.
    func labelTable() throws -> LabelTable { try Self.labelTable(labels) }

    /// The same, beside other work.
    func labelTask() -> Task<LabelTable, any Error> {
        let path = labels
        return Task.detached { try Self.labelTable(path) }
    }

    private static func labelTable(_ labels: String?) throws -> LabelTable {
        guard let labels else { return LabelTable(csv: "id,label\n") }
        guard let text = text(labels) else {
            throw CommandFailure(.badInput, "\(labels): error: cannot be read as UTF-8 text")
        }
        let table = LabelTable(csv: text)
        for problem in table.problems.prefix(20) { Console.error("\(labels):\(problem.line): \(problem.message)") }
        if table.problems.count > 20 { Console.error("… and \(table.problems.count - 20) more") }
        guard !table.entries.isEmpty else {
            throw CommandFailure(.badInput, "\(labels): error: there is no label here")
        }
        return table
    }

    private static func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// Outcomes of each pack for the same applicants, from the export or from a stored file.
    func tables(_ packs: [RulePack], _ setup: ScoringSetup) async throws -> [OutcomeTable] {
        if let outcomes {
            guard let data = try? Data(contentsOf: URL(fileURLWithPath: outcomes), options: .mappedIfSafe) else {
                throw CommandFailure(.badInput, "\(outcomes): error: cannot be read")
            }
            do throws(OutcomeFile.Damage) {
                let table = try OutcomeFile.read(data)
                return packs.map { _ in table }
            } catch { throw CommandFailure(.badInput, "\(outcomes): error: \(error.message)") }
        }
        let result = try await run(packs, setup, keepsSignals: false)
        return result.tables
    }

    /// Measures the export once for all packs.
    func run(_ packs: [RulePack], _ setup: ScoringSetup, keepsSignals: Bool) async throws -> OutcomeRun.Result {
        guard !inputs.isEmpty else {
            throw CommandFailure(.usage, "Name an export, or stored outcomes with --outcomes.")
        }
        let plan = try InputParts.open(inputs, try judging.settings(), quiet: true)
        let run = OutcomeRun(setup: setup, packs: packs, plan: plan, threads: workers)
        let result: OutcomeRun.Result
        do { result = try await run.run(keepsSignals: keepsSignals) } catch let error as IngestError {
            throw CommandFailure(.badInput, error.text)
        }
        if let error = result.error { throw CommandFailure(.badInput, error.text) }
        if result.rejected > 0 { Console.error("\(result.rejected) records could not be read and are left out") }
        return result
    }

    /// Reference data, extractors and the pack of `--rules`.
    func setup() throws -> ScoringSetup { try RunParts.setup(try judging.settings(), inputs: inputs) }

    /// Another pack over the same signals, with everything its files say.
    func pack(_ path: String, _ setup: ScoringSetup) throws -> RulePack {
        var settings = try judging.settings()
        settings.override("rules", with: path)
        return try RunParts.pack(settings, catalog: setup.crew.catalog, whole: true)
    }
}

/// Writes a report to a file or standard output.
enum BenchOutput {
    static func write(_ text: String, to path: String) throws {
        guard path != "-" else { return Console.output(text) }
        do { try Data((text.hasSuffix("\n") ? text : text + "\n").utf8).write(to: URL(fileURLWithPath: path)) } catch {
            throw CommandFailure(.usage, "\(path): error: cannot be written")
        }
    }
}
