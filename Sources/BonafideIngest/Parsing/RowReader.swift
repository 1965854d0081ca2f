internal import BonafideCore

/// Reads the rows of a table (RFC 4180, any single-byte delimiter) into a record assembly.
///
/// A block of 64 bytes becomes three words of bits for quotation marks, delimiters and line ends; fields are
/// slices between the bits that lie outside quotes. No text is copied but what holds doubled quotes.
struct RowReader: ~Copyable {
    /// One mapped column, flattened for the inner loop.
    private struct Column {
        var index: Int
        var group: UInt8
        var field: UInt8
        var rank: UInt8
        var isList: Bool
        var isPlain: Bool
        var slot: Int
    }

    private let columns: UnsafeMutablePointer<Column>
    private let columnCount: Int
    private let targets: [AliasTable.Target]
    private let dropped: [Int]
    private let width: Int
    private let delimiter: UInt8
    private let emptyIsAbsent: Bool
    /// Ends of the fields of the current row, and room for those of a block more; a field starts behind the end of the
    /// one before it.
    private let ends: UnsafeMutablePointer<Int>

    init(_ layout: TableLayout, delimiter: UInt8, emptyIsAbsent: Bool, reading fields: FieldSet? = nil) {
        width = layout.columns.count
        self.delimiter = delimiter
        self.emptyIsAbsent = emptyIsAbsent
        ends = .allocate(capacity: width + BlockMasks.width)
        ends.initialize(repeating: 0, count: width + BlockMasks.width)
        columns = .allocate(capacity: max(1, layout.order.count))
        var targets: [AliasTable.Target] = []
        for index in layout.order {
            guard case .field(let target, let slot) = layout.uses[index], fields?.holds(target) ?? true else {
                continue
            }
            (columns + targets.count).initialize(
                to: Column(
                    index: index, group: target.group, field: target.field, rank: target.rank, isList: target.isList,
                    isPlain: target.transform == .none, slot: slot))
            targets.append(target)
        }
        self.targets = targets
        columnCount = targets.count
        dropped = layout.uses.indices.filter { if case .dropped = layout.uses[$0] { true } else { false } }
    }

    deinit {
        columns.deallocate()
        ends.deallocate()
    }

    /// What `forEachRow` tells about a row.
    struct Row {
        var start: Int
        var end = 0
        /// Count of fields found, which may exceed the header's.
        var fields = 0
        /// Whether a quotation mark may stand where RFC 4180 allows none.
        var isDoubtful: Bool
        /// Whether doubled quotation marks may lie in it.
        var hasDoubled: Bool
        /// Whether bytes outside ASCII, or NUL, may lie in it.
        var isUnusual: Bool
        /// Newlines of the chunk before the row.
        var line: UInt64
    }

    /// Finds the rows of a chunk; `body` may call `assemble` for the row it is given.
    func forEachRow(_ base: UnsafePointer<UInt8>, _ count: Int, _ body: (Row) throws -> Void) rethrows {
        var quotation = Quotation()
        var row = Row(start: 0, isDoubtful: false, hasDoubled: false, isUnusual: false, line: 0)
        var innerLines: UInt64 = 0
        var fields = 0
        var offset = 0
        while offset < count {
            let quotes = BlockMasks.equal(base + offset, 0x22)
            var breaks = BlockMasks.equal(base + offset, 0x0a)
            if count - offset < 64 { breaks &= (1 << UInt64(count - offset)) &- 1 }
            let commas = BlockMasks.equal(base + offset, delimiter)
            let isUnusual = BlockMasks.isUnusual(base + offset)
            let found = quotation.next(quotes, separators: commas | breaks)
            row.isDoubtful = row.isDoubtful || found.stray != 0
            row.hasDoubled = row.hasDoubled || found.doubled != 0
            row.isUnusual = row.isUnusual || isUnusual
            var inner = breaks & found.within
            var marks = (commas | breaks) & ~found.within
            // No row ends in most blocks, and few hold more than six fields' ends.
            if marks & breaks == 0 {
                fields = fields <= width ? note(marks, offset, behind: fields) : fields + marks.nonzeroBitCount
                marks = 0
            }
            while marks != 0 {
                let bit = marks & (0 &- marks)
                let place = offset + marks.trailingZeroBitCount
                marks &= marks &- 1
                if fields < width { ends[fields] = place }
                fields += 1
                guard breaks & bit != 0 else { continue }
                row.end = place
                row.fields = fields
                try body(row)
                innerLines += UInt64((inner & (bit &- 1)).nonzeroBitCount)
                inner &= ~(bit &- 1)
                let rest = ~((bit &- 1) | bit)
                row = Row(
                    start: place + 1, isDoubtful: found.stray & rest != 0, hasDoubled: found.doubled & rest != 0,
                    isUnusual: isUnusual, line: row.line + innerLines + 1)
                innerLines = 0
                fields = 0
            }
            innerLines += UInt64(inner.nonzeroBitCount)
            offset += 64
        }
    }

    /// Notes the ends of fields that no row's end lies between, and gives how many fields there are then. Six are
    /// written in any case: what stands behind the last one counts for nothing, and nothing need be foretold.
    @inline(__always)
    private func note(_ marks: UInt64, _ offset: Int, behind fields: Int) -> Int {
        let count = marks.nonzeroBitCount
        var rest = marks
        for next in fields..<fields + 6 {
            ends[next] = offset + rest.trailingZeroBitCount
            rest &= rest &- 1
        }
        var next = fields + 6
        while rest != 0 {
            ends[next] = offset + rest.trailingZeroBitCount
            next += 1
            rest &= rest &- 1
        }
        return fields + count
    }

