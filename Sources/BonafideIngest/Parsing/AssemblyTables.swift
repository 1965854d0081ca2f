/// What a record assembly looks up for every value, outside arrays so that a look-up is one load.
struct AssemblyTables {
    /// Groups a profile may have.
    static let groups = 64

    /// Count of slots there is room for.
    private(set) var slots: Int
    /// For each slot the element its values belong to, or -1.
    private(set) var elementOf: UnsafeMutablePointer<Int32>
    /// For each group the number of its next element.
    let nextElement: UnsafeMutablePointer<UInt32>
    /// For each root field the rank of the value it has, 255 where it has none.
    let rootRank: UnsafeMutablePointer<UInt8>
    /// Root fields that have a value.
    let rootTouched: UnsafeMutablePointer<UInt8>
    /// Slots that have an element; a slot that is renewed stands here again.
    private(set) var touched: UnsafeMutablePointer<Int32>
    /// How many fit there.
    private(set) var touchedRoom: Int

    init(slots: Int) {
        self.slots = slots
        elementOf = .allocate(capacity: slots)
        elementOf.initialize(repeating: -1, count: slots)
        nextElement = .allocate(capacity: Self.groups)
        nextElement.initialize(repeating: 0, count: Self.groups)
        rootRank = .allocate(capacity: 256)
        rootRank.initialize(repeating: .max, count: 256)
        rootTouched = .allocate(capacity: 256)
        touchedRoom = slots * 2
        touched = .allocate(capacity: touchedRoom)
    }

    func deallocate() {
        elementOf.deallocate()
        nextElement.deallocate()
        rootRank.deallocate()
        rootTouched.deallocate()
        touched.deallocate()
    }

    mutating func growSlots() {
        let more = UnsafeMutablePointer<Int32>.allocate(capacity: slots * 2)
        more.initialize(repeating: -1, count: slots * 2)
        more.update(from: elementOf, count: slots)
        elementOf.deallocate()
        elementOf = more
        slots *= 2
    }

    mutating func growTouched() {
        let more = UnsafeMutablePointer<Int32>.allocate(capacity: touchedRoom * 2)
        more.update(from: touched, count: touchedRoom)
        touched.deallocate()
        touched = more
        touchedRoom *= 2
    }
}
