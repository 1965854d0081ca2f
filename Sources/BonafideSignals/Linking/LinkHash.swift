internal import BonafideArchive

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

/// Hashes identifiers: SipHash-2-4 with 128 bits of output (Aumasson and Bernstein), salted for one run, for what
/// stays in memory; HMAC-SHA-256 with the organisation's secret for what is stored or exported.
///
/// Which applicants share a key depends on neither salt nor secret; the salt keeps a crafted export from choosing
/// collisions, the secret keeps short identifiers such as phone numbers from being guessed back.
package struct LinkHasher: Sendable {
    private let k0: UInt64
    private let k1: UInt64
    private let secret: LinkSecret?

    /// Takes 128 bits of salt.
    package init(_ k0: UInt64, _ k1: UInt64) {
        self.k0 = k0
        self.k1 = k1
        secret = nil
    }

    /// Takes the organisation's secret.
    package init(secret: LinkSecret) {
        (k0, k1) = (0, 0)
        self.secret = secret
    }

    /// Runs of words as they may be stored or exported: disguised with the secret, where there is one.
    func seal(_ runs: [UInt32]) -> [UInt32] {
        guard let secret, !runs.isEmpty else { return runs }
        return RunCipher(secret: secret).seal(runs)
    }

    /// Draws a salt from the system.
    package static func salted() -> LinkHasher {
        var generator = SystemRandomNumberGenerator()
        return LinkHasher(generator.next(), generator.next())
    }

    /// Hashes one identifier of one kind; the kind takes part, so kinds never collide by content.
    package func hash(_ kind: LinkKind, _ text: UnsafeBufferPointer<UInt8>) -> LinkHash {
        if let secret { return secret.hash(kind, text) }
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
        let raw = UnsafeRawBufferPointer(text)
        while index + 8 <= text.count {
            absorb(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
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

extension LinkHasher {
    /// A word that finds equal identifiers and need not tell them apart: multiplications folded together, salted.
    @inline(__always)
    func quick(_ kind: UInt8, _ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
            let product = a.multipliedFullWidth(by: b)
            return product.high ^ product.low
        }
        let salt = k1 ^ 0x9e37_79b9_7f4a_7c15
        var hash = fold(k0 ^ UInt64(kind) &* 0xa076_1d64_78bd_642f, salt)
        let raw = UnsafeRawBufferPointer(text)
        var index = 0
        while index + 8 <= text.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            hash = fold(hash ^ word, salt)
            index += 8
        }
        var last = UInt64(text.count) << 56
        var shift: UInt64 = 0
        while index < text.count {
            last |= UInt64(text[index]) << shift
            shift += 8
            index += 1
        }
        return fold(fold(hash ^ last, salt), 0xe703_7ed1_a0b4_28db)
    }
}

extension LinkHash {
    /// The hash as 32 hexadecimal digits.
    package var hexadecimal: String {
        [first, second].map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// Reads 32 hexadecimal digits.
    package init?(hexadecimal text: String) {
        let digits = Array(text.utf8)
        guard digits.count == 32 else { return nil }
        func word(_ part: ArraySlice<UInt8>) -> UInt64? { UInt64(String(decoding: part, as: UTF8.self), radix: 16) }
        guard let first = word(digits[..<16]), let second = word(digits[16...]) else { return nil }
        self.init(first: first, second: second)
    }
}
