import ArgumentParser
import BonafideCore
import BonafideSimulation
import Foundation

/// `bonafide simulate`
struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Make an invented export of honest people and operators, with the truth.",
        discussion: """
            EXAMPLES:
              bonafide simulate out --count 20000 --fraud 0
              bonafide simulate out --count 5000 --fraud 0.2 --level t2 && bonafide score out/export

            People, devices, networks, papers, accounts and time are drawn from base rates that scenario.yml names with
            their sources; the simulator knows no rule, weight or threshold. Writes OUT/export (a folder of tables),
            OUT/truth.csv and OUT/scenario.yml. The same options give the same bytes.
            """)

    @Argument(help: ArgumentHelp("Folder to write to.", valueName: "out")) var folder: String
    @Option(help: ArgumentHelp("How many applicants.", valueName: "N")) var count = 1_000
    @Option(help: ArgumentHelp("Seed of the draw.", valueName: "N")) var seed: UInt64 = 1
    @Option(help: ArgumentHelp("Share of applicants of operators, 0 to 1.", valueName: "SHARE")) var fraud = 0.01
    @Option(help: ArgumentHelp("Share of applicants who hide something alone.", valueName: "SHARE")) var lone = 0.01
    @Option(help: ArgumentHelp("Level of the operators, t0 to t4; may be given again.", valueName: "LEVEL"))
    var level: [String] = []
    @Option(name: .customLong("as-of"), help: ArgumentHelp("Day the export pretends to be made on.", valueName: "DATE"))
    var asOf = "2026-08-23"
    @Option(help: ArgumentHelp("List of invented names, 0 or 1; changes nothing else.", valueName: "N")) var names = 0

    func run() throws {
        guard (0...100_000_000).contains(count) else {
            throw CommandFailure(.usage, "--count takes a number up to 100000000")
        }
        guard (0...1).contains(fraud), (0...1).contains(lone), fraud + lone <= 1 else {
            throw CommandFailure(.usage, "--fraud and --lone take shares from 0 to 1 that are at most 1 together")
        }
        guard (0...1).contains(names) else { throw CommandFailure(.usage, "--names takes 0 or 1") }
        var day = asOf
        guard let asOf = day.withUTF8({ Day.read($0) }) else {
            throw CommandFailure(.usage, "--as-of takes a day such as 2026-08-23")
        }
        let levels = try level.map { word in
            guard let level = TradecraftLevel(rawValue: word.lowercased()) else {
                let near = NearestName.of(word, among: TradecraftLevel.allCases.map(\.rawValue))
                throw CommandFailure(.usage, "--level takes t0 to t4" + (near.map { "; did you mean \($0)?" } ?? ""))
            }
            return level
        }
        let plan = PopulationPlan(
            count: count, seed: seed, asOf: asOf, fraudShare: fraud, loneShare: lone, levels: levels, nameList: names)
        var files: [String: OutputFile] = [:]
        try PopulationWriter(plan).write { name, piece in
            let path = folder + "/" + name
            let file = try files[path] ?? OutputFile(path, content: "simulation")
            files[path] = file
            _ = try file.write(piece)
        }
        Console.error("\(count) invented applicants in \(folder)/export; the truth is in \(folder)/truth.csv")
    }
}
