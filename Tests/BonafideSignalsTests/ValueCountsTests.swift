import BonafideCore
import Testing

import BonafideSignals

/// Counting values over an export.
@Suite struct ValueCountsTests {
    private static func hash(_ hasher: ValueHasher, _ kind: UInt64, _ text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { hasher.hash(kind, $0) }
    }

    /// Values with a skewed distribution: many once, some often.
    private static func sample(_ count: Int) -> [(value: Int, member: Int)] {
        var state: UInt64 = 7
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let value = Int(state >> 33) % (state >> 20 & 3 == 0 ? 50 : 1_000_000)
            return (value, Int(state >> 40) % 5)
        }
    }

    @Test(arguments: [(1, 1), (1, 3), (2, 3), (4, 5)])
    func countsAreThoseOfADictionary(threads: Int, workers: Int) {
        let hasher = ValueHasher()
        let keys = (0..<workers).map { _ in ValueKeys() }
        var plain: [Int: Int] = [:]
        var members: [Int: Set<Int>] = [:]
        for (index, item) in Self.sample(40_000).enumerated() {
            keys[index % workers].add(Self.hash(hasher, 1, "value \(item.value)"))
            keys[index % workers].add(
                Self.hash(hasher, 2, "value \(item.value)"), member: Self.hash(hasher, 3, "member \(item.member)"))
            plain[item.value, default: 0] += 1
            members[item.value, default: []].insert(item.member)
        }
        let counts = ValueCounts(keys, threads: threads)
        for (value, count) in plain {
            #expect(counts.count(of: Self.hash(hasher, 1, "value \(value)")) == count)
            #expect(counts.count(of: Self.hash(hasher, 2, "value \(value)")) == members[value]?.count)
        }
        #expect(counts.count(of: Self.hash(hasher, 1, "never seen")) == 1)
        // Many at once are counted as each by itself.
        let asked = (0..<1000).map { Self.hash(hasher, UInt64(1 + $0 % 2), "value \($0 / 2 % 60)") }
        var found = [UInt32](repeating: 0, count: asked.count)
        asked.withUnsafeBufferPointer { asked in
            found.withUnsafeMutableBufferPointer { counts.counts(of: asked, into: $0.baseAddress.unsafelyUnwrapped) }
        }
        #expect(found.map(Int.init) == asked.map { counts.count(of: $0) })
    }

    @Test func nothingGatheredCountsAsOnce() {
        #expect(ValueCounts([]).count(of: 17) == 1)
        #expect(ValueCounts([ValueKeys()]).count(of: 0) == 1)
    }

    @Test func hashesTellLengthsKindsAndTailsApart() {
        let hasher = ValueHasher()
        let texts = [
            "a", "a\0", "b", "12345678", "123456789", "12345678\0", "1234567", "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaab",
        ]
        let hashes = texts.flatMap { text in [1, 2].map { Self.hash(hasher, $0, text) } }
        #expect(Set(hashes).count == hashes.count)
        for text in texts { #expect(Self.hash(hasher, 1, text) == Self.hash(hasher, 1, text)) }
    }
}
