/// Where a record lay in its input.
public struct RecordOrigin: Hashable, Sendable {
    /// Number of the input file in the run, from 0.
    public var file: UInt16
    /// One-based number of the record in its file, the header of a table not counted.
    public var record: UInt64
    /// One-based line the record begins on, or 0 where the format has no lines.
    public var line: UInt64

    /// Names a place in an input.
    public init(file: UInt16 = 0, record: UInt64 = 0, line: UInt64 = 0) {
        self.file = file
        self.record = record
        self.line = line
    }
}

/// What is known of one field of one applicant.
public enum Known<Value> {
    /// The value as read.
    case value(Value)
    /// The source was asked and there is none.
    case absent
    /// It could not be learnt, and why.
    case unknown(UnknownReason)

    /// The value, or nothing where it is absent or unknown.
    public var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }

    /// Carries the value through a function that may find it unreadable.
    public func flatMap<Result>(_ read: (Value) -> Result?) -> Known<Result> {
        switch self {
        case .value(let value): read(value).map { .value($0) } ?? .unknown(.unreadable)
        case .absent: .absent
        case .unknown(let reason): .unknown(reason)
        }
    }
}

extension Known: Sendable where Value: Sendable {}
extension Known: Equatable where Value: Equatable {}

/// The person or persona under review, with everything claimed and recorded about them.
///
/// Text is kept as bytes in one buffer and parsed when an extractor asks, so that a reader fills an
/// applicant without making a `String`, and the same value serves one applicant and a million: call
/// `reset(origin:)` and fill it again. Places of values lie in one table for all groups, so that reading follows
/// no reference but the buffers'.
public struct Applicant: Sendable {
    /// Where the record lay in its input.
    public private(set) var origin: RecordOrigin
    /// Columns of protected traits that were dropped at the door.
    public var droppedColumns: UInt32 = 0

    /// The text of all values; only the first `used` bytes hold text, the rest is room.
    @usableFromInline var bytes: [UInt8] = []
    private var used = 0
    @usableFromInline var cells: [Cell] = []
    /// For each element of each group one number for each field: the value's place in `cells`, -1 where nothing was
    /// given. The elements of a group follow one another.
    @usableFromInline var slots: [Int32] = []
    /// Where the elements of each group lie in `slots`.
    @usableFromInline var groups: [GroupPlace]
    private var touched: UInt64 = 0
    /// For each group, the fields that any of its elements has.
    @usableFromInline var given: [UInt128]

    /// One value: its place in the buffer and the next value of the same list field.
    @usableFromInline
    struct Cell: Sendable {
        @usableFromInline var start: UInt32
        @usableFromInline var length: UInt32
        @usableFromInline var next: Int32
        @usableFromInline var isAbsent: Bool
    }

    /// The elements of one group: the first one's place, how many there are and how many fit, and how wide each is.
    @usableFromInline
    struct GroupPlace: Sendable {
        @usableFromInline var start: Int32 = 0
        @usableFromInline var count: Int32 = 0
        @usableFromInline var room: Int32 = 0
        @usableFromInline let width: Int32

        init(width: Int) { self.width = Int32(width) }
    }

    /// Makes an empty applicant.
    public init(origin: RecordOrigin = RecordOrigin()) {
        self.origin = origin
        groups = ProfileLayout.shared.widths.map { GroupPlace(width: $0) }
        given = Array(repeating: 0, count: groups.count)
        cells.reserveCapacity(64)
        slots.reserveCapacity(512)
        _ = appendElement(to: .root)
    }

    /// Empties the applicant for the next record, keeping its memory.
    public mutating func reset(origin: RecordOrigin) {
        self.origin = origin
        used = 0
        cells.removeAll(keepingCapacity: true)
        slots.removeAll(keepingCapacity: true)
        var rest = touched
        while rest != 0 {
            let group = rest.trailingZeroBitCount
            groups[group].count = 0
            groups[group].room = 0
            given[group] = 0
            rest &= rest - 1
        }
        touched = 0
        droppedColumns = 0
        _ = appendElement(to: .root)
    }
}

// MARK: - Filling

extension Applicant {
    /// Adds an element to a list group and gives its number; the root has exactly one.
    @discardableResult
    public mutating func appendElement(to group: ProfileGroup) -> Int { appendElement(Int(group.rawValue)) }

    private mutating func appendElement(_ index: Int) -> Int {
        touched |= 1 << UInt64(index)
        if groups[index].count == groups[index].room { makeRoom(index) }
        groups[index].count += 1
        return Int(groups[index].count) - 1
    }

