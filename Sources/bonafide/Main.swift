import ArgumentParser
import Foundation

/// The porch: parses words, calls the house, chooses an exit code.
struct Bonafide: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bonafide",
        abstract: "Scores contradictions between what an applicant claims and what the evidence shows.",
        discussion: """
            EXAMPLES:
              bonafide score export.csv                      score every applicant of an export
              bonafide score export/ --html report.html      a folder of tables, with an HTML report
              bonafide explain A-07 export/                  why one applicant scored as they did

            EXIT CODES:
              0 ok · 1 an applicant is at or above --fail-on · 2 usage · 3 input rejected beyond --max-errors
              4 bad rule pack · 5 internal · 6 a rule test or coverage threshold failed · 130 interrupted

            Results go to standard output, everything else to standard error. Nothing leaves the machine.
            """,
        version: Engine.version,
        subcommands: [
            ScoreCommand.self,
            MergeCommand.self,
            ScreenCommand.self,
            ListsCommand.self,
            RingsCommand.self,
            LinkCommand.self,
            PersonsCommand.self,
            KeysCommand.self,
            EdgesCommand.self,
            ComponentsCommand.self,
            StoreCommand.self,
            ExplainCommand.self,
            ReportCommand.self,
            CorrectCommand.self,
            RulesCommand.self,
            InspectCommand.self,
            DataCommand.self,
            AuditCommand.self,
            SchemaCommand.self,
            BlocklistCommand.self,
            DoctorCommand.self,
            ConfigCommand.self,
            VersionCommand.self,
            ActivityCommand.self,
            SimulateCommand.self,
            ManualCommand.self,
        ])
}

@main
enum Main {
    static func main() async {
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try Bonafide.parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            Console.error(failure.message)
            exit(failure.code.rawValue)
        } catch {
            leave(with: error)
        }
    }

    /// Prints help to standard output and mistakes to standard error, with the house's own exit codes.
    private static func leave(with error: any Error) -> Never {
        let message = Bonafide.fullMessage(for: error)
        let status = Bonafide.exitCode(for: error)
        guard status != .success else {
            Console.output(message)
            exit(0)
        }
        if status == .validationFailure {
            Console.error(message)
            if let hint = misspelledVerb() { Console.error("Did you mean '\(hint)'?") }
            exit(ExitStatus.usage.rawValue)
        }
        if !message.isEmpty { Console.error(message) }
        exit(status.rawValue == 1 ? ExitStatus.internalError.rawValue : status.rawValue)
    }
}
