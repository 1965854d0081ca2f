extension Applicant {
    /// Empties the applicant and fills it with the next record, as `reset(origin:)` and `fill(_:from:)` would.
    ///
    /// Records of one export mostly give the same fields. Where the places of the slices are, one by one, those of the
    /// record before, the table of places already is what it would become: only where the text lies is entered anew. A
    /// reader may number its layouts, other than 0 and alike only where the places of its slices are, but for fields
    /// that one column gives in turn.
    public mutating func refill(
        _ slices: UnsafeBufferPointer<FieldSlice>, from record: UnsafeBufferPointer<UInt8>, origin: RecordOrigin,
        layout: UInt64 = 0
    ) {
        makeUnique()
        defer { self.layout = layout }
        if shape == slices.count, let used = enter(slices, record) {
            filled.bytes = used
            droppedColumns = 0
            self.origin = origin
            return
        }
        reset(origin: origin)
        fill(slices, from: record)
        // A slice that was left out would make the numbers of cells and slices differ.
        if filled.cells == slices.count { shape = slices.count }
    }

    /// Lends the cells of an applicant that a record of this layout filled last, so that the reader enters where the
    /// texts of the next one lie; gives nothing where it was filled otherwise or the record has no room.
    package mutating func rewriting(
        _ record: UnsafeBufferPointer<UInt8>, layout wanted: UInt64, count: Int
    ) -> CellTexts? {
        guard layout == wanted, shape == count, record.count <= byteRoom else { return nil }
        makeUnique()
        return CellTexts(cells: buffers.cells)
    }

    /// Ends what `rewriting` began: enters the slices with these numbers, whose text may lie anywhere, and copies the
    /// record; gives false, the applicant in part overwritten, where a place differs or a text has no room.
    package mutating func rewritten(
        _ numbers: UnsafeBufferPointer<Int32>, of slices: UnsafeBufferPointer<FieldSlice>,
        from record: UnsafeBufferPointer<UInt8>, origin: RecordOrigin
    ) -> Bool {
        var entry = Entry(record, room: byteRoom)
        for number in numbers {
            guard enter(Int(number), slices[Int(number)], slices.count, &entry) else {
                shape = -1
                return false
            }
        }
        copy(record)
        filled.bytes = entry.used
        droppedColumns = 0
        self.origin = origin
        return true
    }

    private var byteRoom: Int { min(buffers.byteRoom, Int(UInt32.max) - 1) }

    /// Enters the text of slices whose places are those of the cells; gives how many bytes are in use then, or nothing,
    /// the cells in part overwritten, where a place differs or the text has no room.
    private func enter(
        _ slices: UnsafeBufferPointer<FieldSlice>, _ record: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        guard record.count <= byteRoom else { return nil }
        var entry = Entry(record, room: byteRoom)
        for number in 0..<slices.count {
            guard enter(number, slices[number], slices.count, &entry) else { return nil }
        }
        copy(record)
        return entry.used
    }

    private func copy(_ record: UnsafeBufferPointer<UInt8>) {
        if let start = record.baseAddress { buffers.bytes.update(from: start, count: record.count) }
    }

    /// How far texts are entered.
    private struct Entry {
        let base: Int
        let count: Int
        let room: Int
        /// Bytes in use: the record, and behind it what lies elsewhere.
        var used: Int
        var moves = 0

        @inline(__always)
        init(_ record: UnsafeBufferPointer<UInt8>, room: Int) {
            base = Int(bitPattern: record.baseAddress)
            count = record.count
            used = record.count
            self.room = room
        }
    }

    @inline(__always)
    private func enter(_ number: Int, _ slice: FieldSlice, _ count: Int, _ entry: inout Entry) -> Bool {
        let cell = buffers.cells + number
        if cell.pointee.place != slice.place {
            // Each looks at all cells; beyond a few the whole table is filled anew at less cost.
            entry.moves += 1
            guard entry.moves <= 32, move(number, to: slice, of: count) else { return false }
        }
        cell.pointee.length = slice.length
        var start = Int(bitPattern: slice.start) &- entry.base
        if UInt(bitPattern: start) >= UInt(entry.count) {
            guard let text = slice.start else {
                cell.pointee.start = ApplicantBuffers.Cell.absent
                return true
            }
            guard entry.used + Int(slice.length) <= entry.room else { return false }
            start = entry.used
            (buffers.bytes + start).update(from: text, count: Int(slice.length))
            entry.used += Int(slice.length)
        }
        cell.pointee.start = UInt32(truncatingIfNeeded: start)
        return true
    }

    /// Moves a single value to another field of its element, as where one column gives accounts of several kinds; gives
    /// false where more than that would change.
    private func move(_ number: Int, to slice: FieldSlice, of count: Int) -> Bool {
        let (cells, slots) = (UnsafeBufferPointer(start: buffers.cells, count: count), buffers.slots)
        let before = cells[number].place
        guard before >> 8 == slice.place >> 8 else { return false }
        let group = buffers.groups + Int(slice.group)
        let field = UInt8(truncatingIfNeeded: before)
        let isList = group.pointee.lists & (1 << UInt128(field) | 1 << UInt128(slice.field)) != 0
        guard slice.field < group.pointee.width, !isList else { return false }
        let first = Int(group.pointee.start) + Int(slice.element) * Int(group.pointee.width)
        guard slots[first + Int(field)] == number, slots[first + Int(slice.field)] < 0 else { return false }
        // A value that another one hid would come to light.
        guard !cells.indices.contains(where: { $0 != number && cells[$0].place == before }) else { return false }
        buffers.cells[number].place = slice.place
        slots[first + Int(field)] = -1
        slots[first + Int(slice.field)] = Int32(truncatingIfNeeded: number)
        group.pointee.given |= 1 << UInt128(slice.field)
        let isGiven = cells.contains { UInt16(truncatingIfNeeded: $0.place) == UInt16(truncatingIfNeeded: before) }
        if !isGiven { group.pointee.given &= ~(1 << UInt128(field)) }
        return true
    }
}

/// The cells of an applicant while a reader enters where the texts of the next record lie.
public struct CellTexts {
    @usableFromInline let cells: UnsafeMutablePointer<ApplicantBuffers.Cell>

    init(cells: UnsafeMutablePointer<ApplicantBuffers.Cell>) { self.cells = cells }

    /// Enters a text of the record by its offset.
    @inlinable @inline(__always)
    public func put(_ number: Int, _ offset: Int, _ length: Int) {
        cells[number].start = UInt32(truncatingIfNeeded: offset)
        cells[number].length = UInt32(truncatingIfNeeded: length)
    }

    /// Where a text lies in the record, as `put` entered it.
    @inlinable @inline(__always)
    public func text(_ number: Int) -> (offset: Int, length: Int) {
        (Int(cells[number].start), Int(cells[number].length))
    }
}
