internal import BonafideArchive
internal import BonafideCore
internal import BonafideIngest
internal import BonafideSignals

/// One worker that keeps the keys of every applicant it is given whole; used by one task at a time.
final class KeyGatherer: ChunkWorker, @unchecked Sendable {
    private let linker: LinkExtractor?
    private let comparing: [any ComparingExtractor]
    let parser: ChunkParser
    private(set) var keys = LinkKeys()
    /// What each of the comparing extractors gathered.
    let values: [ValueKeys]
    /// Rows by digest, where digests are noted; of equal profiles the first.
    private(set) var digests: [ProfileDigest: UInt32] = [:]
    private let notesDigests: Bool
    /// The ids of the records, to tell further records of an applicant.
    var ids: [RecordIDs] { parser.ids }

    init(
        _ linker: LinkExtractor?, _ comparing: [any ComparingExtractor], parser: ChunkParser, notesDigests: Bool
    ) {
        self.linker = linker
        self.comparing = comparing
        values = comparing.map { _ in ValueKeys() }
        self.parser = parser
        self.notesDigests = notesDigests
    }

    func take(_ chunk: borrowing RawChunk, firstRow: UInt64) throws -> ChunkWalk.Taken {
        var done = ChunkWalk.Taken()
        // Taken out of the object for the time of the call: members of a class cost a check at each access.
        var keys = LinkKeys()
        swap(&keys, &self.keys)
        defer { swap(&keys, &self.keys) }
        _ = try parser.parse(chunk) { applicants, count in
            for lane in 0..<count {
                let record = applicants[lane].origin.record
                done.lastRecord = max(done.lastRecord, record)
                let row = UInt32(clamping: firstRow &+ record &- 1)
                linker?.keys(of: applicants[lane], row: row, into: &keys)
                if notesDigests {
                    let digest = ProfileDigest(applicants[lane].digest().bytes)
                    digests[digest] = min(digests[digest] ?? row, row)
                }
            }
            for (extractor, values) in zip(comparing, values) {
                extractor.gather(from: applicants, count: count, into: values)
            }
            done.applicants += count
        }
        return done
    }
}
