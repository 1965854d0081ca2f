package import BonafideCore

/// A record whose id an earlier record of the run had already.
package struct RepeatedRecord: Hashable, Sendable {
    /// Where the record lies.
    package var origin: RecordOrigin
    /// Where the first record of the same id lies.
    package var first: RecordOrigin
}

/// The ids one worker met in one file, as 64-bit hashes, to find those that come more than once.
///
/// Memory: 16 bytes a record, for at most `most` records; later ones are not compared.
package struct RecordIDs: Sendable {
    /// How many ids are kept.
    package static let most = 1 << 22

    private struct Entry {
        var hash: UInt64
        var record: UInt32
        var line: UInt32
    }

    /// Keyed anew in each process, so that no export can be written to collide; the same for all readers of a run.
    private static let hasher = ValueHasher()

    private let hasher = Self.hasher
    private let file: UInt16
    private var entries: [Entry] = []
    /// Whether there were more ids than are kept.
    package private(set) var isFull = false

    init(file: UInt16) { self.file = file }

    /// Notes the id of a record.
    @inline(__always)
    mutating func note(_ id: UnsafeBufferPointer<UInt8>, _ origin: RecordOrigin) {
        guard entries.count < Self.most else {
            isFull = true
            return
        }
        entries.append(
            Entry(
                hash: hasher.hash(0, id), record: UInt32(clamping: origin.record),
                line: UInt32(clamping: origin.line)))
    }

    /// The records whose ids came before, in the order of the inputs.
    package static func repeated(_ gathered: [RecordIDs]) -> [RepeatedRecord] {
        let total = gathered.reduce(0) { $0 + $1.entries.count }
        guard total > 1 else { return [] }
        // Sixteen bits an id: few ids fall on a bit that is taken, and those alone are sorted.
        let bits = UInt64(max(6, Int.bitWidth - (total - 1).leadingZeroBitCount + 4))
        let shift = 64 - bits
        var taken = [UInt64](repeating: 0, count: 1 << Int(bits - 6))
        var doubtful = taken
        for ids in gathered {
            for entry in ids.entries {
                let place = entry.hash >> shift
                let bit: UInt64 = 1 << (place & 63)
                if taken[Int(place >> 6)] & bit != 0 { doubtful[Int(place >> 6)] |= bit }
                taken[Int(place >> 6)] |= bit
            }
        }
        var suspects: [(hash: UInt64, file: UInt16, entry: Entry)] = []
        for ids in gathered {
            for entry in ids.entries {
                let place = entry.hash >> shift
                if doubtful[Int(place >> 6)] >> (place & 63) & 1 != 0 { suspects.append((entry.hash, ids.file, entry)) }
            }
        }
        suspects.sort { ($0.hash, $0.file, $0.entry.record) < ($1.hash, $1.file, $1.entry.record) }
        var repeated: [RepeatedRecord] = []
        var first = 0
        for index in suspects.indices.dropFirst() {
            guard suspects[index].hash == suspects[first].hash else {
                first = index
                continue
            }
            repeated.append(
                RepeatedRecord(
                    origin: origin(suspects[index].file, suspects[index].entry),
                    first: origin(suspects[first].file, suspects[first].entry)))
        }
        return repeated.sorted { ($0.origin.file, $0.origin.record) < ($1.origin.file, $1.origin.record) }
    }

    private static func origin(_ file: UInt16, _ entry: Entry) -> RecordOrigin {
        RecordOrigin(file: file, record: UInt64(entry.record), line: UInt64(entry.line))
    }
}
