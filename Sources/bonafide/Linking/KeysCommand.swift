import ArgumentParser
import BonafideIngest
import BonafidePipeline
import BonafideSignals

/// `bonafide keys`
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "List what each applicant may share, as keyed hashes: the first step of linking.",
        discussion: """
            EXAMPLES:
              bonafide keys export/ > keys.ndjson
              bonafide keys export/ | bonafide edges | bonafide components --format json

            Each line: {"applicant", "row", "key_id", "keys": [{"kind", "key"}], "declares": {…}}. A key is the first half
            of HMAC-SHA-256 over kind and identifier with the organisation's secret, which is made at its first use.
            """)

    @Argument(help: ArgumentHelp("Files, folders of tables, or -.", valueName: "input"))
    var inputs: [String]

    @Option(name: .shortAndLong, help: ArgumentHelp("File for the result; - is standard output.", valueName: "FILE"))
    var output = "-"

    @Option(help: ArgumentHelp("File of the organisation's link secret.", valueName: "FILE"))
    var secret: String?

    @OptionGroup var linking: LinkingOptions

    func run() throws {
        let (crew, plan) = try linking.open(inputs)
        let lines = KeyLines(linker: crew.linker, secret: try SecretFile.secret(secret, quiet: linking.quiet))
        let file = try OutputFile(output, content: "keys", isPrivate: true)
        do { try lines.run(plan) { try file.write($0) } } catch let error as IngestError {
            throw CommandFailure(.badInput, error.text)
        }
    }
}
