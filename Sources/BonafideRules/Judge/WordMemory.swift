/// Values found by exact keys of 64-bit words, in bounded memory.
///
/// It only saves time: whoever asks must be able to make a value anew, as the memory is emptied when it is full.
struct WordMemory<Value> {
    private let entryLimit: Int
    private let byteLimit: Int
    /// For each value the hash of its key, its number and how many words the key has, and the key.
    private var words: [UInt64] = []
    private var values: [Value] = []
    /// By hash, the upper half of the hash and where in `words` the key's entry begins, counted from 1, or 0 where there
    /// is none; at most half of the places are taken.
    private var table: [UInt64] = []
    /// About how many bytes the values take.
    private var bytes = 0

    /// Makes an empty memory for at most so many values that take about so many bytes, keys included.
    init(entries: Int, bytes: Int) {
        entryLimit = max(1, entries)
        byteLimit = min(bytes, Int(UInt32.max))
    }

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
        while table[slot] != 0 {
            let start = Int(UInt32(truncatingIfNeeded: table[slot])) - 1
            if table[slot] >> 32 == hash >> 32, holds(start, key) { return values[number(at: start)] }
            slot = (slot + 1) & (table.count - 1)
        }
        return nil
    }

    private func number(at start: Int) -> Int { Int(words[start + 1] >> 32) }

    @inline(__always)
    private func holds(_ start: Int, _ key: UnsafeBufferPointer<UInt64>) -> Bool {
        words.withUnsafeBufferPointer { words in
            guard Int(UInt32(truncatingIfNeeded: words[start + 1])) == key.count else { return false }
            for place in 0..<key.count where words[start + 2 + place] != key[place] { return false }
            return true
        }
    }

    /// Keeps the value of a key that is not there yet and that takes about so many bytes, where that is not more than
    /// the limit; gives true where all others had to go before.
    @discardableResult
    mutating func insert(
        _ value: Value, for key: UnsafeBufferPointer<UInt64>, hash: UInt64, bytes size: Int
    ) -> Bool {
        let size = size + key.count * 8 + 40
        guard size <= byteLimit else { return false }
        let isFull = values.count >= entryLimit || bytes + size > byteLimit
        if isFull { removeAll() }
        if values.count * 2 >= table.count { growTable() }
        enter(words.count, hash)
        words.append(hash)
        words.append(UInt64(values.count) << 32 | UInt64(key.count))
        words.append(contentsOf: key)
        values.append(value)
        bytes += size
        return isFull
    }

    /// Forgets everything, keeping the room.
    mutating func removeAll() {
        for slot in table.indices { table[slot] = 0 }
        words.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        bytes = 0
    }

    private mutating func growTable() {
        table = Array(repeating: 0, count: max(64, table.count * 2))
        var start = 0
        while start < words.count {
            enter(start, words[start])
            start += 2 + Int(UInt32(truncatingIfNeeded: words[start + 1]))
        }
    }

    private mutating func enter(_ start: Int, _ hash: UInt64) {
        var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
        while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
        table[slot] = (hash >> 32) << 32 | UInt64(start + 1)
    }
}
