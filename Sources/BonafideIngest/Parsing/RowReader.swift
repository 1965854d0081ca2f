internal import BonafideCore

/// Reads the rows of a table into a record assembly.
///
/// No text is copied but what holds doubled quotes. Rows of one table mostly give values for the same places, so the
/// places of the row before are kept and only the texts are entered anew.
struct RowReader: ~Copyable {
    /// One mapped column, flattened for the inner loop.
    struct Column {
        var index: Int
        var group: UInt8
        var field: UInt8
        var rank: UInt8
        var isList: Bool
        var isPlain: Bool
        var slot: Int
    }

    /// Finds the rows.
    let scan: RowScan
    let columns: UnsafeMutablePointer<Column>
    let columnCount: Int
    let targets: [AliasTable.Target]
    private let dropped: [Int]
    let width: Int
    private let delimiter: UInt8
    let emptyIsAbsent: Bool
    /// What each column gave in the row before.
    let given: UnsafeMutablePointer<GivenValues>
    /// Whether rows are worth trying by what the row before gave.
    let repetition: UnsafeMutablePointer<RowRepetition>
    /// How columns get straight into applicants.
    let straight: UnsafeMutablePointer<StraightColumns>

    init(_ layout: TableLayout, delimiter: UInt8, emptyIsAbsent: Bool, reading fields: FieldSet? = nil) {
        width = layout.columns.count
        self.delimiter = delimiter
        self.emptyIsAbsent = emptyIsAbsent
        scan = RowScan(width: width, delimiter: delimiter)
        columns = .allocate(capacity: max(1, layout.order.count))
        var targets: [AliasTable.Target] = []
        for index in layout.order {
            guard case .field(let target, let slot) = layout.uses[index], fields?.holds(target) ?? true else {
                continue
            }
            (columns + targets.count).initialize(
                to: Column(
                    index: index, group: target.group, field: target.field, rank: target.rank, isList: target.isList,
                    isPlain: target.transform == .none && !target.isList, slot: slot))
            targets.append(target)
        }
        self.targets = targets
        columnCount = targets.count
        dropped = layout.uses.indices.filter { if case .dropped = layout.uses[$0] { true } else { false } }
        given = .allocate(capacity: max(1, columnCount))
        given.initialize(repeating: GivenValues(), count: max(1, columnCount))
        repetition = .allocate(capacity: 1)
        repetition.initialize(to: RowRepetition())
        straight = .allocate(capacity: 1)
        straight.initialize(to: StraightColumns(columns: columnCount))
    }

    deinit {
        columns.deallocate()
        given.deallocate()
        repetition.deallocate()
        straight.pointee.deallocate()
        straight.deallocate()
    }

