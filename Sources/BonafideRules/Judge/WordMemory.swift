/// Values found by exact keys of 64-bit words, in bounded memory.
///
/// It only saves time: whoever asks must be able to make a value anew, as the memory is emptied when it is full.
struct WordMemory<Value> {
    private struct Entry {
        let hash: UInt64
        let start: Int
        let count: Int
    }

    private let entryLimit: Int
    private let byteLimit: Int
    private var words: [UInt64] = []
    private var entries: [Entry] = []
    private var values: [Value] = []
    /// Numbers of entries by hash, -1 where there is none; at most half of the places are taken.
    private var table: [Int32] = []
    /// About how many bytes the values take.
    private var bytes = 0

    /// Makes an empty memory for at most so many values that take about so many bytes, keys included.
    init(entries: Int, bytes: Int) {
        entryLimit = max(1, entries)
        byteLimit = bytes
    }

    /// How many values are kept.
    var count: Int { entries.count }

    /// The hash of a key, for `find` and `insert`.
    @inline(__always)
    static func hash(_ key: UnsafeBufferPointer<UInt64>) -> UInt64 {
        var hash: UInt64 = 0x9e37_79b9_7f4a_7c15
        for word in key {
            hash = (hash ^ word) &* 0xff51_afd7_ed55_8ccd
            hash ^= hash >> 32
        }
        return hash
    }

    /// The value of a key.
    @inline(__always)
    func find(_ key: UnsafeBufferPointer<UInt64>, hash: UInt64) -> Value? {
        guard !table.isEmpty else { return nil }
        var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
        while table[slot] >= 0 {
            let number = Int(table[slot])
            if entries[number].hash == hash, holds(entries[number], key) { return values[number] }
            slot = (slot + 1) & (table.count - 1)
        }
        return nil
    }

    @inline(__always)
    private func holds(_ entry: Entry, _ key: UnsafeBufferPointer<UInt64>) -> Bool {
        guard entry.count == key.count else { return false }
        return words.withUnsafeBufferPointer { words in
            for place in 0..<key.count where words[entry.start + place] != key[place] { return false }
            return true
        }
    }

    /// Keeps the value of a key that is not there yet and that takes about so many bytes, where that is not more than
    /// the limit; gives true where all others had to go before.
    @discardableResult
    mutating func insert(
        _ value: Value, for key: UnsafeBufferPointer<UInt64>, hash: UInt64, bytes size: Int
    ) -> Bool {
        let size = size + key.count * 8 + MemoryLayout<Entry>.stride + 8
        guard size <= byteLimit else { return false }
        let isFull = entries.count >= entryLimit || bytes + size > byteLimit
        if isFull { removeAll() }
        if entries.count * 2 >= table.count { growTable() }
        enter(Int32(entries.count), hash)
        entries.append(Entry(hash: hash, start: words.count, count: key.count))
        words.append(contentsOf: key)
        values.append(value)
        bytes += size
        return isFull
    }

    /// Forgets everything, keeping the room.
    mutating func removeAll() {
        for slot in table.indices { table[slot] = -1 }
        words.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        bytes = 0
    }

    private mutating func growTable() {
        table = Array(repeating: -1, count: max(64, table.count * 2))
        for (number, entry) in entries.enumerated() { enter(Int32(number), entry.hash) }
    }

    private mutating func enter(_ number: Int32, _ hash: UInt64) {
        var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
        while table[slot] >= 0 { slot = (slot + 1) & (table.count - 1) }
        table[slot] = number
    }
}
