import BonafideArchive
import BonafideReport
import Foundation

/// A file or standard output that is written piece by piece and digested on the way.
///
/// Used by the one task of a run that writes.
final class OutputFile: @unchecked Sendable {
    private let name: String
    private let content: String
    private let descriptor: Int32
    private var digester = Digester()
    private var bytes: Int64 = 0
    private let isDigested: Bool
    /// Whether it is more than standard output.
    var isFile: Bool { isDigested }

    /// Opens a file for writing, or standard output for `-`.
    init(_ name: String, content: String, isPrivate: Bool = false) throws {
        self.name = name
        self.content = content
        isDigested = name != "-"
        if name == "-" {
            descriptor = STDOUT_FILENO
        } else {
            let folder = URL(fileURLWithPath: name).deletingLastPathComponent()
            try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            descriptor = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, isPrivate ? 0o600 : 0o644)
            guard descriptor >= 0 else {
                throw CommandFailure(.usage, "\(name): error: cannot be written: \(String(cString: strerror(errno)))")
            }
        }
    }

    deinit { if descriptor != STDOUT_FILENO { close(descriptor) } }

    /// Writes bytes; gives false when the reader of a pipe has gone away.
    func write(_ piece: [UInt8]) throws -> Bool {
        if isDigested { digester.update(piece) }
        bytes += Int64(piece.count)
        return try piece.withUnsafeBytes { raw in
            var offset = 0
            while offset < raw.count {
                let count = Foundation.write(descriptor, raw.baseAddress! + offset, raw.count - offset)
                if count < 0 {
                    if errno == EINTR { continue }
                    if errno == EPIPE { return false }
                    throw CommandFailure(
                        .internalError, "\(name): error: cannot be written: \(String(cString: strerror(errno)))")
                }
                offset += count
            }
            return true
        }
    }

    /// What was written, for the manifest.
    var stamp: OutputStamp {
        OutputStamp(name: name, content: content, bytes: bytes, digest: isDigested ? digester.finish().description : "")
    }
}
