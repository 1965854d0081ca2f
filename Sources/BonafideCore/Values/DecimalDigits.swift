/// Reads runs of decimal digits.
package enum DecimalDigits {
    /// The number that eight digits from a place on stand for, nothing where one of them is none or there are fewer;
    /// digits that stand side by side are joined in three steps.
    @inline(__always)
    package static func eight(_ text: UnsafeBufferPointer<UInt8>, from index: Int) -> UInt32? {
        guard index + 8 <= text.count else { return nil }
        let raw = UnsafeRawBufferPointer(text)
        let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        let highs: UInt64 = 0xf0f0_f0f0_f0f0_f0f0
        let zeros: UInt64 = 0x3030_3030_3030_3030
        guard word & highs == zeros, (word &+ 0x0606_0606_0606_0606) & highs == zeros else { return nil }
        var value = ((word & 0x0f0f_0f0f_0f0f_0f0f) &* (10 << 8 | 1)) >> 8
        value = ((value & 0x00ff_00ff_00ff_00ff) &* (100 << 16 | 1)) >> 16
        return UInt32(truncatingIfNeeded: ((value & 0x0000_ffff_0000_ffff) &* (10_000 << 32 | 1)) >> 32)
    }
}
