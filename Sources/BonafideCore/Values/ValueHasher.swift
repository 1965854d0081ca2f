/// A keyed 64-bit hash for counting equal values inside one run.
///
/// Eight bytes at a time are multiplied to 128 bits and folded. The salt is drawn anew for every hasher, so that no export
/// can be written to collide; counts do not depend on it.
package struct ValueHasher: Sendable {
    private let salt: UInt64

    /// Draws a salt from the system.
    package init() {
        var generator = SystemRandomNumberGenerator()
        salt = generator.next() | 1
    }

    /// Hashes a value of one kind; the kind takes part, so kinds never collide by content.
    @inline(__always)
    package func hash(_ kind: UInt64, _ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        guard let start = text.baseAddress else { return 0 }
        let bytes = UnsafeRawPointer(start)
        let count = text.count
        var state = Self.fold(salt ^ kind &* 0x9e37_79b9_7f4a_7c15, 0xe703_7ed1_a0b4_28db)
        var index = 0
        while index + 8 <= count {
            let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            state = Self.fold(state ^ word, salt ^ 0x8ebc_6af0_9c88_c6e3)
            index += 8
        }
        let rest = UInt64(truncatingIfNeeded: count - index) * 8
        var tail: UInt64 = 0
        if count >= 8 {
            // The last eight bytes, those hashed already shifted out; where none are left, all are.
            let last = bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
            tail = rest == 0 ? 0 : last &>> (64 &- rest)
        } else {
            var shift: UInt64 = 0
            while index < count {
                tail ^= UInt64(bytes.load(fromByteOffset: index, as: UInt8.self)) &<< shift
                shift &+= 8
                index += 1
            }
        }
        return Self.fold(state ^ tail ^ UInt64(truncatingIfNeeded: count) << 56, 0x589965cc75374cc3 ^ salt)
    }

    @inline(__always)
    private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low
    }
}
