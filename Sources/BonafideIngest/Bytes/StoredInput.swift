#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif
internal import BonafideCore

/// An input that can be read from its start as often as a run has passes.
enum StoredInput: Sendable {
    case file(OpenFile)
    case memory([UInt8])

    /// Bytes of standard input that are held in memory; beyond them a nameless temporary file takes over.
    private static let memoryLimit = 32 << 20

    /// A new stream over the stored bytes.
    func stream(path: String) -> ByteStream {
        switch self {
        case .file(let file): FileStream(file, path: path)
        case .memory(let bytes): MemoryStream(bytes)
        }
    }

    /// Count of stored bytes.
    var size: UInt64 {
        switch self {
        case .file(let file): file.size
        case .memory(let bytes): UInt64(bytes.count)
        }
    }

    /// When the stored bytes were written to last.
    var change: FileChange {
        switch self {
        case .file(let file): file.change
        case .memory: FileChange()
        }
    }

    /// Opens a file, reading it into memory or aside where it is a pipe.
    static func open(path: String) throws(IngestError) -> StoredInput {
        let file = try OpenFile(path: path)
        var status = stat()
        guard fstat(file.descriptor, &status) == 0 else {
            throw IngestError(.unreadableFile, path, "cannot be examined: \(String(cString: strerror(errno)))")
        }
        if status.st_mode & S_IFMT == S_IFREG { return .file(file) }
        return try gather(file.descriptor, path)
    }

    /// Reads standard input to its end.
    static func standardInput() throws(IngestError) -> StoredInput { try gather(0, "-") }

    private static func gather(_ descriptor: Int32, _ path: String) throws(IngestError) -> StoredInput {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        var spool: OpenFile?
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count == 0 { break }
            guard count > 0 else {
                if errno == EINTR { continue }
                throw IngestError(.unreadableFile, path, "cannot be read: \(String(cString: strerror(errno)))")
            }
            if let spool {
                try write(buffer[..<count], to: spool, path)
            } else {
                bytes.append(contentsOf: buffer[..<count])
                guard bytes.count > memoryLimit else { continue }
                let file = try temporaryFile(path)
                try write(bytes[...], to: file, path)
                bytes = []
                spool = file
            }
        }
        return spool.map { .file($0) } ?? .memory(bytes)
    }

    /// A file without a name, gone with the process.
    private static func temporaryFile(_ path: String) throws(IngestError) -> OpenFile {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array((folder + "/bonafide-XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw IngestError(
                .unreadableFile, path, "no temporary file can be made to hold the input",
                hint: "set TMPDIR to a folder with room, or give the input as a file")
        }
        unlink(template)
        return OpenFile(descriptor: descriptor)
    }

    private static func write(_ bytes: ArraySlice<UInt8>, to file: OpenFile, _ path: String) throws(IngestError) {
        let isWhole = bytes.withUnsafeBytes { raw in
            var offset = 0
            while offset < raw.count {
                let count = Glibc.write(file.descriptor, raw.baseAddress?.advanced(by: offset), raw.count - offset)
                guard count > 0 || (count < 0 && errno == EINTR) else { return false }
                offset += max(0, count)
            }
            return true
        }
        guard isWhole else {
            throw IngestError(
                .unreadableFile, path, "the temporary copy of the input cannot be written",
                hint: "set TMPDIR to a folder with room, or give the input as a file")
        }
    }
}
