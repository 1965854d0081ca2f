extension Applicant {
    /// Adds an element to a list group and gives its number; the root has exactly one.
    @discardableResult
    public mutating func appendElement(to group: ProfileGroup) -> Int {
        makeUnique()
        shape = -1
        _ = addElement(Int(group.rawValue))
        return Int(buffers.groups[Int(group.rawValue)].count) - 1
    }

    /// Adds an element to a group: behind the others where they lie last, else all move to a place of their own. Gives
    /// false where the applicant has as many places of values as it may have.
    private mutating func addElement(_ index: Int) -> Bool {
        let group = buffers.groups + index
        let place = group.pointee
        if place.count == place.room {
            let width = Int(place.width)
            let isLast = place.room > 0 && Int(place.start) + Int(place.room) * width == filled.slots
            let room = isLast ? 1 : max(1, Int(place.room) * 2)
            guard makeRoom(slots: filled.slots + room * width) else { return false }
            let start = filled.slots
            (buffers.slots + start).update(repeating: -1, count: room * width)
            filled.slots += room * width
            if isLast {
                group.pointee.room += 1
            } else {
                (buffers.slots + start).update(from: buffers.slots + Int(place.start), count: Int(place.count) * width)
                group.pointee.start = Int32(truncatingIfNeeded: start)
                group.pointee.room = Int32(truncatingIfNeeded: room)
            }
        }
        group.pointee.count += 1
        filled.groups |= 1 << UInt64(index)
        return true
    }

    /// Sets a field, or appends to it where the field is a list; an earlier single value is replaced.
    public mutating func set(_ path: FieldPath, at element: Int = 0, to text: UnsafeBufferPointer<UInt8>) {
        let slice = FieldSlice(path, at: element, text)
        withUnsafePointer(to: slice) { fill(UnsafeBufferPointer(start: $0, count: 1)) }
    }

    /// Sets a field from text.
    public mutating func set(_ path: FieldPath, at element: Int = 0, to text: String) {
        var text = text
        text.withUTF8 { set(path, at: element, to: $0) }
    }

    /// Notes that the source was asked for a field and has none.
    public mutating func setAbsent(_ path: FieldPath, at element: Int = 0) {
        let slice = FieldSlice(absent: path, at: element)
        withUnsafePointer(to: slice) { fill(UnsafeBufferPointer(start: $0, count: 1)) }
    }

    /// Most places of values an applicant may have: 1 GB of them.
    private static let slotLimit = 1 << 28

    /// Sets many fields in one call, in order, as `set` and `setAbsent` would.
    ///
    /// Text that lies inside `record` is copied with it in one piece. Elements that are not there yet are added. What
    /// would not fit an applicant (4 GB of text, 16 million elements of a group) is left out.
    public mutating func fill(
        _ slices: UnsafeBufferPointer<FieldSlice>,
        from record: UnsafeBufferPointer<UInt8> = UnsafeBufferPointer(start: nil, count: 0)
    ) {
        makeUnique()
        shape = -1
        guard makeRoom(for: slices, record) else { return }
        let copied = filled.bytes
        if let start = record.baseAddress {
            (buffers.bytes + copied).update(from: start, count: record.count)
            filled.bytes += record.count
        }
        for slice in slices { take(slice, record, at: copied) }
    }

    /// Makes room for texts and cells; gives false where the text would not fit an applicant.
    private mutating func makeRoom(
        for slices: UnsafeBufferPointer<FieldSlice>, _ record: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        var bytes = filled.bytes + record.count
        for slice in slices { bytes += Int(slice.length) }
        guard bytes < Int(UInt32.max) else { return false }
        let cells = filled.cells + slices.count
        guard bytes > buffers.byteRoom || cells > buffers.cellRoom else { return true }
        buffers.grow(
            bytes: bytes > buffers.byteRoom ? bytes * 2 : 0, cells: cells > buffers.cellRoom ? cells * 2 : 0,
            keeping: filled)
        memory.buffers = buffers
        return true
    }

    /// Makes room for slots; gives false where there are as many as there may be.
    private mutating func makeRoom(slots wanted: Int) -> Bool {
        guard wanted > buffers.slotRoom else { return true }
        guard buffers.slotRoom < Self.slotLimit else { return false }
        buffers.grow(slots: max(wanted, buffers.slotRoom * 2), keeping: filled)
        memory.buffers = buffers
        return true
    }

    /// Takes one value; the record's text lies at a place already.
    @inline(__always)
    private mutating func take(_ slice: FieldSlice, _ record: UnsafeBufferPointer<UInt8>, at copied: Int) {
        let group = Int(slice.group)
        guard group < ProfileLayout.groups, slice.field < buffers.groups[group].width, slice.element < 1 << 24 else {
            return
        }
        while buffers.groups[group].count <= slice.element { guard addElement(group) else { return } }
        buffers.groups[group].given |= 1 << UInt128(slice.field)
        var start = Int(ApplicantBuffers.Cell.absent)
        if let text = slice.start {
            start = filled.bytes
            let offset = Int(bitPattern: text) &- Int(bitPattern: record.baseAddress)
            if UInt(bitPattern: offset) < UInt(record.count) {
                start = copied + offset
            } else {
                (buffers.bytes + start).update(from: text, count: Int(slice.length))
                filled.bytes += Int(slice.length)
            }
        }
        let index = filled.cells
        filled.cells += 1
        (buffers.cells + index).initialize(
            to: ApplicantBuffers.Cell(
                place: slice.place, start: UInt32(truncatingIfNeeded: start), length: slice.length, next: -1,
                last: Int32(truncatingIfNeeded: index)))
        put(index, slice)
    }

    /// Enters a value at its place: behind the others of a list field, else instead of an earlier one.
    @inline(__always)
    private func put(_ index: Int, _ slice: FieldSlice) {
        let place = buffers.groups[Int(slice.group)]
        let slot = buffers.slots + Int(place.start) + Int(slice.element) * Int(place.width) + Int(slice.field)
        let index = Int32(truncatingIfNeeded: index)
        let head = slot.pointee
        guard head >= 0, place.lists >> UInt128(slice.field) & 1 != 0 else {
            slot.pointee = index
            return
        }
        buffers.cells[Int(buffers.cells[Int(head)].last)].next = index
        buffers.cells[Int(head)].last = index
    }
}
