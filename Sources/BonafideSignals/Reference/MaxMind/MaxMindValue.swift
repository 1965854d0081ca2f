/// A value of a MaxMind DB data section.
package indirect enum MaxMindValue: Sendable {
    case text(String)
    case double(Double)
    case float(Float)
    case bytes([UInt8])
    case unsigned(UInt128)
    case signed(Int32)
    case flag(Bool)
    case list([MaxMindValue])
    /// Entries in the order of the file.
    case map([(key: String, value: MaxMindValue)])

    /// The value of a key of a map.
    package subscript(key: String) -> MaxMindValue? {
        guard case .map(let entries) = self else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// The value at an index of a list.
    package subscript(index: Int) -> MaxMindValue? {
        guard case .list(let values) = self, values.indices.contains(index) else { return nil }
        return values[index]
    }

    /// The text, where it is one.
    package var text: String? { if case .text(let text) = self { text } else { nil } }

    /// The number as a double, where it is one.
    package var number: Double? {
        switch self {
        case .double(let value): value
        case .float(let value): Double(value)
        case .unsigned(let value): Double(value)
        case .signed(let value): Double(value)
        default: nil
        }
    }

    /// The whole number, where it is one that fits.
    package var whole: UInt64? { if case .unsigned(let value) = self { UInt64(exactly: value) } else { nil } }

    /// Whether the value says yes: a true flag, a number other than 0, or the word `true` or `1`.
    package var isTrue: Bool {
        switch self {
        case .flag(let value): value
        case .unsigned(let value): value != 0
        case .signed(let value): value != 0
        case .text(let text): text == "true" || text == "1" || text == "True"
        default: false
        }
    }
}
