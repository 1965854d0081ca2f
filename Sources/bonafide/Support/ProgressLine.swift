import BonafidePipeline
import Foundation

/// Tells on standard error how far a long run has come: in place on a terminal, a line every five seconds elsewhere.
final class ProgressLine: @unchecked Sendable {
    private let isTerminal = Console.isTerminal(STDERR_FILENO)
    private let isOn: Bool
    private var last = 0.0
    private var hasShown = false

    init(isOn: Bool) { self.isOn = isOn }

    /// Shows a step, unless one was shown just before; runs of under a second show nothing.
    func show(_ progress: BonafidePipeline.Progress) {
        guard isOn, progress.seconds > 1, progress.seconds - last >= (isTerminal ? 0.25 : 5) else { return }
        last = progress.seconds
        hasShown = true
        var text = "\(progress.records) applicants, \(Int(progress.rate))/s"
        if progress.bytesTotal > 0 {
            let percent = min(100, 100 * progress.bytesRead / progress.bytesTotal)
            text += ", \(percent) %"
        }
        if let remaining = progress.remaining { text += ", \(Int(remaining.rounded(.up))) s left" }
        if progress.rejected > 0 { text += ", \(progress.rejected) rejected" }
        let line = isTerminal ? "\r\u{1b}[K\(text)" : text + "\n"
        FileHandle.standardError.write(Data(line.utf8))
    }

    /// Clears the line of a terminal.
    func finish() {
        if hasShown && isTerminal { FileHandle.standardError.write(Data("\r\u{1b}[K".utf8)) }
    }
}

/// Notes an interrupt from the keyboard, so that a run can end in good order.
enum Interrupt {
    nonisolated(unsafe) private static var flag = sig_atomic_t(0)

    /// Begins to listen; a second interrupt ends the program at once.
    static func listen() {
        signal(SIGINT) { _ in
            if Interrupt.flag != 0 { _exit(130) }
            Interrupt.flag = 1
        }
    }

    /// Whether an interrupt came.
    static var hasCome: Bool { flag != 0 }
}
