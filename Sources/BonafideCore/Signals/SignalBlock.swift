/// The signals of up to 64 applicants, in columns.
///
/// Each column has one 8-byte payload a lane and three words of state: known, absent, and, for lanes
/// that are neither, the reason they are unknown. A block is owned by one worker and used again.
public struct SignalBlock: ~Copyable, @unchecked Sendable {
    /// Applicants in a block.
    public static let lanes = 64

    /// Raw pointers into a block, valid as long as the block is.
    public struct View: @unchecked Sendable {
        /// Payloads, column by column, 64 lanes each.
        public let payloads: UnsafeMutablePointer<UInt64>
        /// For each column, the lanes that have a value.
        public let known: UnsafeMutablePointer<UInt64>
        /// For each column, the lanes where the source has none.
        public let absent: UnsafeMutablePointer<UInt64>
        /// Why a lane is unknown, column by column, 64 lanes each.
        public let reasons: UnsafeMutablePointer<UInt8>
        /// How many columns there are.
        public let columns: Int
    }

    /// The raw pointers into this block.
    public let view: View
    /// Texts of label signals, by the number in their payload.
    public var labels: [String] = []
    /// What the findings of each lane rest on.
    public var evidence: [[Evidence]] = Array(repeating: [], count: SignalBlock.lanes)
    /// How many lanes are in use.
    public var used = 0

    /// Makes a block for a catalog's columns.
    public init(columns: Int) {
        let payloads = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, columns * Self.lanes))
        payloads.initialize(repeating: 0, count: max(1, columns * Self.lanes))
        let known = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, columns))
        known.initialize(repeating: 0, count: max(1, columns))
        let absent = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, columns))
        absent.initialize(repeating: 0, count: max(1, columns))
        let reasons = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, columns * Self.lanes))
        reasons.initialize(repeating: UnknownReason.notCollected.rawValue, count: max(1, columns * Self.lanes))
        view = View(payloads: payloads, known: known, absent: absent, reasons: reasons, columns: columns)
    }

    deinit {
        view.payloads.deallocate()
        view.known.deallocate()
        view.absent.deallocate()
        view.reasons.deallocate()
    }

    /// Empties the block for the next 64 applicants; every signal is again unknown, not collected.
    public mutating func reset() { reset(CollectionOfOne(0..<view.columns)) }

    /// Empties the block where only columns of some ranges were written.
    public mutating func reset(_ ranges: some Collection<Range<Int>>) {
        for columns in ranges {
            (view.known + columns.lowerBound).update(repeating: 0, count: columns.count)
            (view.absent + columns.lowerBound).update(repeating: 0, count: columns.count)
            (view.reasons + columns.lowerBound * Self.lanes).update(
                repeating: UnknownReason.notCollected.rawValue, count: columns.count * Self.lanes)
        }
        for lane in 0..<used where !evidence[lane].isEmpty { evidence[lane].removeAll(keepingCapacity: true) }
        labels.removeAll(keepingCapacity: true)
        used = 0
    }
}

extension SignalBlock {
    /// Opens the findings of each lane in turn for the columns of one extractor.
    @inlinable @inline(__always)
    public mutating func forEachLane(
        _ count: Int, columns: Range<Int>, _ body: (_ lane: Int, _ findings: inout Findings) -> Void
    ) {
        var labels: [String] = []
        swap(&labels, &self.labels)
        for lane in 0..<count {
            var found: [Evidence] = []
            swap(&found, &evidence[lane])
            var findings = Findings(view: view, lane: lane, columns: columns, labels: labels, evidence: found)
            labels = []
            found = []
            body(lane, &findings)
            swap(&labels, &findings.labels)
            swap(&evidence[lane], &findings.evidence)
        }
        self.labels = labels
    }
}

/// The state of one signal of one applicant.
public enum SignalState: Equatable, Sendable {
    /// Known, with the raw payload; read it by the declaration's type.
    case value(UInt64)
    /// The source was asked and there is none.
    case absent
    /// It could not be learnt, and why.
    case unknown(UnknownReason)
}

extension SignalBlock.View {
    /// The state of one signal of one lane.
    public func state(column: Int, lane: Int) -> SignalState {
        let bit = UInt64(1) << UInt64(lane)
        if known[column] & bit != 0 { return .value(payloads[column * SignalBlock.lanes + lane]) }
        if absent[column] & bit != 0 { return .absent }
        return .unknown(UnknownReason(rawValue: reasons[column * SignalBlock.lanes + lane]) ?? .notCollected)
    }
}
