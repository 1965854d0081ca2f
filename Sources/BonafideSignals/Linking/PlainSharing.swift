extension PairFinder {
    /// Counts for everyone of whom counts tell all: who shares the same keys with the same people, and is linked by them
    /// with nobody.
    ///
    /// People who share a mailbox lie anywhere in an export, so each of them would look up all others; together they are
    /// looked up once.
    func countPlain(threads: Int) -> [PlainSharing] {
        let count = rows.count
        let parts = threads > 1 ? min(64, max(1, count / 256)) : 1
        var plain = [PlainSharing](repeating: PlainSharing(), count: count)
        plain.withUnsafeMutableBufferPointer { plain in
            // Each place is written by the part of the first of those who share its keys.
            nonisolated(unsafe) let plain = plain
            _ = Parallel.map(parts, threads: threads) { part in
                for place in count * part / parts..<count * (part + 1) / parts { countPlain(place, plain) }
            }
        }
        return plain
    }

    /// Counts for all who share the keys of a place and no others, where nobody before it does.
    private func countPlain(_ place: Int, _ plain: UnsafeMutableBufferPointer<PlainSharing>) {
        keysOfPlace.withList(place) { numbers in
            guard let first = numbers.first, !mayBeLinked(place) else { return }
            let sharing = shared.rows(first)
            for row in sharing {
                if row == rows[place] { break }
                // Who shares the first key and has as many shares them all, if the same people share each.
                if let before = sharers.place(of: row), keysOfPlace.count(before) == numbers.count { return }
            }
            let kinds = numbers.reduce(0) { $0 | shared.kind($1).bit }
            guard kinds & PlainSharing.others == 0, isOneList(numbers) else { return }
            let places = sharing.compactMap { sharers.place(of: $0) }
            let declared = places.map { self.declared[$0] }
            for (member, place) in places.enumerated() where keysOfPlace.count(place) == numbers.count {
                plain[place] = PlainSharing(kinds, declared, of: member)
            }
        }
    }
}

/// What somebody shares, in counts.
struct PlainSharing: BitwiseCopyable {
    /// Kinds of which more is asked than how many others share a key.
    static let others = LinkKind.shipTo.bit | LinkKind.sessionAddress.bit | LinkKind.textSketch.bit

    /// The kinds of the keys, as bits; none where no counts are kept.
    private(set) var kinds: UInt32 = 0
    /// With how many nothing explains it; no key that is shared by more is anything but a hub.
    private(set) var unexplained: UInt8 = 0
    private(set) var explained: UInt8 = 0
    /// What explains it, as bits.
    private(set) var reasons: UInt8 = 0

    init() {}

    /// Counts for one of those who share some kinds of key, by what all of them declare.
    init(_ kinds: UInt32, _ declared: [LinkDeclarations], of member: Int) {
        self.kinds = kinds
        for other in declared.indices where other != member {
            if let reason = LinkedPair.Explanation(declared[member], declared[other], kinds) {
                explained += 1
                reasons |= reason.bit
            } else {
                unexplained += 1
            }
        }
    }
}
