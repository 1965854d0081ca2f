import Foundation

/// Standard output for results, standard error for everything else.
enum Console {
    /// Writes a line of a result.
    static func output(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

    /// Writes bytes of a result; gives false when the reader has gone away.
    @discardableResult
    static func output(bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { write($0, to: STDOUT_FILENO) }
    }

    /// Writes a line that is not a result.
    static func error(_ text: String) {
        guard !text.isEmpty else { return }
        write(text + "\n", to: STDERR_FILENO)
    }

    /// Whether a stream is a terminal.
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Columns of the terminal on standard output, or 100 where there is none.
    static var width: Int {
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }), columns > 20 {
            return columns
        }
        return 100
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { _ = write(UnsafeRawBufferPointer($0), to: descriptor) }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var offset = 0
        while offset < bytes.count {
            let written = Foundation.write(descriptor, bytes.baseAddress! + offset, bytes.count - offset)
            if written < 0 {
                if errno == EINTR { continue }
                return false
            }
            offset += written
        }
        return true
    }
}

/// Whether colour may be used on standard output.
enum ColorChoice: String, CaseIterable {
    case auto, always, never

    /// Settles the choice by `--color`, `NO_COLOR`, `CLICOLOR_FORCE` and the terminal, in that order.
    func isOn(environment: [String: String] = ProcessInfo.processInfo.environment) -> Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto:
            if let no = environment["NO_COLOR"], !no.isEmpty { return false }
            if let force = environment["CLICOLOR_FORCE"], force != "0", !force.isEmpty { return true }
            return Console.isTerminal(STDOUT_FILENO) && environment["TERM"] != "dumb"
        }
    }
}
