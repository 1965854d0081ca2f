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

    /// The text of all values; only the first `filled.bytes` bytes hold text, the rest is room. So it is with `cells`
    /// and `slots`.
    @usableFromInline var bytes: [UInt8] = []
    @usableFromInline var cells: [Cell] = []
    /// For each element of each group one number for each field: the value's place in `cells`, -1 where nothing was
    /// given. The elements of a group follow one another.
    @usableFromInline var slots: [Int32] = []
    /// Where the elements of each group lie in `slots`.
    @usableFromInline var groups: [GroupPlace]
    var filled = Filled()
    /// How many cells `refill` filled, in the order of its slices; less than 0 where anything was set since.
    var shape = -1

    /// One value: its place in the profile and in the buffer, and the next value of the same list field.
    @usableFromInline
    struct Cell: Sendable {
        /// Element, group and field, as of `FieldSlice.place`.
        var place: UInt64 = 0
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
        /// The fields that any element has, as bits.
        @usableFromInline var given: UInt128 = 0
        /// The fields that may hold several values, as bits.
        let lists: UInt128

        init(width: Int, lists: UInt128) {
            self.width = Int32(width)
            self.lists = lists
        }
    }

    /// How much of each buffer is in use, and which groups have elements, as bits.
    struct Filled: Sendable {
        var bytes = 0
        var cells = 0
        var slots = 0
        var groups: UInt64 = 0
    }

    /// Makes an empty applicant.
    public init(origin: RecordOrigin = RecordOrigin()) {
        self.origin = origin
        groups = ProfileLayout.shared.places
        _ = appendElement(to: .root)
    }

    /// Empties the applicant for the next record, keeping its memory.
    public mutating func reset(origin: RecordOrigin) {
        self.origin = origin
        var rest = filled.groups
        while rest != 0 {
            let group = rest.trailingZeroBitCount
            groups[group].count = 0
            groups[group].room = 0
            groups[group].given = 0
            rest &= rest - 1
        }
        filled = Filled()
        droppedColumns = 0
        _ = appendElement(to: .root)
    }

    /// Changes where the record lay.
    mutating func move(to origin: RecordOrigin) { self.origin = origin }
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
        groups[Int(path.group.rawValue)].given >> UInt128(path.field) & 1 != 0
    }

    /// Whether anything was given for a field, absent included.
    @inlinable @inline(__always)
    public func isGiven(_ path: FieldPath, at element: Int = 0) -> Bool { cell(path, element) >= 0 }

    /// The applicant's id, empty where the record has none.
    public var id: String { string(RootField.id.path).value ?? "" }
}
