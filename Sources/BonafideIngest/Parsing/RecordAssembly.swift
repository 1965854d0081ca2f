internal import BonafideCore

/// Gathers the values of one record until the applicant is filled with them in one call.
///
/// Elements are numbered as their first value comes; an element nobody gave a value for does not exist.
struct RecordAssembly: ~Copyable {
    /// A row of elements that the values of one source belong to.
    struct Slot {
        var group: UInt8
        /// Whether values go to the group's first element, whichever that is.
        var isFirst: Bool
        /// Range of the constants every such element gets.
        var constants: Range<Int>
    }

    private(set) var slices: UnsafeMutablePointer<FieldSlice>
    private(set) var count = 0
    /// The bytes of the record; values that were written anew lie elsewhere.
    private(set) var record = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    private var capacity = 256
    private var slots: [Slot] = []
    /// Slots that met an element in this record.
    private var touched = 0
    /// Root fields that have a value in this record.
    private var rootTouched = 0
    var tables = AssemblyTables(slots: 16)
    private(set) var constants: [(field: UInt8, start: UnsafePointer<UInt8>, count: Int)] = []
    private(set) var rootConstants: Range<Int> = 0..<0
    /// A name is joined of its parts, which may be constants.
    private var constantBytes = 0
    private var owned: [UnsafeMutablePointer<UInt8>] = []
    private var scratch: UnsafeMutablePointer<UInt8>
    private var scratchCapacity = 4096
    private var scratchUsed = 0
    /// Place of the id among the slices, or -1.
    private(set) var id = -1
    /// Protected columns that held something.
    var dropped: UInt32 = 0
    /// Values that were made from others when the record ended.
    var derived: [DerivedValue] = []
    /// Whether the record fills the places of the one before.
    private(set) var isAgain = false
    /// Whether the texts of the record were entered into the applicant already; of the slices the id's alone counts then.
    private(set) var isEntered = false
    /// Number of the layout of the slices, 0 where their reader numbers none.
    var layout: UInt64 = 0

    init() {
        slices = .allocate(capacity: capacity)
        scratch = .allocate(capacity: scratchCapacity)
    }

    deinit {
        slices.deallocate()
        scratch.deallocate()
        tables.deallocate()
        for text in owned { text.deallocate() }
    }

    // MARK: - Setting up

    /// Adds a row of elements and gives its number.
    mutating func addSlot(group: UInt8, isFirst: Bool, constants texts: [(field: UInt8, text: [UInt8])]) -> Int {
        slots.append(Slot(group: group, isFirst: isFirst, constants: keep(texts)))
        if slots.count > tables.slots { tables.growSlots() }
        return slots.count - 1
    }

    /// Sets the values that every record gets where it has none of its own.
    mutating func setRootConstants(_ texts: [(field: UInt8, text: [UInt8])]) {
        rootConstants = keep(texts)
        constantBytes = texts.reduce(0) { $0 + $1.text.count }
    }

