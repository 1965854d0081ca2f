internal import BonafideCore

/// Text of another encoding, given out as UTF-8.
final class TranscodingStream: ByteStream {
    private let inner: ByteStream
    private let encoding: TextEncoding
    private let path: String
    private var input = [UInt8](repeating: 0, count: 64 * 1024)
    private var start = 0
    private var end = 0
    private var passed = 0
    /// Converted text that did not fit a small buffer.
    private var spill: ArraySlice<UInt8> = []

    init(_ inner: ByteStream, from encoding: TextEncoding, path: String) {
        self.inner = inner
        self.encoding = encoding
        self.path = path
    }

    override var consumed: UInt64 { inner.consumed }

    override func read(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int {
        guard !buffer.isEmpty else { return 0 }
        // A buffer too small for the longest sequence is served from text converted ahead.
        if spill.isEmpty, buffer.count < 4 {
            var ahead = [UInt8](repeating: 0, count: 64)
            let filled = ahead.withUnsafeMutableBytes { raw -> Result<Int, IngestError> in
                do throws(IngestError) { return .success(try fill(raw)) } catch { return .failure(error) }
            }
            let count = try filled.get()
            spill = ahead[..<count]
        }
        guard !spill.isEmpty else { return buffer.count < 4 ? 0 : try fill(buffer) }
        let count = min(buffer.count, spill.count)
        buffer.copyBytes(from: spill.prefix(count))
        spill = spill.dropFirst(count)
        return count
    }

    private func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int {
        var made = 0
        while made == 0 {
            if end - start < 4, try !refill() {
                guard start < end else { return 0 }
                // Less than a whole code unit is left, or the low half of a pair is missing.
                if encoding != .windows1252, end - start == 1 || isHighHalf(unit(at: start)) { throw cut() }
            }
            made = try convert(into: buffer.bindMemory(to: UInt8.self))
        }
        return made
    }

    /// Moves what is left to the front and reads on; gives whether anything came.
    private func refill() throws(IngestError) -> Bool {
        let rest = end - start
        for index in 0..<rest { input[index] = input[start + index] }
        passed += start
        start = 0
        end = rest
        let filled = input.withUnsafeMutableBytes { raw -> Result<Int, IngestError> in
            let room = UnsafeMutableRawBufferPointer(rebasing: raw[rest...])
            do throws(IngestError) { return .success(try inner.read(into: room)) } catch { return .failure(error) }
        }
        let count = try filled.get()
        end += count
        return count > 0
    }

    private func convert(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(IngestError) -> Int {
        guard let place = buffer.baseAddress else { return 0 }
        var made = 0
        while made + 4 <= buffer.count {
            if encoding == .windows1252 {
                guard start < end else { break }
                made += UTF8Text.write(Windows1252.scalar(input[start]), to: place + made)
                start += 1
                continue
            }
            guard end - start >= 2 else { break }
            let first = unit(at: start)
            if isHighHalf(first) {
                guard end - start >= 4 else { break }
                let second = unit(at: start + 2)
                guard second & 0xfc00 == 0xdc00 else { throw cut() }
                made += UTF8Text.write(
                    0x10000 + (UInt32(first & 0x3ff) << 10 | UInt32(second & 0x3ff)), to: place + made)
                start += 4
            } else {
                guard first & 0xfc00 != 0xdc00 else { throw cut() }
                made += UTF8Text.write(UInt32(first), to: place + made)
                start += 2
            }
        }
        return made
    }

    private func unit(at index: Int) -> UInt16 {
        encoding == .utf16LittleEndian
            ? UInt16(input[index]) | UInt16(input[index + 1]) << 8
            : UInt16(input[index]) << 8 | UInt16(input[index + 1])
    }

    private func isHighHalf(_ unit: UInt16) -> Bool { unit & 0xfc00 == 0xd800 }

    private func cut() -> IngestError {
        IngestError(
            .invalidEncoding, path,
            "the \(encoding.rawValue) text is broken at byte \(passed + start): half of a surrogate pair is missing")
    }
}
