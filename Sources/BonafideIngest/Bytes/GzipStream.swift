internal import BonafideArchive
internal import BonafideCore

/// The bytes inside a gzip file of one or several members.
final class GzipStream: ByteStream {
    private let inner: ByteStream
    private let path: String
    private var inflater: Inflater
    private var input: [UInt8]
    private var start = 0
    private var end = 0
    private var isDone = false

    init(_ inner: ByteStream, path: String) throws(IngestError) {
        self.inner = inner
        self.path = path
        input = [UInt8](repeating: 0, count: 256 * 1024)
        do throws(InflateError) {
            inflater = try Inflater(.gzip)
        } catch {
            throw IngestError(.damagedCompression, path, "the gzip reader could not be set up")
        }
    }

    override var consumed: UInt64 { inner.consumed }

    override func read(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int {
        guard buffer.count > 0 else { return 0 }
        while !isDone {
            if start == end { try refill() }
            if start == end {
                isDone = true
                if inflater.isAtEnd { break }
                throw IngestError(
                    .damagedCompression, path,
                    "the gzip data ends before its end mark, after \(inflater.produced) bytes of content",
                    hint: "the file was cut short; fetch or write it again")
            }
            let made = try inflate(into: buffer)
            if made > 0 { return made }
        }
        return 0
    }

    private func refill() throws(IngestError) {
        // The closure keeps the typed error by carrying a result out.
        let filled = input.withUnsafeMutableBytes { raw -> Result<Int, IngestError> in
            do throws(IngestError) { return .success(try inner.read(into: raw)) } catch { return .failure(error) }
        }
        start = 0
        end = try filled.get()
    }

    private func inflate(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int {
        let step = input.withUnsafeBytes { raw -> Result<(consumed: Int, produced: Int), InflateError> in
            do throws(InflateError) {
                return .success(
                    try inflater.inflate(UnsafeRawBufferPointer(rebasing: raw[start..<end]), into: buffer))
            } catch { return .failure(error) }
        }
        switch step {
        case .success(let (taken, made)):
            start += taken
            if taken == 0 && made == 0 { start = end }
            return made
        case .failure:
            isDone = true
            throw IngestError(
                .damagedCompression, path,
                "the gzip data is damaged after \(inflater.produced) bytes of content",
                hint: "fetch or write the file again")
        }
    }
}
