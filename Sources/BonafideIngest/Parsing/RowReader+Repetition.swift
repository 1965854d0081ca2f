internal import BonafideCore
internal import Synchronization

/// What one column of a table gave in a row.
struct GivenValues {
    /// The place of its last slice in the assembly, or -1 where it gave none.
    var last: Int32 = -1
    /// How many values a list field got.
    var count: Int32 = 0
    var isEmpty = true
    /// Whether any text but an empty one takes the place of the one before, with nothing else to be looked at.
    var isQuick = false
}

/// Whether rows of a table are tried by what the row before gave.
struct RowRepetition {
    /// Rows that differed from the one before, none between them that did not.
    private var failures = 0
    /// Rows that are not tried yet.
    private var rest = 0
    private var isKnown = false
    /// Number of the layout of the row that was taken for itself last; no other reader has it.
    private(set) var layout: UInt64
    /// The places of slices whose text is not entered at once, by the layout they were found for; behind them those
    /// that turned out so in a row.
    private var late: (layout: UInt64, numbers: [Int32], settled: Int) = (0, [], 0)

    private static let readers = Atomic<UInt64>(1)

    init() { layout = Self.readers.add(1, ordering: .relaxed).newValue << 40 }

    /// Whether the next row is tried.
    var isTried: Bool { isKnown && rest == 0 }

    /// Notes that a row was taken for itself, so that the next one may be like it.
    mutating func note() {
        isKnown = true
        layout += 1
        if rest > 0 { rest -= 1 }
    }

    /// Begins a row whose quick columns are entered at once; there are so many slices.
    mutating func beginStraight(_ given: UnsafeBufferPointer<GivenValues>, slices: Int) {
        if late.layout != layout {
            var isLate = [Bool](repeating: true, count: slices)
            for values in given where values.isQuick { isLate[Int(values.last)] = false }
            let numbers = isLate.indices.filter { isLate[$0] }.map { Int32(truncatingIfNeeded: $0) }
            late = (layout, numbers, numbers.count)
        } else if late.numbers.count > late.settled {
            late.numbers.removeLast(late.numbers.count - late.settled)
        }
    }

    /// Notes a quick column whose text is not one this time.
    mutating func addLate(_ number: Int32) { late.numbers.append(number) }

    /// The places of the slices that are still to be entered.
    var lateNumbers: [Int32] { late.numbers }

    mutating func succeeded() { failures = 0 }

    /// Tables whose rows differ each time are tried now and then only.
    mutating func failed() {
        failures += 1
        if failures >= 4 { (failures, rest) = (0, 64) }
    }
}

extension RowReader {
    /// Takes a row as `takeAgain` does, but straight into an applicant that a row of the same layout filled last, without
    /// slices for most of its columns; gives nothing where that cannot be.
    @inline(__always)
    func takeStraight(
        _ base: UnsafePointer<UInt8>, _ row: RowScan.Row, _ end: Int, _ assembly: inout RecordAssembly,
        _ applicant: inout Applicant, _ origin: RecordOrigin
    ) -> Bool? {
        let record = UnsafeBufferPointer(start: base + row.start, count: end - row.start)
        guard assembly.derived.isEmpty,
            let texts = applicant.rewriting(record, layout: repetition.pointee.layout, count: assembly.count)
        else { return nil }
        assembly.beginAgain(base + row.start, length: record.count)
        repetition.pointee.beginStraight(
            UnsafeBufferPointer(start: given, count: columnCount), slices: assembly.count)
        let (columns, given, ends) = (columns, given, scan.ends)
        for number in 0..<columnCount {
            let index = columns[number].index
            let (start, stop) = (ends[index - 1] + 1, ends[index])
            let isQuick = given[number].isQuick
            if isQuick, start < stop, base[start] > 0x22, base[stop - 1] > 0x20 {
                texts.put(Int(given[number].last), start - row.start, stop - start)
            } else if isQuick, !row.hasDoubled, start + 2 < stop, base[start] == 0x22, base[start + 1] > 0x20,
                base[stop - 2] > 0x20
            {
                texts.put(Int(given[number].last), start + 1 - row.start, stop - start - 2)
            } else {
                guard takeAgain(number, text(of: index, base, row, &assembly), &assembly) else { return failed() }
                if isQuick { repetition.pointee.addLate(given[number].last) }
            }
        }
        let isEntered = repetition.pointee.lateNumbers.withUnsafeBufferPointer {
            applicant.rewritten(
                $0, of: UnsafeBufferPointer(start: assembly.slices, count: assembly.count), from: record, origin: origin
            )
        }
        guard isEntered else { return failed() }
        assembly.setEntered(texts)
        repetition.pointee.succeeded()
        return true
    }

    /// Takes a row that gives values for the places the row before gave values for; gives false where it does not, and
    /// then the assembly must begin anew.
    ///
    /// Which places a row fills follows from which columns are empty, how many values its lists have and what its
    /// transformed values turn out to be; where empty columns are told as absent, empty plain columns matter not.
    @inline(__always)
    func takeAgain(
        _ base: UnsafePointer<UInt8>, _ row: RowScan.Row, _ end: Int, _ assembly: inout RecordAssembly
    ) -> Bool {
        assembly.beginAgain(base + row.start, length: end - row.start)
        let (columns, given, ends, slices) = (columns, given, scan.ends, assembly.slices)
        for number in 0..<columnCount {
            let index = columns[number].index
            let (start, stop) = (ends[index - 1] + 1, ends[index])
            // Most texts have neither quotation marks nor white space around them.
            if given[number].isQuick, start < stop, base[start] > 0x22, base[stop - 1] > 0x20 {
                let slice = slices + Int(given[number].last)
                slice.pointee.start = base + start
                slice.pointee.length = UInt32(truncatingIfNeeded: stop - start)
            } else if !takeAgain(number, text(of: index, base, row, &assembly), &assembly) {
                return failed()
            }
        }
        guard assembly.endAgain() else { return failed() }
        repetition.pointee.succeeded()
        return true
    }

    /// Takes one column's text; gives false where it fills other places than the one before.
    private func takeAgain(
        _ number: Int, _ text: (start: UnsafePointer<UInt8>, count: Int), _ assembly: inout RecordAssembly
    ) -> Bool {
        let column = columns[number]
        let given = given[number]
        let isEmpty = text.count == 0
        if column.isPlain, isEmpty == given.isEmpty || emptyIsAbsent {
            if given.last >= 0 { assembly.replace(Int(given.last), isEmpty ? nil : text.start, text.count) }
            return true
        }
        return isEmpty == given.isEmpty && putAgain(column, number, text, given, &assembly)
    }

    private func failed() -> Bool {
        repetition.pointee.failed()
        return false
    }

    /// Enters the values of a list or a transformed value where as many lay before.
    private func putAgain(
        _ column: Column, _ number: Int, _ text: (start: UnsafePointer<UInt8>, count: Int), _ given: GivenValues,
        _ assembly: inout RecordAssembly
    ) -> Bool {
        guard text.count > 0 else { return true }
        guard column.isList else {
            let value = assembly.transformed(targets[number], text.start, text.count)
            // An account that lost to another one might not, were it of another kind.
            guard given.last >= 0 else { return targets[number].transform != .account }
            return assembly.replace(Int(given.last), value, mayMove: column.slot >= 0)
        }
        var count = 0
        Self.forEachValue(of: text) { start, length in
            if count < given.count { assembly.replace(Int(given.last - given.count) + 1 + count, start, length) }
            count += 1
        }
        return count == given.count
    }
}
