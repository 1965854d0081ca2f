internal import Dispatch

/// A stream that is read one block ahead by a thread of its own, so that unfolding what is compressed and using it go on
/// at once.
final class ReadAheadStream: ByteStream, @unchecked Sendable {
    /// What one step ahead gave.
    private struct Block {
        var bytes: [UInt8] = []
        var start = 0
        var end = 0
        var consumed: UInt64 = 0
        var isLast = false
        var error: IngestError?
    }

    /// Small at first, as what opens an input reads its beginning alone.
    private static let firstCount = 64 << 10
    private static let count = 1 << 20

    /// Touched on the queue alone, one block at a time.
    private let inner: ByteStream
    private let queue = DispatchQueue(label: "read-ahead")
    private let isReady = DispatchSemaphore(value: 0)
    private var current = Block()
    /// Filled on the queue until it is ready.
    private var next = Block()
    private var isAsked = false

    init(_ inner: ByteStream) { self.inner = inner }

    override var consumed: UInt64 { current.consumed }

    override func read(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int {
        guard buffer.count > 0 else { return 0 }
        while current.start == current.end {
            if let error = current.error { throw error }
            if current.isLast { return 0 }
            if !isAsked { ask(for: Self.firstCount) }
            isReady.wait()
            swap(&current, &next)
            if !current.isLast { ask(for: Self.count) }
        }
        let count = min(buffer.count, current.end - current.start)
        current.bytes.withUnsafeBytes { all in
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[current.start..<current.start + count]))
        }
        current.start += count
        return count
    }

    private func ask(for count: Int) {
        isAsked = true
        queue.async { [self] in
            fill(count)
            isReady.signal()
        }
    }

    private func fill(_ count: Int) {
        // Taken out of the object, so that its members are not in use while the stream below fills them.
        var block = Block()
        swap(&block, &next)
        var bytes: [UInt8] = []
        swap(&bytes, &block.bytes)
        if bytes.count < count { bytes = [UInt8](repeating: 0, count: count) }
        (block.start, block.end, block.error) = (0, 0, nil)
        bytes.withUnsafeMutableBytes { room in
            while block.end < count, !block.isLast {
                do throws(IngestError) {
                    let more = try inner.read(into: UnsafeMutableRawBufferPointer(rebasing: room[block.end..<count]))
                    block.end += more
                    block.isLast = more == 0
                } catch {
                    block.error = error
                    block.isLast = true
                }
            }
        }
        block.consumed = inner.consumed
        swap(&bytes, &block.bytes)
        swap(&block, &next)
    }
}
