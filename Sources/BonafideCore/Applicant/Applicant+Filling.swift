extension Applicant {
    /// Adds an element to a list group and gives its number; the root has exactly one.
    @discardableResult
    public mutating func appendElement(to group: ProfileGroup) -> Int { appendElement(Int(group.rawValue)) }

    private mutating func appendElement(_ index: Int) -> Int {
        shape = -1
        while !Self.appendElement(index, &groups, slots: &slots, &filled) {
            slots.append(contentsOf: repeatElement(-1, count: max(512, slots.count)))
        }
        return Int(groups[index].count) - 1
    }

    /// Adds an element to a group; gives false where the slots have no room for it.
    @inline(__always)
    private static func appendElement(
        _ index: Int, _ groups: inout [GroupPlace], slots: inout [Int32], _ filled: inout Filled
    ) -> Bool {
        groups.withUnsafeMutableBufferPointer { groups in
            slots.withUnsafeMutableBufferPointer { appendElement(index, groups, $0, &filled) }
        }
    }

    /// Adds an element: behind the others where they lie last, else all move to a place of their own.
    @inline(__always)
    private static func appendElement(
        _ index: Int, _ groups: UnsafeMutableBufferPointer<GroupPlace>, _ slots: UnsafeMutableBufferPointer<Int32>,
        _ filled: inout Filled
    ) -> Bool {
        let place = groups[index]
        if place.count == place.room {
            let width = Int(place.width)
            let isLast = place.room > 0 && Int(place.start) + Int(place.room) * width == filled.slots
            let room = isLast ? 1 : max(1, Int(place.room) * 2)
            guard filled.slots + room * width <= slots.count else { return false }
            let start = filled.slots
            for slot in start..<start + room * width { slots[slot] = -1 }
            filled.slots += room * width
            if isLast {
                groups[index].room += 1
            } else {
                for slot in 0..<Int(place.count) * width { slots[start + slot] = slots[Int(place.start) + slot] }
                groups[index].start = Int32(truncatingIfNeeded: start)
                groups[index].room = Int32(truncatingIfNeeded: room)
            }
        }
        groups[index].count += 1
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
        shape = -1
        guard makeRoom(for: slices, record) else { return }
        if filled.cells + slices.count > cells.count {
            let room = max(64, (filled.cells + slices.count) * 2)
            cells.append(
                contentsOf: repeatElement(
                    Cell(start: 0, length: 0, next: -1, isAbsent: true), count: room - cells.count))
        }
        let copied = filled.bytes
        if let start = record.baseAddress {
            bytes.withUnsafeMutableBufferPointer { all in
                all.baseAddress?.advanced(by: copied).update(from: start, count: record.count)
            }
            filled.bytes += record.count
        }
        var next = 0
        while true {
            next = Self.fill(
                slices, from: next, record, at: copied, &bytes, &cells, &groups, slots: &slots, &filled)
            guard next < slices.count else { return }
            // The slots had no room for another element.
            if slots.count >= Self.slotLimit { next += 1 } else { growSlots(for: slices[next]) }
        }
    }

    /// Makes room for the text; gives false where it would not fit an applicant.
    @inline(__always)
    mutating func makeRoom(
        for slices: UnsafeBufferPointer<FieldSlice>, _ record: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        var total = record.count
        for slice in slices { total += Int(slice.length) }
        guard filled.bytes + total < Int(UInt32.max) else { return false }
        if filled.bytes + total > bytes.count {
            let room = max(1024, (filled.bytes + total) * 2)
            bytes.append(contentsOf: repeatElement(0, count: room - bytes.count))
        }
        return true
    }

    private mutating func growSlots(for slice: FieldSlice) {
        let place = groups[Int(slice.group)]
        let wanted = max(slots.count * 2, filled.slots + max(1, Int(place.room) * 2) * Int(place.width))
        slots.append(contentsOf: repeatElement(-1, count: max(512, wanted - slots.count)))
    }

    /// Takes slices from a place on until the slots have no room; gives the place of the first that was not taken.
    private static func fill(
        _ slices: UnsafeBufferPointer<FieldSlice>, from first: Int, _ record: UnsafeBufferPointer<UInt8>,
        at copied: Int, _ bytes: inout [UInt8], _ cells: inout [Cell], _ groups: inout [GroupPlace],
        slots: inout [Int32], _ filled: inout Filled
    ) -> Int {
        let base = Int(bitPattern: record.baseAddress)
        return bytes.withUnsafeMutableBufferPointer { bytes in
            cells.withUnsafeMutableBufferPointer { cells in
                groups.withUnsafeMutableBufferPointer { groups in
                    slots.withUnsafeMutableBufferPointer { slots in
                        for number in first..<slices.count {
                            let slice = slices[number]
                            let group = Int(slice.group)
                            guard group < groups.count, slice.field < groups[group].width, slice.element < 1 << 24
                            else { continue }
                            while groups[group].count <= slice.element {
                                guard appendElement(group, groups, slots, &filled) else { return number }
                            }
                            groups[group].given |= 1 << UInt128(slice.field)
                            var start = filled.bytes
                            if let text = slice.start {
                                let offset = Int(bitPattern: text) &- base
                                if UInt(bitPattern: offset) < UInt(record.count) {
                                    start = copied + offset
                                } else {
                                    let room = UnsafeMutableBufferPointer(rebasing: bytes[start...])
                                    room.baseAddress?.update(from: text, count: Int(slice.length))
                                    filled.bytes += Int(slice.length)
                                }
                            }
                            let index = filled.cells
                            filled.cells += 1
                            cells[index] = Cell(
                                place: slice.place, start: UInt32(truncatingIfNeeded: start), length: slice.length,
                                next: -1, isAbsent: slice.isAbsent)
                            put(index, slice, groups[group], cells, slots)
                        }
                        return slices.count
                    }
                }
            }
        }
    }

    /// Enters a value at its place: behind the others of a list field, else instead of an earlier one.
    @inline(__always)
    private static func put(
        _ index: Int, _ slice: FieldSlice, _ place: GroupPlace, _ cells: UnsafeMutableBufferPointer<Cell>,
        _ slots: UnsafeMutableBufferPointer<Int32>
    ) {
        let slot = Int(place.start) + Int(slice.element) * Int(place.width) + Int(slice.field)
        let index = Int32(truncatingIfNeeded: index)
        let head = slots[slot]
        guard head >= 0, place.lists >> UInt128(slice.field) & 1 != 0 else {
            slots[slot] = index
            return
        }
        var last = Int(head)
        while cells[last].next >= 0 { last = Int(cells[last].next) }
        cells[last].next = index
    }
}
