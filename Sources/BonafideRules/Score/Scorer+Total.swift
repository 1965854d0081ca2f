internal import BonafideCore

/// Room for the sums of the groups of one side while a row is walked; used again and again by one worker.
struct GroupSums {
    /// Groups with their sums, largest first, ties in the order of names.
    var sums: [(sum: Millibans, group: Int)] = []

    /// Files a group's sum; groups must come in the order of their names.
    @inline(__always)
    mutating func file(_ sum: Millibans, _ group: Int) {
        guard sum > 0 else { return }
        var place = sums.count
        sums.append((sum, group))
        while place > 0, sums[place - 1].sum < sum {
            sums[place] = sums[place - 1]
            place -= 1
        }
        sums[place] = (sum, group)
    }
}

extension Scorer {
    /// The score of a row of entry bits, floors and ceilings included.
    func total(_ row: UnsafePointer<UInt64>, _ room: inout GroupSums) -> Millibans {
        let (adverse, mitigating) = sides(row, &room)
        return total(adverse: adverse, mitigating: mitigating, row)
    }

    /// The score from what both sides add; the row tells which floors and ceilings hold.
    func total(adverse: Millibans, mitigating: Millibans, _ row: UnsafePointer<UInt64>) -> Millibans {
        var total = settings.prior + adverse - min(mitigating, settings.mitigationCap ?? .max)
        for bound in ceilings where Scorer.bit(row, bound.entry) {
            total = min(total, bound.value)
            break
        }
        for bound in floors where Scorer.bit(row, bound.entry) {
            total = max(total, bound.value)
            break
        }
        return total
    }

    @inline(__always)
    static func bit(_ row: UnsafePointer<UInt64>, _ entry: Int) -> Bool {
        row[entry >> 6] >> UInt64(entry & 63) & 1 != 0
    }

    /// What both sides add after decay and caps, before the cap on mitigation.
    func sides(_ row: UnsafePointer<UInt64>, _ room: inout GroupSums) -> (Millibans, Millibans) {
        var result: (Millibans, Millibans) = (0, 0)
        var bucket = -1
        var rank = 0
        var left: Millibans = 0
        var sum: Millibans = 0
        room.sums.removeAll(keepingCapacity: true)
        entries.withUnsafeBufferPointer { entries in
            for word in 0..<width {
                var bits = row[word]
                while bits != 0 {
                    let entry = entries[word << 6 + bits.trailingZeroBitCount]
                    bits &= bits - 1
                    if Int(entry.bucket) != bucket {
                        close(bucket, sum, entry.bucket, &room, &result.0)
                        bucket = Int(entry.bucket)
                        rank = multiplierStart[bucket]
                        left = caps[bucket]
                        sum = 0
                    }
                    let share = min((entry.value * multipliers[rank]) >> 10, left)
                    left -= share
                    sum += share
                    rank += 1
                }
            }
        }
        if bucket >= groups.count {
            room.file(sum, bucket - groups.count)
            result.1 = acrossGroups(room)
        } else if bucket >= 0 {
            room.file(sum, bucket)
            result.0 = acrossGroups(room)
        }
        return result
    }

    /// Files the bucket that ends; where the mitigating side begins, the adverse side is summed up.
    @inline(__always)
    private func close(
        _ bucket: Int, _ sum: Millibans, _ next: Int32, _ room: inout GroupSums, _ adverse: inout Millibans
    ) {
        guard bucket >= 0 else { return }
        room.file(sum, bucket % groups.count)
        if bucket < groups.count, Int(next) >= groups.count {
            adverse = acrossGroups(room)
            room.sums.removeAll(keepingCapacity: true)
        }
    }

    func acrossGroups(_ room: GroupSums) -> Millibans {
        var sum: Millibans = 0
        for (place, group) in room.sums.enumerated() { sum += (group.sum * across[place]) >> 10 }
        return sum
    }

    /// Share of the weight that could be judged, from the entry bits that are sure and those that are possible.
    func coveragePermille(sure: UnsafePointer<UInt64>, possible: UnsafePointer<UInt64>) -> Int {
        guard totalWeight > 0 else { return 1000 }
        var judged = totalWeight
        for word in 0..<width {
            var bits = possible[word] & ~sure[word]
            while bits != 0 {
                let entry = entries[word << 6 + bits.trailingZeroBitCount]
                bits &= bits - 1
                if !entry.whenQuiet { judged -= abs(rules[Int(entry.rule)].weight) }
            }
        }
        return Int(judged * 1000 / totalWeight)
    }
}
