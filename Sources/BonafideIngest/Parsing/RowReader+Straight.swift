internal import BonafideCore

/// The columns of a table by how their texts get into an applicant that a row of the same layout filled.
struct StraightColumns {
    /// A plain column that gave a value: its number in the table, and the place of its slice.
    struct Quick {
        var index: Int32
        var slice: Int32
    }

    private(set) var layout: UInt64 = 0
    let quick: UnsafeMutablePointer<Quick>
    private(set) var quickCount = 0
    /// Numbers of the other columns.
    let others: UnsafeMutablePointer<Int32>
    private(set) var otherCount = 0
    /// Places of the slices that are entered when all columns were looked at, those of quick columns left out; behind
    /// them lies room for the quick ones.
    private(set) var late: UnsafeMutablePointer<Int32>
    private(set) var lateCount = 0

    init(columns: Int) {
        quick = .allocate(capacity: max(1, columns))
        others = .allocate(capacity: max(1, columns))
        late = .allocate(capacity: 1)
    }

    func deallocate() {
        quick.deallocate()
        others.deallocate()
        late.deallocate()
    }

    /// Sorts the columns of a layout that has so many slices.
    mutating func prepare(
        _ layout: UInt64, _ columns: UnsafePointer<RowReader.Column>, _ given: UnsafeBufferPointer<GivenValues>,
        slices: Int
    ) {
        self.layout = layout
        (quickCount, otherCount, lateCount) = (0, 0, 0)
        late.deallocate()
        late = .allocate(capacity: slices + given.count + 1)
        var isQuick = [Bool](repeating: false, count: slices)
        for (number, values) in given.enumerated() {
            if values.isQuick {
                quick[quickCount] = Quick(index: Int32(truncatingIfNeeded: columns[number].index), slice: values.last)
                quickCount += 1
                isQuick[Int(values.last)] = true
            } else {
                others[otherCount] = Int32(truncatingIfNeeded: number)
                otherCount += 1
            }
        }
        for slice in 0..<slices where !isQuick[slice] {
            late[lateCount] = Int32(truncatingIfNeeded: slice)
            lateCount += 1
        }
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
        let layout = repetition.pointee.layout
        let record = UnsafeBufferPointer(start: base + row.start, count: end - row.start)
        guard assembly.derived.isEmpty,
            let texts = applicant.rewriting(record, layout: layout, count: assembly.count)
        else { return nil }
        assembly.beginAgain(base + row.start, length: record.count)
        if straight.pointee.layout != layout {
            let given = UnsafeBufferPointer(start: given, count: columnCount)
            straight.pointee.prepare(layout, columns, given, slices: assembly.count)
        }
        guard let late = putQuick(base, row, texts, &assembly) else { return failed() }
        for place in 0..<straight.pointee.otherCount {
            let number = Int(straight.pointee.others[place])
            let text = text(of: columns[number].index, base, row, &assembly)
            guard takeAgain(number, text, &assembly) else { return failed() }
        }
        let isEntered = applicant.rewritten(
            UnsafeBufferPointer(start: straight.pointee.late, count: late),
            of: UnsafeBufferPointer(start: assembly.slices, count: assembly.count), from: record, origin: origin)
        guard isEntered else { return failed() }
        assembly.setEntered(texts)
        repetition.pointee.succeeded()
        return true
    }

    /// Enters the texts of plain columns; gives how many slices are still to be entered, nothing where a text is empty
    /// that may not be.
    @inline(__always)
    private func putQuick(
        _ base: UnsafePointer<UInt8>, _ row: RowScan.Row, _ texts: CellTexts, _ assembly: inout RecordAssembly
    ) -> Int? {
        let (quick, ends, first) = (straight.pointee.quick, scan.ends, row.start)
        var late = straight.pointee.lateCount
        for number in 0..<straight.pointee.quickCount {
            let (index, slice) = (Int(quick[number].index), Int(quick[number].slice))
            let (start, stop) = (ends[index &- 1] &+ 1, ends[index])
            // Most texts have neither quotation marks nor white space around them; those that have the marks alone need
            // but lose them.
            if start < stop, base[start] > 0x22, base[stop &- 1] > 0x20 {
                texts.put(slice, start &- first, stop &- start)
            } else if !row.hasDoubled, start &+ 2 < stop, base[start] == 0x22, base[start &+ 1] > 0x20,
                base[stop &- 2] > 0x20
            {
                texts.put(slice, start &+ 1 &- first, stop &- start &- 2)
            } else {
                let text = text(of: index, base, row, &assembly)
                guard text.count > 0 || emptyIsAbsent else { return nil }
                assembly.replace(slice, text.count == 0 ? nil : text.start, text.count)
                straight.pointee.late[late] = Int32(truncatingIfNeeded: slice)
                late &+= 1
            }
        }
        return late
    }
}
