internal import Synchronization

/// What a word asked for meets on a list: the words near it, and which names hold them.
final class MetWord: Sendable {
    /// A word of the list near the one asked for.
    struct Near: Sendable {
        let word: UInt32
        let likeness: Float
    }

    /// The words near it, at most one an exact one.
    let near: [Near]
    /// How rare the word itself is on the list, 1 where it is not on it.
    let rarity: Float
    /// What it weighs in a name asked for.
    let weight: Float
    /// The names that hold a near word, folded to 1,024 bits: words without a bit in common share no name.
    let names: SIMD16<UInt64>
    /// The most it gives to a name of which it makes up six tenths.
    let solo: Float
    /// The most it gives to a name of which it makes up thirty-six hundredths.
    let broad: Float

    init(near: [Near], rarity: Float, weight: Float, names: SIMD16<UInt64>, solo: Float, broad: Float) {
        self.near = near
        self.rarity = rarity
        self.weight = weight
        self.names = names
        self.solo = solo
        self.broad = broad
    }
}

/// Words that were looked for before; first names, family names and words of companies come again and again.
final class MetWords: Sendable {
    private static let shards = 16
    private static let capacity = 8_192
    private let known: [Shard] = (0..<shards).map { _ in Shard() }

    private final class Shard: Sendable {
        let words = Mutex<[UInt64: MetWord]>([:])
    }

    /// The word under a key, made where it is not known yet.
    func word(_ key: UInt64, _ make: () -> MetWord) -> MetWord {
        let shard = known[Int(truncatingIfNeeded: key >> 57) & (Self.shards - 1)]
        if let word = shard.words.withLock({ $0[key] }) { return word }
        let word = make()
        shard.words.withLock { words in
            if words.count >= Self.capacity { words.removeAll(keepingCapacity: true) }
            words[key] = word
        }
        return word
    }
}
