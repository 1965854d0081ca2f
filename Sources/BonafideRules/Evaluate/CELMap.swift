/// A map of the expression language; keys keep the order they were written in.
package final class CELMap: Sendable {
    /// The keys in order.
    package let keys: [CELValue]
    /// The values, one for each key.
    package let values: [CELValue]
    private let places: [Key: Int]

    /// A key by which int, uint and double keys of equal value meet, and strings are told apart by their bytes.
    enum Key: Hashable, Sendable {
        case bool(Bool)
        case int(Int64)
        case uint(UInt64)
        case text(TextKey)

        /// The key a value stands for, or nothing where it cannot be one.
        init?(_ value: CELValue) {
            switch value {
            case .bool(let flag): self = .bool(flag)
            case .int(let number): self = .int(number)
            case .uint(let number): self = Int64(exactly: number).map { .int($0) } ?? .uint(number)
            case .double(let number):
                if let whole = Int64(exactly: number) {
                    self = .int(whole)
                } else if let whole = UInt64(exactly: number) {
                    self = .uint(whole)
                } else {
                    return nil
                }
            case .string(let text): self = .text(TextKey(text: text))
            default: return nil
            }
        }
    }

    /// Text compared by its bytes; Swift alone would take composed and decomposed letters as equal.
    struct TextKey: Hashable, Sendable {
        let text: String
        static func == (a: TextKey, b: TextKey) -> Bool { a.text.hasSameBytes(as: b.text) }
        func hash(into hasher: inout Hasher) {
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }

    /// Takes keys and values, one each; nothing where a key repeats or cannot be one.
    package init?(keys: [CELValue], values: [CELValue]) {
        var places: [Key: Int] = [:]
        for (index, key) in keys.enumerated() {
            if case .double = key { return nil }
            guard let key = Key(key), places.updateValue(index, forKey: key) == nil else { return nil }
        }
        self.keys = keys
        self.values = values
        self.places = places
    }

    /// The value of a key, or nothing.
    package subscript(key: CELValue) -> CELValue? { Key(key).flatMap { places[$0] }.map { values[$0] } }

    /// The value of a text key, or nothing.
    package subscript(field field: String) -> CELValue? { places[.text(TextKey(text: field))].map { values[$0] } }

    /// How many entries there are.
    package var count: Int { keys.count }
}

extension String {
    /// Whether two texts have the same UTF-8 bytes.
    func hasSameBytes(as other: String) -> Bool {
        var a = self
        var b = other
        return a.withUTF8 { left in
            b.withUTF8 { right in left.count == right.count && left.elementsEqual(right) }
        }
    }

    /// Whether this text's bytes come before another's; for UTF-8 that is the order of code points.
    func bytesPrecede(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
