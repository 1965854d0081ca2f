package import BonafideCore

/// Whether a signal has a value.
package enum SignalPresence: Sendable {
    /// It has a value.
    case value
    /// The source was asked and has none.
    case absent
    /// It could not be learnt.
    case unknown
}

/// Where an evaluation takes its variables from.
package protocol Activation {
    /// The value of a signal by column: unknown, with the column in its trail, where there is none.
    func signal(_ column: Int) -> CELValue
    /// Whether a signal has a value.
    func presence(of column: Int) -> SignalPresence
    /// The value of another variable, or nothing where there is no such variable.
    func variable(_ name: String) -> CELValue?
}

/// Named values, for conformance cases and single expressions.
package struct NamedValues: Activation, Sendable {
    /// The values by name.
    package var values: [String: CELValue]
    /// Takes values by name.
    package init(_ values: [String: CELValue] = [:]) { self.values = values }
    package func signal(_ column: Int) -> CELValue { .unknown(UnknownTrail(columns: [column])) }
    package func presence(of column: Int) -> SignalPresence { .unknown }
    package func variable(_ name: String) -> CELValue? { values[name] }
}

/// The signals of one lane of a block.
package struct BlockLane: Activation {
    private let view: SignalBlock.View
    private let lane: Int
    private let catalog: SignalCatalog
    private let labels: [String]

    /// Points at a lane; `labels` are the block's.
    package init(_ view: SignalBlock.View, lane: Int, catalog: SignalCatalog, labels: [String] = []) {
        self.view = view
        self.lane = lane
        self.catalog = catalog
        self.labels = labels
    }

    package func presence(of column: Int) -> SignalPresence {
        switch view.state(column: column, lane: lane) {
        case .value: .value
        case .absent: .absent
        case .unknown: .unknown
        }
    }

    package func signal(_ column: Int) -> CELValue {
        guard case .value(let payload) = view.state(column: column, lane: lane) else {
            return .unknown(UnknownTrail(columns: [column]))
        }
        return CELValue(payload: payload, of: catalog.declarations[column].type, labels: labels)
    }

    package func variable(_ name: String) -> CELValue? { nil }
}

/// Signals given one by one, as a rule's examples give them.
package struct SignalValues: Activation, Sendable {
    private var values: [Int: CELValue] = [:]
    private var absent: Set<Int> = []

    /// No signal is known.
    package init() {}

    /// Gives a signal a value.
    package mutating func set(_ column: Int, _ value: CELValue) { values[column] = value }
    /// Says that the source was asked and has none.
    package mutating func setAbsent(_ column: Int) { absent.insert(column) }

    package func presence(of column: Int) -> SignalPresence {
        values[column] != nil ? .value : absent.contains(column) ? .absent : .unknown
    }
    package func signal(_ column: Int) -> CELValue { values[column] ?? .unknown(UnknownTrail(columns: [column])) }
    package func variable(_ name: String) -> CELValue? { nil }
}

extension CELValue {
    /// The value a signal's payload stands for.
    package init(payload: UInt64, of type: SignalType, labels: [String] = []) {
        switch type {
        case .flag: self = .bool(payload != 0)
        case .count: self = .int(Int64(bitPattern: payload))
        case .measure: self = .double(Double(bitPattern: payload))
        case .symbol(let words):
            self = payload < UInt64(words.count) ? .string(words[Int(payload)]) : .string("")
        case .symbols(let words):
            self = .list(words.indices.filter { payload >> UInt64($0) & 1 != 0 }.map { .string(words[$0]) })
        case .country: self = .string(CountryCode(packed: UInt16(truncatingIfNeeded: payload)).description)
        case .instant:
            let seconds = Int64(bitPattern: payload)
            self =
                CELTimestamp(seconds: seconds).map { .timestamp($0) } ?? .failure(.range, "the moment is out of range")
        case .label: self = payload < UInt64(labels.count) ? .string(labels[Int(payload)]) : .string("")
        }
    }
}
