#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// An open audit log; closed when it goes out of scope.
struct AuditFile: ~Copyable {
    private let path: String
    private let descriptor: Int32

    /// Opens the file to be read; or opens or makes it to be appended to, and waits until no other process appends.
    init(_ path: String, appends: Bool) throws(AuditError) {
        let flags = appends ? O_RDWR | O_CREAT | O_APPEND : O_RDONLY
        let descriptor = open(path, flags | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw AuditError.file(path: path, operation: "open", code: errno) }
        guard !appends || flock(descriptor, LOCK_EX) == 0 else {
            let code = errno
            close(descriptor)
            throw AuditError.file(path: path, operation: "lock", code: code)
        }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    private func failure(_ operation: String) -> AuditError { .file(path: path, operation: operation, code: errno) }

    /// Size in bytes.
    func size() throws(AuditError) -> Int {
        let size = lseek(descriptor, 0, SEEK_END)
        guard size >= 0 else { throw failure("read") }
        return Int(size)
    }

    /// Fills a buffer from a place in the file and gives the count of bytes, less than asked for only at the end.
    func read(into buffer: inout [UInt8], from start: Int) throws(AuditError) -> Int {
        var done = 0
        while done < buffer.count {
            let count = buffer.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done, off_t(start + done))
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw failure("read") }
            if count == 0 { break }
            done += count
        }
        return done
    }

    /// Appends bytes and waits until they are on the disk.
    func append(_ bytes: [UInt8]) throws(AuditError) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw failure("write") }
            done += count
        }
        guard fsync(descriptor) == 0 else { throw failure("flush") }
    }
}

extension AuditError {
    /// The system's words for an error number.
    static func words(of code: Int32) -> String { String(cString: strerror(code)) }
}
