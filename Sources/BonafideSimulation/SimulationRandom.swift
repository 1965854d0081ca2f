/// A seeded generator that gives the same numbers on every machine (SplitMix64: Steele, Lea and Flood, 2014).
package struct SimulationRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Starts the stream of a number under a seed; streams do not depend on each other.
    package init(seed: UInt64, stream: UInt64 = 0) {
        state = seed
        let mixed = next()
        state = mixed ^ (stream &* 0xd134_2543_de82_ef95)
        _ = next()
    }

    package mutating func next() -> UInt64 {
        state = state &+ 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }

    /// A number from 0 to just below 1.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// True in a share of cases.
    mutating func chance(_ share: Double) -> Bool { unit() < share }

    /// A number from 0 to below a limit of at least 1.
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }

    mutating func between(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }

    /// The place of an item drawn by its weight.
    mutating func weighted(_ weights: [Double]) -> Int {
        var rest = unit() * weights.reduce(0, +)
        for (place, weight) in weights.enumerated() {
            rest -= weight
            if rest < 0 { return place }
        }
        return weights.count - 1
    }

    /// About normal: the sum of twelve draws, so that no library's arithmetic plays a part.
    mutating func normal(_ mean: Double, _ deviation: Double) -> Double {
        var sum = -6.0
        for _ in 0..<12 { sum += unit() }
        return mean + deviation * sum
    }
}
