import ArgumentParser
import BonafideIngest
import BonafideReport
import BonafideRules

/// `bonafide schema`
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of what goes in or comes out.")

    /// The schemas there are.
    enum Subject: String, CaseIterable, ExpressibleByArgument {
        case profile, assessment, rule
    }

    @Argument(help: ArgumentHelp("profile, assessment or rule.", valueName: "subject"))
    var subject: Subject

    func run() throws {
        switch subject {
        case .profile: Console.output(ProfileSchema.json())
        case .assessment: Console.output(AssessmentSchema.text)
        case .rule: Console.output(RuleFileSchema.json(catalog: try PackOptions.catalog()))
        }
    }
}
