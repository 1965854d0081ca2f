/// The two orders in which bytes of a number may lie.
package enum ByteOrder: Sendable { case big, little }

extension [UInt8] {
    /// The byte at an offset, or nothing outside the file.
    @inline(__always)
    package func byte(_ at: Int) -> UInt8? { at >= 0 && at < count ? self[at] : nil }

    /// A 16-bit number, or nothing outside the file.
    package func u16(_ at: Int, _ order: ByteOrder = .big) -> Int? {
        guard at >= 0, at <= count - 2 else { return nil }
        let (a, b) = (Int(self[at]), Int(self[at + 1]))
        return order == .big ? a << 8 | b : b << 8 | a
    }

    /// A 32-bit number, or nothing outside the file.
    package func u32(_ at: Int, _ order: ByteOrder = .big) -> Int? {
        guard at >= 0, at <= count - 4, let first = u16(at, order), let second = u16(at + 2, order) else { return nil }
        return order == .big ? first << 16 | second : second << 16 | first
    }

    /// Bytes of a range, or nothing where the range leaves the file.
    package func slice(_ start: Int, _ length: Int) -> ArraySlice<UInt8>? {
        guard start >= 0, length >= 0, start <= count, length <= count - start else { return nil }
        return self[start..<start + length]
    }

    /// Whether these ASCII bytes lie at an offset.
    package func holds(_ text: StaticString, at offset: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard offset >= 0, offset <= count - length else { return false }
        return withUnsafeBufferPointer { all in
            let pointer = text.utf8Start
            for index in 0..<length where all[offset + index] != pointer[index] { return false }
            return true
        }
    }

    /// The first place at or after `start` and before `end` where these bytes lie.
    package func find(_ text: StaticString, from start: Int = 0, to end: Int = .max) -> Int? {
        let length = text.utf8CodeUnitCount
        let last = Swift.min(end, count) - length
        guard length > 0, start >= 0, start <= last else { return nil }
        return withUnsafeBufferPointer { all in
            let pointer = text.utf8Start
            let first = pointer[0]
            var at = start
            scan: while at <= last {
                if all[at] == first {
                    for index in 1..<Swift.max(1, length) where all[at + index] != pointer[index] {
                        at += 1
                        continue scan
                    }
                    return at
                }
                at += 1
            }
            return nil
        }
    }

    /// The last place at or after `start` and before `end` where these bytes lie.
    package func findLast(_ text: StaticString, from start: Int = 0, to end: Int = .max) -> Int? {
        var at = Swift.min(end, count) - text.utf8CodeUnitCount
        while at >= Swift.max(0, start) {
            if holds(text, at: at) { return at }
            at -= 1
        }
        return nil
    }

    /// All places where these bytes lie, at most `limit`.
    package func places(of text: StaticString, limit: Int = 1_000) -> [Int] {
        var found: [Int] = []
        var at = 0
        while found.count < limit, let place = find(text, from: at) {
            found.append(place)
            at = place + text.utf8CodeUnitCount
        }
        return found
    }
}

/// What reading one file may cost; shared by all readers of that file.
package final class ReadingBudget {
    /// Bytes that may still be inflated.
    package private(set) var inflatable: Int
    /// Steps (tokens, operators, objects) that may still be taken.
    package private(set) var steps: Int
    /// Whether any reader had to stop early.
    package private(set) var isExhausted = false

    /// Gives a file of `size` bytes 200 times its size, at least 8 MiB and at most 64 MiB, and four million steps.
    package init(size: Int, steps: Int = 4_000_000) {
        inflatable = Swift.min(64 << 20, Swift.max(8 << 20, size.multipliedReportingOverflow(by: 200).partialValue))
        self.steps = steps
    }

    /// Books inflated bytes.
    package func spend(inflated: Int) {
        inflatable -= inflated
        if inflatable <= 0 {
            inflatable = 0
            isExhausted = true
        }
    }

    /// Books one step; false when there are none left.
    @inline(__always)
    package func step() -> Bool {
        guard steps > 0 else {
            isExhausted = true
            return false
        }
        steps -= 1
        return true
    }

    /// Notes that a reader gave up at a limit of its own.
    package func noteLimit() { isExhausted = true }
}
