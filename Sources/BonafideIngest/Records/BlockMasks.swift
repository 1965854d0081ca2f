/// Finds a byte in 64 bytes at once: bit `i` of the result stands for byte `i`.
///
/// The comparison runs on 16 lanes; a multiplication gathers the low bits of eight lanes into one byte.
enum BlockMasks {
    /// Bytes of a block, and the room a reader must leave behind the last byte it looks at.
    static let width = 64

    /// The places in 64 bytes that hold the byte all lanes of `wanted` hold.
    @inline(__always)
    static func equal(_ block: UnsafeRawPointer, _ wanted: SIMD16<UInt8>) -> UInt64 {
        quarter(block, wanted) | quarter(block + 16, wanted) << 16 | quarter(block + 32, wanted) << 32
            | quarter(block + 48, wanted) << 48
    }

    @inline(__always)
    private static func quarter(_ block: UnsafeRawPointer, _ wanted: SIMD16<UInt8>) -> UInt64 {
        let lanes = block.loadUnaligned(as: SIMD16<UInt8>.self)
        let bits =
            unsafeBitCast(lanes .== wanted, to: SIMD2<UInt64>.self)
            & SIMD2<UInt64>(repeating: 0x0101_0101_0101_0101)
        return (bits[0] &* 0x0102_0408_1020_4080) >> 56 | ((bits[1] &* 0x0102_0408_1020_4080) >> 56) << 8
    }

    /// Whether any of 64 bytes is NUL or outside ASCII, so that the record must be looked at closely.
    @inline(__always)
    static func isUnusual(_ block: UnsafeRawPointer) -> Bool {
        var seen = SIMD2<UInt64>(repeating: 0)
        for offset in stride(from: 0, to: 64, by: 16) {
            let lanes = block.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
            // A zero byte minus one, like a byte outside ASCII, sets the top bit.
            seen |= unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
            seen |= unsafeBitCast(lanes &- SIMD16<UInt8>(repeating: 1), to: SIMD2<UInt64>.self)
        }
        return (seen[0] | seen[1]) & 0x8080_8080_8080_8080 != 0
    }

    /// For each bit, the parity of the bits at and below it: from quotation marks to what lies inside them.
    @inline(__always)
    static func prefixParity(_ bits: UInt64) -> UInt64 {
        var parity = bits
        parity ^= parity << 1
        parity ^= parity << 2
        parity ^= parity << 4
        parity ^= parity << 8
        parity ^= parity << 16
        parity ^= parity << 32
        return parity
    }
}
