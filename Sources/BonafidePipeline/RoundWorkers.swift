internal import BonafideCore
internal import BonafideIngest
internal import BonafideSignals

/// Notes which keys come again.
final class SeeingWorker: ChunkWorker, @unchecked Sendable {
    private let linker: LinkExtractor
    private let parser: ChunkParser
    private let filter: SeenKeys
    private var room: [UInt64] = []

    init(_ linker: LinkExtractor, _ parser: ChunkParser, _ filter: SeenKeys) {
        self.linker = linker
        self.parser = parser
        self.filter = filter
    }

    func take(_ chunk: borrowing RawChunk, firstRow: UInt64) throws -> ChunkWalk.Taken {
        // Taken out of the object for the time of the call: members of a class cost a check at each access.
        var keys: [UInt64] = []
        swap(&keys, &room)
        defer { swap(&keys, &room) }
        var taken = ChunkWalk.Taken()
        _ = try parser.parse(chunk) { applicants, count in
            for lane in 0..<count {
                taken.lastRecord = max(taken.lastRecord, applicants[lane].origin.record)
            }
            linker.see(applicants, count: count, &keys)
            taken.applicants += count
            filter.note(keys)
            keys.removeAll(keepingCapacity: true)
        }
        return taken
    }
}

/// Keeps what finds keys again, and gathers what others count.
final class CompactWorker: ChunkWorker, @unchecked Sendable {
    private let linker: LinkExtractor?
    private let comparing: [any ComparingExtractor]
    private let parser: ChunkParser
    private let filter: SeenKeys?
    let keys = CompactKeys()
    /// What is noted beside keys.
    private(set) var facts = PeerFacts()
    /// What each of the comparing extractors gathered.
    let values: [ValueKeys]
    private var pen: RowKinds.Pen

    init(
        _ linker: LinkExtractor?, _ comparing: [any ComparingExtractor], _ parser: ChunkParser, _ kinds: RowKinds,
        _ filter: SeenKeys?
    ) {
        self.linker = linker
        self.comparing = comparing
        values = comparing.map { _ in ValueKeys() }
        self.parser = parser
        self.filter = filter
        pen = RowKinds.Pen(kinds)
    }

    func take(_ chunk: borrowing RawChunk, firstRow: UInt64) throws -> ChunkWalk.Taken {
        var taken = ChunkWalk.Taken()
        let (keys, filter) = (keys, filter)
        var pen = pen
        var rows: [UInt32] = []
        var facts = PeerFacts()
        swap(&facts, &self.facts)
        defer { swap(&facts, &self.facts) }
        _ = try parser.parse(chunk) { applicants, count in
            rows.removeAll(keepingCapacity: true)
            for lane in 0..<count {
                let record = applicants[lane].origin.record
                taken.lastRecord = max(taken.lastRecord, record)
                rows.append(UInt32(clamping: firstRow &+ record &- 1))
            }
            if let linker {
                linker.compactKeys(of: applicants, rows: rows, into: keys, unless: filter) { pen.note($0, $1) }
                for lane in 0..<count { linker.noteRate(of: applicants[lane], row: rows[lane], into: &facts) }
            }
            for (extractor, values) in zip(comparing, values) {
                extractor.gather(from: applicants, count: count, into: values)
            }
            taken.applicants += count
        }
        self.pen = pen
        return taken
    }
}

/// Keeps the keys of those who may share something, where several may have them.
final class SharedWorker: ChunkWorker, @unchecked Sendable {
    private let linker: LinkExtractor
    private let parser: ChunkParser
    private let candidates: CandidateKeys
    private var keys = LinkKeys()
    /// The ids of the records, to tell further records of an applicant.
    var ids: [RecordIDs] { parser.ids }

    /// Hands the keys over, keeping none.
    func takeKeys() -> LinkKeys {
        var taken = LinkKeys()
        swap(&taken, &keys)
        return taken
    }

    init(_ linker: LinkExtractor, _ parser: ChunkParser, _ candidates: CandidateKeys) {
        self.linker = linker
        self.parser = parser
        self.candidates = candidates
    }

    func take(_ chunk: borrowing RawChunk, firstRow: UInt64) throws -> ChunkWalk.Taken {
        var keys = LinkKeys()
        swap(&keys, &self.keys)
        defer { swap(&keys, &self.keys) }
        var taken = ChunkWalk.Taken()
        _ = try parser.parse(chunk) { applicants, count in
            for lane in 0..<count {
                let row = UInt32(clamping: firstRow &+ applicants[lane].origin.record &- 1)
                linker.sharedKeys(of: applicants[lane], row: row, candidates, into: &keys)
            }
            taken.applicants += count
        }
        return taken
    }
}
