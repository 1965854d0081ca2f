package import BonafideCore

/// What was loaded from one side table.
package struct SideTableReport: Hashable, Sendable {
    /// The table's path.
    package var path: String
    /// The group its rows belong to.
    package var group: ProfileGroup
    /// Name of the map that was used.
    package var map: String
    /// Count of stored bytes.
    package var bytes: UInt64
    /// Rows seen, rejected ones included.
    package var records = 0
    /// Rows left out.
    package var rejects: [Reject] = []
    /// Diagnostics about columns.
    package var notes: [Diagnostic] = []
}

/// Loads side tables into memory.
struct SideTableBuilder {
    private let limit: Int
    private let sink = SideTableSink()
    private var table = 0

    /// Takes the count of bytes all tables may have.
    init(limit: Int) { self.limit = limit }

    /// Reads one table.
    mutating func read(
        _ path: String, _ group: ProfileGroup, _ choice: MapChoice, _ limits: IngestLimits
    ) throws(IngestError) -> SideTableReport {
        let input = try InputProbe(path, limits).layout(choice, table: group)
        var report = SideTableReport(path: path, group: group, map: input.map.name, bytes: input.size)
        if input.table != nil { report.notes = try InputReport(input, file: 0, limits).notes(for: input) }
        let source = RecordSource(inputs: [input], limits: limits)
        sink.begin(group, table: table)
        table += 1
        let use = FileReader.Use(sink: sink)
        let reader =
            input.table == nil ? ValueFileReader(input, 0, limits, nil, use) : TableFileReader(input, 0, nil, use)
        var chunk = RawChunk()
        var outcome = ChunkParser.Outcome()
        var lanes: [Applicant] = [Applicant()]
        while try source.next(&chunk) {
            outcome.rejects += chunk.rejects
            outcome.records += chunk.rejects.count
            // A sink takes every record, so no block of applicants is ever handed out.
            try? reader.read(chunk, &lanes, &outcome) { _, _ in }
            guard sink.blob.count <= limit, sink.rows.count < Int(Int32.max) else {
                throw IngestError(
                    .sideTablesTooLarge, path, "the side tables take more than \(limit >> 20) MB of memory",
                    hint: "give the rows of each applicant inside its own record, as JSON Lines")
            }
        }
        report.records = outcome.records
        report.rejects = outcome.rejects
        return report
    }

    /// Orders the rows for look-up.
    func finish() -> SideTables { SideTables(blob: sink.blob, rows: sink.rows) }
}

/// Takes the records of side tables instead of applicants.
final class SideTableSink {
    private(set) var blob: [UInt8] = []
    private(set) var rows: [SideTables.Row] = []
    private var group = ProfileGroup.sessions
    private var timeField: Int?
    private var table: UInt8 = 0

    /// Says which group the next records belong to.
    func begin(_ group: ProfileGroup, table: Int) {
        self.group = group
        self.table = UInt8(clamping: table)
        timeField = group.definitions.firstIndex {
            switch $0.kind {
            case .instant, .day, .partialDate: true
            default: false
            }
        }
    }

    /// Keeps a record; gives whether it had an id.
    func take(_ assembly: borrowing RecordAssembly, _ origin: RecordOrigin) -> Bool {
        guard assembly.id >= 0 else { return false }
        let idSlice = assembly.slices[assembly.id]
        let id = UnsafeBufferPointer(start: idSlice.start, count: Int(idSlice.length)).trimmed
        guard !id.isEmpty, id.count <= Int(UInt16.max) else { return false }
        var row = SideTables.Row(
            hash: IDHash.of(id), time: .max, start: blob.count, length: 0, values: 0, idLength: UInt16(id.count),
            group: group.rawValue, table: table)
        blob.append(contentsOf: id)
        for index in 0..<assembly.count {
            let slice = assembly.slices[index]
            guard slice.group == group.rawValue, row.values < .max, slice.element <= UInt16.max else { continue }
            if Int(slice.field) == timeField { row.time = time(of: slice) }
            append(slice)
            row.values += 1
        }
        row.length = UInt32(clamping: blob.count - row.start)
        for number in [origin.record, origin.line] {
            let part = UInt32(clamping: number)
            for shift in stride(from: UInt32(0), to: 32, by: 8) {
                blob.append(UInt8(truncatingIfNeeded: part >> shift))
            }
        }
        rows.append(row)
        return true
    }

    private func append(_ slice: FieldSlice) {
        blob.append(slice.group)
        blob.append(slice.field)
        blob.append(UInt8(truncatingIfNeeded: slice.element))
        blob.append(UInt8(truncatingIfNeeded: slice.element >> 8))
        let length = slice.isAbsent ? UInt32.max : slice.length
        for shift in stride(from: UInt32(0), to: 32, by: 8) { blob.append(UInt8(truncatingIfNeeded: length >> shift)) }
        blob.append(contentsOf: UnsafeBufferPointer(start: slice.start, count: Int(slice.length)))
    }

    private func time(of slice: FieldSlice) -> Int64 {
        let text = UnsafeBufferPointer(start: slice.start, count: Int(slice.length)).trimmed
        if let moment = Timestamp.read(text) { return moment.instant.seconds }
        return PartialDate.read(text).map { Int64($0.first.number) * 86_400 } ?? .max
    }
}
