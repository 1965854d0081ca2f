/// Tells at the cost of one look that a key is not among those that were put in.
///
/// A key sets two bits of one line of memory: its first bits choose the line, its last the bits.
struct KeyFilter: Sendable {
    private let bits: UInt64
    private var words: [UInt64]

    /// Makes an empty filter of 2 to the power of `bits` bits, at least ten for each key that is put in.
    init(bits: UInt64) {
        self.bits = bits
        words = Array(repeating: 0, count: 1 << Int(bits - 6))
    }

    /// Puts a key in.
    mutating func insert(_ key: UInt64) {
        let line = line(of: key)
        let (one, other) = (key & 511, key >> 9 & 511)
        words[line + Int(one >> 6)] |= 1 << (one & 63)
        words[line + Int(other >> 6)] |= 1 << (other & 63)
    }

    /// Whether a key may have been put in.
    @inline(__always)
    func mayHold(_ key: UInt64) -> Bool {
        let line = line(of: key)
        let (one, other) = (key & 511, key >> 9 & 511)
        return words[line + Int(one >> 6)] >> (one & 63) & words[line + Int(other >> 6)] >> (other & 63) & 1 != 0
    }

    @inline(__always)
    private func line(of key: UInt64) -> Int { Int(key >> (64 - bits + 9)) << 3 }
}
