extension Applicant {
    /// Empties the applicant and fills it with the next record, as `reset(origin:)` and `fill(_:from:)` would.
    ///
    /// Records of one export mostly give the same fields. Where the places of the slices are, one by one, those of the
    /// record before, the table of places already is what it would become: only where the text lies is entered anew.
    public mutating func refill(
        _ slices: UnsafeBufferPointer<FieldSlice>, from record: UnsafeBufferPointer<UInt8>, origin: RecordOrigin
    ) {
        makeUnique()
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

    /// Enters the text of slices whose places are those of the cells; gives how many bytes are in use then, or nothing,
    /// the cells in part overwritten, where a place differs or the text has no room.
    private func enter(
        _ slices: UnsafeBufferPointer<FieldSlice>, _ record: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        let room = min(buffers.byteRoom, Int(UInt32.max) - 1)
        guard record.count <= room else { return nil }
        let base = Int(bitPattern: record.baseAddress)
        var used = record.count
        var moves = 0
        for number in 0..<slices.count {
            let slice = slices[number]
            let cell = buffers.cells + number
            if cell.pointee.place != slice.place {
                // Each looks at all cells; beyond a few the whole table is filled anew at less cost.
                moves += 1
                guard moves <= 32, move(number, to: slice, of: slices.count) else { return nil }
            }
            cell.pointee.length = slice.length
            var start = Int(bitPattern: slice.start) &- base
            if UInt(bitPattern: start) >= UInt(record.count) {
                guard let text = slice.start else {
                    cell.pointee.start = ApplicantBuffers.Cell.absent
                    continue
                }
                guard used + Int(slice.length) <= room else { return nil }
                start = used
                (buffers.bytes + start).update(from: text, count: Int(slice.length))
                used += Int(slice.length)
            }
            cell.pointee.start = UInt32(truncatingIfNeeded: start)
        }
        if let start = record.baseAddress { buffers.bytes.update(from: start, count: record.count) }
        return used
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
        buffers.cells[number].place = slice.place
        // A value that another one hid would come to light.
        guard !cells.contains(where: { $0.place == before }) else { return false }
        slots[first + Int(field)] = -1
        slots[first + Int(slice.field)] = Int32(truncatingIfNeeded: number)
        group.pointee.given |= 1 << UInt128(slice.field)
        let isGiven = cells.contains { UInt16(truncatingIfNeeded: $0.place) == UInt16(truncatingIfNeeded: before) }
        if !isGiven { group.pointee.given &= ~(1 << UInt128(field)) }
        return true
    }
}
