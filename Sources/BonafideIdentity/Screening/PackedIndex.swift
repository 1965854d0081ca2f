internal import BonafideArchive

/// The form in which compiled lists are shipped: the bytes of each number set apart by their place, so that gzip finds
/// more to save. Unpacking gives back the compiled list byte for byte.
enum PackedIndex {
    /// Marks the packed form; the rest of the header stays that of the compiled list.
    static let magic: UInt32 = 0x504c_5742
    /// The most a packed list may unfold to, bytes.
    static let limit = 1 << 28

    /// Sections that hold text or single bytes, and are left as they are.
    private static let plain: Set<Int> = [
        IndexSection.meta.rawValue, IndexSection.strings.rawValue, IndexSection.nearKeys.rawValue,
    ]

    /// Packs a compiled list.
    static func pack(_ index: [UInt8]) throws(IndexError) -> [UInt8] {
        var packed = index
        for range in try sections(of: index) {
            let width = range.count / 4
            for place in 0..<width {
                for plane in 0..<4 {
                    packed[range.lowerBound + plane * width + place] = index[range.lowerBound + place * 4 + plane]
                }
            }
        }
        packed.replaceSubrange(0..<4, with: bytes(magic))
        return packed
    }

    /// Gives back the compiled list; anything else is left as it is.
    static func unpack(_ packed: [UInt8]) throws(IndexError) -> [UInt8] {
        guard packed.count >= 4, number32(packed, 0) == magic else { return packed }
        var index = packed
        let ranges = try sections(of: packed)
        packed.withUnsafeBytes { source in
            index.withUnsafeMutableBytes { target in
                for range in ranges {
                    let width = range.count / 4
                    for place in 0..<width {
                        var number: UInt32 = 0
                        for plane in 0..<4 {
                            number |= UInt32(source[range.lowerBound + plane * width + place]) << UInt32(plane * 8)
                        }
                        target.storeBytes(
                            of: number.littleEndian, toByteOffset: range.lowerBound + place * 4, as: UInt32.self)
                    }
                }
            }
        }
        index.replaceSubrange(0..<4, with: bytes(IndexLayout.magic))
        return index
    }

    private static func bytes(_ number: UInt32) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendNumber(number)
        return bytes
    }

    private static func number32(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
        bytes.withUnsafeBytes { UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) }
    }

    /// Where the sections of numbers lie, in whole numbers of four bytes.
    private static func sections(of index: [UInt8]) throws(IndexError) -> [Range<Int>] {
        guard index.count >= IndexLayout.headerLength + IndexLayout.tableLength else {
            throw IndexError(message: "not a compiled list")
        }
        var ranges: [Range<Int>] = []
        for section in IndexSection.allCases where !plain.contains(section.rawValue) {
            let row = IndexLayout.headerLength + section.rawValue * 16
            let (offset, length) = index.withUnsafeBytes {
                (
                    UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: row, as: UInt64.self)),
                    UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: row + 8, as: UInt64.self))
                )
            }
            guard let start = Int(exactly: offset), let count = Int(exactly: length), start <= index.count,
                count <= index.count - start, start >= IndexLayout.headerLength + IndexLayout.tableLength
            else { throw IndexError(message: "the compiled list is damaged; import it again") }
            ranges.append(start..<start + count / 4 * 4)
        }
        return ranges
    }
}
