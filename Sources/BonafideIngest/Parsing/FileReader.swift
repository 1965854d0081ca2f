internal import BonafideCore

/// Reads the chunks of one input; what is common to tables and documents.
class FileReader {
    /// Called with a block of applicants.
    typealias Hand = (_ applicants: inout [Applicant], _ count: Int) throws -> Void

    let input: InputLayout
    let file: UInt16
    let sideTables: SideTables?
    private final var room = RecordAssembly()
    /// The ids of the records that were read.
    private(set) final var ids: RecordIDs
    /// What becomes of the records.
    final let use: Use

    /// What becomes of the records of a file.
    struct Use {
        /// Takes the records instead, where they are rows of a side table.
        var sink: SideTableSink?
        /// Notes which rows of side tables found their records.
        var matched: MatchedRows?
        /// Tells by its number whether a record is wanted; all are where nothing is given.
        var only: (@Sendable (UInt64) -> Bool)?
        /// Tells by its number whether a record's id is noted; all are where nothing is given.
        var notesID: (@Sendable (UInt64) -> Bool)?
    }

    init(_ input: InputLayout, _ file: Int, _ sideTables: SideTables?, _ use: Use, _ assembly: consuming RecordAssembly)
    {
        self.input = input
        self.file = UInt16(clamping: file)
        self.sideTables = sideTables
        self.use = use
        room = assembly
        ids = RecordIDs(file: UInt16(clamping: file))
    }

    /// Lends the assembly for the time of a call: members of a class cost a check at each access.
    @inline(__always)
    final func withAssembly(_ body: (inout RecordAssembly) throws -> Void) rethrows {
        var assembly = RecordAssembly()
        swap(&assembly, &room)
        defer { swap(&assembly, &room) }
        try body(&assembly)
    }

    /// Reads a chunk; applicants go to `each` in blocks.
    func read(
        _ chunk: borrowing RawChunk, _ lanes: inout [Applicant], _ outcome: inout ChunkParser.Outcome, _ each: Hand
    ) throws {}

    /// Paths that no map knows.
    var unknownPaths: [String] { [] }
    /// Keys of protected traits.
    var droppedPaths: [String] { [] }
    /// Count of keys that stand for a field.
    var mappedPaths: Int { 0 }

    /// Fills the next applicant from the finished record; gives whether the record had an id.
    @inline(__always)
    final func finish(
        _ assembly: inout RecordAssembly, _ origin: RecordOrigin, _ applicant: inout Applicant,
        _ outcome: inout ChunkParser.Outcome
    ) -> Bool {
        if let sink = use.sink { return sink.take(assembly, origin) }
        if let only = use.only, !only(origin.record) { return false }
        assembly.end()
        // An id that its map tells as absent is none.
        let hasID = assembly.id >= 0 && assembly.slices[assembly.id].start != nil
        guard hasID || input.numbersRecords else { return false }
        if !assembly.isEntered {
            applicant.refill(
                UnsafeBufferPointer(start: assembly.slices, count: assembly.count), from: assembly.record,
                origin: origin, layout: assembly.layout)
        }
        applicant.droppedColumns = assembly.dropped
        outcome.droppedValues += Int(assembly.dropped)
        if !hasID {
            applicant.set(RootField.id.path, to: numberedID(origin))
        } else if use.notesID?(origin.record) ?? true {
            let id = assembly.slices[assembly.id]
            ids.note(UnsafeBufferPointer(start: id.start, count: Int(id.length)).trimmed, origin)
        }
        if let matched = use.matched { sideTables?.add(to: &applicant, noting: matched) }
        return true
    }

    /// The id of a record in an input without ids: the same for the same file and place.
    private func numberedID(_ origin: RecordOrigin) -> String {
        file == 0 ? "row-\(origin.record)" : "file-\(file + 1)-row-\(origin.record)"
    }
}

/// Reads chunks of a table.
final class TableFileReader: FileReader {
    private let rows: RowReader
    private let columns: [String]

