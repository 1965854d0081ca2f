internal import CZlib

/// Why compressed bytes could not be inflated.
public enum InflateError: Error, Equatable, Sendable {
    /// The stream is damaged; the text is zlib's own short reason.
    case damaged(String)
    /// The stream ended before its end mark.
    case truncated
    /// More bytes came out than the caller allowed.
    case budgetExceeded(limit: Int)
    /// zlib could not be set up.
    case unavailable
}

/// The wrapping around a deflate stream.
public enum InflateFormat: Int32, Sendable {
    /// Bare deflate, as inside ZIP members.
    case raw = -15
    /// zlib header and checksum, as inside PDF and PNG.
    case zlib = 15
    /// gzip members, one or several in a row.
    case gzip = 31
}

/// A streaming decompressor with a bound on what it may put out.
///
/// Memory is bounded by the caller's output buffer and zlib's 32 KB window.
public struct Inflater: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>
    private let format: InflateFormat
    private let limit: Int
    /// Bytes put out so far.
    public private(set) var produced = 0
    /// Whether the end mark of the (last) stream was read.
    public private(set) var isAtEnd = false

    /// Sets up a decompressor that puts out at most `limit` bytes.
    public init(_ format: InflateFormat, limit: Int = .max) throws(InflateError) {
        self.format = format
        self.limit = limit
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard bonafide_inflateInit2(stream, format.rawValue) == Z_OK else {
            stream.deallocate()
            throw .unavailable
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    /// Inflates from `input` into `output`; gives how many bytes were taken and put.
    ///
    /// Call again with what is left of `input` until nothing is taken and nothing is put.
    public mutating func inflate(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(InflateError) -> (consumed: Int, produced: Int) {
        if isAtEnd {
            guard format == .gzip, let first = input.first else { return (0, 0) }
            // gzip allows further members; anything else behind the last one is padding.
            guard first == 0x1f else { return (input.count, 0) }
            guard inflateReset(stream) == Z_OK else { throw .unavailable }
            isAtEnd = false
        }
        let taken = min(input.count, Int(UInt32.max))
        let room = min(output.count, Int(UInt32.max))
        stream.pointee.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.pointee.avail_in = UInt32(taken)
        stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = UInt32(room)
        let status = CZlib.inflate(stream, Z_NO_FLUSH)
        let consumed = taken - Int(stream.pointee.avail_in)
        let made = room - Int(stream.pointee.avail_out)
        produced += made
        guard produced <= limit else { throw .budgetExceeded(limit: limit) }
        switch status {
        case Z_STREAM_END: isAtEnd = true
        case Z_OK, Z_BUF_ERROR: break
        default: throw .damaged(stream.pointee.msg.map { String(cString: $0) } ?? "code \(status)")
        }
        return (consumed, made)
    }

    /// Inflates a whole stream held in memory; what came out before damage is given with the error.
    public static func inflate(
        _ content: UnsafeRawBufferPointer, as format: InflateFormat, limit: Int
    ) -> (bytes: [UInt8], error: InflateError?) {
        var bytes: [UInt8] = []
        let room = 64 * 1024
        var buffer = [UInt8](repeating: 0, count: room)
        do throws(InflateError) {
            var inflater = try Inflater(format, limit: limit)
            var offset = 0
            while true {
                let rest = UnsafeRawBufferPointer(rebasing: content[offset...])
                // The closure keeps the typed error by carrying a result out.
                let step = buffer.withUnsafeMutableBytes {
                    raw -> Result<(consumed: Int, produced: Int), InflateError> in
                    do throws(InflateError) { return .success(try inflater.inflate(rest, into: raw)) } catch {
                        return .failure(error)
                    }
                }
                let (consumed, made) = try step.get()
                bytes.append(contentsOf: buffer[..<made])
                offset += consumed
                if inflater.isAtEnd && (offset >= content.count || format != .gzip) { return (bytes, nil) }
                if consumed == 0 && made == 0 { return (bytes, .truncated) }
            }
        } catch {
            return (bytes, error)
        }
    }
}
