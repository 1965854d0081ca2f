/// The keys of one partition that several applicants have, each with those applicants.
struct KeyGroups {
    /// The keys, as bits of their hashes.
    private(set) var keys: [UInt64] = []
    private var ends: [Int] = []
    private var members: [Member] = []

    /// An applicant who has a key.
    private struct Member {
        let row: UInt32
        /// Whether it gave the key with a mark alone.
        var isMarked: Bool
    }

    /// Groups the keys of a partition that come more than once.
    init(_ kind: Int, _ partition: Int, of gathered: [CompactKeys]) {
        let count = gathered.reduce(0) { $0 + $1.count(kind, partition) }
        guard count > 1 else { return }
        withUnsafeTemporaryAllocation(of: Entry.self, capacity: count) { entries in
            var filled = 0
            for worker in gathered {
                worker.forEach(kind, partition) { key, row, isMarked in
                    entries[filled] = Entry(key: key, row: row, isMarked: isMarked)
                    filled += 1
                }
            }
            group(entries)
        }
    }

    /// Calls a function with those who share each key, ascending, and with what tells those who gave it without a mark.
    func forEach(_ body: (_ key: UInt64, _ rows: [UInt32], _ unmarked: () -> [UInt32]) -> Void) {
        var start = 0
        for (key, end) in zip(keys, ends) {
            let sharers = members[start..<end]
            start = end
            body(key, sharers.map(\.row).sorted()) { sharers.filter { !$0.isMarked }.map(\.row).sorted() }
        }
    }

    private struct Entry: BitwiseCopyable {
        let key: UInt64
        let row: UInt32
        var isMarked: Bool
    }

    /// Notes for each entry that is not alone the group it belongs to.
    private mutating func group(_ entries: UnsafeMutableBufferPointer<Entry>) {
        let bits = max(4, Int.bitWidth - (entries.count * 2 - 1).leadingZeroBitCount)
        let size = 1 << bits
        // For each slot the entry that came first, and the group that it became, both from one on.
        var firsts = [UInt32](repeating: 0, count: size)
        var groups = [UInt32](repeating: 0, count: size)
        var links: [(group: UInt32, entry: UInt32)] = []
        var newest: [UInt32] = []
        for (number, entry) in entries.enumerated() {
            var slot = Int(truncatingIfNeeded: (entry.key << 9) >> UInt64(64 - bits))
            while firsts[slot] != 0, entries[Int(firsts[slot]) - 1].key != entry.key { slot = (slot + 1) & (size - 1) }
            guard firsts[slot] != 0 else {
                firsts[slot] = UInt32(number + 1)
                continue
            }
            let before = groups[slot] == 0 ? firsts[slot] - 1 : newest[Int(groups[slot]) - 1]
            // The keys of an applicant come after one another, so that one key it gives twice is told.
            if entries[Int(before)].row == entry.row {
                entries[Int(before)].isMarked = entries[Int(before)].isMarked && entry.isMarked
                continue
            }
            if groups[slot] == 0 {
                keys.append(entry.key)
                newest.append(before)
                groups[slot] = UInt32(keys.count)
                links.append((groups[slot] - 1, before))
            }
            links.append((groups[slot] - 1, UInt32(number)))
            newest[Int(groups[slot]) - 1] = UInt32(number)
        }
        collect(links, entries)
    }

    /// Lays the members of each group side by side.
    private mutating func collect(
        _ links: [(group: UInt32, entry: UInt32)], _ entries: UnsafeMutableBufferPointer<Entry>
    ) {
        ends = [Int](repeating: 0, count: keys.count)
        for link in links { ends[Int(link.group)] += 1 }
        var next: [Int] = []
        var total = 0
        for group in ends.indices {
            next.append(total)
            total += ends[group]
            ends[group] = total
        }
        members = [Member](repeating: Member(row: 0, isMarked: false), count: total)
        for link in links {
            let entry = entries[Int(link.entry)]
            members[next[Int(link.group)]] = Member(row: entry.row, isMarked: entry.isMarked)
            next[Int(link.group)] += 1
        }
    }
}
