/// Who shares the keys of a part of what was met in a first round.
struct KeySharers: Sendable {
    /// By the numbers keys go by, those who share one with few.
    private(set) var few: [(number: Int, rows: [UInt32])] = []
    /// The keys that few share, as `RepeatedKeys` knows them.
    private(set) var keys: [UInt64] = []
    /// The keys that too many share.
    var hubs: [KeyHub] = []
    /// Whether the sharers of a large key may turn out to be fewer, as the ids of some come again.
    private(set) var isUncertain = false
    private let number: Int
    private let kind: LinkKind?
    /// Applicants whose ids come again.
    private let uncertain: RowBits

    /// Begins for the keys that went by a number.
    init(_ number: Int, _ uncertain: RowBits) {
        self.number = number
        kind = CompactTaker.kind(UInt8(truncatingIfNeeded: number))
        self.uncertain = uncertain
    }

    /// Adds the applicants who share a key, ascending; those of a mailbox who wrote it in its canonical form are unmarked.
    mutating func add(_ key: UInt64, _ rows: [UInt32], unmarked: () -> [UInt32]) {
        guard let kind, isHub(kind, rows) else { return addFew(number, key, rows) }
        hubs.append(KeyHub(kind, rows))
        guard kind == .emailCanonical else { return }
        // Whoever wrote the address another way has a key for what was written.
        let unmarked = unmarked()
        guard unmarked.count > 1 else { return }
        if isHub(.email, unmarked) {
            hubs.append(KeyHub(.email, unmarked))
        } else {
            addFew(Int(CompactTaker.writtenMail), key, unmarked)
        }
    }

    /// Adds the applicants who have three parts of their pictures alike, ascending.
    mutating func add(pictures triple: Int, _ rows: [UInt32]) {
        if isHub(.headshot, rows) { hubs.append(KeyHub(.headshot, rows)) } else { append(triple, rows) }
    }

    /// Whether more share a key than say something, those left out whose ids come again.
    private mutating func isHub(_ kind: LinkKind, _ rows: [UInt32]) -> Bool {
        guard rows.count > kind.hubLimit else { return false }
        let doubtful = rows.count { uncertain.contains($0) }
        isUncertain = isUncertain || doubtful > 0
        return rows.count - doubtful > kind.hubLimit
    }

    private mutating func addFew(_ number: Int, _ key: UInt64, _ rows: [UInt32]) {
        keys.append(RepeatedKeys.key(UInt8(truncatingIfNeeded: number), kept: key))
        append(number, rows)
    }

    private mutating func append(_ number: Int, _ rows: [UInt32]) {
        if let place = few.firstIndex(where: { $0.number == number }) {
            few[place].rows += rows
        } else {
            few.append((number, rows))
        }
    }
}

/// Keys by the numbers they go by and 61 bits of their hashes.
struct RepeatedKeys: Sendable {
    /// Open addressing; 0 where nothing lies.
    private var table: [UInt64]

    init(_ keys: [UInt64]) {
        var size = 64
        while size < keys.count * 2 { size *= 2 }
        table = Array(repeating: 0, count: size)
        for key in keys {
            var slot = Self.slot(key, size)
            while table[slot] != 0 { slot = (slot + 1) & (size - 1) }
            table[slot] = key
        }
    }

    /// A key by its number and the bits of its hash that are kept.
    @inline(__always)
    static func key(_ number: UInt8, kept: UInt64) -> UInt64 { (kept ^ UInt64(number & 31) << 56) + 1 }

    @inline(__always)
    private static func slot(_ key: UInt64, _ size: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 20) & (size - 1)
    }

    /// Whether a key of this number and hash is among them.
    @inline(__always)
    func contains(_ number: UInt8, _ hash: UInt64) -> Bool {
        let key = Self.key(number, kept: CompactKeys.kept(hash))
        var slot = Self.slot(key, table.count)
        while table[slot] != 0 {
            if table[slot] == key { return true }
            slot = (slot + 1) & (table.count - 1)
        }
        return false
    }
}
