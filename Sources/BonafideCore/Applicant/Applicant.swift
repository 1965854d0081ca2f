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
/// no reference but the buffers'. Copies share the buffers until one of them is changed.
public struct Applicant: @unchecked Sendable {
    /// Where the record lay in its input.
    public internal(set) var origin: RecordOrigin
    /// Columns of protected traits that were dropped at the door.
    public var droppedColumns: UInt32 = 0

    /// Owns the buffers; nothing is read through it.
    @usableFromInline var memory: ApplicantMemory
    /// What `memory` holds, at hand without following it.
    @usableFromInline var buffers: ApplicantBuffers
    var filled = Filled()
    /// How many cells `refill` filled, in the order of its slices; less than 0 where anything was set since.
    var shape = -1
    /// Number of the layout of those slices, 0 where their reader numbers none.
    var layout: UInt64 = 0

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
        memory = ApplicantMemory()
        buffers = memory.buffers
        appendElement(to: .root)
    }

    /// Empties the applicant for the next record, keeping its memory.
    public mutating func reset(origin: RecordOrigin) {
        makeUnique()
        self.origin = origin
        var rest = filled.groups
        while rest != 0 {
            let group = rest.trailingZeroBitCount
            buffers.groups[group].count = 0
            buffers.groups[group].room = 0
            buffers.groups[group].given = 0
            rest &= rest - 1
        }
        filled = Filled()
        droppedColumns = 0
        appendElement(to: .root)
    }

    /// Gives the applicant buffers of its own where a copy shares them.
    @inline(__always)
    mutating func makeUnique() {
        guard !isKnownUniquelyReferenced(&memory) else { return }
        memory = ApplicantMemory(copying: buffers, filled)
        buffers = memory.buffers
    }
}

// MARK: - Reading

extension Applicant {
    /// How many elements a list group has.
    @inlinable @inline(__always)
    public func count(of group: ProfileGroup) -> Int {
        withExtendedLifetime(memory) { Int(buffers.groups[Int(group.rawValue)].count) }
    }

    /// The place of a field's first value in `cells`, or -1 where nothing was given.
    @inlinable @inline(__always)
    func cell(_ path: FieldPath, _ element: Int) -> Int32 {
        withExtendedLifetime(memory) {
            let place = buffers.groups + Int(path.group.rawValue)
            guard element >= 0, element < Int(place.pointee.count), path.field < place.pointee.width else { return -1 }
            return buffers.slots[Int(place.pointee.start) + element * Int(place.pointee.width) + Int(path.field)]
        }
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
        return withExtendedLifetime(memory) {
            let cell = buffers.cells + Int(index)
            guard !cell.pointee.isAbsent else { return .absent }
            return parse(buffers.text(cell)).map { .value($0) } ?? .unknown(.unreadable)
        }
    }

    /// Calls a function with each value of a list field.
    @inlinable
    public func forEach(_ path: FieldPath, at element: Int = 0, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        var index = cell(path, element)
        withExtendedLifetime(memory) {
            while index >= 0 {
                let cell = buffers.cells + Int(index)
                if !cell.pointee.isAbsent { body(buffers.text(cell)) }
                index = cell.pointee.next
            }
        }
    }

    /// Whether anything was given for a field of any element of its group, absent included; much cheaper than asking
    /// each element.
    @inlinable @inline(__always)
    public func isGivenAnywhere(_ path: FieldPath) -> Bool {
        withExtendedLifetime(memory) {
            buffers.groups[Int(path.group.rawValue)].given >> UInt128(path.field) & 1 != 0
        }
    }

    /// Whether anything was given for a field, absent included.
    @inlinable @inline(__always)
    public func isGiven(_ path: FieldPath, at element: Int = 0) -> Bool { cell(path, element) >= 0 }

    /// The applicant's id, empty where the record has none.
    public var id: String { string(RootField.id.path).value ?? "" }
}
