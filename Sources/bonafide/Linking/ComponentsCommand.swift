import ArgumentParser
import BonafidePipeline
import BonafideReport

/// `bonafide components`
struct ComponentsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "components",
        abstract: "Join edges to rings: the last step of linking.",
        discussion: """
            EXAMPLES:
              bonafide components edges.ndjson
              bonafide components edges.ndjson --format json > rings.json

            Gives the bytes `bonafide rings` gives for the same applicants. An edge needs "a", "row_a", "b", "row_b" and
            "kinds"; what follows from them is computed anew.
            """)

    @Argument(help: ArgumentHelp("Files of edges, or -.", valueName: "edges"))
    var inputs: [String] = ["-"]

    @Option(name: .shortAndLong, help: ArgumentHelp("ndjson, text, json, csv, graphml or dot.", valueName: "FORMAT"))
    var format = "ndjson"

    @Option(name: .shortAndLong, help: ArgumentHelp("File for the result; - is standard output.", valueName: "FILE"))
    var output = "-"

    func run() throws {
        let form = try RingsCommand.form(format)
        var components = ComponentLines()
        do { try LineFile.forEach(inputs) { try components.add($0, place: $1) } } catch let error as LinkLineError {
            throw CommandFailure(.badInput, error.text)
        }
        let file = try OutputFile(output, content: "rings", isPrivate: true)
        _ = try file.write(components.report().bytes(form))
    }
}
