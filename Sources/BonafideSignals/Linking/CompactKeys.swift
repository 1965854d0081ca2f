/// The keys one worker meets in a first round, eight bytes each: enough to tell who may share something.
///
/// A kind and 38 bits of a hash find, and a second round over the few they found tells for certain.
package final class CompactKeys: @unchecked Sendable {
    /// Keys of a kind lie in partitions of their own, so that what comes again tells its kind.
    static let partitionsOfKind = 64
    static let partitions = 32 * partitionsOfKind
    private let parts: UnsafeMutablePointer<BlockList<UInt64>>
    /// Perceptual hashes of pictures, whose likeness is looked for in all of them together.
    private(set) var pictures = BlockList<UInt64>(blockCount: 1 << 14)
    /// The applicants of the pictures.
    private(set) var pictureRows = BlockList<UInt32>(blockCount: 1 << 14)

    package init() {
        parts = .allocate(capacity: Self.partitions)
        parts.initialize(repeating: BlockList(blockCount: 256), count: Self.partitions)
    }

    deinit {
        for part in 0..<Self.partitions { parts[part].deallocate() }
        parts.deinitialize(count: Self.partitions)
        parts.deallocate()
        pictures.deallocate()
        pictureRows.deallocate()
    }

    /// Adds a key by the number of its kind, below 32, and its hash.
    @inline(__always)
    func add(_ kind: UInt8, _ hash: UInt64, row: UInt32) {
        let part = Int(kind & 31) * Self.partitionsOfKind + Int(hash >> 58)
        parts[part].append((hash << 6) & 0xffff_ffff_0000_0000 | UInt64(row))
    }

    /// Adds the perceptual hash of a picture.
    func add(picture: UInt64, row: UInt32) {
        pictures.append(picture)
        pictureRows.append(row)
    }

    /// How many keys a partition holds.
    func count(in partition: Int) -> Int { parts[partition].count }

    /// Moves the keys of a partition out; the blocks are freed.
    func take(_ partition: Int, into buffer: UnsafeMutableBufferPointer<UInt64>, at start: Int) {
        var place = start
        parts[partition].forEachBlock { block in
            for key in block {
                buffer[place] = key
                place += 1
            }
        }
        parts[partition].deallocate()
    }
}
