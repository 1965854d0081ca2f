internal import Dispatch

/// How often the values of an export come; only those that come more than once are kept.
package struct ValueCounts: Sendable {
    /// Open addressing by the low bits; 0 where nothing lies.
    private let table: [UInt64]
    private let counts: [UInt32]
    private let mask: Int
    /// A bit for each value by its high bits. Most values come once and are told by it, before the far larger table is
    /// looked at.
    private let filter: [UInt64]
    private let filterMask: UInt64

    /// Joins what the workers gathered and empties them; the counts are the same for any number of workers.
    package init(_ gathered: [ValueKeys], threads: Int = 1) {
        var parts = [[Repeated]](repeating: [], count: ValueKeys.partitions)
        parts.withUnsafeMutableBufferPointer { parts in
            // Each partition has a slot of its own.
            nonisolated(unsafe) let slots = parts
            @Sendable func fill(_ part: Int) { slots[part] = Self.repeated(part, of: gathered) }
            if threads > 1 {
                DispatchQueue.concurrentPerform(iterations: ValueKeys.partitions) { fill($0) }
            } else {
                for part in 0..<ValueKeys.partitions { fill(part) }
            }
        }
        let total = parts.reduce(0) { $0 + $1.count }
        let size = Self.tableSize(for: total)
        var table = [UInt64](repeating: 0, count: size)
        var counts = [UInt32](repeating: 0, count: size)
        // Four times the table's slots, sixteen and more for each value.
        var filter = [UInt64](repeating: 0, count: size / 16)
        let filterMask = UInt64(size * 4 - 1)
        for part in parts {
            for found in part {
                let bit = found.value >> 24 & filterMask
                filter[Int(bit >> 6)] |= 1 << (bit & 63)
                var slot = Int(truncatingIfNeeded: found.value) & (size - 1)
                while table[slot] != 0 { slot = (slot + 1) & (size - 1) }
                table[slot] = found.value
                counts[slot] = found.count
            }
        }
        self.table = table
        self.counts = counts
        self.filter = filter
        self.filterMask = filterMask
        mask = size - 1
    }

    /// How many gave a value; 1 where nobody else did.
    @inline(__always)
    package func count(of value: UInt64) -> Int {
        let value = max(1, value)
        let bit = value >> 24 & filterMask
        guard filter[Int(bit >> 6)] >> (bit & 63) & 1 != 0 else { return 1 }
        var slot = Int(truncatingIfNeeded: value) & mask
        while true {
            let here = table[slot]
            if here == value { return Int(counts[slot]) }
            if here == 0 { return 1 }
            slot = (slot + 1) & mask
        }
    }

    /// How many gave each of the values, as `count(of:)` tells them one by one; values must not be 0.
    ///
    /// All are looked for in the filter before any is in the table, so that the waits for memory overlap.
    package func counts(of values: UnsafeBufferPointer<UInt64>, into counts: UnsafeMutablePointer<UInt32>) {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: values.count + 1) { repeated in
            var found = 0
            for number in 0..<values.count {
                let bit = values[number] >> 24 & filterMask
                // Written in any case, kept where the bit is set: there is nothing to be foretold.
                repeated[found] = Int32(truncatingIfNeeded: number)
                found += Int(filter[Int(bit >> 6)] >> (bit & 63) & 1)
                counts[number] = 1
            }
            for number in repeated[..<found] {
                let slot = Int(truncatingIfNeeded: values[Int(number)]) & mask
                counts[Int(number)] = UInt32(truncatingIfNeeded: table[slot]) | self.counts[slot]
            }
            for number in repeated[..<found] { counts[Int(number)] = UInt32(count(of: values[Int(number)])) }
        }
    }

    private struct Repeated {
        let value: UInt64
        let count: UInt32
    }

    private static func tableSize(for count: Int) -> Int {
        var size = 64
        while size < count * 4 { size *= 2 }
        return size
    }

    /// The values of a partition that come more than once.
    private static func repeated(_ part: Int, of gathered: [ValueKeys]) -> [Repeated] {
        var values: [UInt64] = []
        var members: [ValueKeys.Membership] = []
        values.reserveCapacity(gathered.reduce(0) { $0 + $1.counts(part).values })
        members.reserveCapacity(gathered.reduce(0) { $0 + $1.counts(part).members })
        for keys in gathered { keys.take(part, into: &values, &members) }
        var found = occurrences(values.count) { values[$0] }
        let shared = Set(occurrences(members.count) { members[$0].value }.map(\.value))
        guard !shared.isEmpty else { return found }
        var few = members.filter { shared.contains(max(1, $0.value)) }
        few.sort { ($0.value, $0.member) < ($1.value, $1.member) }
        var start = 0
        while start < few.count {
            var distinct: UInt32 = 1
            var end = start + 1
            while end < few.count, few[end].value == few[start].value {
                if few[end].member != few[end - 1].member { distinct += 1 }
                end += 1
            }
            if distinct > 1 { found.append(Repeated(value: max(1, few[start].value), count: distinct)) }
            start = end
        }
        return found
    }

    /// The values that come more than once, with how often they do.
    private static func occurrences(_ count: Int, _ value: (Int) -> UInt64) -> [Repeated] {
        guard count > 1 else { return [] }
        var size = 64
        while size < count * 2 { size *= 2 }
        let mask = size - 1
        return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: size) { table in
            table.initialize(repeating: 0)
            var more: [UInt64: UInt32] = [:]
            for index in 0..<count {
                let value = max(1, value(index))
                var slot = Int(truncatingIfNeeded: value) & mask
                while table[slot] != 0, table[slot] != value { slot = (slot + 1) & mask }
                if table[slot] == value { more[value, default: 1] += 1 } else { table[slot] = value }
            }
            return more.map { Repeated(value: $0.key, count: $0.value) }
        }
    }
}
