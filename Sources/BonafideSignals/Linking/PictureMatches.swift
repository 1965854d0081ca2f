/// Finds pictures that share three of the six parts of their hashes.
///
/// The pictures are dealt out by one of their parts, so that what is noted of a deal lies in the cache of a processor: each
/// deal finds those who share that part and two that stand behind it.
struct PictureMatches: Sendable {
    private let gathered: [CompactKeys]
    private let count: Int
    /// Into how many deals the pictures are dealt by one part.
    private let deals: Int

    /// Takes what the workers met.
    init(_ gathered: [CompactKeys]) {
        self.gathered = gathered
        count = gathered.reduce(0) { $0 + $1.pictures.count }
        deals = count > 2_000_000 ? 64 : 16
    }

    /// How many tasks there are.
    var tasks: Int { count > 1 ? PictureKeys.triplesByPart.count * deals : 0 }

    /// The applicants whose pictures are found alike by one of the tasks; `uncertain` are those whose ids come again.
    func sharers(_ task: Int, _ uncertain: RowBits) -> KeySharers {
        var found = KeySharers(Int(LinkKind.headshot.rawValue), uncertain)
        let triples = PictureKeys.triplesByPart[task / deals]
        guard let dealer = triples.first else { return found }
        let deal = UInt64(task % deals)
        var hashes: [UInt64] = []
        var rows: [UInt32] = []
        hashes.reserveCapacity(count / deals * 9 / 8)
        rows.reserveCapacity(count / deals * 9 / 8)
        for worker in gathered {
            var blocks: [UnsafeBufferPointer<UInt32>] = []
            worker.pictureRows.forEachBlock { blocks.append($0) }
            var number = 0
            worker.pictures.forEachBlock { pictures in
                let own = blocks[number]
                number += 1
                for (place, hash) in pictures.enumerated()
                where Self.mixed(dealer.firstPart(of: hash)).multipliedFullWidth(by: UInt64(deals)).high == deal {
                    hashes.append(hash)
                    rows.append(own[place])
                }
            }
        }
        let first = PictureKeys.triplesByPart[..<(task / deals)].reduce(0) { $0 + $1.count }
        for (place, triple) in triples.enumerated() {
            Self.forEachGroup(triple, hashes, rows) { found.add(pictures: first + place, $0) }
        }
        return found
    }

    /// Calls a function with those of some pictures' owners who have three parts alike, ascending.
    private static func forEachGroup(
        _ triple: PictureKeys.Triple, _ hashes: [UInt64], _ owners: [UInt32], _ body: (_ rows: [UInt32]) -> Void
    ) {
        guard hashes.count > 1 else { return }
        // Sixteen bits a picture: few pictures fall on a bit that is taken, and those alone are sorted.
        let bits = UInt64(min(28, max(10, Int.bitWidth - (hashes.count * 16 - 1).leadingZeroBitCount)))
        var once = [UInt64](repeating: 0, count: 1 << Int(bits - 6))
        var twice = once
        func bit(_ hash: UInt64) -> UInt64 { mixed(triple.key(of: hash)) >> (64 - bits) }
        once.withUnsafeMutableBufferPointer { once in
            twice.withUnsafeMutableBufferPointer { twice in
                for hash in hashes {
                    let bit = bit(hash)
                    let (word, mask) = (Int(bit >> 6), UInt64(1) << (bit & 63))
                    if once[word] & mask != 0 { twice[word] |= mask } else { once[word] |= mask }
                }
            }
        }
        var found: [(key: UInt64, row: UInt32)] = []
        twice.withUnsafeBufferPointer { twice in
            for (place, hash) in hashes.enumerated() {
                let bit = bit(hash)
                if twice[Int(bit >> 6)] >> (bit & 63) & 1 != 0 { found.append((triple.key(of: hash), owners[place])) }
            }
        }
        found.sort { $0 < $1 }
        var start = 0
        while start < found.count {
            var rows = [found[start].row]
            var end = start + 1
            while end < found.count, found[end].key == found[start].key {
                if found[end].row != rows.last { rows.append(found[end].row) }
                end += 1
            }
            if rows.count > 1 { body(rows) }
            start = end
        }
    }

    @inline(__always)
    private static func mixed(_ key: UInt64) -> UInt64 { key &* 0x9e37_79b9_7f4a_7c15 }
}
