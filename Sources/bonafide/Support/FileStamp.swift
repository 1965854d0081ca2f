import BonafideArchive
import Foundation

/// Digests files for the manifest.
enum FileStamp {
    /// SHA-256 of a file, or nothing for standard input and files that cannot be read again.
    static func digest(_ path: String) -> String {
        let file = path == "-" ? -1 : open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return "" }
        defer { close(file) }
        var digester = Digester()
        // What is read is digested while it lies in the nearest cache; larger pieces are no faster.
        let isWhole = withUnsafeTemporaryAllocation(byteCount: 1 << 17, alignment: 64) { buffer in
            while true {
                let count = read(file, buffer.baseAddress, buffer.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return count == 0 }
                digester.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            }
        }
        return isWhole ? digester.finish().description : ""
    }
}
