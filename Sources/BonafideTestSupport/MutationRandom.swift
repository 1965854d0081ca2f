/// Seeded numbers and byte mutations, the same on every machine.
package struct MutationRandom: RandomNumberGenerator {
    private var state: UInt64

    /// Begins a sequence.
    package init(seed: UInt64) { state = seed }

    /// The next number.
    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }

    /// The next number below a limit.
    package mutating func next(below limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }

    /// A file with one to twelve mutations; seed and round alone say which, so that a finding can be made again.
    package static func mutated(_ original: [UInt8], seed: UInt64, round: Int) -> [UInt8] {
        var random = MutationRandom(seed: seed)
        random = MutationRandom(seed: random.next() ^ UInt64(truncatingIfNeeded: round))
        var bytes = original
        // Half of the mutations fall on the head, where the structure of most formats lies.
        for _ in 0..<(1 + random.next(below: 12)) {
            random.mutate(&bytes, within: random.next(below: 2) == 0 ? 1_024 : bytes.count)
        }
        return bytes
    }

    /// Flips, overwrites, removes, repeats or cuts bytes.
    private mutating func mutate(_ bytes: inout [UInt8], within reach: Int) {
        guard bytes.count > 16 else { return }
        let place = next(below: min(reach, bytes.count))
        switch next(below: 7) {
        case 0: bytes[place] ^= UInt8(1 << next(below: 8))
        case 1: bytes[place] = [0, 0xff, 0x7f, 0x80, 0x39, 0x3c][next(below: 6)]
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + next(below: 24)))
        case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 1 + next(below: 24))], at: place)
        case 4: bytes.insert(contentsOf: Array("9999999999999999999".utf8), at: place)
        case 5: for index in place..<min(bytes.count, place + 4) { bytes[index] = 0xff }
        default: bytes.removeLast(min(bytes.count - 16, next(below: 64)))
        }
    }
}
