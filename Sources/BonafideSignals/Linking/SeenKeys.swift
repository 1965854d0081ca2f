internal import Synchronization

/// Tells which keys of a large input came at least twice, in a byte or so a key: a Bloom filter whose bits lie in one word
/// each, and a filter of those met again.
///
/// A few keys that came once are told too; none that came twice is missed.
package final class SeenKeys: @unchecked Sendable {
    private let words: UInt64
    private var once: UnsafeMutablePointer<Atomic<UInt64>>?
    private let twiceWords: UInt64
    private let twice: UnsafeMutablePointer<Atomic<UInt64>>

    /// Makes a filter for about so many keys.
    package init(keys: Int) {
        words = UInt64(max(1024, keys / 8))
        twiceWords = UInt64(max(1024, keys / 64))
        once = Self.zeros(words)
        twice = Self.zeros(twiceWords)
    }

    deinit {
        once?.deallocate()
        twice.deallocate()
    }

    private static func zeros(_ count: UInt64) -> UnsafeMutablePointer<Atomic<UInt64>> {
        let words = UnsafeMutablePointer<Atomic<UInt64>>.allocate(capacity: Int(count))
        for word in 0..<Int(count) { (words + word).initialize(to: Atomic(0)) }
        return words
    }

    /// Notes keys; many workers may do so at once.
    package func note(_ keys: [UInt64]) {
        guard let once else { return }
        var start = 0
        var touched: UInt64 = 0
        while start < keys.count {
            let end = min(keys.count, start + 128)
            // Loads that wait for nothing bring the words near before they are changed one by one.
            for place in start..<end { touched ^= once[word(of: keys[place])].load(ordering: .relaxed) }
            for place in start..<end {
                let key = keys[place]
                let mask = Self.mask(key)
                let known = once[word(of: key)].bitwiseOr(mask, ordering: .relaxed).oldValue
                if known & mask == mask { noteAgain(key) }
            }
            start = end
        }
        withExtendedLifetime(touched) {}
    }

    private func noteAgain(_ key: UInt64) {
        let bit = twiceBit(key)
        twice[Int(bit >> 6)].bitwiseOr(1 << (bit & 63), ordering: .relaxed)
    }

    @inline(__always)
    private func word(of key: UInt64) -> Int { Int(key.multipliedFullWidth(by: words).high) }

    /// Four bits of a word.
    @inline(__always)
    private static func mask(_ key: UInt64) -> UInt64 {
        1 << (key & 63) | 1 << (key >> 6 & 63) | 1 << (key >> 12 & 63) | 1 << (key >> 18 & 63)
    }

    @inline(__always)
    private func twiceBit(_ key: UInt64) -> UInt64 {
        (key &* 0x9e37_79b9_7f4a_7c15).multipliedFullWidth(by: twiceWords * 64).high
    }

    /// Ends the noting, and frees what only that needs.
    package func close() {
        once?.deallocate()
        once = nil
    }

    /// Whether a key may have come at least twice.
    @inline(__always)
    func cameTwice(_ key: UInt64) -> Bool {
        let bit = twiceBit(key)
        return twice[Int(bit >> 6)].load(ordering: .relaxed) >> (bit & 63) & 1 != 0
    }
}
