internal import BonafideCore

/// A row of entry bits with the sums of its groups, from which the totals of rows near it follow.
struct SummedRow {
    /// The entry bits.
    let row: [UInt64]
    /// What each bucket adds before decay across groups.
    let buckets: [Millibans]
    /// The groups of the adverse and of the mitigating side that add anything, largest first.
    let order: [[Int]]
    /// What both sides add.
    let sides: [Millibans]
    /// The score of the row.
    let total: Millibans
}

extension Scorer {
    /// Sums up the groups of a row.
    func summed(_ row: [UInt64], _ room: inout GroupSums) -> SummedRow {
        let buckets = (0..<groups.count * 2).map { bucketSum($0, row) }
        var order: [[Int]] = []
        var sides: [Millibans] = []
        for side in 0..<2 {
            room.sums.removeAll(keepingCapacity: true)
            for group in groups.indices { room.file(buckets[side * groups.count + group], group) }
            order.append(room.sums.map(\.group))
            sides.append(acrossGroups(room))
        }
        return SummedRow(
            row: row, buckets: buckets, order: order, sides: sides,
            total: total(adverse: sides[0], mitigating: sides[1], row))
    }

    /// The score of a row of which few bits differ from another's: only the groups of those bits are summed again.
    func total(_ row: UnsafePointer<UInt64>, near known: SummedRow, _ room: inout GroupSums) -> Millibans {
        var sides = (known.sides[0], known.sides[1])
        withUnsafeTemporaryAllocation(of: Bool.self, capacity: max(1, groups.count * 2)) { changed in
            changed.initialize(repeating: false)
            var isChanged = (false, false)
            for word in 0..<width {
                var bits = row[word] ^ known.row[word]
                while bits != 0 {
                    let bucket = Int(entries[word << 6 + bits.trailingZeroBitCount].bucket)
                    bits &= bits - 1
                    changed[bucket] = true
                    if bucket < groups.count { isChanged.0 = true } else { isChanged.1 = true }
                }
            }
            if isChanged.0 { sides.0 = sideSum(0, row, known, changed, &room) }
            if isChanged.1 { sides.1 = sideSum(1, row, known, changed, &room) }
        }
        return total(adverse: sides.0, mitigating: sides.1, row)
    }

    /// What one side adds where some of its buckets changed.
    private func sideSum(
        _ side: Int, _ row: UnsafePointer<UInt64>, _ known: SummedRow,
        _ changed: UnsafeMutableBufferPointer<Bool>, _ room: inout GroupSums
    ) -> Millibans {
        let first = side * groups.count
        room.sums.removeAll(keepingCapacity: true)
        for group in groups.indices where changed[first + group] { room.file(bucketSum(first + group, row), group) }
        var (sum, rank, new): (Millibans, Int, Int) = (0, 0, 0)
        func add(_ value: Millibans) {
            sum += (value * across[rank]) >> 10
            rank += 1
        }
        // Both lists are sorted, and which of two equal sums comes first does not change the result.
        for group in known.order[side] where !changed[first + group] {
            let value = known.buckets[first + group]
            while new < room.sums.count, room.sums[new].sum > value {
                add(room.sums[new].sum)
                new += 1
            }
            add(value)
        }
        while new < room.sums.count {
            add(room.sums[new].sum)
            new += 1
        }
        return sum
    }

    /// What the entries of one bucket add after decay and cap.
    private func bucketSum(_ bucket: Int, _ row: UnsafePointer<UInt64>) -> Millibans {
        var rank = multiplierStart[bucket]
        var left = caps[bucket]
        var sum: Millibans = 0
        for place in bucketStart[bucket]..<bucketStart[bucket + 1] where Scorer.bit(row, place) {
            let share = min((entries[place].value * multipliers[rank]) >> 10, left)
            left -= share
            sum += share
            rank += 1
        }
        return sum
    }
}
