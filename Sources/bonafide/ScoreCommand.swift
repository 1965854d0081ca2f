import ArgumentParser
import BonafideCore
import BonafideIngest
import BonafidePipeline
import BonafideReport
import BonafideSignals
import Foundation

/// `bonafide score`
struct ScoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Score applicants and explain every point.",
        discussion: """
            EXAMPLES:
              bonafide score export.csv
              bonafide score export/ --html report.html
              zcat big.ndjson.gz | bonafide score - --format ndjson --min-band elevated > flagged.ndjson

            Each INPUT is a file (CSV, TSV, JSON Lines, JSON, JSON Resume, XML; gzip of any), a folder of tables joined
            by profile id, or - for standard input.
            """)

    @Argument(help: ArgumentHelp("Files, folders of tables, or -.", valueName: "input"))
    var inputs: [String]

    @Option(name: .shortAndLong, help: ArgumentHelp("text, json, ndjson, csv, md or html.", valueName: "FORMAT"))
    var format: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("File for the result; - is standard output.", valueName: "FILE"))
    var output = "-"

    @Option(help: ArgumentHelp("Also write a self-contained HTML report.", valueName: "FILE"))
    var html: String?

    @OptionGroup var judging: JudgingOptions

    @Option(help: ArgumentHelp("Report applicants at or above this band.", valueName: "BAND"))
    var minBand: String?

    @Option(help: ArgumentHelp("Exit 1 when an applicant is at or above this band.", valueName: "BAND"))
    var failOn: String?

    @Option(help: ArgumentHelp("Rejected rows to accept: a count or a percentage.", valueName: "N|N%"))
    var maxErrors: String?

    @Option(help: ArgumentHelp("File for rejected rows, one JSON object a line.", valueName: "FILE"))
    var rejects: String?

    @Option(help: ArgumentHelp("Append a hash-chained record of the run.", valueName: "FILE"))
    var audit: String?

    @Option(help: ArgumentHelp("File for the run manifest; beside the output file where left out.", valueName: "FILE"))
    var manifest: String?

    @Option(help: ArgumentHelp("Database of earlier runs: link with it, and keep this run in it.", valueName: "FILE"))
    var store: String?

    @Option(help: ArgumentHelp("File of the organisation's link secret, for --store and --keys.", valueName: "FILE"))
    var secret: String?

    @Option(help: ArgumentHelp("How many workers score at once.", valueName: "N"))
    var threads: String?

    @Option(help: ArgumentHelp("Stop after about this many records.", valueName: "N"))
    var limit: Int?

    @Option(
        help: ArgumentHelp(
            "Keys of 'bonafide keys' to link by, grouped elsewhere; the inputs are then read once.", valueName: "FILE"))
    var keys: String?

    @OptionGroup(title: "Scale") var scale: ScaleOptions

    @Flag(help: "Hide scores; show bands and reasons.")
    var bandOnly = false

    @Flag(help: "Show the smallest change that would move the band; for analysts alone, never for applicants.")
    var analyst = false

    @Flag(help: "Read and map the inputs, say what was understood, score nothing.")
    var dryRun = false

    @Flag(name: .shortAndLong, help: "No progress and no notes.")
    var quiet = false

    @Option(help: ArgumentHelp("auto, always or never.", valueName: "WHEN"))
    var color: String?

    func run() async throws {
        var settings = try judging.settings()
        for (key, value) in [
            ("format", format), ("min-band", minBand), ("fail-on", failOn), ("max-errors", maxErrors),
            ("threads", threads), ("color", color), ("band-only", bandOnly ? "yes" : nil),
        ] { settings.override(key, with: value) }
        // Inputs are looked at while pack and tables are opened: a start has no other use for a second core.
        let (chosen, paths) = (settings, inputs)
        async let opened = InputParts.plan(paths, chosen)
        var setup = try RunParts.setup(chosen, inputs: paths, isScoring: true, quiet: quiet)
        let plan = try await opened
        if !quiet { InputParts.tell(plan) }
        if dryRun { return InputParts.describe(plan) }
        var linked: LinkedRows?
        var keeper: RunKeeper?
        guard keys == nil || store == nil else {
            throw CommandFailure(.usage, "--keys and --store cannot be used together: a store keeps keys a run gathers")
        }
        guard scale.shard == nil || (keys == nil && store == nil) else {
            throw CommandFailure(
                .usage, "--shard cannot be used with --keys or --store: a part sees its own records alone")
        }
        if keys != nil || store != nil {
            let secret = try SecretFile.secret(secret, quiet: quiet)
            setup = setup.hashing(with: secret)
            linked = try keys.map { try LinkParts.given($0, secret) }
            keeper = try store.map { try StoreParts.keeper($0, secret: secret, setup: setup, plan: plan) }
        }
        let run = ScoreRun(
            command: self, settings: settings, setup: setup, plan: plan, linked: linked, keeper: keeper)
        try await run.perform()
    }
}

/// Opens inputs and tells what was understood of them.
enum InputParts {
    /// Opens the inputs; what is not fatal goes to standard error.
    static func open(_ paths: [String], _ settings: Settings, quiet: Bool) throws -> InputPlan {
        let plan = try plan(paths, settings)
        if !quiet { tell(plan) }
        return plan
    }

    /// Opens the inputs and says nothing.
    static func plan(_ paths: [String], _ settings: Settings) throws -> InputPlan {
        var options = IngestOptions()
        if let map = settings.value("map"), map != "detect" { options.map = map }
        do throws(IngestError) { return try Ingest.open(paths, options) } catch {
            throw CommandFailure(.badInput, error.text)
        }
    }

    /// Tells what is not fatal to standard error.
    static func tell(_ plan: InputPlan) {
        for note in plan.notes { Console.error(note.text) }
    }

    /// Prints formats, maps and columns of the inputs.
    static func describe(_ plan: InputPlan) {
        for (input, report) in zip(plan.inputs, plan.reports) {
            Console.output(
                "\(input.path): map \(input.map.name), \(report.mapped) columns mapped, \(report.unmapped.count) left out,"
                    + " \(report.dropped.count) dropped")
        }
    }
}

/// Reads keys that were gathered elsewhere.
enum LinkParts {
    static func given(_ path: String, _ secret: LinkSecret) throws -> LinkedRows {
        var keys = GivenKeys()
        do {
            try LineFile.forEach([path]) { try keys.add($0, place: $1) }
            return try keys.linked(secret: secret)
        } catch let error as LinkLineError { throw CommandFailure(.badInput, error.text) }
    }
}
