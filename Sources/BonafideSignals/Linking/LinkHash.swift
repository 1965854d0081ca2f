/// A keyed 128-bit hash of an identifier: 64 bits to find it by, 64 to verify.
package struct LinkHash: Hashable, Comparable, Sendable {
    /// The word keys are sorted and partitioned by.
    package let first: UInt64
    /// The word that tells apart what the first one confuses.
    package let second: UInt64

    package init(first: UInt64, second: UInt64) {
        self.first = first
        self.second = second
    }

    package static func < (a: LinkHash, b: LinkHash) -> Bool {
        a.first != b.first ? a.first < b.first : a.second < b.second
    }
}

/// SipHash-2-4 with 128 bits of output (Aumasson and Bernstein), salted for one run.
///
/// Which applicants share a key does not depend on the salt; it only keeps a crafted export from
/// choosing collisions.
package struct LinkHasher: Sendable {
    private let k0: UInt64
    private let k1: UInt64

    /// Takes 128 bits of salt.
    package init(_ k0: UInt64, _ k1: UInt64) {
        self.k0 = k0
        self.k1 = k1
    }

    /// Draws a salt from the system.
    package static func salted() -> LinkHasher {
        var generator = SystemRandomNumberGenerator()
        return LinkHasher(generator.next(), generator.next())
    }

    /// Hashes one identifier of one kind; the kind takes part, so kinds never collide by content.
    package func hash(_ kind: LinkKind, _ text: UnsafeBufferPointer<UInt8>) -> LinkHash {
        var v0 = k0 ^ 0x736f_6d65_7073_6575
        var v1 = k1 ^ 0x646f_7261_6e64_6f6d ^ 0xee
        var v2 = k0 ^ 0x6c79_6765_6e65_7261
        var v3 = k1 ^ 0x7465_6462_7974_6573
        @inline(__always) func round() {
            v0 = v0 &+ v1
            v1 = (v1 << 13 | v1 >> 51) ^ v0
            v0 = v0 << 32 | v0 >> 32
            v2 = v2 &+ v3
            v3 = (v3 << 16 | v3 >> 48) ^ v2
            v0 = v0 &+ v3
            v3 = (v3 << 21 | v3 >> 43) ^ v0
            v2 = v2 &+ v1
            v1 = (v1 << 17 | v1 >> 47) ^ v2
            v2 = v2 << 32 | v2 >> 32
        }
        @inline(__always) func absorb(_ word: UInt64) {
            v3 ^= word
            round()
            round()
            v0 ^= word
        }
        absorb(UInt64(kind.rawValue))
        var index = 0
        while index + 8 <= text.count {
            var word: UInt64 = 0
            for byte in 0..<8 { word |= UInt64(text[index + byte]) << UInt64(byte * 8) }
            absorb(word)
            index += 8
        }
        var last = UInt64(text.count & 0xff) << 56
        for byte in 0..<(text.count - index) { last |= UInt64(text[index + byte]) << UInt64(byte * 8) }
        absorb(last)
        v2 ^= 0xee
        for _ in 0..<4 { round() }
        let first = v0 ^ v1 ^ v2 ^ v3
        v1 ^= 0xdd
        for _ in 0..<4 { round() }
        return LinkHash(first: first, second: v0 ^ v1 ^ v2 ^ v3)
    }
}