    /// Takes the values of a row, into the applicant where that can be; gives what is wrong with the row, and where.
    func assemble(
        _ base: UnsafePointer<UInt8>, _ row: RowScan.Row, _ assembly: inout RecordAssembly,
        _ applicant: inout Applicant, _ origin: RecordOrigin, mayEnter: Bool
    ) -> (reason: RejectReason, offset: Int, column: Int)? {
        let end = row.end > row.start && base[row.end - 1] == 0x0d ? row.end - 1 : row.end
        if row.isUnusual, let trouble = checkText(base, row.start, end) { return (trouble.0, trouble.1, -1) }
        guard row.fields == width else {
            guard row.fields > width else { return (.tooFewColumns, end, row.fields - 1) }
            // Spreadsheets end rows with delimiters nobody asked for.
            let last = scan.ends[width - 1]
            let extra = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(start: base, count: end)[last..<end])
            if let offset = extra.firstIndex(where: { $0 != delimiter && $0 > 0x20 }) {
                return (.tooManyColumns, last + offset, width)
            }
            return take(base, row, last, &assembly, &applicant, origin, mayEnter)
        }
        return take(base, row, end, &assembly, &applicant, origin, mayEnter)
    }

    @inline(__always)
    private func take(
        _ base: UnsafePointer<UInt8>, _ row: RowScan.Row, _ end: Int, _ assembly: inout RecordAssembly,
        _ applicant: inout Applicant, _ origin: RecordOrigin, _ mayEnter: Bool
    ) -> (reason: RejectReason, offset: Int, column: Int)? {
        scan.ends[width - 1] = end
        if row.isDoubtful, let column = strayQuote(base, row.start) {
            return (.strayQuote, scan.ends[column - 1] + 1, column)
        }
        var isTaken = repetition.pointee.isTried
        if isTaken {
            let isStraight = mayEnter ? takeStraight(base, row, end, &assembly, &applicant, origin) : nil
            isTaken = isStraight ?? takeAgain(base, row, end, &assembly)
        }
        if !isTaken { takeNew(base, row, end, &assembly) }
        for index in dropped {
            if scan.ends[index] > scan.ends[index - 1] + 1 { assembly.dropped += 1 }
        }
        return nil
    }

    /// Takes a row whatever the row before gave.
    private func takeNew(
        _ base: UnsafePointer<UInt8>, _ row: RowScan.Row, _ end: Int, _ assembly: inout RecordAssembly
    ) {
        assembly.begin(base + row.start, length: end - row.start)
        for number in 0..<columnCount {
            let column = columns[number]
            let text = text(of: column.index, base, row, &assembly)
            let before = assembly.count
            let values = put(column, number, text, &assembly)
            let isEmpty = text.count == 0
            given[number] = GivenValues(
                last: Int32(truncatingIfNeeded: assembly.count > before ? assembly.count - 1 : -1),
                count: Int32(truncatingIfNeeded: values), isEmpty: isEmpty,
                isQuick: column.isPlain && assembly.count > before && (emptyIsAbsent || !isEmpty))
        }
        repetition.pointee.note()
        assembly.layout = repetition.pointee.layout
    }

    /// The text of a column without quotes and white space at its ends.
    @inline(__always)
    func text(
        of index: Int, _ base: UnsafePointer<UInt8>, _ row: RowScan.Row, _ assembly: inout RecordAssembly
    ) -> (start: UnsafePointer<UInt8>, count: Int) {
        var start = scan.ends[index - 1] + 1
        var stop = scan.ends[index]
        guard start < stop else { return (base + start, 0) }
        if base[start] == 0x22 {
            start += 1
            stop -= 1
            if row.hasDoubled, start < stop, let written = unescape(base, start, stop, &assembly) { return written }
        }
        if start < stop, base[start] <= 0x20 || base[stop - 1] <= 0x20 {
            while start < stop, base[start] <= 0x20 { start += 1 }
            while stop > start, base[stop - 1] <= 0x20 { stop -= 1 }
        }
        return (base + start, stop - start)
    }

    /// Enters the values of a column; gives how many a list field got.
    @inline(__always)
    private func put(
        _ column: Column, _ number: Int, _ text: (start: UnsafePointer<UInt8>, count: Int),
        _ assembly: inout RecordAssembly
    ) -> Int {
        if text.count == 0 {
            guard emptyIsAbsent else { return 0 }
            assembly.add(
                group: column.group, field: column.field, isList: column.isList, rank: column.rank, slot: column.slot,
                nil, 0)
        } else if column.isPlain {
            assembly.add(
                group: column.group, field: column.field, isList: false, rank: column.rank, slot: column.slot,
                text.start, text.count)
        } else if column.isList {
            var count = 0
            Self.forEachValue(of: text) { start, length in
                assembly.add(
                    group: column.group, field: column.field, isList: true, rank: column.rank, slot: column.slot, start,
                    length)
                count += 1
            }
            return count
        } else {
            assembly.addTransformed(targets[number], slot: column.slot, text.start, text.count)
        }
        return 0
    }

    /// A cell of a list field holds its values with bars between them.
    static func forEachValue(
        of cell: (start: UnsafePointer<UInt8>, count: Int), _ body: (UnsafePointer<UInt8>, Int) -> Void
    ) {
        var rest = UnsafeBufferPointer(start: cell.start, count: cell.count)[...]
        while true {
            let end = rest.firstIndex(of: 0x7c) ?? rest.endIndex
            let value = UnsafeBufferPointer(rebasing: rest[..<end]).trimmed
            if let start = value.baseAddress, !value.isEmpty { body(start, value.count) }
            guard end < rest.endIndex else { return }
            rest = rest[(end + 1)...]
        }
    }
}
