import ArgumentParser
import BonafideIngest
import BonafideReport

/// `bonafide schema`
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of what goes in or comes out.")

    /// The schemas there are.
    enum Subject: String, CaseIterable, ExpressibleByArgument {
        case profile, assessment
    }

    @Argument(help: ArgumentHelp("profile or assessment.", valueName: "subject"))
    var subject: Subject

    func run() throws {
        switch subject {
        case .profile: Console.output(ProfileSchema.json())
        case .assessment: Console.output(AssessmentSchema.text)
        }
    }
}
