internal import Synchronization

/// What a word asked for is on a list.
struct MetWord: Sendable {
    /// How rare the word itself is on the list, 1 where it is not on it.
    let rarity: Float
    /// What it weighs in a name asked for.
    let weight: Float
    /// The names it leads to, where there are any.
    let reach: WordReach?
}

/// Which names of a list hold a word asked for or one near it, and how much of them that is.
final class WordReach: Sendable {
    /// What the word gives to one name of the list.
    struct Share {
        let name: UInt32
        let mass: Float
    }

    /// The shares by name, in ascending order; where several near words stand in one name, each that gives more than
    /// those before it follows them.
    let shares: [Share]
    /// The most it gives to a name of which it makes up six tenths.
    let solo: Float
    /// The most it gives to a name of which it makes up thirty-six hundredths.
    let broad: Float
    /// The names, folded to 1,024 bits: words without a bit in common share no name.
    private let folded: SIMD16<UInt64>
    /// Where there are many names, the same folded to 8,192 bits.
    private let filter: [UInt64]

    init(shares: [Share], solo: Float, broad: Float) {
        self.shares = shares
        self.solo = solo
        self.broad = broad
        var folded = SIMD16<UInt64>()
        var filter = [UInt64](repeating: 0, count: shares.count > 32 ? 128 : 0)
        for share in shares {
            let bit = Self.bit(of: share.name)
            folded[bit >> 9] |= 1 << UInt64(bit >> 3 & 63)
            if !filter.isEmpty { filter[bit >> 6] |= 1 << UInt64(bit & 63) }
        }
        self.folded = folded
        self.filter = filter
    }

    /// Whether a name of the list may hold both words.
    func mayShare(_ other: WordReach) -> Bool { folded & other.folded != SIMD16() }

    /// Whether a name of the list may hold the word.
    @inline(__always)
    func mayHold(_ name: UInt32) -> Bool {
        let bit = Self.bit(of: name)
        return filter.isEmpty
            ? folded[bit >> 9] >> UInt64(bit >> 3 & 63) & 1 != 0 : filter[bit >> 6] >> UInt64(bit & 63) & 1 != 0
    }

    @inline(__always)
    private static func bit(of name: UInt32) -> Int { Int((UInt64(name) &* 0x9e37_79b9_7f4a_7c15) >> 51) }
}

/// Words that were looked for before, with what they meet on each list; first names, family names and words of companies
/// come again and again.
final class MetWords: Sendable {
    private static let shards = 16
    private static let capacity = 8_192
    private static let shareCapacity = 1 << 16
    private let known: [Shard] = (0..<shards).map { _ in Shard() }

    private final class Shard: Sendable {
        let words = Mutex((KeyTable<[MetWord]>(), shares: 0))
    }

    /// The word under a key, made where it is not known yet.
    func word(_ key: UInt64, _ make: () -> [MetWord]) -> [MetWord] {
        let shard = known[Int(truncatingIfNeeded: key >> 57) & (Self.shards - 1)]
        if let word = shard.words.withLock({ $0.0[key] }) { return word }
        let word = make()
        let count = word.reduce(0) { $0 + ($1.reach?.shares.count ?? 0) }
        shard.words.withLock { words in
            if words.0.count >= Self.capacity || words.shares + count > Self.shareCapacity {
                words.0.removeAll()
                words.shares = 0
            }
            words.0[key] = word
            words.shares += count
        }
        return word
    }
}