    /// Takes the values of a row; gives what is wrong with it, and where.
    func assemble(
        _ base: UnsafePointer<UInt8>, _ row: Row, _ assembly: inout RecordAssembly
    ) -> (reason: RejectReason, offset: Int, column: Int)? {
        let end = row.end > row.start && base[row.end - 1] == 0x0d ? row.end - 1 : row.end
        if row.isUnusual, let trouble = checkText(base, row.start, end) { return (trouble.0, trouble.1, -1) }
        guard row.fields == width else {
            guard row.fields > width else { return (.tooFewColumns, end, row.fields - 1) }
            // Spreadsheets end rows with delimiters nobody asked for.
            let extra = UnsafeBufferPointer(
                rebasing: UnsafeBufferPointer(start: base, count: end)[ends[width - 1]..<end])
            if let offset = extra.firstIndex(where: { $0 != delimiter && $0 > 0x20 }) {
                return (.tooManyColumns, ends[width - 1] + offset, width)
            }
            return take(base, row, ends[width - 1], &assembly)
        }
        return take(base, row, end, &assembly)
    }

    @inline(__always)
    private func take(
        _ base: UnsafePointer<UInt8>, _ row: Row, _ end: Int, _ assembly: inout RecordAssembly
    ) -> (reason: RejectReason, offset: Int, column: Int)? {
        assembly.begin(base + row.start, length: end - row.start)
        ends[width - 1] = end
        if row.isDoubtful, let column = strayQuote(base, row.start) {
            return (.strayQuote, column == 0 ? row.start : ends[column - 1] + 1, column)
        }
        for number in 0..<columnCount {
            let column = columns[number]
            var start = column.index == 0 ? row.start : ends[column.index - 1] + 1
            var stop = ends[column.index]
            if start < stop, base[start] == 0x22 {
                start += 1
                stop -= 1
                if row.hasDoubled, start < stop, let written = unescape(base, start, stop, &assembly) {
                    put(column, number, written.start, written.count, &assembly)
                    continue
                }
            }
            if start < stop, base[start] <= 0x20 || base[stop - 1] <= 0x20 {
                while start < stop, base[start] <= 0x20 { start += 1 }
                while stop > start, base[stop - 1] <= 0x20 { stop -= 1 }
            }
            put(column, number, base + start, stop - start, &assembly)
        }
        for index in dropped {
            let start = index == 0 ? row.start : ends[index - 1] + 1
            if ends[index] > start { assembly.dropped += 1 }
        }
        return nil
    }

    @inline(__always)
    private func put(
        _ column: Column, _ number: Int, _ start: UnsafePointer<UInt8>, _ count: Int, _ assembly: inout RecordAssembly
    ) {
        if count == 0 {
            guard emptyIsAbsent else { return }
            assembly.add(
                group: column.group, field: column.field, isList: column.isList, rank: column.rank, slot: column.slot,
                nil, 0)
        } else if column.isList {
            putList(column, UnsafeBufferPointer(start: start, count: count), &assembly)
        } else if column.isPlain {
            assembly.add(
                group: column.group, field: column.field, isList: column.isList, rank: column.rank, slot: column.slot,
                start, count)
        } else {
            assembly.addTransformed(targets[number], slot: column.slot, start, count)
        }
    }

    /// A cell of a list field holds its values with bars between them.
    private func putList(_ column: Column, _ cell: UnsafeBufferPointer<UInt8>, _ assembly: inout RecordAssembly) {
        var rest = cell[...]
        while true {
            let end = rest.firstIndex(of: 0x7c) ?? rest.endIndex
            let value = UnsafeBufferPointer(rebasing: rest[..<end]).trimmed
            if let start = value.baseAddress, !value.isEmpty {
                assembly.add(
                    group: column.group, field: column.field, isList: true, rank: column.rank, slot: column.slot, start,
                    value.count)
            }
            guard end < rest.endIndex else { return }
            rest = rest[(end + 1)...]
        }
    }

    // MARK: - Quotes and encoding

    /// The first column whose quotation marks do not follow RFC 4180.
    private func strayQuote(_ base: UnsafePointer<UInt8>, _ rowStart: Int) -> Int? {
        var start = rowStart
        for column in 0..<width {
            let end = ends[column]
            if start < end {
                if base[start] != 0x22 {
                    for index in start..<end where base[index] == 0x22 { return column }
                } else {
                    guard end - start >= 2, base[end - 1] == 0x22 else { return column }
                    var index = start + 1
                    while index < end - 1 {
                        if base[index] == 0x22 {
                            guard index + 1 < end - 1, base[index + 1] == 0x22 else { return column }
                            index += 1
                        }
                        index += 1
                    }
                }
            }
            start = end + 1
        }
        return nil
    }

    /// Writes quoted text with its doubled quotes made single; nothing where there are none.
    private func unescape(
        _ base: UnsafePointer<UInt8>, _ start: Int, _ stop: Int, _ assembly: inout RecordAssembly
    ) -> (start: UnsafePointer<UInt8>, count: Int)? {
        var index = start
        while index < stop, base[index] != 0x22 { index += 1 }
        guard index < stop else { return nil }
        let place = assembly.room
        place.update(from: base + start, count: index - start)
        var used = index - start
        while index < stop {
            let byte = base[index]
            place[used] = byte
            used += 1
            index += byte == 0x22 ? 2 : 1
        }
        assembly.take(used)
        return (UnsafePointer(place), used)
    }

    /// Looks for NUL, and for bytes that are not UTF-8.
    private func checkText(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> (RejectReason, Int)? {
        let text = UnsafeBufferPointer(start: base + start, count: end - start)
        if let place = text.firstIndex(of: 0) { return (.nullByte, start + place) }
        if let place = UTF8Text.firstInvalid(text) { return (.invalidUTF8, start + place) }
        return nil
    }
}
