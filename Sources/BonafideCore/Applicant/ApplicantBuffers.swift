/// The buffers of an applicant, unowned: only the first bytes, cells and slots are in use, the rest is room.
///
/// Raw memory, because every field of every applicant is read through it: what an array checks again and again was made
/// sure of when the values were entered.
@usableFromInline
struct ApplicantBuffers {
    /// The text of all values.
    @usableFromInline var bytes: UnsafeMutablePointer<UInt8>
    @usableFromInline var cells: UnsafeMutablePointer<Cell>
    /// For each element of each group one number for each field: the value's place in `cells`, -1 where nothing was
    /// given. The elements of a group follow one another.
    @usableFromInline var slots: UnsafeMutablePointer<Int32>
    /// Where the elements of each group lie in `slots`.
    @usableFromInline var groups: UnsafeMutablePointer<GroupPlace>
    /// How many bytes, cells and slots fit.
    private(set) var byteRoom: Int
    private(set) var cellRoom: Int
    private(set) var slotRoom: Int

    /// One value: its place in the profile and in the buffer, and the next value of the same list field.
    @usableFromInline
    struct Cell: BitwiseCopyable {
        /// Element, group and field, as of `FieldSlice.place`.
        var place: UInt64 = 0
        /// Where the text lies, or `absent`; text ends before that.
        @usableFromInline var start: UInt32
        @usableFromInline var length: UInt32
        @usableFromInline var next: Int32
        /// For the first value of a list field, the last one, so that a long list is not walked for each value.
        var last: Int32

        static let absent = UInt32.max

        /// Whether the source was asked and has none.
        @inlinable var isAbsent: Bool { start == .max }
    }

    /// The elements of one group: the first one's place, how many there are and how many fit, and how wide each is.
    @usableFromInline
    struct GroupPlace: Sendable {
        @usableFromInline var start: Int32 = 0
        @usableFromInline var count: Int32 = 0
        @usableFromInline var room: Int32 = 0
        @usableFromInline let width: Int32
        /// The fields that any element has, as bits.
        @usableFromInline var given: UInt128 = 0
        /// The fields that may hold several values, as bits.
        let lists: UInt128

        init(width: Int, lists: UInt128) {
            self.width = Int32(width)
            self.lists = lists
        }
    }

    /// Allocates room; the places of the groups are still to be initialized.
    init(bytes: Int, cells: Int, slots: Int, groups: Int) {
        self.bytes = .allocate(capacity: bytes)
        self.cells = .allocate(capacity: cells)
        self.slots = .allocate(capacity: slots)
        self.groups = .allocate(capacity: groups)
        (byteRoom, cellRoom, slotRoom) = (bytes, cells, slots)
    }

    func deallocate() {
        bytes.deallocate()
        cells.deallocate()
        slots.deallocate()
        groups.deallocate()
    }

    /// The text of a value.
    @inlinable @inline(__always)
    func text(_ cell: UnsafeMutablePointer<Cell>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: UnsafePointer(bytes + Int(cell.pointee.start)), count: Int(cell.pointee.length))
    }

    /// Makes room for more, keeping what is in use.
    mutating func grow(bytes: Int = 0, cells: Int = 0, slots: Int = 0, keeping filled: Applicant.Filled) {
        if bytes > byteRoom {
            self.bytes = Self.moved(self.bytes, filled.bytes, to: bytes)
            byteRoom = bytes
        }
        if cells > cellRoom {
            self.cells = Self.moved(self.cells, filled.cells, to: cells)
            cellRoom = cells
        }
        if slots > slotRoom {
            self.slots = Self.moved(self.slots, filled.slots, to: slots)
            slotRoom = slots
        }
    }

    private static func moved<Element: BitwiseCopyable>(
        _ old: UnsafeMutablePointer<Element>, _ count: Int, to room: Int
    ) -> UnsafeMutablePointer<Element> {
        let more = UnsafeMutablePointer<Element>.allocate(capacity: room)
        more.update(from: old, count: count)
        old.deallocate()
        return more
    }
}

/// Owns the buffers of one applicant, or of several that are copies of each other.
@usableFromInline
final class ApplicantMemory {
    var buffers: ApplicantBuffers

    /// Makes buffers for an applicant that has nothing yet.
    init() {
        let places = ProfileLayout.shared.places
        buffers = ApplicantBuffers(bytes: 1024, cells: 64, slots: 512, groups: places.count)
        for (group, place) in places.enumerated() { (buffers.groups + group).initialize(to: place) }
    }

    /// Copies buffers as far as they are in use.
    init(copying other: ApplicantBuffers, _ filled: Applicant.Filled) {
        let groups = ProfileLayout.shared.places.count
        buffers = ApplicantBuffers(
            bytes: other.byteRoom, cells: other.cellRoom, slots: other.slotRoom, groups: groups)
        buffers.bytes.update(from: other.bytes, count: filled.bytes)
        buffers.cells.update(from: other.cells, count: filled.cells)
        buffers.slots.update(from: other.slots, count: filled.slots)
        buffers.groups.update(from: other.groups, count: groups)
    }

    deinit { buffers.deallocate() }
}