    private mutating func keep(_ texts: [(field: UInt8, text: [UInt8])]) -> Range<Int> {
        let first = constants.count
        for (field, text) in texts {
            let place = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, text.count))
            place.update(from: text, count: text.count)
            owned.append(place)
            constants.append((field, UnsafePointer(place), text.count))
        }
        return first..<constants.count
    }

    // MARK: - One record

    /// Begins a record: the bytes most of its values will lie in.
    mutating func begin(_ start: UnsafePointer<UInt8>, length: Int) {
        setText(start, length)
        isAgain = false
        count = 0
        id = -1
        derived.removeAll(keepingCapacity: true)
        for index in 0..<touched { tables.elementOf[Int(tables.touched[index])] = -1 }
        if touched > 0 { tables.nextElement.update(repeating: 0, count: AssemblyTables.groups) }
        touched = 0
        for index in 0..<rootTouched { tables.rootRank[Int(tables.rootTouched[index])] = .max }
        rootTouched = 0
    }

    /// Begins a record that gives values for the places of the one before, which are replaced one by one.
    @inline(__always)
    mutating func beginAgain(_ start: UnsafePointer<UInt8>, length: Int) {
        setText(start, length)
        isAgain = true
    }

    @inline(__always)
    private mutating func setText(_ start: UnsafePointer<UInt8>, _ length: Int) {
        record = UnsafeBufferPointer(start: start, count: length)
        isEntered = false
        dropped = 0
        scratchUsed = 0
        let wanted = length * 4 + constantBytes + 64
        guard wanted > scratchCapacity else { return }
        scratch.deallocate()
        scratchCapacity = wanted * 2
        scratch = .allocate(capacity: scratchCapacity)
    }

    /// Notes that the texts of the record were entered into the applicant, and takes the id from there.
    @inline(__always)
    mutating func setEntered(_ texts: CellTexts) {
        isEntered = true
        guard id >= 0 else { return }
        let (offset, length) = texts.text(id)
        // Text that lies elsewhere has its slice.
        if offset < record.count, let start = record.baseAddress { replace(id, start + offset, length) }
    }

    /// Puts another text, or none, where one lies.
    @inline(__always)
    mutating func replace(_ index: Int, _ start: UnsafePointer<UInt8>?, _ length: Int) {
        slices[index].start = start
        slices[index].length = UInt32(truncatingIfNeeded: length)
    }

    /// Puts a transformed value where one lies; gives false where it belongs to another field and may not move there.
    mutating func replace(_ index: Int, _ value: TransformedValue, mayMove: Bool) -> Bool {
        guard slices[index].field == value.field || mayMove else { return false }
        slices[index].field = value.field
        replace(index, value.start, value.count)
        return true
    }

    /// Makes the next value of a slot begin a new element.
    @inline(__always)
    mutating func renew(_ slot: Int) { tables.elementOf[slot] = -1 }

    /// Takes a value, or no value where the source was asked and has none.
    @inline(__always)
    mutating func add(
        group: UInt8, field: UInt8, isList: Bool, rank: UInt8, slot: Int, _ start: UnsafePointer<UInt8>?, _ length: Int
    ) {
        var element: UInt32 = 0
        if slot >= 0 {
            element = self.element(of: slot)
        } else if !isList {
            let known = tables.rootRank[Int(field)]
            guard rank < known else { return }
            if known == .max {
                tables.rootTouched[rootTouched] = field
                rootTouched += 1
            }
            tables.rootRank[Int(field)] = rank
            if field == 0 { id = count }
        }
        append(
            FieldSlice(group: group, field: field, element: element, start, count: UInt32(truncatingIfNeeded: length)))
    }

    @inline(__always)
    private mutating func element(of slot: Int) -> UInt32 {
        let known = tables.elementOf[slot]
        if known >= 0 { return UInt32(known) }
        return begin(slot)
    }

    /// Gives a slot the next element of its group.
    private mutating func begin(_ slot: Int) -> UInt32 {
        if touched == tables.touchedRoom { tables.growTouched() }
        tables.touched[touched] = Int32(truncatingIfNeeded: slot)
        touched += 1
        let group = Int(slots[slot].group)
        let element = slots[slot].isFirst ? 0 : tables.nextElement[group]
        if !slots[slot].isFirst { tables.nextElement[group] += 1 }
        tables.elementOf[slot] = Int32(truncatingIfNeeded: element)
        for index in slots[slot].constants {
            let constant = constants[index]
            append(
                FieldSlice(
                    group: UInt8(group), field: constant.field, element: element, constant.start,
                    count: UInt32(constant.count)))
        }
        return element
    }

    @inline(__always)
    private mutating func append(_ slice: FieldSlice) {
        if count == capacity {
            let more = UnsafeMutablePointer<FieldSlice>.allocate(capacity: capacity * 2)
            more.update(from: slices, count: count)
            slices.deallocate()
            slices = more
            capacity *= 2
        }
        slices[count] = slice
        count += 1
    }

    /// Room for text that must be written anew; `used` bytes of it are taken afterwards.
    @inline(__always)
    var room: UnsafeMutablePointer<UInt8> { scratch + scratchUsed }

    /// Takes so many bytes of the room.
    @inline(__always)
    mutating func take(_ used: Int) { scratchUsed += used }
}
