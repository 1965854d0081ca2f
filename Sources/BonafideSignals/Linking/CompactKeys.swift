/// The keys one worker meets in a first round, about eight bytes each: enough to tell who may share something, and which
/// keys so many share that they say nothing.
///
/// A kind and 61 bits of a hash tell keys apart.
package final class CompactKeys: @unchecked Sendable {
    /// Keys of a kind lie in partitions of their own, so that what comes again tells its kind.
    static let partitionsOfKind = 64
    private static let partitions = 32 * partitionsOfKind
    private let parts: UnsafeMutablePointer<CompactRun>
    private var room = PageRoom()
    /// Perceptual hashes of pictures, whose likeness is looked for in all of them together.
    private(set) var pictures = BlockList<UInt64>()
    /// The applicants of the pictures.
    private(set) var pictureRows = BlockList<UInt32>()

    package init() {
        parts = .allocate(capacity: Self.partitions)
        parts.initialize(repeating: CompactRun(), count: Self.partitions)
    }

    deinit {
        parts.deinitialize(count: Self.partitions)
        parts.deallocate()
    }

    /// Adds a key by the number of its kind, below 32, and its hash; with a mark that takes no part in telling keys apart.
    @inline(__always)
    func add(_ kind: UInt8, _ hash: UInt64, row: UInt32, isMarked: Bool = false) {
        let part = Int(kind & 31) * Self.partitionsOfKind + Int(hash >> 58)
        if parts[part].needsPage { parts[part].add(page: room.piece()) }
        parts[part].append((hash >> 2) & 0x00ff_ffff_ffff_fffe | (isMarked ? 1 : 0), row)
    }

    /// The 61 bits of a hash that are kept.
    @inline(__always)
    static func kept(_ hash: UInt64) -> UInt64 { hash >> 3 }

    /// Adds the perceptual hash of a picture.
    func add(picture: UInt64, row: UInt32) {
        pictures.append(picture)
        pictureRows.append(row)
    }

    /// Gives the memory back; nothing is left.
    func removeAll() {
        parts.update(repeating: CompactRun(), count: Self.partitions)
        room = PageRoom()
        pictures = BlockList()
        pictureRows = BlockList()
    }

    /// How many keys a partition of a kind holds.
    func count(_ kind: Int, _ partition: Int) -> Int { parts[kind * Self.partitionsOfKind + partition].count }

    /// Calls a function with the keys of a partition, as the bits of their hashes that are kept.
    func forEach(
        _ kind: Int, _ partition: Int, _ give: (_ key: UInt64, _ row: UInt32, _ isMarked: Bool) -> Void
    ) {
        let lead = UInt64(partition) << 55
        parts[kind * Self.partitionsOfKind + partition].forEach { key, row in give(lead | key >> 1, row, key & 1 != 0) }
    }
}