    init(
        _ input: InputLayout, _ file: Int, _ sideTables: SideTables?, _ use: Use, reading fields: FieldSet? = nil
    ) {
        let table = input.table ?? TableLayout(columns: [], aliases: input.aliases)
        columns = table.columns
        rows = RowReader(
            table, delimiter: input.delimiter, emptyIsAbsent: input.map.emptyIsAbsent, reading: fields)
        var assembly = RecordAssembly()
        for slot in table.slots {
            _ = assembly.addSlot(group: slot.group, isFirst: slot.isFirst, constants: slot.constants)
        }
        assembly.setRootConstants(input.aliases.constants)
        super.init(input, file, sideTables, use, assembly)
    }

    override func read(
        _ chunk: borrowing RawChunk, _ lanes: inout [Applicant], _ outcome: inout ChunkParser.Outcome, _ each: Hand
    ) throws {
        var filled = 0
        let only = use.only
        let keepsLane = use.sink == nil
        var origin = RecordOrigin(file: file, record: chunk.firstRecord, line: chunk.firstLine)
        let firstLine = chunk.firstLine
        try withAssembly { assembly in
            try chunk.storage.withUnsafeBufferPointer { storage in
                guard let base = storage.baseAddress else { return }
                try rows.scan.forEachRow(base, chunk.count) { row in
                    defer { origin.record += 1 }
                    // A blank line is no record, but keeps its number.
                    if row.fields == 1, row.end == row.start || (row.end == row.start + 1 && base[row.start] == 0x0d) {
                        return
                    }
                    if let only, !only(origin.record) { return }
                    origin.line = firstLine + row.line
                    outcome.records += 1
                    guard take(base, row, origin, &assembly, &lanes[filled], &outcome) else { return }
                    if keepsLane { filled += 1 }
                    if filled == lanes.count {
                        try each(&lanes, filled)
                        filled = 0
                    }
                }
            }
        }
        if filled > 0 { try each(&lanes, filled) }
    }

    /// Fills an applicant from a row; gives false where the row is rejected.
    @inline(__always)
    private func take(
        _ base: UnsafePointer<UInt8>, _ row: RowScan.Row, _ origin: RecordOrigin, _ assembly: inout RecordAssembly,
        _ applicant: inout Applicant, _ outcome: inout ChunkParser.Outcome
    ) -> Bool {
        let trouble = rows.assemble(base, row, &assembly, &applicant, origin, mayEnter: use.sink == nil)
        if let trouble {
            outcome.rejects.append(reject(origin, trouble, from: lineStart(base, row, trouble.offset)))
            return false
        }
        if finish(&assembly, origin, &applicant, &outcome) { return true }
        outcome.rejects.append(Reject(origin, .missingID))
        return false
    }

    private func reject(
        _ origin: RecordOrigin, _ trouble: (reason: RejectReason, offset: Int, column: Int),
        from place: (start: Int, line: UInt64)
    ) -> Reject {
        var origin = origin
        origin.line += place.line
        let field = columns.indices.contains(trouble.column) ? columns[trouble.column] : ""
        return Reject(origin, column: trouble.offset - place.start + 1, field: field, trouble.reason)
    }

    /// The start of the line an offset lies on, and how many lines of the row lie before it.
    private func lineStart(
        _ base: UnsafePointer<UInt8>, _ row: RowScan.Row, _ offset: Int
    ) -> (start: Int, line: UInt64) {
        var start = row.start
        var line: UInt64 = 0
        for index in row.start..<max(row.start, offset) where base[index] == 0x0a {
            start = index + 1
            line += 1
        }
        return (start, line)
    }
}

/// Reads chunks of JSON values, one a line or one after the other.
final class ValueFileReader: FileReader {
    private var values: JSONRecordReader
    private let isLines: Bool

    init(
        _ input: InputLayout, _ file: Int, _ limits: IngestLimits, _ sideTables: SideTables?, _ use: Use,
        reading fields: FieldSet? = nil
    ) {
        // The slots of the map's elements are numbered by the assembly they are added to.
        var assembly = RecordAssembly()
        values = JSONRecordReader(
            input.aliases, isXML: input.format == .xml, emptyIsAbsent: input.map.emptyIsAbsent, depth: limits.depth,
            reading: fields, assembly: &assembly)
        isLines = input.format == .jsonLines || input.format == .xml
        super.init(input, file, sideTables, use, assembly)
    }

    override var unknownPaths: [String] { values.unknownPaths }
    override var droppedPaths: [String] { values.droppedPaths }
    override var mappedPaths: Int { values.mappedPaths }

