internal import BonafideArchive
internal import Foundation

extension WatchlistIndex {
    /// The ending of the files compiled lists are kept in.
    package static let fileEnding = ".wli"
    /// The ending of the files compiled lists are shipped in.
    package static let packedEnding = ".wlp.gz"

    /// Opens a compiled list: maps a plain file; unfolds a packed one, and keeps it unfolded in the cache folder where one
    /// is given, so that it is mapped the next time.
    package static func open(_ path: String, cache: String? = nil) throws(IndexError) -> WatchlistIndex {
        guard path.hasSuffix(".gz") else { return try WatchlistIndex(path: path) }
        guard let cache, let card = try? ListCard(path: path) else {
            return try WatchlistIndex(bytes: try unfold(path))
        }
        let kept = "\(cache)/\(card.name)-\(card.date)-\(card.digest.prefix(16))-\(IndexLayout.version)\(fileEnding)"
        if let index = try? WatchlistIndex(path: kept), index.card == card { return index }
        let bytes = try unfold(path)
        // A folder that cannot be written costs time and nothing else.
        try? FileManager.default.createDirectory(atPath: cache, withIntermediateDirectories: true)
        try? Data(bytes).write(to: URL(fileURLWithPath: kept), options: .atomic)
        return try WatchlistIndex(bytes: bytes)
    }

    private static func unfold(_ path: String) throws(IndexError) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw IndexError(message: "the compiled list cannot be opened")
        }
        let (bytes, error) = data.withUnsafeBytes { Inflater.inflate($0, as: .gzip, limit: PackedIndex.limit) }
        guard error == nil else { throw IndexError(message: "the compiled list is damaged") }
        return try PackedIndex.unpack(bytes)
    }

    /// Whether a file is named as a compiled list is.
    package static func isFile(_ name: String) -> Bool {
        name.hasSuffix(fileEnding) || name.hasSuffix(packedEnding)
    }
}

extension ListCard {
    /// Reads what a compiled list says of itself from its first bytes; the rest is neither read nor checked.
    package init(path: String) throws(IndexError) {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw IndexError(message: "the compiled list cannot be opened")
        }
        defer { try? file.close() }
        var head = [UInt8]((try? file.read(upToCount: 16_384)) ?? Data())
        if head.starts(with: [0x1f, 0x8b]) {
            var inflater: Inflater
            var room = [UInt8](repeating: 0, count: 16_384)
            do throws(InflateError) { inflater = try Inflater(.gzip) } catch {
                throw IndexError(message: "the compiled list cannot be opened")
            }
            let count = head.withUnsafeBytes { input in
                room.withUnsafeMutableBytes { (try? inflater.inflate(input, into: $0).produced) ?? 0 }
            }
            head = Array(room.prefix(count))
        }
        try self.init(head: head[...])
    }

    /// Reads what a compiled list says of itself from its beginning, of which the first section must be there whole.
    init(head: ArraySlice<UInt8>) throws(IndexError) {
        let table = IndexLayout.headerLength + IndexLayout.tableLength
        guard head.count > table else { throw IndexError(message: "not a compiled list") }
        let (magic, version, length) = head.withUnsafeBytes { raw in
            (
                UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: 0, as: UInt32.self)),
                UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: 4, as: UInt32.self)),
                UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: IndexLayout.headerLength + 8, as: UInt64.self))
            )
        }
        guard magic == IndexLayout.magic || magic == PackedIndex.magic else {
            throw IndexError(message: "not a compiled list")
        }
        guard version == IndexLayout.version else {
            throw IndexError(message: "the list was compiled by another version of bonafide; import it again")
        }
        // What a list says of itself is its first section.
        guard let count = Int(exactly: length), count <= head.count - table else {
            throw IndexError(message: "the compiled list is damaged; import it again")
        }
        self = try ListCard(meta: String(decoding: head.dropFirst(table).prefix(count), as: UTF8.self))
    }
}
