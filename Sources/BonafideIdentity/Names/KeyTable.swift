/// Values under 64-bit numbers that are hashes of words already.
///
/// Where a number lies follows from a multiplier drawn anew for every table, so that no export can be written to crowd one.
struct KeyTable<Value> {
    private var keys: [UInt64]
    private var values: [Value?]
    private let multiplier: UInt64
    private let shift: UInt64
    /// How many values there are.
    private(set) var count = 0

    /// Makes an empty table with room for so many values before it grows.
    init(room: Int = 8) {
        var bits: UInt64 = 4
        while 1 << bits < room * 2 { bits += 1 }
        keys = Array(repeating: 0, count: 1 << Int(bits))
        values = Array(repeating: nil, count: 1 << Int(bits))
        var generator = SystemRandomNumberGenerator()
        multiplier = generator.next() | 1
        shift = 64 - bits
    }

    /// Takes the values of a dictionary.
    init(_ dictionary: [UInt64: Value]) {
        self.init(room: dictionary.count)
        for (key, value) in dictionary { self[key] = value }
    }

    /// The value under a key; one that was set is never taken out.
    subscript(key: UInt64) -> Value? {
        @inline(__always) get { values[place(of: key)] }
        set {
            guard let newValue else { return }
            if (count + 1) * 2 > keys.count { grow() }
            let place = place(of: key)
            if values[place] == nil { count += 1 }
            (keys[place], values[place]) = (key, newValue)
        }
    }

    /// Forgets everything, keeping the room.
    mutating func removeAll() {
        for place in values.indices { values[place] = nil }
        count = 0
    }

    /// Where a key lies, or the free place it belongs to; at least half of the places are free.
    @inline(__always)
    private func place(of key: UInt64) -> Int {
        var place = Int(truncatingIfNeeded: (key &* multiplier) >> shift)
        while values[place] != nil, keys[place] != key { place = (place + 1) & (keys.count - 1) }
        return place
    }

    private mutating func grow() {
        var larger = KeyTable(room: keys.count)
        for place in keys.indices { if let value = values[place] { larger[keys[place]] = value } }
        self = larger
    }
}

extension KeyTable: Sendable where Value: Sendable {}
