extension Applicant {
    /// Empties the applicant and fills it with the next record, as `reset(origin:)` and `fill(_:from:)` would.
    ///
    /// Records of one export mostly give the same fields. Where the places of the slices are, one by one, those of the
    /// record before, the table of places already is what it would become: only where the text lies is entered anew.
    public mutating func refill(
        _ slices: UnsafeBufferPointer<FieldSlice>, from record: UnsafeBufferPointer<UInt8>, origin: RecordOrigin
    ) {
        if shape == slices.count, takeText(of: slices, record) {
            droppedColumns = 0
            return move(to: origin)
        }
        reset(origin: origin)
        fill(slices, from: record)
        // A slice that was left out would make the numbers of cells and slices differ.
        if filled.cells == slices.count { shape = slices.count }
    }

    /// Enters where the text of a record of the same shape lies; gives false, the cells in part overwritten, where a
    /// place differs.
    private mutating func takeText(
        of slices: UnsafeBufferPointer<FieldSlice>, _ record: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        filled.bytes = 0
        guard makeRoom(for: slices, record),
            let used = Self.enter(slices, record, &bytes, &cells, &groups, slots: &slots)
        else { return false }
        filled.bytes = used
        return true
    }

    /// Enters the text of slices whose places are those of the cells; gives how many bytes are in use then.
    private static func enter(
        _ slices: UnsafeBufferPointer<FieldSlice>, _ record: UnsafeBufferPointer<UInt8>, _ bytes: inout [UInt8],
        _ cells: inout [Cell], _ groups: inout [GroupPlace], slots: inout [Int32]
    ) -> Int? {
        let base = Int(bitPattern: record.baseAddress)
        return bytes.withUnsafeMutableBufferPointer { bytes in
            cells.withUnsafeMutableBufferPointer { cells in
                guard let room = bytes.baseAddress else { return nil }
                var used = record.count
                for number in 0..<slices.count {
                    let slice = slices[number]
                    if cells[number].place != slice.place {
                        let taken = UnsafeMutableBufferPointer(rebasing: cells[..<slices.count])
                        guard move(number, to: slice, taken, &groups, slots: &slots) else { return nil }
                    }
                    cells[number].isAbsent = slice.isAbsent
                    cells[number].length = slice.length
                    guard let text = slice.start else { continue }
                    var start = Int(bitPattern: text) &- base
                    if UInt(bitPattern: start) >= UInt(record.count) {
                        start = used
                        (room + start).update(from: text, count: Int(slice.length))
                        used += Int(slice.length)
                    }
                    cells[number].start = UInt32(truncatingIfNeeded: start)
                }
                if let start = record.baseAddress { room.update(from: start, count: record.count) }
                return used
            }
        }
    }

    /// Moves a single value to another field of its element, as where one column gives accounts of several kinds; gives
    /// false where more than that would change.
    private static func move(
        _ number: Int, to slice: FieldSlice, _ cells: UnsafeMutableBufferPointer<Cell>, _ groups: inout [GroupPlace],
        slots: inout [Int32]
    ) -> Bool {
        let before = cells[number].place
        guard before >> 8 == slice.place >> 8 else { return false }
        let group = groups[Int(slice.group)]
        let field = UInt8(truncatingIfNeeded: before)
        let isList = group.lists & (1 << UInt128(field) | 1 << UInt128(slice.field)) != 0
        guard slice.field < group.width, !isList else { return false }
        let first = Int(group.start) + Int(slice.element) * Int(group.width)
        guard slots[first + Int(field)] == number, slots[first + Int(slice.field)] < 0 else { return false }
        cells[number].place = slice.place
        // A value that another one hid would come to light.
        guard !cells.contains(where: { $0.place == before }) else { return false }
        slots[first + Int(field)] = -1
        slots[first + Int(slice.field)] = Int32(truncatingIfNeeded: number)
        groups[Int(slice.group)].given |= 1 << UInt128(slice.field)
        let isGiven = cells.contains { UInt16(truncatingIfNeeded: $0.place) == UInt16(truncatingIfNeeded: before) }
        if !isGiven { groups[Int(slice.group)].given &= ~(1 << UInt128(field)) }
        return true
    }
}

extension FieldSlice {
    /// The place of the value in an applicant as one number: element, group and field.
    @inline(__always)
    var place: UInt64 { UInt64(element) << 16 | UInt64(group) << 8 | UInt64(field) }
}