    /// Makes room for at least one more element: behind the others where they lie last, else in a place of its own.
    private mutating func makeRoom(_ index: Int) {
        let place = groups[index]
        let width = Int(place.width)
        let end = Int(place.start) + Int(place.room) * width
        if place.room > 0, end == slots.count {
            slots.append(contentsOf: repeatElement(-1, count: width))
            groups[index].room += 1
            return
        }
        let start = slots.count
        let room = max(1, Int(place.room) * 2)
        slots.append(contentsOf: repeatElement(-1, count: room * width))
        for slot in 0..<Int(place.count) * width { slots[start + slot] = slots[Int(place.start) + slot] }
        groups[index].start = Int32(truncatingIfNeeded: start)
        groups[index].room = Int32(truncatingIfNeeded: room)
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
    /// Elements that are not there yet are added. What would not fit an applicant (4 GB of text, 16 million
    /// elements of a group) is left out.
    public mutating func fill(_ slices: UnsafeBufferPointer<FieldSlice>) {
        var total = 0
        for slice in slices { total += Int(slice.length) }
        guard used + total < Int(UInt32.max) else { return }
        if used + total > bytes.count {
            let room = max(1024, (used + total) * 2)
            bytes.append(contentsOf: repeatElement(0, count: room - bytes.count))
        }
        let layout = ProfileLayout.shared
        for slice in slices {
            let group = Int(slice.group)
            guard group < groups.count, slice.field < groups[group].width, slice.element < 1 << 24 else { continue }
            while groups[group].count <= slice.element, slots.count < Self.slotLimit { _ = appendElement(group) }
            guard slice.element < groups[group].count else { continue }
            given[group] |= 1 << UInt128(slice.field)
            let index = Int32(truncatingIfNeeded: cells.count)
            cells.append(
                Cell(start: UInt32(truncatingIfNeeded: used), length: slice.length, next: -1, isAbsent: slice.isAbsent))
            if let start = slice.start {
                bytes.withUnsafeMutableBufferPointer { all in
                    all.baseAddress?.advanced(by: used).update(from: start, count: Int(slice.length))
                }
                used += Int(slice.length)
            }
            let place = groups[group]
            let slot = Int(place.start) + Int(slice.element) * Int(place.width) + Int(slice.field)
            let head = slots[slot]
            if head >= 0, layout.isList[layout.first[group] + Int(slice.field)] {
                link(index, behind: head)
            } else {
                slots[slot] = index
            }
        }
    }

    private mutating func link(_ index: Int32, behind head: Int32) {
        var last = head
        while cells[Int(last)].next >= 0 { last = cells[Int(last)].next }
        cells[Int(last)].next = index
    }
}

// MARK: - Reading

extension Applicant {
    /// How many elements a list group has.
    @inlinable @inline(__always)
    public func count(of group: ProfileGroup) -> Int { Int(groups[Int(group.rawValue)].count) }

    /// The place of a field's first value in `cells`, or -1 where nothing was given.
    @inlinable @inline(__always)
    func cell(_ path: FieldPath, _ element: Int) -> Int32 {
        let place = groups[Int(path.group.rawValue)]
        guard element >= 0, element < Int(place.count), path.field < place.width else { return -1 }
        return slots[Int(place.start) + element * Int(place.width) + Int(path.field)]
    }

    /// Calls a function with the bytes of a field; what it gives back `nil` for is unreadable.
    ///
    /// A field nobody gave is `unknown(.notCollected)`.
    @inlinable @inline(__always)
    public func read<Value>(
        _ path: FieldPath, at element: Int = 0, _ parse: (UnsafeBufferPointer<UInt8>) -> Value?
    ) -> Known<Value> {
        let index = cell(path, element)
        guard index >= 0 else { return .unknown(.notCollected) }
        let cell = cells[Int(index)]
        guard !cell.isAbsent else { return .absent }
        return bytes.withUnsafeBufferPointer { all in
            let slice = UnsafeBufferPointer(rebasing: all[Int(cell.start)..<Int(cell.start) + Int(cell.length)])
            return parse(slice).map { .value($0) } ?? .unknown(.unreadable)
        }
    }

    /// Calls a function with each value of a list field.
    @inlinable
    public func forEach(_ path: FieldPath, at element: Int = 0, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        var index = cell(path, element)
        guard index >= 0 else { return }
        bytes.withUnsafeBufferPointer { all in
            while index >= 0 {
                let cell = cells[Int(index)]
                if !cell.isAbsent {
                    body(UnsafeBufferPointer(rebasing: all[Int(cell.start)..<Int(cell.start) + Int(cell.length)]))
                }
                index = cell.next
            }
        }
    }

    /// Whether anything was given for a field of any element of its group, absent included; much cheaper than asking
    /// each element.
    @inlinable @inline(__always)
    public func isGivenAnywhere(_ path: FieldPath) -> Bool {
        given[Int(path.group.rawValue)] >> UInt128(path.field) & 1 != 0
    }

    /// Whether anything was given for a field, absent included.
    @inlinable @inline(__always)
    public func isGiven(_ path: FieldPath, at element: Int = 0) -> Bool { cell(path, element) >= 0 }

    /// The applicant's id, empty where the record has none.
    public var id: String { string(RootField.id.path).value ?? "" }
}
