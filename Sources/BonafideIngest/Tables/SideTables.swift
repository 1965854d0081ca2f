internal import BonafideCore

/// Rows of side tables, held in memory as compact bytes and found by the id of their profile.
///
/// Memory: the values' bytes, 8 bytes a value and 48 bytes a row.
struct SideTables: Sendable {
    /// One row: where its values lie, and whose it is.
    struct Row: Sendable {
        var hash: UInt64
        /// Moment the rows of a group are put in order by; the greatest number where there is none.
        var time: Int64
        var start: Int
        var length: UInt32
        var values: UInt16
        var idLength: UInt16
        var group: UInt8
        /// Number of the table among those that were loaded.
        var table: UInt8
    }

    let blob: [UInt8]
    /// Rows in order of hash, id, group, time and content.
    let rows: [Row]
    /// The first row of each bucket of the hash's upper bits.
    private let buckets: [Int32]
    private let shift: UInt64

    init(blob: [UInt8], rows unsorted: [Row]) {
        self.blob = blob
        rows = blob.withUnsafeBufferPointer { bytes in
            unsorted.sorted { Self.precedes($0, $1, bytes) }
        }
        let bits = UInt64(max(1, Int.bitWidth - (unsorted.count | 1).leadingZeroBitCount))
        shift = 64 - bits
        var buckets = [Int32](repeating: 0, count: (1 << Int(bits)) + 1)
        for row in rows { buckets[Int(row.hash >> shift) + 1] += 1 }
        for index in 1..<buckets.count { buckets[index] += buckets[index - 1] }
        self.buckets = buckets
    }

    /// Adds the rows of an applicant's id behind the elements it has, and notes which they are.
    func add(to applicant: inout Applicant, noting matched: MatchedRows) {
        var found: Range<Int> = 0..<0
        _ = applicant.read(RootField.id.path) { id in
            found = range(of: id.trimmed)
            return true
        }
        for index in found {
            add(rows[index], to: &applicant)
            matched.note(index)
        }
    }

    /// The rows none of the sets of bits holds, by their table and their place in it.
    func unmatched(_ matched: [[UInt64]]) -> [(table: Int, origin: RecordOrigin)] {
        var left: [(table: Int, origin: RecordOrigin)] = []
        for (index, row) in rows.enumerated() {
            guard !matched.contains(where: { $0[index >> 6] >> UInt64(index & 63) & 1 != 0 }) else { continue }
            // Where the row lay stands behind its values.
            let place = blob.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: row.end, as: SIMD2<UInt32>.self) }
            left.append((Int(row.table), RecordOrigin(record: UInt64(place[0]), line: UInt64(place[1]))))
        }
        return left.sorted { ($0.table, $0.origin.record) < ($1.table, $1.origin.record) }
    }

    private func range(of id: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let hash = IDHash.of(id)
        let bucket = Int(hash >> shift)
        var first = Int(buckets[bucket])
        let end = Int(buckets[bucket + 1])
        while first < end, !holds(rows[first], hash, id) { first += 1 }
        var last = first
        while last < end, holds(rows[last], hash, id) { last += 1 }
        return first..<last
    }

    private func holds(_ row: Row, _ hash: UInt64, _ id: UnsafeBufferPointer<UInt8>) -> Bool {
        row.hash == hash && Int(row.idLength) == id.count
            && blob[row.start..<row.start + id.count].elementsEqual(id)
    }

    private func add(_ row: Row, to applicant: inout Applicant) {
        let base = UInt32(applicant.count(of: ProfileGroup.allCases[Int(row.group)]))
        blob.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return }
            withUnsafeTemporaryAllocation(of: FieldSlice.self, capacity: Int(row.values)) { slices in
                var offset = row.start + Int(row.idLength)
                for value in 0..<Int(row.values) {
                    let head = UnsafeRawPointer(start + offset)
                    let element = UInt32(head.loadUnaligned(fromByteOffset: 2, as: UInt16.self))
                    let length = head.loadUnaligned(fromByteOffset: 4, as: UInt32.self)
                    let isOwn = start[offset] == row.group
                    let isAbsent = length == .max
                    slices.initializeElement(
                        at: value,
                        to: FieldSlice(
                            group: start[offset], field: start[offset + 1], element: isOwn ? base + element : element,
                            isAbsent ? nil : start + offset + 8, count: isAbsent ? 0 : length))
                    offset += 8 + (isAbsent ? 0 : Int(length))
                }
                applicant.fill(UnsafeBufferPointer(slices))
            }
        }
    }

    /// By id, group and time; rows of one moment by their content, so that the order of lines plays no part.
    private static func precedes(_ a: Row, _ b: Row, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if a.hash != b.hash { return a.hash < b.hash }
        if a.idLength != b.idLength { return a.idLength < b.idLength }
        let order = compare(bytes, a.start, Int(a.idLength), b.start, Int(b.idLength))
        if order != 0 { return order < 0 }
        if a.group != b.group { return a.group < b.group }
        if a.time != b.time { return a.time < b.time }
        return compare(bytes, a.start, Int(a.length), b.start, Int(b.length)) < 0
    }

    private static func compare(_ bytes: UnsafeBufferPointer<UInt8>, _ a: Int, _ aCount: Int, _ b: Int, _ bCount: Int)
        -> Int
    {
        for offset in 0..<min(aCount, bCount) where bytes[a + offset] != bytes[b + offset] {
            return Int(bytes[a + offset]) - Int(bytes[b + offset])
        }
        return aCount - bCount
    }
}

extension SideTables.Row {
    /// Bytes that follow each row's values and tell where it lay: record and line.
    static let placeBytes = 8
    /// Where the values end.
    var end: Int { start + Int(length) }
}

/// Which rows of side tables found their profiles, as bits; one set for each worker.
final class MatchedRows {
    private(set) var words: [UInt64]

    init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

    /// Notes a row by its number.
    func note(_ row: Int) { words[row >> 6] |= 1 << UInt64(row & 63) }
}

/// A 64-bit hash of an id, the same in every run (FNV-1a with a final mix).
package enum IDHash {
    /// Hashes the bytes of an id.
    package static func of(_ id: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in id { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ hash >> 33) &* 0xff51_afd7_ed55_8ccd
        hash = (hash ^ hash >> 33) &* 0xc4ce_b9fe_1a85_ec53
        return hash ^ hash >> 33
    }
}