    override func read(
        _ chunk: borrowing RawChunk, _ lanes: inout [Applicant], _ outcome: inout ChunkParser.Outcome, _ each: Hand
    ) throws {
        var filled = 0
        var origin = RecordOrigin(file: file, record: chunk.firstRecord, line: chunk.firstLine)
        let count = chunk.count
        let lines = chunk.lines
        let only = use.only
        try withAssembly { assembly in
            try chunk.storage.withUnsafeBufferPointer { storage in
                guard let base = storage.baseAddress else { return }
                var index = 0
                while index < count {
                    let end = isLines ? lineEnd(base, index, count) : count
                    var start = index
                    while start < end, isGap(base[start]) {
                        if !isLines, base[start] == 0x0a { origin.line += 1 }
                        start += 1
                    }
                    if start == end {
                        index = end + 1
                        if isLines {
                            origin.line += 1
                            origin.record += 1
                        }
                        continue
                    }
                    let place = Int(origin.record - chunk.firstRecord)
                    if place < lines.count { origin.line = lines[place] }
                    if isLines, let only, !only(origin.record) {
                        index = end + 1
                        origin.line += 1
                        origin.record += 1
                        continue
                    }
                    outcome.records += 1
                    index = readRecord(
                        base, start, end, origin, &assembly, &lanes[filled], &outcome, &filled)
                    if filled == lanes.count {
                        try each(&lanes, filled)
                        filled = 0
                    }
                    origin.record += 1
                    if isLines {
                        index = end + 1
                        origin.line += 1
                    } else {
                        for place in start..<index where base[place] == 0x0a { origin.line += 1 }
                    }
                }
            }
        }
        if filled > 0 { try each(&lanes, filled) }
    }

    /// Reads one record and gives where the next may begin.
    private func readRecord(
        _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ origin: RecordOrigin,
        _ assembly: inout RecordAssembly, _ applicant: inout Applicant, _ outcome: inout ChunkParser.Outcome,
        _ filled: inout Int
    ) -> Int {
        do throws(JSONRecordReader.Failure) {
            assembly.begin(base + start, length: end - start)
            let next = try values.read(base, from: start, to: end, &assembly)
            if isLines {
                var rest = next
                while rest < end, base[rest] <= 0x20, base[rest] != 0 { rest += 1 }
                guard rest == end else {
                    throw JSONRecordReader.Failure(reason: base[rest] == 0 ? .nullByte : .malformedJSON, offset: rest)
                }
            }
            if finish(&assembly, origin, &applicant, &outcome) {
                if use.sink == nil { filled += 1 }
            } else {
                outcome.rejects.append(Reject(origin, .missingID))
            }
            return next
        } catch {
            var place = origin
            var lineStart = start
            while lineStart > 0, base[lineStart - 1] != 0x0a { lineStart -= 1 }
            for index in start..<max(start, min(error.offset, end)) where base[index] == 0x0a {
                lineStart = index + 1
                place.line += 1
            }
            outcome.rejects.append(Reject(place, column: error.offset - lineStart + 1, error.reason))
            return isLines ? end : Self.valueEnd(base, start, end)
        }
    }

    @inline(__always)
    private func isGap(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 || (byte == 0x2c && !isLines)
    }

    private func lineEnd(_ base: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Int {
        var offset = start
        while offset < count {
            let breaks = BlockMasks.equal(base + offset, 0x0a)
            if breaks != 0 { return min(count, offset + breaks.trailingZeroBitCount) }
            offset += 64
        }
        return count
    }

    /// Where a value ends by its brackets alone, so that reading goes on behind a broken one.
    private static func valueEnd(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var depth = 0
        var index = start
        var isInString = false
        while index < end {
            let byte = base[index]
            index += 1
            if isInString {
                if byte == 0x5c { index += 1 } else if byte == 0x22 { isInString = false }
                continue
            }
            switch byte {
            case 0x22: isInString = true
            case 0x7b, 0x5b: depth += 1
            case 0x7d, 0x5d:
                depth -= 1
                if depth <= 0 { return index }
            case 0x2c where depth == 0: return index
            default: continue
            }
        }
        return end
    }
}
