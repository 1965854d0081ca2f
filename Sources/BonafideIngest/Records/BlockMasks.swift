internal import CByteScan

/// Finds bytes in 64 bytes at once: bit `i` of a mask stands for byte `i`.
package enum BlockMasks {
    /// Bytes of a block, and the room a reader must leave behind the last byte it looks at.
    package static let width = 64

    /// The places in 64 bytes that hold a byte.
    @inline(__always)
    package static func equal(_ block: UnsafePointer<UInt8>, _ byte: UInt8) -> UInt64 { bonafide_equal64(block, byte) }
}
