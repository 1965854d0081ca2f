/// Counts the edits between two short words.
package enum EditDistance {
    /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment), 64 letters at most.
    ///
    /// Bit-parallel after Hyyrö, "Bit-parallel approximate string matching algorithms with transposition" (2003).
    package static func between(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        guard a.count <= 64 else { return max(a.count, b.count) }
        return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 128) { masks in
            // Only what is looked at is cleared.
            for letter in b { masks[Int(letter & 127)] = 0 }
            for letter in a { masks[Int(letter & 127)] = 0 }
            for (index, letter) in a.enumerated() { masks[Int(letter & 127)] |= 1 << UInt64(index) }
            var vp = ~UInt64(0)
            var vn: UInt64 = 0
            var d0: UInt64 = 0
            var lastMask: UInt64 = 0
            var distance = a.count
            let top = UInt64(1) << UInt64(a.count - 1)
            for letter in b {
                let mask = masks[Int(letter & 127)]
                let transposed = ((~d0 & mask) << 1) & lastMask
                d0 = ((((mask & vp) &+ vp) ^ vp) | mask | vn) | transposed
                var hp = vn | ~(d0 | vp)
                var hn = d0 & vp
                if hp & top != 0 { distance += 1 }
                if hn & top != 0 { distance -= 1 }
                hp = hp << 1 | 1
                hn <<= 1
                vp = hn | ~(d0 | hp)
                vn = hp & d0
                lastMask = mask
            }
            return distance
        }
    }

    /// The same for slices of arrays.
    package static func between(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Int {
        a.withUnsafeBufferPointer { first in b.withUnsafeBufferPointer { between(first, $0) } }
    }
}
