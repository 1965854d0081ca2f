/// What one finding rests on: a field of one element, and the reference source that was consulted.
public struct Evidence: Hashable, Sendable {
    /// The column of the signal.
    public let column: UInt16
    /// The group of the field.
    public let group: UInt8
    /// The field inside the group.
    public let field: UInt8
    /// The element of the group.
    public let element: UInt32
    /// Number of the reference source in the run's list, or -1 where none was consulted.
    public let source: Int16

    /// The field the finding rests on.
    public var path: FieldPath {
        FieldPath(group: ProfileGroup(rawValue: group) ?? .root, field: field)
    }

    /// Points at a field.
    @inlinable
    public init(column: Int, path: FieldPath, element: Int, source: Int = -1) {
        self.column = UInt16(column)
        group = path.group.rawValue
        field = path.field
        self.element = UInt32(truncatingIfNeeded: element)
        self.source = Int16(truncatingIfNeeded: source)
    }
}

/// The only pen an extractor holds: one lane of a block, and the columns it declared.
public struct Findings: ~Copyable {
    @usableFromInline let view: SignalBlock.View
    @usableFromInline let lane: Int
    @usableFromInline let bit: UInt64
    @usableFromInline let columns: Range<Int>
    /// Labels and evidence go here; the pipeline moves them into the block.
    public var labels: [String]
    /// Pointers to what was found, for the explanation.
    public var evidence: [Evidence]

    /// Opens a lane of a block for the columns of one extractor.
    @inlinable
    public init(
        view: SignalBlock.View, lane: Int, columns: Range<Int>, labels: consuming [String],
        evidence: consuming [Evidence]
    ) {
        self.view = view
        self.lane = lane
        self.bit = 1 << UInt64(lane)
        self.columns = columns
        self.labels = labels
        self.evidence = evidence
    }

    @inlinable @inline(__always)
    func write(_ column: Int, _ payload: UInt64) {
        precondition(columns.contains(column), "an extractor wrote a signal it did not declare")
        view.payloads[column * SignalBlock.lanes + lane] = payload
        view.known[column] |= bit
        view.absent[column] &= ~bit
    }

    /// Reports a flag.
    @inlinable @inline(__always)
    public func report(_ slot: Slot<Bool>, _ value: Bool) { write(slot.index, value ? 1 : 0) }
    /// Reports a count.
    @inlinable @inline(__always)
    public func report(_ slot: Slot<Int64>, _ value: Int64) { write(slot.index, UInt64(bitPattern: value)) }
    /// Reports a count.
    @inlinable @inline(__always)
    public func report(_ slot: Slot<Int64>, _ value: Int) { write(slot.index, UInt64(bitPattern: Int64(value))) }
    /// Reports a measure; a value that is not finite is left unknown.
    @inlinable @inline(__always)
    public func report(_ slot: Slot<Double>, _ value: Double) {
        guard value.isFinite else { return leaveUnknown(slot, .unreadable) }
        write(slot.index, value.bitPattern)
    }
    /// Reports a symbol.
    @inlinable @inline(__always)
    public func report(_ slot: Slot<SymbolCode>, _ value: SymbolCode) { write(slot.index, UInt64(value.code)) }
    /// Reports a set of symbols.
    @inlinable @inline(__always)
    public func report(_ slot: Slot<SymbolSet>, _ value: SymbolSet) { write(slot.index, value.bits) }
    /// Reports a country.
    @inlinable @inline(__always)
    public func report(_ slot: Slot<CountryCode>, _ value: CountryCode) { write(slot.index, UInt64(value.packed)) }
    /// Reports a moment.
    @inlinable @inline(__always)
    public func report(_ slot: Slot<Timestamp>, _ value: Timestamp) {
        write(slot.index, UInt64(bitPattern: value.seconds))
    }
    /// Reports a text to be shown.
    public mutating func report(_ slot: Slot<String>, _ value: String) {
        labels.append(value)
        write(slot.index, UInt64(labels.count - 1))
    }

    /// Reports that the source was asked and has none.
    @inlinable
    public func reportAbsent<Value>(_ slot: Slot<Value>) {
        precondition(columns.contains(slot.index), "an extractor wrote a signal it did not declare")
        view.absent[slot.index] |= bit
        view.known[slot.index] &= ~bit
    }

    /// Leaves a signal unknown and says why.
    @inlinable @inline(__always)
    public func leaveUnknown<Value>(_ slot: Slot<Value>, _ reason: UnknownReason) {
        precondition(columns.contains(slot.index), "an extractor wrote a signal it did not declare")
        view.known[slot.index] &= ~bit
        view.absent[slot.index] &= ~bit
        view.reasons[slot.index * SignalBlock.lanes + lane] = reason.rawValue
    }

    /// Points at the field a signal rests on, and at the reference source that was consulted.
    @inlinable @inline(__always)
    public mutating func cite<Value>(_ slot: Slot<Value>, _ path: FieldPath, at element: Int = 0, source: Int = -1) {
        evidence.append(Evidence(column: slot.index, path: path, element: element, source: source))
    }
}
