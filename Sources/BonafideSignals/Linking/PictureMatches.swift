/// Finds pictures that share three of the six parts of their hashes.
enum PictureMatches {
    /// The applicants whose pictures have three parts alike.
    static func sharers(_ triple: PictureKeys.Triple, of gathered: [CompactKeys]) -> [UInt32] {
        let count = gathered.reduce(0) { $0 + $1.pictures.count }
        guard count > 1 else { return [] }
        // Sixteen bits a picture: few pictures fall on a bit that is taken, and those alone are sorted.
        let bits = UInt64(min(28, max(10, Int.bitWidth - (count * 16 - 1).leadingZeroBitCount)))
        var once = [UInt64](repeating: 0, count: 1 << Int(bits - 6))
        var twice = once
        func bit(_ key: UInt64) -> UInt64 { (key &* 0x9e37_79b9_7f4a_7c15) >> (64 - bits) }
        once.withUnsafeMutableBufferPointer { once in
            twice.withUnsafeMutableBufferPointer { twice in
                for worker in gathered {
                    worker.pictures.forEachBlock { hashes in
                        for hash in hashes {
                            let bit = bit(triple.key(of: hash))
                            let (word, mask) = (Int(bit >> 6), UInt64(1) << (bit & 63))
                            if once[word] & mask != 0 { twice[word] |= mask } else { once[word] |= mask }
                        }
                    }
                }
            }
        }
        var found: [(key: UInt64, row: UInt32)] = []
        for worker in gathered {
            var blocks: [UnsafeBufferPointer<UInt32>] = []
            worker.pictureRows.forEachBlock { blocks.append($0) }
            var number = 0
            worker.pictures.forEachBlock { hashes in
                let rows = blocks[number]
                number += 1
                for (place, hash) in hashes.enumerated() {
                    let key = triple.key(of: hash)
                    let bit = bit(key)
                    if twice[Int(bit >> 6)] >> (bit & 63) & 1 != 0 { found.append((key, rows[place])) }
                }
            }
        }
        found.sort { $0.key < $1.key }
        var rows: [UInt32] = []
        for index in found.indices.dropFirst() where found[index].key == found[index - 1].key {
            rows.append(found[index - 1].row)
            rows.append(found[index].row)
        }
        return rows
    }
}
