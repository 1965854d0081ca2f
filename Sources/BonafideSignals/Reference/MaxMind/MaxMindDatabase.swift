package import BonafideArchive
package import BonafideCore

/// A MaxMind DB file (format 2.0), as MaxMind, IPinfo and DB-IP publish them.
package final class MaxMindDatabase: @unchecked Sendable {
    private let owner: MappedFile?
    private let owned: UnsafeMutableRawBufferPointer?
    private let bytes: UnsafeRawBufferPointer
    private let tree: UnsafeRawBufferPointer
    private let data: UnsafeRawBufferPointer
    private let nodeCount: Int
    private let recordSize: Int
    private var version4Root = 0
    private let path: String
    /// 4 or 6.
    package let version: Int
    /// What kind of database it says it is, such as `GeoLite2-City`.
    package let type: String
    /// When it was built.
    package let builtAt: Timestamp
    /// The whole metadata.
    package let metadata: MaxMindValue

    private static let marker: [UInt8] = [0xab, 0xcd, 0xef] + Array("MaxMind.com".utf8)

    /// Maps a file.
    package convenience init(path: String) throws(ReferenceError) {
        let file = try MappedFile(path: path)
        try self.init(file.bytes, owner: file, owned: nil, path: path)
    }

    /// Takes the bytes of a file.
    package convenience init(bytes: [UInt8], path: String) throws(ReferenceError) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 8)
        copy.copyBytes(from: bytes)
        try self.init(
            UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(copy)[..<bytes.count]), owner: nil, owned: copy,
            path: path)
    }

    private init(
        _ bytes: UnsafeRawBufferPointer, owner: MappedFile?, owned: UnsafeMutableRawBufferPointer?, path: String
    ) throws(ReferenceError) {
        let header: Header
        do throws(MaxMindError) { header = try Header(bytes, marker: Self.marker) } catch {
            owned?.deallocate()
            throw .damaged(path: path, reason: error.description)
        }
        self.owner = owner
        self.owned = owned
        self.path = path
        self.bytes = bytes
        metadata = header.metadata
        nodeCount = header.nodeCount
        recordSize = header.recordSize
        version = header.version
        type = header.type
        builtAt = header.builtAt
        let treeLength = header.nodeCount * header.recordSize / 4
        tree = UnsafeRawBufferPointer(rebasing: bytes[..<treeLength])
        data = UnsafeRawBufferPointer(rebasing: bytes[(treeLength + 16)..<header.metadataStart])
        version4Root = findVersion4Root()
    }

    deinit { owned?.deallocate() }

    /// SHA-256 of the whole file.
    package var digest: Digest256 {
        var digester = Digester()
        digester.update(bytes)
        return digester.finish()
    }

    /// What the metadata says, checked against the length of the file.
    private struct Header {
        var metadata: MaxMindValue
        var metadataStart: Int
        var nodeCount, recordSize, version: Int
        var type: String
        var builtAt: Timestamp

        init(_ bytes: UnsafeRawBufferPointer, marker: [UInt8]) throws(MaxMindError) {
            guard bytes.count >= marker.count else { throw .noMetadata }
            var start = bytes.count - marker.count
            let lowest = max(0, start - 128 * 1024)
            while start >= lowest, !bytes[start..<start + marker.count].elementsEqual(marker) { start -= 1 }
            guard start >= lowest else { throw .noMetadata }
            metadataStart = start
            var decoder = MaxMindDecoder(
                UnsafeRawBufferPointer(rebasing: bytes[(start + marker.count)...]), budget: 65_536)
            let metadata = try decoder.value(at: 0)
            self.metadata = metadata
            func number(_ key: String, _ isRight: (UInt64) -> Bool) throws(MaxMindError) -> Int {
                guard let value = metadata[key]?.whole, isRight(value), let small = Int(exactly: value) else {
                    throw .metadata(key)
                }
                return small
            }
            _ = try number("binary_format_major_version") { $0 == 2 }
            recordSize = try number("record_size") { $0 == 24 || $0 == 28 || $0 == 32 }
            version = try number("ip_version") { $0 == 4 || $0 == 6 }
            nodeCount = try number("node_count") { $0 > 0 && $0 <= UInt64(UInt32.max) }
            guard nodeCount * recordSize / 4 + 16 <= start else { throw .metadata("node_count") }
            guard let type = metadata["database_type"]?.text else { throw .metadata("database_type") }
            self.type = type
            guard let epoch = metadata["build_epoch"]?.whole else { throw .metadata("build_epoch") }
            builtAt = Timestamp(seconds: Int64(clamping: min(epoch, 253_402_300_799)))
        }
    }

    // MARK: - The tree

    /// The record of a node on one side.
    @inline(__always)
    private func record(_ node: Int, _ side: Int) -> Int {
        switch recordSize {
        case 24:
            let at = node * 6 + side * 3
            return Int(tree[at]) << 16 | Int(tree[at + 1]) << 8 | Int(tree[at + 2])
        case 28:
            let at = node * 7
            let middle = Int(tree[at + 3])
            if side == 0 {
                return (middle & 0xf0) << 20 | Int(tree[at]) << 16 | Int(tree[at + 1]) << 8 | Int(tree[at + 2])
            }
            return (middle & 0x0f) << 24 | Int(tree[at + 4]) << 16 | Int(tree[at + 5]) << 8 | Int(tree[at + 6])
        default:
            let at = node * 8 + side * 4
            return Int(tree[at]) << 24 | Int(tree[at + 1]) << 16 | Int(tree[at + 2]) << 8 | Int(tree[at + 3])
        }
    }

    /// The offset in the data section a record points at; nothing for the record that stands for nothing.
    private func dataOffset(_ record: Int, node: Int) throws(MaxMindError) -> Int? {
        if record == nodeCount { return nil }
        let offset = record - nodeCount - 16
        guard offset >= 0, offset < data.count else { throw .tree(node: node) }
        return offset
    }

    /// Where the version 4 addresses hang in a version 6 tree: a node, or the record that ended the way early.
    private func findVersion4Root() -> Int {
        guard version == 6 else { return 0 }
        var node = 0
        for _ in 0..<96 where node < nodeCount { node = record(node, 0) }
        return node
    }

    /// The offset of the record of an address, with the length of its network in the address's own version.
    package func find(_ address: IPAddress) throws(MaxMindError) -> (offset: Int, length: Int)? {
        guard version == 6 || address.isVersion4 else { return nil }
        var node = 0
        var depth = 0
        if version == 6, address.isVersion4 {
            node = version4Root
            if node >= nodeCount { return try dataOffset(node, node: 0).map { ($0, 0) } }
        }
        let bits = UInt128(address.high) << 64 | UInt128(address.low)
        let width = address.isVersion4 ? 32 : 128
        while depth < width {
            let side = Int(truncatingIfNeeded: bits >> UInt128(width - 1 - depth) & 1)
            let next = record(node, side)
            depth += 1
            if next >= nodeCount { return try dataOffset(next, node: node).map { ($0, depth) } }
            node = next
        }
        throw .tree(node: node)
    }

    /// Decodes the record at an offset of the data section.
    package func value(at offset: Int) throws(MaxMindError) -> MaxMindValue {
        var decoder = MaxMindDecoder(data)
        return try decoder.value(at: offset)
    }

    /// The record of an address.
    package func value(for address: IPAddress) throws(MaxMindError) -> MaxMindValue? {
        guard let found = try find(address) else { return nil }
        return try value(at: found.offset)
    }
}

