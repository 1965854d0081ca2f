import ArgumentParser
import BonafideReport

/// `bonafide audit`
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Check hash-chained audit files; compare selection rates of groups.",
        subcommands: [Verify.self, AuditGroupsCommand.self])

    /// `bonafide audit verify`
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "Find any changed, removed or reordered record of an audit file.")

        @Argument(help: ArgumentHelp("Audit file.", valueName: "file"))
        var file: String

        func run() throws {
            let verification: AuditVerification
            do throws(AuditError) { verification = try AuditLog(path: file).verify() } catch {
                throw CommandFailure(.badInput, error.sentence)
            }
            switch verification {
            case .intact(let head): Console.output("\(file): \(head.sequence) records, unbroken, head \(head.hash)")
            case .broken(let line, let reason):
                throw CommandFailure(.findings, "\(file):\(line): error: \(reason.phrase)")
            }
        }
    }
}
