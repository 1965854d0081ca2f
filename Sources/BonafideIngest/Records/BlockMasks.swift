internal import CByteScan

/// Finds bytes in 64 bytes at once: bit `i` of a mask stands for byte `i`.
package enum BlockMasks {
    /// Bytes of a block, and the room a reader must leave behind the last byte it looks at.
    package static let width = 64

    /// The places in 64 bytes that hold a byte.
    @inline(__always)
    package static func equal(_ block: UnsafePointer<UInt8>, _ byte: UInt8) -> UInt64 { bonafide_equal64(block, byte) }

    /// Whether any of 64 bytes is NUL or outside ASCII, so that the record must be looked at closely.
    @inline(__always)
    package static func isUnusual(_ block: UnsafePointer<UInt8>) -> Bool { bonafide_unusual64(block) != 0 }

    /// For each bit, the parity of the bits at and below it: from quotation marks to what lies inside them.
    @inline(__always)
    package static func prefixParity(_ bits: UInt64) -> UInt64 {
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
