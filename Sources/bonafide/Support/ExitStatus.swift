/// The exit codes of the command line.
enum ExitStatus: Int32 {
    case ok = 0
    /// An applicant is at or above `--fail-on`.
    case findings = 1
    case usage = 2
    /// The input could not be read, or more rows were rejected than `--max-errors` allows.
    case badInput = 3
    case badPack = 4
    case internalError = 5
    /// A rule test or coverage threshold failed.
    case testFailure = 6
    case interrupted = 130
}

/// Ends a command with a message and an exit code.
struct CommandFailure: Error {
    let code: ExitStatus
    /// One sentence and a remedy; empty where everything was said already.
    let message: String

    init(_ code: ExitStatus, _ message: String = "") {
        self.code = code
        self.message = message
    }
}
