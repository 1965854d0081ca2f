import ArgumentParser
import BonafideCore
import BonafideIngest
import BonafidePipeline
import BonafideReport
import BonafideSignals

/// `bonafide persons`
struct PersonsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "persons",
        abstract: "Find records that are one person's: applications made again, people entered twice.",
        discussion: """
            EXAMPLES:
              bonafide persons export/
              bonafide persons january.csv february.csv --format json

            Names, birth date, mailbox, phone, home and documents are compared, slips of the pen included, and weighed by
            how rare they are among the records at hand. What relatives share joins nobody: where given names or birth dates
            differ, a pair is listed as possible. Nothing of it enters a score.
            """)

    @Argument(help: ArgumentHelp("Files, folders of tables, or -.", valueName: "input"))
    var inputs: [String]

    @Option(name: .shortAndLong, help: ArgumentHelp("text, json, ndjson or csv.", valueName: "FORMAT"))
    var format = "text"

    @Option(name: .shortAndLong, help: ArgumentHelp("File for the result; - is standard output.", valueName: "FILE"))
    var output = "-"

    @OptionGroup var linking: LinkingOptions

    func run() throws {
        guard let form = PersonReport.Form(rawValue: format) else {
            let all = PersonReport.Form.allCases.map(\.rawValue)
            let near = NearestName.of(format, among: all).map { "; did you mean \($0)?" } ?? ""
            throw CommandFailure(.usage, "--format takes one of \(all.joined(separator: ", "))\(near)")
        }
        let plan = try InputParts.open(inputs, try linking.settings(), quiet: linking.quiet)
        let file = try OutputFile(output, content: "persons", isPrivate: true)
        Interrupt.listen()
        let table: PersonTable
        do { table = try PersonPass.table(of: plan, isCancelled: { Interrupt.hasCome }) } catch let error as IngestError
        {
            throw CommandFailure(.badInput, error.text)
        }
        if Interrupt.hasCome { throw CommandFailure(.interrupted, "interrupted; nothing was written") }
        _ = try file.write(PersonReport(PersonResolver(table)).bytes(form))
    }
}