extension MaxMindDatabase {
    /// Calls a function with every network and its record, in the order of addresses; other ways to the version 4
    /// part of the tree are passed over.
    package func forEachNetwork(
        _ body: (_ network: IPAddress, _ length: Int, _ value: MaxMindValue) throws(ReferenceError) -> Void
    ) throws(ReferenceError) {
        var seen = [Bool](repeating: false, count: nodeCount)
        var open: [(record: Int, parent: Int, bits: UInt128, depth: Int)] = [(0, 0, 0, 0)]
        let width = version == 6 ? 128 : 32
        while let (here, parent, bits, depth) = open.popLast() {
            if here >= nodeCount {
                let (network, length) = network(bits, depth: depth)
                let value: MaxMindValue?
                do throws(MaxMindError) {
                    value = try dataOffset(here, node: parent).map { offset throws(MaxMindError) in
                        try self.value(at: offset)
                    }
                } catch { throw damage(error) }
                if let value { try body(network, length, value) }
                continue
            }
            if version == 6, here == version4Root, bits != 0 { continue }
            guard !seen[here], depth < width else { throw damage(.tree(node: here)) }
            seen[here] = true
            let right = bits | UInt128(1) << UInt128(width - 1 - depth)
            open.append((record(here, 1), here, right, depth + 1))
            open.append((record(here, 0), here, bits, depth + 1))
        }
    }

    private func damage(_ error: MaxMindError) -> ReferenceError {
        .damaged(path: path, reason: error.description)
    }

    /// The network of a path through the tree; the low end of a version 6 tree is version 4.
    private func network(_ bits: UInt128, depth: Int) -> (IPAddress, Int) {
        if version == 4 { return (IPAddress(version4: UInt32(truncatingIfNeeded: bits)), depth) }
        if bits >> 32 == 0, depth >= 96 { return (IPAddress(version4: UInt32(truncatingIfNeeded: bits)), depth - 96) }
        let high = UInt64(truncatingIfNeeded: bits >> 64)
        return (IPAddress(high: high, low: UInt64(truncatingIfNeeded: bits)), depth)
    }
}
