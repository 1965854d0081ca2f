import ArgumentParser
import BonafideCore
import BonafideIngest
import BonafidePipeline
import BonafideReport
import BonafideSignals
import Foundation

/// `bonafide rings`
struct RingsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rings",
        abstract: "Find applicants who share payouts, contacts, devices or papers.",
        discussion: """
            EXAMPLES:
              bonafide rings export/
              bonafide rings january/ february/ --format json > rings.json
              bonafide rings export/ --format html --output rings.html
              bonafide rings export/ --format dot | dot -Tsvg > rings.svg

            Two applicants are linked by one strong kind of identifier (payout, wallet, document, tax number) or by two
            independent ones. What a declared household or agency explains, and what too many share, links nobody.
            """)

    @Argument(help: ArgumentHelp("Files, folders of tables, or -.", valueName: "input"))
    var inputs: [String]

    @Option(
        name: .shortAndLong, help: ArgumentHelp("text, json, ndjson, csv, graphml, dot or html.", valueName: "FORMAT"))
    var format = "text"

    @Option(name: .shortAndLong, help: ArgumentHelp("File for the result; - is standard output.", valueName: "FILE"))
    var output = "-"

    @OptionGroup var linking: LinkingOptions

    func run() async throws {
        if format == "html" { return try await writePage() }
        let form = try Self.form(format)
        let file = try OutputFile(output, content: "rings")
        let (crew, plan) = try linking.open(inputs)
        _ = try file.write(RingReport(try await linking.link(crew, plan).index).bytes(form))
    }

    /// Writes the page with the members' assessments.
    private func writePage() async throws {
        let settings = try linking.settings()
        let setup = try RunParts.setup(settings, inputs: inputs, quiet: linking.quiet)
        let plan = try InputParts.open(inputs, settings, quiet: linking.quiet)
        let file = try OutputFile(output, content: "html", isPrivate: true)
        let linked = try await linking.link(setup.crew, plan)
        let report = RingReport(linked.index)
        let members = Set(report.rings.flatMap(\.members))
        let found: [Assessment]
        do { found = try setup.assess(members, linked: linked, in: plan) } catch let error as IngestError {
            throw CommandFailure(.badInput, error.text)
        }
        let context = setup.context(inputs: plan.inputs.map(\.path), options: ReportOptions())
        _ = try file.write(HTMLRingPage(report, context: context, assessments: found).bytes())
    }

    /// The form of a name.
    static func form(_ name: String) throws -> RingReport.Form {
        if let form = RingReport.Form(rawValue: name) { return form }
        if name == "html" { throw CommandFailure(.usage, "the page of rings is written by bonafide rings alone") }
        let all = RingReport.Form.allCases.map(\.rawValue) + ["html"]
        let near = NearestName.of(name, among: all).map { "; did you mean \($0)?" } ?? ""
        throw CommandFailure(.usage, "--format takes one of \(all.joined(separator: ", "))\(near)")
    }
}

/// The options of commands that link applicants without judging them.
struct LinkingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Compiled reference file or folder; may be given again.", valueName: "PATH"))
    var data: [String] = []

    @Option(help: ArgumentHelp("Column map: a built-in name or a YAML file.", valueName: "MAP"))
    var map: String?

    @Option(
        name: .customLong("as-of"), help: ArgumentHelp("Moment the run pretends to happen at.", valueName: "DATE"))
    var asOf: String?

    @Option(help: ArgumentHelp("Folder of a rule pack, for --format html.", valueName: "DIR"))
    var rules: String?

    @Option(help: ArgumentHelp("How many workers read at once.", valueName: "N"))
    var threads: Int?

    @Flag(name: .shortAndLong, help: "No notes.")
    var quiet = false

    func validate() throws {
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError("--threads takes a number from 1 to 1024")
        }
    }

    /// The settings of all layers, these flags on top.
    func settings() throws -> Settings {
        var settings = try Settings.load()
        settings.override("data", with: data.isEmpty ? nil : data.joined(separator: ","))
        settings.override("map", with: map)
        settings.override("as-of", with: asOf)
        settings.override("rules", with: rules)
        return settings
    }

    /// Opens the extractors and the inputs.
    func open(_ inputs: [String]) throws -> (crew: ExtractorCrew, plan: InputPlan) {
        let settings = try settings()
        let crew: ExtractorCrew
        do { crew = try ExtractorCrew(reference: try RunParts.reference(settings, quiet: quiet)) } catch let error
            as CatalogError
        {
            throw CommandFailure(.internalError, "the signal catalog is inconsistent: \(error)")
        }
        return (crew, try InputParts.open(inputs, settings, quiet: quiet))
    }

    /// Reads the inputs once and finds who shares what.
    func index(of inputs: [String]) async throws -> LinkIndex {
        let (crew, plan) = try open(inputs)
        return try await link(crew, plan).index
    }

    /// Reads opened inputs once and finds who shares what.
    func link(_ crew: ExtractorCrew, _ plan: InputPlan) async throws -> LinkedRows {
        let workers = threads ?? max(1, ProcessInfo.processInfo.activeProcessorCount)
        Interrupt.listen()
        let rows: LinkedRows
        do {
            rows = try await LinkPass(linker: crew.linker, plan: plan, threads: workers)
                .run(isCancelled: { Interrupt.hasCome })
        } catch let error as IngestError { throw CommandFailure(.badInput, error.text) }
        if Interrupt.hasCome { throw CommandFailure(.interrupted, "interrupted; nothing was written") }
        if !quiet { Self.note(joined: rows.index.sharedCount, seconds: rows.linkingSeconds) }
        return rows
    }

    /// Tells how many keys are shared, and how long joining them took.
    static func note(joined count: Int, seconds: Double) {
        let tenths = Int((seconds * 10).rounded())
        Console.error("note: joined \(count) shared keys in \(tenths / 10).\(tenths % 10) s")
    }
}
