/// A key that a few applicants share.
package struct SharedKey: Sendable {
    package let kind: LinkKind
    package let hash: LinkHash
    /// The applicants who share it, by number, ascending.
    package let rows: ArraySlice<UInt32>
}

extension LinkKind {
    /// Weight in millibans between two of so many applicants who share a key of this kind: full up to a quarter of the
    /// hub limit, then falling linearly to half of it at the limit; a hub weighs nothing.
    package func weight(sharedBy sharers: Int) -> Int64 {
        let limit = Int64(hubLimit)
        let count = Int64(sharers)
        guard count <= limit else { return 0 }
        let full = Int64(weight) * 100
        let few = max(2, limit / 4)
        return count <= few ? full : full - full * (count - few) / (2 * (limit - few))
    }
}

/// Keys that a few applicants share, in flat columns.
package struct SharedKeys: RandomAccessCollection, Sendable {
    /// The first words of the hashes.
    private var firsts: [UInt64] = []
    /// The kinds, and what is kept of the verification words.
    private var tails: [UInt32] = []
    /// Where the applicants of each key end; those of the next begin there.
    private var ends: [UInt32] = []
    private var rows: [UInt32] = []

    /// Starts empty.
    init() {}

    package var startIndex: Int { 0 }
    package var endIndex: Int { firsts.count }

    package subscript(place: Int) -> SharedKey {
        SharedKey(kind: kind(Int32(place)), hash: hash(Int32(place)), rows: rows(Int32(place)))
    }

    @inline(__always)
    private func entry(_ number: Int32) -> LinkKeyEntry {
        LinkKeyEntry(first: firsts[Int(number)], row: 0, tail: tails[Int(number)])
    }
    /// What kind of identifier a key is.
    @inline(__always)
    func kind(_ number: Int32) -> LinkKind { entry(number).kind }
    /// The hash of a key, with as much of its verification word as entries keep.
    func hash(_ number: Int32) -> LinkHash { entry(number).hash }
    /// The applicants who share a key, ascending.
    @inline(__always)
    func rows(_ number: Int32) -> ArraySlice<UInt32> { rows[start(number)..<Int(ends[Int(number)])] }
    /// How many share a key.
    @inline(__always)
    func count(_ number: Int32) -> Int { Int(ends[Int(number)]) - start(number) }
    @inline(__always)
    private func start(_ number: Int32) -> Int { number == 0 ? 0 : Int(ends[Int(number) - 1]) }

    /// All who share a key, numbered.
    var sharers: RowBits {
        var bits = RowBits(rows: Int(rows.max() ?? 0) + 1)
        for row in rows { bits.insert(row) }
        bits.rank()
        return bits
    }

    /// Adds a key of one of the applicants who share it, ascending.
    mutating func append(_ entry: LinkKeyEntry, _ sharers: some Sequence<UInt32>) {
        rows.append(contentsOf: sharers)
        firsts.append(entry.first)
        tails.append(entry.tail)
        ends.append(UInt32(truncatingIfNeeded: rows.count))
    }

    /// Joins keys found in 64 parts at most, in the order of their smallest sharer, kind and sharers: that of hashes depends
    /// on the run's salt, so the order of the result must not.
    init(joining parts: [SharedKeys]) {
        // The smallest sharer above the part and the place in it.
        var order: [UInt64] = []
        order.reserveCapacity(parts.reduce(0) { $0 + $1.count })
        for (number, part) in parts.enumerated() {
            for place in 0..<Int32(part.count) {
                order.append(UInt64(part.rows[part.start(place)]) << 32 | UInt64(number) << 26 | UInt64(place))
            }
        }
        order.sort()
        reserve(order.count, rows: parts.reduce(0) { $0 + $1.rows.count })
        func found(_ place: UInt64) -> (part: SharedKeys, number: Int32) {
            (parts[Int(place >> 26 & 63)], Int32(place & 0x3ff_ffff))
        }
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, order[end] >> 32 == order[start] >> 32 { end += 1 }
            if end - start > 1 {
                order[start..<end].sort { a, b in
                    let (a, b) = (found(a), found(b))
                    return Self.isBefore(a.part[Int(a.number)], b.part[Int(b.number)])
                }
            }
            for place in order[start..<end] {
                let (part, number) = found(place)
                append(part.entry(number), part.rows(number))
            }
            start = end
        }
    }

    private mutating func reserve(_ count: Int, rows sharers: Int) {
        firsts.reserveCapacity(count)
        tails.reserveCapacity(count)
        ends.reserveCapacity(count)
        rows.reserveCapacity(sharers)
    }

    /// Whether a key comes before another with the same smallest sharer.
    private static func isBefore(_ a: SharedKey, _ b: SharedKey) -> Bool {
        a.kind != b.kind ? a.kind.rawValue < b.kind.rawValue : a.rows.lexicographicallyPrecedes(b.rows)
    }
}

/// The keys at least two applicants share.
package struct FoundKeys: Sendable {
    /// Those a few share.
    package internal(set) var keys = SharedKeys()
    /// Those so many share that they say nothing, in order.
    package private(set) var hubs: [KeyHub] = []

    /// Joins what the workers gathered, and takes their keys away; the result does not depend on who gathered what.
    ///
    /// `known` are further hubs that are known already.
    package init(_ gathered: inout [LinkKeys], known: [KeyHub] = [], threads: Int = 1) {
        let parts = Parallel.map(LinkKeys.partitions, threads: threads) { [gathered] in Part($0, of: gathered) }
        for worker in gathered.indices { gathered[worker].forgetKeys() }
        keys = SharedKeys(joining: parts.map(\.keys))
        hubs = (known + parts.flatMap(\.hubs)).sorted(by: KeyHub.inOrder)
    }

    /// What is shared among the keys of a partition.
    private struct Part: Sendable {
        private(set) var keys = SharedKeys()
        private(set) var hubs: [KeyHub] = []

        init(_ partition: Int, of gathered: [LinkKeys]) {
            var entries: [LinkKeyEntry] = []
            entries.reserveCapacity(gathered.reduce(0) { $0 + $1.parts[partition].count })
            for keys in gathered { entries.append(contentsOf: keys.parts[partition]) }
            let buckets = max(1, min(4096, entries.count / 8))
            let lists = RowLists(count: buckets) { give in
                for (number, entry) in entries.enumerated() { give(entry.bucket(of: buckets), Int32(number)) }
            }
            var few: [LinkKeyEntry] = []
            for bucket in 0..<buckets where lists.count(bucket) > 1 {
                few.removeAll(keepingCapacity: true)
                lists.withList(bucket) { for number in $0 { few.append(entries[Int(number)]) } }
                few.sort(by: LinkKeyEntry.inOrder)
                collect(few)
            }
        }

        /// Adds the keys that come more than once among ordered entries.
        private mutating func collect(_ entries: [LinkKeyEntry]) {
            var start = 0
            var rows: [UInt32] = []
            while start < entries.count {
                var end = start + 1
                while end < entries.count, entries[end].isSameKey(entries[start]) { end += 1 }
                if end - start > 1 {
                    rows.removeAll(keepingCapacity: true)
                    for entry in entries[start..<end] where rows.last != entry.row { rows.append(entry.row) }
                    if rows.count > entries[start].kind.hubLimit {
                        hubs.append(KeyHub(entries[start].kind, rows))
                    } else if rows.count > 1 {
                        keys.append(entries[start], rows)
                    }
                }
                start = end
            }
        }
    }
}
