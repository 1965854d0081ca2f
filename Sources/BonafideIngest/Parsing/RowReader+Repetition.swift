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

    mutating func succeeded() { failures = 0 }

    /// Tables whose rows differ each time are tried now and then only.
    mutating func failed() {
        failures += 1
        if failures >= 4 { (failures, rest) = (0, 64) }
    }
}

extension RowReader {
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
    func takeAgain(
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

    func failed() -> Bool {
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
