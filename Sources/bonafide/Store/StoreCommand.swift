import ArgumentParser
import BonafideCore
import BonafidePipeline
import BonafideReport
import BonafideStore
import Foundation

/// `bonafide store`
struct StoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store",
        abstract: "Look after the database of earlier runs.",
        discussion: """
            EXAMPLES:
              bonafide score march/ --store cases.db --as-of 2026-04-01
              bonafide store rings --store cases.db
              bonafide store export A-07 --store cases.db
              bonafide store erase A-07 --store cases.db
              bonafide store purge --before 2025-04-01 --store cases.db

            A store holds ids, keyed hashes, scores and reason codes, and nothing an applicant wrote.
            """,
        subcommands: [
            StoreRingsCommand.self, StoreExportCommand.self, StoreEraseCommand.self, StorePurgeCommand.self,
            StoreInfoCommand.self,
        ])
}

/// `bonafide store info`
struct StoreInfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Count what a store holds and look for damage.")

    @OptionGroup var options: StoreOptions

    func run() throws {
        let (counts, damage) = try options.open { (try $0.counts(), try $0.damage()) }
        Console.output("profiles: \(counts.profiles)\nassessments: \(counts.assessments)\nrings: \(counts.rings)")
        Console.output("runs broken off: \(counts.unfinishedRuns)\ndamage: \(damage ?? "none")")
    }
}

/// `bonafide store rings`
struct StoreRingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rings", abstract: "Find the rings among all applicants of a store.")

    @Option(name: .shortAndLong, help: ArgumentHelp("text, json, ndjson, csv, graphml or dot.", valueName: "FORMAT"))
    var format = "text"

    @OptionGroup var options: StoreOptions

    func run() throws {
        let form = try RingsCommand.form(format)
        Console.output(bytes: try options.open { try StoreCare($0).report().bytes(form) })
    }
}

/// `bonafide store erase`
struct StoreEraseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase", abstract: "Remove a person and link anew whoever shared anything with them.")

    @Argument(help: ArgumentHelp("The applicant's id.", valueName: "id"))
    var id: String

    @OptionGroup var options: StoreOptions

    func run() throws {
        let done = try options.open { try StoreCare($0).erase(id) }
        guard done.removed > 0 else { throw CommandFailure(.badInput, "the store holds nothing of this id") }
        Console.output("erased \(done.removed) stored profile(s); looked at \(done.linkedAnew) other(s) again")
    }
}

/// `bonafide store purge`
struct StorePurgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge", abstract: "Remove everyone last seen before a day.")

    @Option(help: ArgumentHelp("The day, as YYYY-MM-DD.", valueName: "DATE"))
    var before: String

    @OptionGroup var options: StoreOptions

    func run() throws {
        let moment = try AsOf.moment(before)
        let done = try options.open { try StoreCare($0).purge(before: moment.seconds) }
        Console.output("purged \(done.removed) stored profile(s) and \(done.runs) run(s)")
    }
}

/// `bonafide store export`
struct StoreExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Show everything a store holds of a person, as JSON.")

    @Argument(help: ArgumentHelp("The applicant's id.", valueName: "id"))
    var id: String

    @OptionGroup var options: StoreOptions

    func run() throws {
        let report = try options.open { try StoreCare($0).export(id) }
        guard let report else { throw CommandFailure(.badInput, "the store holds nothing of this id") }
        Console.output(bytes: report)
    }
}
