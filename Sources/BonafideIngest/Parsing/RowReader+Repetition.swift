internal import BonafideCore

/// What one column of a table gave in a row.
struct GivenValues {
    /// The place of its last slice in the assembly, or -1 where it gave none.
    var last = -1
    /// How many values a list field got.
    var count = 0
    var isEmpty = true
}

/// Whether rows of a table are tried by what the row before gave.
struct RowRepetition {
    /// Rows that differed from the one before, none between them that did not.
    private var failures = 0
    /// Rows that are not tried yet.
    private var rest = 0
    private var isKnown = false

    /// Whether the next row is tried.
    var isTried: Bool { isKnown && rest == 0 }

    /// Notes that a row was taken for itself, so that the next one may be like it.
    mutating func note() {
        isKnown = true
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
        for number in 0..<columnCount {
            let column = columns[number]
            let given = given[number]
            let text = text(of: column.index, base, row, &assembly)
            let isEmpty = text.count == 0
            if column.isPlain, isEmpty == given.isEmpty || emptyIsAbsent {
                if given.last >= 0 { assembly.replace(given.last, isEmpty ? nil : text.start, text.count) }
            } else if isEmpty != given.isEmpty || !putAgain(column, number, text, given, &assembly) {
                return failed()
            }
        }
        guard assembly.endAgain() else { return failed() }
        repetition.pointee.succeeded()
        return true
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
            return assembly.replace(given.last, value, mayMove: column.slot >= 0)
        }
        var count = 0
        Self.forEachValue(of: text) { start, length in
            if count < given.count { assembly.replace(given.last - given.count + 1 + count, start, length) }
            count += 1
        }
        return count == given.count
    }
}
