package import BonafideCore

/// Finds what is known of an address, in place in a mapped reference file.
///
/// IPv4: an index over the high 16 bits leads to a bucket of sorted range starts; an entry holds the low
/// 16 bits of the start and the attribute number in one 32-bit word (start and number in 64 bits where there are
/// more than 65,536 combinations of facts), so a search touches one or two cache lines. IPv6: the same over 16 bits after the `2000::/3` prefix, with 64-bit starts; ranges longer than
/// /64 lie in a small table of their own that is asked first. Ranges are disjoint, so one search is the
/// longest match.
package struct AddressTable: @unchecked Sendable {
    /// Keeps the mapping alive.
    private let file: ReferenceFile
    private let index4: UnsafePointer<UInt32>
    private let entries4: UnsafeRawPointer
    private let index6: UnsafePointer<UInt32>
    private let starts6: UnsafePointer<UInt64>
    private let codes6: UnsafeRawPointer
    /// Whether attribute numbers take 32 bits, as they do past 65,536 of them.
    private let isWide: Bool
    private let hosts6: UnsafeRawPointer
    private let hostCount: Int
    private let attributes: UnsafeRawPointer
    private let attributeCount: Int
    /// Ranges of either version.
    package let rangeCount: (version4: Int, version6: Int)

    static let hostLength = 24

    /// Checks that every index stays inside its table; gives nothing where the file has no addresses.
    package init?(_ file: ReferenceFile) throws(ReferenceError) {
        guard let attributes = file.section(.addressAttributes) else { return nil }
        func damaged(_ reason: String) -> ReferenceError { .damaged(path: file.path, reason: reason) }
        guard let index4 = file.section(.addressIndex4), let entries4 = file.section(.addressEntries4),
            let index6 = file.section(.addressIndex6), let starts6 = file.section(.addressStarts6),
            let codes6 = file.section(.addressCodes6), let hosts6 = file.section(.addressHosts6)
        else { throw damaged("a table of addresses is missing") }
        let isWide = attributes.count / AddressAttributes.length > 65_536
        let width4 = isWide ? 8 : 4
        let count4 = entries4.count / width4
        let count6 = starts6.count / 8
        guard attributes.count >= AddressAttributes.length, attributes.count % AddressAttributes.length == 0,
            entries4.count % width4 == 0, starts6.count % 8 == 0, codes6.count == count6 * (isWide ? 4 : 2),
            hosts6.count % Self.hostLength == 0, count4 > 0, count6 > 0
        else { throw damaged("a table of addresses has an odd length") }
        guard let base4 = attributes.baseAddress, let start4 = entries4.baseAddress, let start6 = starts6.baseAddress,
            let code6 = codes6.baseAddress,
            let pointer4 = Self.checkedIndex(index4, entries: count4),
            let pointer6 = Self.checkedIndex(index6, entries: count6)
        else { throw damaged("an index of addresses points outside its table") }
        self.file = file
        self.index4 = pointer4
        self.index6 = pointer6
        self.isWide = isWide
        self.entries4 = start4
        self.starts6 = start6.assumingMemoryBound(to: UInt64.self)
        self.codes6 = code6
        self.hosts6 = hosts6.baseAddress ?? base4
        hostCount = hosts6.count / Self.hostLength
        self.attributes = base4
        attributeCount = attributes.count / AddressAttributes.length
        rangeCount = (count4, count6 + hostCount)
    }

    /// An index of 65,537 numbers that never fall and never pass the end of the table, and begin at 0.
    private static func checkedIndex(_ bytes: UnsafeRawBufferPointer, entries: Int) -> UnsafePointer<UInt32>? {
        guard bytes.count == 65_537 * 4, let base = bytes.baseAddress else { return nil }
        let index = base.assumingMemoryBound(to: UInt32.self)
        guard index[0] == 0, Int(index[65_536]) == entries else { return nil }
        var isRising = true
        for slot in 0..<65_536 { isRising = isRising && index[slot] <= index[slot + 1] }
        return isRising ? index : nil
    }

    /// Number of the attributes of an address, 0 where nothing is known; wrapped forms must be unwrapped first.
    @inline(__always)
    package func code(of address: IPAddress) -> Int {
        address.isVersion4 ? code4(address.version4) : code6(address.high, address.low)
    }

    /// The attributes of an address; wrapped forms must be unwrapped first.
    @inline(__always)
    package func attributes(of address: IPAddress) -> AddressAttributes {
        if !address.isVersion4, address.high >> 61 != 1 {
            var special = AddressAttributes()
            special.flags = SpecialRanges.flag(high: address.high, low: address.low)
            return special
        }
        return attributes(at: code(of: address))
    }

    /// The attributes with a number; a number outside the table gives nothing known.
    @inline(__always)
    package func attributes(at code: Int) -> AddressAttributes {
        guard code > 0, code < attributeCount else { return AddressAttributes() }
        return AddressAttributes(reading: attributes + code * AddressAttributes.length)
    }

    /// Numbers of the attributes of many version 4 addresses, as `code(of:)` gives them one by one.
    ///
    /// The index and the ends of each bucket are read for all before any bucket is searched, and the searches of eight
    /// addresses go on step by step together, so that the waits for memory overlap and no branch depends on an address.
    package func codes(of addresses: UnsafeBufferPointer<UInt32>, into codes: UnsafeMutablePointer<Int32>) {
        let width = isWide ? 8 : 4
        withUnsafeTemporaryAllocation(of: Bucket.self, capacity: addresses.count + 8) { buckets in
            guard let buckets = buckets.baseAddress else { return }
            for number in 0..<addresses.count {
                let index = index4 + Int(addresses[number] >> 16)
                (buckets + number).initialize(to: Bucket(start: index[0], length: index[1] &- index[0]))
            }
            (buckets + addresses.count).initialize(repeating: Bucket(start: 0, length: 0), count: 8)
            // Nothing waits for these values, which are written over; their memory is under way. Most buckets begin and
            // end on the same line of memory or on the next one.
            for number in 0..<addresses.count {
                let bucket = buckets[number]
                let (start, end) = (Int(bucket.start), max(1, Int(bucket.start &+ bucket.length)))
                codes[number] =
                    (entries4 + min(start, end - 1) * width).load(as: Int32.self)
                    ^ (entries4 + (end - 1) * width).load(as: Int32.self)
            }
            var first = 0
            while first < addresses.count {
                let count = min(8, addresses.count - first)
                let keys = UnsafeBufferPointer(rebasing: addresses[first..<first + count])
                if isWide {
                    let entries = entries4.assumingMemoryBound(to: UInt64.self)
                    search(keys, buckets + first) { place, address in (entries[place] >> 32, UInt64(address)) }
                } else {
                    let entries = entries4.assumingMemoryBound(to: UInt32.self)
                    search(keys, buckets + first) { place, address in
                        (UInt64(entries[place] >> 16), UInt64(address & 0xffff))
                    }
                }
                for number in first..<first + count {
                    // The entry before a bucket holds its first addresses.
                    let found = Int(buckets[number].start) - 1
                    let entry = entries4 + max(0, found) * width
                    let code = isWide ? entry.load(as: UInt32.self) : entry.load(as: UInt32.self) & 0xffff
                    codes[number] = found < 0 ? 0 : Int32(truncatingIfNeeded: code)
                }
                first += count
            }
        }
    }

    /// The part of the entries that may hold an address.
    private struct Bucket: BitwiseCopyable {
        var start: UInt32
        var length: UInt32
    }

    /// Moves the start of each bucket behind the entries that are not above the bucket's address; `entry` gives the start
    /// of an entry's range and the address to compare it with, both below 2 to the power of 63.
    @inline(__always)
    private func search(
        _ addresses: UnsafeBufferPointer<UInt32>, _ buckets: UnsafeMutablePointer<Bucket>,
        _ entry: (_ place: Int, _ address: UInt32) -> (start: UInt64, address: UInt64)
    ) {
        var longest: UInt32 = 0
        for number in 0..<addresses.count { longest |= buckets[number].length }
        // A bucket is cut in halves, the last time to nothing. The comparisons are subtractions whose sign is used, as a
        // compiler would make branches of them, and half of those would be foretold wrong.
        var half: UInt32 = longest == 0 ? 0 : 1 << UInt32(UInt32.bitWidth - 1 - longest.leadingZeroBitCount)
        while half > 0 {
            for number in 0..<addresses.count {
                let bucket = buckets[number]
                let fits = UInt32(truncatingIfNeeded: (UInt64(bucket.length) &- UInt64(half)) >> 63) ^ 1
                // Beyond the bucket's end nothing counts; the entry read instead is any one that exists.
                let place = Int((bucket.start &+ half &- 1) & (0 &- fits))
                let (start, address) = entry(place, addresses[number])
                let isBelow = UInt32(truncatingIfNeeded: (start &- address &- 1) >> 63)
                let passed = half & (0 &- (fits & isBelow))
                buckets[number] = Bucket(start: bucket.start &+ passed, length: bucket.length &- passed)
            }
            half >>= 1
        }
    }

    @inline(__always)
    private func code4(_ bits: UInt32) -> Int {
        let bucket = Int(bits >> 16)
        let range = Int(index4[bucket])..<Int(index4[bucket + 1])
        guard isWide else {
            let entries = entries4.assumingMemoryBound(to: UInt32.self)
            let found = Self.last(in: entries, range, notAbove: bits << 16 | 0xffff)
            return found < 0 ? 0 : Int(entries[found] & 0xffff)
        }
        let entries = entries4.assumingMemoryBound(to: UInt64.self)
        let found = Self.last(in: entries, range, notAbove: UInt64(bits) << 32 | 0xffff_ffff)
        return found < 0 ? 0 : Int(entries[found] & 0xffff_ffff)
    }

    @inline(__always)
    private func code6(_ high: UInt64, _ low: UInt64) -> Int {
        if hostCount > 0, let host = hostCode(high, low) { return host }
        // Outside 2000::/3 nothing is given out.
        guard high >> 61 == 1 else { return 0 }
        let bucket = Int(high >> 45 & 0xffff)
        let found = Self.last(in: starts6, Int(index6[bucket])..<Int(index6[bucket + 1]), notAbove: high)
        guard found >= 0 else { return 0 }
        return isWide
            ? Int(codes6.assumingMemoryBound(to: UInt32.self)[found])
            : Int(codes6.assumingMemoryBound(to: UInt16.self)[found])
    }

    /// The last entry of a bucket that is not above a key, else the last entry before the bucket.
    @inline(__always)
    private static func last<Entry: FixedWidthInteger>(
        in entries: UnsafePointer<Entry>, _ bucket: Range<Int>, notAbove key: Entry
    ) -> Int {
        var first = bucket.lowerBound
        var length = bucket.count
        while length > 1 {
            let half = length >> 1
            first = entries[first + half] <= key ? first + half : first
            length -= half
        }
        return length == 0 || entries[first] > key ? bucket.lowerBound - 1 : first
    }

    /// The attributes where the /64 is cut into smaller ranges; those ranges cover the whole /64.
    @inline(__always)
    private func hostCode(_ high: UInt64, _ low: UInt64) -> Int? {
        @inline(__always) func start(_ number: Int) -> (UInt64, UInt64) {
            let record = hosts6 + number * Self.hostLength
            return (record.loadUnaligned(as: UInt64.self), record.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        }
        var first = 0
        var length = hostCount
        while length > 1 {
            let half = length >> 1
            first = start(first + half) <= (high, low) ? first + half : first
            length -= half
        }
        let found = start(first)
        guard found.0 == high, found <= (high, low) else { return nil }
        return Int((hosts6 + first * Self.hostLength).loadUnaligned(fromByteOffset: 16, as: UInt32.self))
    }
}
