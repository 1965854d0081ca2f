/// A key that several applicants share.
package struct SharedKey: Sendable {
    package let kind: LinkKind
    package let hash: LinkHash
    /// The applicants who share it, by number, ascending.
    package let rows: [UInt32]

    /// Joins the parts.
    package init(kind: LinkKind, hash: LinkHash, rows: [UInt32]) {
        self.kind = kind
        self.hash = hash
        self.rows = rows
    }

    /// Whether so many share it that sharing says nothing.
    package var isHub: Bool { rows.count > kind.hubLimit }

    /// Weight between two of the sharers in millibans.
    package var weight: Int64 { kind.weight(sharedBy: rows.count) }
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

/// Finds the keys that at least two applicants share.
package enum SharedKeyFinder {
    /// Joins what the workers gathered; the result does not depend on who gathered what.
    ///
    /// Keys come out in the order of their smallest sharer, kind and hash family.
    package static func find(_ gathered: [LinkKeys], threads: Int = 1) -> [SharedKey] {
        let parts = Parallel.map(LinkKeys.partitions, threads: threads) { entries(in: $0, of: gathered) }
        var shared = parts.flatMap { $0 }
        // The hash order depends on the run's salt, so the order of the result must not.
        shared.sort { a, b in
            if a.rows[0] != b.rows[0] { return a.rows[0] < b.rows[0] }
            if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
            return a.rows.lexicographicallyPrecedes(b.rows)
        }
        return shared
    }

    private static func entries(in partition: Int, of gathered: [LinkKeys]) -> [SharedKey] {
        var entries: [LinkKeyEntry] = []
        entries.reserveCapacity(gathered.reduce(0) { $0 + $1.parts[partition].count })
        for keys in gathered { entries.append(contentsOf: keys.parts[partition]) }
        let buckets = max(1, min(4096, entries.count / 8))
        let lists = RowLists(count: buckets) { give in
            for (number, entry) in entries.enumerated() { give(entry.bucket(of: buckets), Int32(number)) }
        }
        var shared: [SharedKey] = []
        var few: [LinkKeyEntry] = []
        for bucket in 0..<buckets where lists.count(bucket) > 1 {
            few.removeAll(keepingCapacity: true)
            lists.withList(bucket) { for number in $0 { few.append(entries[Int(number)]) } }
            few.sort(by: LinkKeyEntry.inOrder)
            collect(few, into: &shared)
        }
        return shared
    }

    /// Adds the keys that come more than once among ordered entries.
    private static func collect(_ entries: [LinkKeyEntry], into shared: inout [SharedKey]) {
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end].isSameKey(entries[start]) { end += 1 }
            if end - start > 1 {
                var rows: [UInt32] = []
                rows.reserveCapacity(end - start)
                for entry in entries[start..<end] where rows.last != entry.row { rows.append(entry.row) }
                if rows.count > 1 {
                    shared.append(SharedKey(kind: entries[start].kind, hash: entries[start].hash, rows: rows))
                }
            }
            start = end
        }
    }
}
