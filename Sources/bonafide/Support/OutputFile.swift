import BonafideArchive
import BonafideReport
import Foundation

/// A file or standard output that is written piece by piece and digested on the way.
///
/// Used by the one task of a run that writes.
final class OutputFile: @unchecked Sendable {
    /// The name the user gave.
    let name: String
    private let content: String
    private let descriptor: Int32
    private var digester = Digester()
    private var bytes: Int64 = 0
    private let isDigested: Bool
    private let budget: DiskBudget?
    /// Bytes written so far.
    var length: Int64 { bytes }
    /// Whether it is more than standard output.
    var isFile: Bool { isDigested }

    /// Opens a file for writing, or standard output for `-`; with `keeping`, behind so many bytes it has already.
    init(
        _ name: String, content: String, isPrivate: Bool = false, keeping kept: Int64? = nil,
        budget: DiskBudget? = nil
    ) throws {
        self.name = name
        self.budget = budget
        self.content = content
        isDigested = name != "-"
        if name == "-" {
            descriptor = STDOUT_FILENO
        } else {
            let folder = URL(fileURLWithPath: name).deletingLastPathComponent()
            try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let opening = kept == nil ? O_WRONLY | O_CREAT | O_TRUNC : O_RDWR
            descriptor = open(name, opening | O_CLOEXEC, isPrivate ? 0o600 : 0o644)
            guard descriptor >= 0 else {
                throw CommandFailure(.usage, "\(name): error: cannot be written: \(String(cString: strerror(errno)))")
            }
            if let kept { try keep(kept) }
        }
    }

    /// Digests what an earlier run wrote, and drops what stands behind it.
    private func keep(_ kept: Int64) throws {
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while bytes < kept {
            let wanted = Int(min(Int64(buffer.count), kept - bytes))
            let count = buffer.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, wanted, off_t(bytes)) }
            guard count > 0 else {
                throw CommandFailure(
                    .usage,
                    "\(name): error: it is shorter than its journal says; remove the journal to start anew")
            }
            digester.update(Array(buffer[..<count]))
            bytes += Int64(count)
        }
        guard ftruncate(descriptor, off_t(kept)) == 0, lseek(descriptor, off_t(kept), SEEK_SET) == off_t(kept) else {
            throw CommandFailure(
                .internalError, "\(name): error: cannot be written: \(String(cString: strerror(errno)))")
        }
        try budget?.take(Int(kept), for: name)
    }

    deinit { if descriptor != STDOUT_FILENO { close(descriptor) } }

    /// Writes bytes; gives false when the reader of a pipe has gone away.
    func write(_ piece: [UInt8]) throws -> Bool {
        try budget?.take(piece.count, for: name)
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
