import ArgumentParser
import BonafidePipeline

/// `bonafide edges`
struct EdgesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edges",
        abstract: "Find who shares which keys: the middle step of linking.",
        discussion: """
            EXAMPLES:
              bonafide edges keys.ndjson > edges.ndjson
              bonafide edges january.ndjson february.ndjson | bonafide components

            Each line: {"a", "row_a", "b", "row_b", "kinds": [{"kind", "applicants"}], "explained", "weight_millibans",
            "linked"} for two applicants, or {"hub", "applicants"} for a key too many share. Another engine may do this
            step: group keys by kind and key, leave out what is shared by more than the kind's limit, and pair the rest.
            """)

    @Argument(help: ArgumentHelp("Files of keys, or -.", valueName: "keys"))
    var inputs: [String] = ["-"]

    @Option(name: .shortAndLong, help: ArgumentHelp("File for the result; - is standard output.", valueName: "FILE"))
    var output = "-"

    @Flag(name: .shortAndLong, help: "No notes.")
    var quiet = false

    func run() throws {
        var edges = EdgeLines()
        do { try LineFile.forEach(inputs) { try edges.add($0, place: $1) } } catch let error as LinkLineError {
            throw CommandFailure(.badInput, error.text)
        }
        let file = try OutputFile(output, content: "edges", isPrivate: true)
        try edges.lines(
            joined: { if !quiet { LinkingOptions.note(joined: $0, seconds: $1) } }, write: { try file.write($0) })
    }
}
