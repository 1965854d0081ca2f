#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// Bytes in order, from a file, memory, or another stream that is unwrapped on the way.
class ByteStream {
    /// Fills some of a buffer and gives the count of bytes; 0 only at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int { 0 }
    /// Count of bytes taken from the stored input so far.
    var consumed: UInt64 { 0 }

    /// Reads at most so many bytes; trouble on the way is given with what came before it.
    final func prefix(_ limit: Int) -> (bytes: [UInt8], error: IngestError?) {
        var bytes = [UInt8](repeating: 0, count: limit)
        var filled = 0
        var trouble: IngestError?
        bytes.withUnsafeMutableBytes { raw in
            while filled < limit, trouble == nil {
                do throws(IngestError) {
                    let count = try read(into: UnsafeMutableRawBufferPointer(rebasing: raw[filled...]))
                    if count == 0 { break }
                    filled += count
                } catch {
                    trouble = error
                }
            }
        }
        return (Array(bytes[..<filled]), trouble)
    }
}

/// An open file that is closed when nobody reads it any more.
final class OpenFile: Sendable {
    let descriptor: Int32

    init(descriptor: Int32) { self.descriptor = descriptor }

    /// Opens a file for reading.
    convenience init(path: String) throws(IngestError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw IngestError(.unreadableFile, path, "cannot be opened: \(String(cString: strerror(errno)))")
        }
        self.init(descriptor: descriptor)
    }

    deinit { close(descriptor) }

    /// Count of bytes of the file, or 0 where it has none to tell.
    var size: UInt64 {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? UInt64(max(0, status.st_size)) : 0
    }

    /// When the file was written to last.
    var change: FileChange {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return FileChange() }
        return FileChange(
            size: Int64(status.st_size), seconds: Int64(status.st_mtim.tv_sec),
            nanoseconds: Int64(status.st_mtim.tv_nsec))
    }
}

/// How long a file was and when it was written to last, to see whether it was written to since.
struct FileChange: Equatable, Sendable {
    var size: Int64 = 0
    var seconds: Int64 = 0
    var nanoseconds: Int64 = 0
}

/// The bytes of a regular file, read by `pread` so that nothing stays mapped.
final class FileStream: ByteStream {
    private let file: OpenFile
    private let path: String
    private var offset: off_t = 0

    init(_ file: OpenFile, path: String) {
        self.file = file
        self.path = path
    }

    override var consumed: UInt64 { UInt64(offset) }

    override func read(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int {
        while true {
            let count = pread(file.descriptor, buffer.baseAddress, buffer.count, offset)
            if count >= 0 {
                offset += off_t(count)
                return count
            }
            guard errno == EINTR else {
                throw IngestError(.unreadableFile, path, "cannot be read: \(String(cString: strerror(errno)))")
            }
        }
    }
}

/// Bytes held in memory.
final class MemoryStream: ByteStream {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    override var consumed: UInt64 { UInt64(offset) }

    override func read(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int {
        let count = min(buffer.count, bytes.count - offset)
        bytes.withUnsafeBytes { all in
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[offset..<offset + count]))
        }
        offset += count
        return count
    }
}

/// A stream whose first bytes are passed over.
final class SkippingStream: ByteStream {
    private let inner: ByteStream
    private var rest: Int

    init(_ inner: ByteStream, skipping count: Int) {
        self.inner = inner
        rest = count
    }

    override var consumed: UInt64 { inner.consumed }

    override func read(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int {
        while rest > 0, buffer.count > 0 {
            let part = UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(rest, buffer.count)])
            let count = try inner.read(into: part)
            if count == 0 { return 0 }
            rest -= count
        }
        return try inner.read(into: buffer)
    }
}
