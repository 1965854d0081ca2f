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
        var digits: [UInt8] = []
        append(hexadecimal: &digits)
        return String(decoding: digits, as: UTF8.self)
    }

    /// Appends the hash as 32 hexadecimal digits.
    package func append(hexadecimal text: inout [UInt8]) {
        HexadecimalWord.append(first, to: &text)
        HexadecimalWord.append(second, to: &text)
    }

    /// Reads 32 hexadecimal digits.
    package init?(hexadecimal digits: UnsafeBufferPointer<UInt8>) {
        guard digits.count == 32, let first = HexadecimalWord.read(digits, from: 0, count: 16),
            let second = HexadecimalWord.read(digits, from: 16, count: 16)
        else { return nil }
        self.init(first: first, second: second)
    }
}

/// Words as hexadecimal digits, all of them written.
///
/// Nothing here is generic: other modules would call it unspecialized, at many times the cost.
package enum HexadecimalWord {
    /// Appends the sixteen digits of a word.
    package static func append(_ word: UInt64, to text: inout [UInt8]) { append(word, 16, to: &text) }

    /// Appends the eight digits of a word.
    package static func append(_ word: UInt32, to text: inout [UInt8]) { append(UInt64(word), 8, to: &text) }

    @inline(__always)
    private static func append(_ word: UInt64, _ count: Int, to text: inout [UInt8]) {
        var digits = SIMD16<UInt8>()
        for place in 0..<count {
            let digit = UInt8(truncatingIfNeeded: word >> UInt64(4 * (count - 1 - place))) & 15
            digits[place] = digit < 10 ? 0x30 + digit : 0x57 + digit
        }
        withUnsafeBytes(of: digits) { text.append(contentsOf: $0.prefix(count)) }
    }

    /// Reads one to sixteen digits of either case.
    package static func read(_ digits: UnsafeBufferPointer<UInt8>, from start: Int, count: Int) -> UInt64? {
        guard (1...16).contains(count), start + count <= digits.count else { return nil }
        var word: UInt64 = 0
        for place in start..<start + count {
            let digit = digits[place]
            switch digit {
            case 0x30...0x39: word = word << 4 | UInt64(digit - 0x30)
            case 0x41...0x46, 0x61...0x66: word = word << 4 | UInt64((digit | 0x20) - 0x57)
            default: return nil
            }
        }
        return word
    }
}
