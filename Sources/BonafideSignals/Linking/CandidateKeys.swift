/// What a first round found: the keys that come more than once, and the applicants who have one.
package struct CandidateKeys: Sendable {
    /// The applicants who may share something.
    package private(set) var rows: RowBits
    /// By the places of the candidates, the keys each may share, as bits by the numbers they went by.
    private var kinds: [UInt32]
    let repeated: RepeatedKeys

    /// Joins what the workers met; their keys are gone afterwards.
    package init(_ gathered: [CompactKeys], rows count: Int, threads: Int) {
        let found = Parallel.map(CompactKeys.partitions, threads: threads) { Self.sharers(in: $0, of: gathered) }
        repeated = RepeatedKeys(found.map(\.keys))
        let matches = PictureMatches(gathered)
        let alike = Parallel.map(matches.tasks, threads: threads) { matches.sharers($0) }
        rows = RowBits(rows: count)
        for part in found { for row in part.rows { rows.insert(row) } }
        for part in alike { for row in part { rows.insert(row) } }
        kinds = Array(repeating: 0, count: rows.rank())
        for (number, part) in found.enumerated() {
            note(part.rows, 1 << UInt32(number / CompactKeys.partitionsOfKind))
        }
        for part in alike { note(part, Self.pictures | LinkKind.headshot.bit) }
    }

    /// Stands for pictures that may be alike, as no key goes by this number.
    static let pictures: UInt32 = 1 << 30

    private mutating func note(_ sharers: [UInt32], _ bit: UInt32) {
        for row in sharers { if let place = rows.place(of: row) { kinds[place] |= bit } }
    }

    /// The keys an applicant may share, as bits by the numbers they went by.
    @inline(__always)
    func kinds(of row: UInt32) -> UInt32 { rows.place(of: row).map { kinds[$0] } ?? 0 }

    private struct Sharers {
        var rows: [UInt32] = []
        /// The keys, as `RepeatedKeys` knows them.
        var keys: [UInt64] = []
    }

    /// The applicants of keys that come more than once in a partition.
    private static func sharers(in partition: Int, of gathered: [CompactKeys]) -> Sharers {
        let count = gathered.reduce(0) { $0 + $1.count(in: partition) }
        guard count > 1 else { return Sharers() }
        return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: count) { keys in
            var start = 0
            for worker in gathered {
                let more = worker.count(in: partition)
                worker.take(partition, into: keys, at: start)
                start += more
            }
            return sharers(UnsafeBufferPointer(rebasing: keys[..<start]), partition)
        }
    }

    private static func sharers(_ keys: UnsafeBufferPointer<UInt64>, _ partition: Int) -> Sharers {
        let bits = max(4, Int.bitWidth - (keys.count * 2 - 1).leadingZeroBitCount)
        let size = 1 << bits
        var found = Sharers()
        var isTold = [UInt64](repeating: 0, count: (size + 63) / 64)
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: size) { table in
            table.initialize(repeating: .max)
            for key in keys {
                var slot = Int(key >> 32) >> (32 - bits)
                while table[slot] != .max, table[slot] >> 32 != key >> 32 { slot = (slot + 1) & (size - 1) }
                if table[slot] == .max {
                    table[slot] = key
                } else if table[slot] != key {
                    found.rows.append(UInt32(truncatingIfNeeded: key))
                    if isTold[slot >> 6] >> UInt64(slot & 63) & 1 == 0 {
                        isTold[slot >> 6] |= 1 << UInt64(slot & 63)
                        found.rows.append(UInt32(truncatingIfNeeded: table[slot]))
                        found.keys.append(UInt64(partition) << 32 | key >> 32)
                    }
                }
            }
        }
        return found
    }
}

/// Keys by their kinds and 38 bits of their hashes.
struct RepeatedKeys: Sendable {
    /// Open addressing; 0 where nothing lies, else one more than the bits.
    private var table: [UInt64]

    init(_ parts: [[UInt64]]) {
        var size = 64
        let count = parts.reduce(0) { $0 + $1.count }
        while size < count * 2 { size *= 2 }
        table = Array(repeating: 0, count: size)
        for part in parts {
            for key in part {
                var slot = Self.slot(key, size)
                while table[slot] != 0 { slot = (slot + 1) & (size - 1) }
                table[slot] = key + 1
            }
        }
    }

    @inline(__always)
    private static func slot(_ key: UInt64, _ size: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 20) & (size - 1)
    }

    /// Whether a key of this kind and hash is among them.
    @inline(__always)
    func contains(_ kind: UInt8, _ hash: UInt64) -> Bool {
        let key = UInt64(kind & 31) << 38 | hash >> 26
        var slot = Self.slot(key, table.count)
        while table[slot] != 0 {
            if table[slot] == key + 1 { return true }
            slot = (slot + 1) & (table.count - 1)
        }
        return false
    }
}
