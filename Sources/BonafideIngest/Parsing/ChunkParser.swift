package import BonafideCore

/// Whose ids a parser notes, so that those which come again are told.
package enum NotedIDs: Sendable {
    case all, none
    /// Those of some records.
    case of(@Sendable (_ file: Int, _ record: UInt64) -> Bool)
}

/// Turns chunks into applicants; every worker has its own.
///
/// Applicants are handed out in blocks of up to 64 and used again, so what must outlive the call is copied.
package final class ChunkParser {
    /// Count of applicants of a full block.
    package static let lanes = 64

    /// What became of the records of a chunk.
    package struct Outcome: Sendable {
        /// Records seen, rejected ones included.
        package var records = 0
        /// Records left out, in order.
        package var rejects: [Reject] = []
        /// Values of protected traits that were dropped.
        package var droppedValues = 0
    }

    private let inputs: [InputLayout]
    private let limits: IngestLimits
    private let sideTables: SideTables?
    private var readers: [FileReader?]
    private var applicants: [Applicant]
    private let matched: MatchedRows?
    private let fields: FieldSet?
    private let noted: NotedIDs
    private let only: (@Sendable (_ file: Int, _ record: UInt64) -> Bool)?

    init(
        inputs: [InputLayout], limits: IngestLimits, sideTables: SideTables?, reading fields: FieldSet? = nil,
        ids: NotedIDs = .all, only: (@Sendable (_ file: Int, _ record: UInt64) -> Bool)? = nil
    ) {
        self.only = only
        self.fields = fields
        noted = ids
        self.inputs = inputs
        self.limits = limits
        self.sideTables = sideTables
        readers = inputs.map { _ in nil }
        matched = sideTables.map { MatchedRows(count: $0.rows.count) }
        applicants = (0..<Self.lanes).map { _ in Applicant() }
    }

    /// Reads a chunk and hands over its applicants, the first `count` of the array each time.
    package func parse(
        _ chunk: borrowing RawChunk, each: (_ applicants: inout [Applicant], _ count: Int) throws -> Void
    ) throws -> Outcome {
        let reader = readers[chunk.file] ?? makeReader(chunk.file)
        readers[chunk.file] = reader
        var outcome = Outcome()
        outcome.rejects = chunk.rejects
        outcome.records = chunk.rejects.count
        // Taken out of the object for the time of the call: members of a class cost a check at each access.
        var lanes: [Applicant] = []
        swap(&lanes, &applicants)
        defer { swap(&lanes, &applicants) }
        try reader.read(chunk, &lanes, &outcome, each)
        return outcome
    }

    private func makeReader(_ file: Int) -> FileReader {
        var use = FileReader.Use()
        use.matched = matched
        switch noted {
        case .all: break
        case .none: use.notesID = { _ in false }
        case .of(let isNoted): use.notesID = { isNoted(file, $0) }
        }
        if let only { use.only = { only(file, $0) } }
        return inputs[file].table == nil
            ? ValueFileReader(inputs[file], file, limits, sideTables, use, reading: fields)
            : TableFileReader(inputs[file], file, sideTables, use, reading: fields)
    }

    /// The ids of the records this parser met.
    package var ids: [RecordIDs] { readers.compactMap { $0?.ids } }
    /// The rows of side tables that belong to records this parser met, as bits in the order of the rows.
    package var matchedRows: [UInt64] { matched?.words ?? [] }

    /// Keys of JSON and XML records that no map knows, as far as this parser met them.
    package var unknownPaths: [String] { readers.flatMap { $0?.unknownPaths ?? [] } }
    /// Count of keys that stand for a field, as far as this parser met them.
    package var mappedPaths: Int { readers.reduce(0) { $0 + ($1?.mappedPaths ?? 0) } }
    /// Keys of protected traits in JSON and XML records, as far as this parser met them.
    package var droppedPaths: [String] { readers.flatMap { $0?.droppedPaths ?? [] } }
}
