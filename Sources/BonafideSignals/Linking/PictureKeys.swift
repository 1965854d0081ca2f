/// Keys by which near-duplicate pictures meet.
///
/// A perceptual hash of 64 bits is cut into six parts, and every three of them are a key. Two hashes that differ in at most
/// three bits leave three parts alike, so they share at least one of the twenty keys; two strangers share one by chance
/// once in two hundred million.
enum PictureKeys {
    /// Where the parts begin, and where the last one ends.
    private static let bounds: [UInt64] = [0, 11, 22, 33, 44, 54, 64]

    /// Three of the six parts.
    struct Triple: Sendable {
        private let shifts: SIMD4<UInt64>
        private let masks: SIMD4<UInt64>
        /// What leads the text of a key.
        private let prefix: String

        init(_ a: Int, _ b: Int, _ c: Int) {
            func mask(_ part: Int) -> UInt64 { (1 << (bounds[part + 1] - bounds[part])) - 1 }
            shifts = SIMD4(bounds[a], bounds[b], bounds[c], 0)
            masks = SIMD4(mask(a), mask(b), mask(c), 0)
            prefix = "p\(a)\(b)\(c):"
        }

        /// The first of the three parts of a hash.
        @inline(__always)
        func firstPart(of hash: UInt64) -> UInt64 { hash >> shifts[0] & masks[0] }

        /// The three parts of a hash as one number of 33 bits at most.
        @inline(__always)
        func key(of hash: UInt64) -> UInt64 {
            firstPart(of: hash) << 22 | (hash >> shifts[1] & masks[1]) << 11 | hash >> shifts[2] & masks[2]
        }

        /// The key as a text.
        func text(of hash: UInt64) -> String { prefix + String(key(of: hash), radix: 16) }
    }

    /// All twenty, by the first of their parts.
    static let triplesByPart: [[Triple]] = (0..<4).map { a in
        ((a + 1)..<5).flatMap { b in ((b + 1)..<6).map { c in Triple(a, b, c) } }
    }
    /// All twenty.
    static let triples = triplesByPart.flatMap { $0 }

    /// What a digest of a picture is to linking.
    enum Reading: Equatable {
        /// A perceptual hash of 64 bits.
        case hash(UInt64)
        /// The hash of a plain surface, nearly all one digit, which says nothing.
        case plain
        /// A hash of another length, which is its own key.
        case other
    }

    /// Reads lower-case letters and digits.
    static func read(_ text: UnsafeBufferPointer<UInt8>) -> Reading {
        guard text.count == 16 else { return .other }
        var hash: UInt64 = 0
        var largest: UInt8 = 0
        // Without branches: whether a digit is a letter cannot be foretold.
        for byte in text {
            largest = max(largest, byte)
            hash = hash << 4 | UInt64((byte & 15) &+ (byte >> 6) &* 9)
        }
        guard largest < 0x67 else { return .other }
        return (8...56).contains(hash.nonzeroBitCount) ? .hash(hash) : .plain
    }

    /// The keys of a hash.
    static func of(_ hash: UInt64) -> [String] { triples.map { $0.text(of: hash) } }
}
