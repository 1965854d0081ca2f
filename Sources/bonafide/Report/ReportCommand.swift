import ArgumentParser
import BonafideCore
import BonafideIngest
import BonafidePipeline
import BonafideReport
import Foundation

/// `bonafide report`
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write a letter to an applicant before an adverse step.",
        discussion: """
            EXAMPLES:
              bonafide report A-07 export/ --adverse-action --contact disputes@example.com --organisation "Example Ltd"

            The letter gives up to four reasons in plain words, the data and sources they rest on, dates, and whom to
            turn to. It names no rule, weight, score or method. Nothing is decided by it.
            """)

    @Argument(help: ArgumentHelp("The applicant's id.", valueName: "id")) var id: String
    @Argument(help: ArgumentHelp("Files, folders of tables, or -.", valueName: "input")) var inputs: [String]
    @Flag(name: .customLong("adverse-action"), help: "The letter before an adverse step.") var adverseAction = false
    @Option(help: ArgumentHelp("Where to dispute.", valueName: "TEXT")) var contact: String?
    @Option(help: ArgumentHelp("Who writes.", valueName: "NAME")) var organisation = "The organisation you applied to"
    @Option(help: ArgumentHelp("Days in which a dispute is answered.", valueName: "N")) var days = 14
    @Option(name: .shortAndLong, help: ArgumentHelp("File for the letter; - is standard output.", valueName: "FILE"))
    var output = "-"
    @OptionGroup var judging: JudgingOptions

    func run() throws {
        guard adverseAction else {
            throw CommandFailure(.usage, "Say which report: --adverse-action. For an analyst's view use `explain`.")
        }
        guard let contact, contact.contains(where: { $0.isLetter || $0.isNumber }) else {
            throw CommandFailure(
                .usage, "--contact names where the applicant can dispute; a letter without is unlawful")
        }
        guard (1...365).contains(days) else { throw CommandFailure(.usage, "--days takes 1 to 365") }
        let settings = try judging.settings()
        let setup = try RunParts.setup(settings, inputs: inputs)
        let plan = try InputParts.open(inputs, settings, quiet: true)
        let explanation: Explanation?
        do { explanation = try setup.explain(id, in: plan) } catch let error as IngestError {
            throw CommandFailure(.badInput, error.text)
        }
        guard let explanation else { throw RecordNames.failure(id, inputs, settings) }
        let notice = AdverseNotice(
            explanation.assessment, setup.context(inputs: plan.inputs.map(\.path), options: ReportOptions()),
            from: .init(organisation: organisation, contact: contact, days: days))
        _ = try OutputFile(output, content: "notice", isPrivate: output != "-").write(Array(notice.text.utf8))
    }
}
