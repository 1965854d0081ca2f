/// The words of all names of a list, each once.
struct IndexWords {
    private var numbers: [UInt64: UInt32] = [:]
    private var keys: [UInt64] = []
    private var traits: [NameToken.Traits] = []
    /// The letters of all words one after another, and where each word ends.
    private var letters: [UInt8] = []
    private var ends: [Int] = []
    /// Keys of near words, each in the upper half with the number of its word in the lower.
    private var near: [UInt64] = []
    private var nearKeys: [UInt32] = []

    /// What a word may be in one name and not in another, with the bits that are kept beside its number.
    private static let local: [(trait: NameToken.Traits, bit: UInt32)] = [
        (.withoutVowels, 1), (.romanised, 2), (.legalForm, 4), (.strictLegalForm, 8), (.initial, 16), (.spelledOut, 32),
    ]
    private static let allLocal = local.reduce(into: NameToken.Traits()) { $0.formUnion($1.trait) }

    /// Adds a word of a name: its number, and in the upper six bits what it is in this name.
    mutating func add(_ token: NameToken, in name: PreparedName) -> UInt32 {
        var local: UInt32 = 0
        if !token.traits.isDisjoint(with: Self.allLocal) {
            for kind in Self.local where token.traits.contains(kind.trait) { local |= kind.bit }
        }
        let next = UInt32(keys.count)
        let number = numbers[token.key, default: next]
        if number == next {
            numbers[token.key] = next
            keys.append(token.key)
            traits.append(token.traits.subtracting(Self.allLocal))
            letters.append(contentsOf: name.letters(token))
            ends.append(letters.count)
            nearKeys.removeAll(keepingCapacity: true)
            IndexKeys.allKeys(name.letters(token), into: &nearKeys)
            for key in nearKeys { near.append(UInt64(key >> 8) << 32 | UInt64(next)) }
        }
        return number | local << 26
    }

    /// The words by their key, so that one search finds both; the numbers in names are changed to the places.
    func ordered(_ nameWords: inout [UInt32]) -> OrderedWords {
        let order = keys.withUnsafeBufferPointer { keys in
            keys.indices.sorted { keys[$0] < keys[$1] }
        }
        var rank = [UInt32](repeating: 0, count: order.count)
        for (place, number) in order.enumerated() { rank[number] = UInt32(place) }
        for place in nameWords.indices {
            nameWords[place] =
                rank[Int(nameWords[place] & OrderedWords.numberMask)] | nameWords[place] & ~OrderedWords.numberMask
        }
        return OrderedWords(
            keys: order.map { keys[$0] }, traits: order.map { traits[$0] },
            letters: letters, ranges: order.map { ($0 == 0 ? 0 : ends[$0 - 1])..<ends[$0] },
            near: near.map { $0 & ~0xffff_ffff | UInt64(rank[Int($0 & 0xffff_ffff)]) })
    }
}

/// The words of a list in the order of their keys.
struct OrderedWords: Sendable {
    /// The bits of a packed word of a name that hold its number.
    static let numberMask: UInt32 = 0x3ff_ffff

    let keys: [UInt64]
    let traits: [NameToken.Traits]
    let letters: [UInt8]
    let ranges: [Range<Int>]
    /// Keys of near words, each in the upper half with the place of its word in the lower.
    let near: [UInt64]

    /// Rows of words with their rarity, and for each word the names that hold it.
    func rows(
        names: [UInt32], nameWords: [UInt32], parties total: UInt32, strings: inout [UInt8]
    ) -> (rows: [UInt32], postings: [UInt32]) {
        let held = holders(names: names, nameWords: nameWords)
        var rows: [UInt32] = []
        rows.reserveCapacity(keys.count * IndexRow.word)
        for place in keys.indices {
            let offset = UInt32(strings.count)
            strings.append(contentsOf: letters[ranges[place]])
            rows.append(offset)
            rows.append(UInt32(ranges[place].count) | UInt32(traits[place].rawValue) << 16)
            rows.append(held.starts[place])
            rows.append(held.starts[place + 1] - held.starts[place])
            rows.append(Self.rarity(parties: Int(held.parties[place]), of: Int(total)).bitPattern)
        }
        return (rows, held.postings)
    }

    /// For each word where its names begin, how many parties carry it, and the names of all words in turn.
    private func holders(names: [UInt32], nameWords: [UInt32]) -> (
        starts: [UInt32], parties: [UInt32], postings: [UInt32]
    ) {
        var starts = [UInt32](repeating: 0, count: keys.count + 1)
        var parties = [UInt32](repeating: 0, count: keys.count)
        var lastParty = [UInt32](repeating: .max, count: keys.count)
        var lastName = lastParty
        func each(_ body: (_ name: UInt32, _ word: Int, _ party: UInt32) -> Void) {
            for name in 0..<names.count / IndexRow.name {
                let row = name * IndexRow.name
                let (first, count) = (Int(names[row + 3]), Int(names[row + 4] & 0xff))
                for place in first..<first + count {
                    body(UInt32(name), Int(nameWords[place] & Self.numberMask), names[row])
                }
            }
        }
        each { name, word, party in
            if lastName[word] != name { (lastName[word], starts[word + 1]) = (name, starts[word + 1] + 1) }
            if lastParty[word] != party { (lastParty[word], parties[word]) = (party, parties[word] + 1) }
        }
        for word in keys.indices { starts[word + 1] += starts[word] }
        var next = starts
        var postings = [UInt32](repeating: 0, count: Int(starts[keys.count]))
        for word in keys.indices { lastName[word] = .max }
        each { name, word, _ in
            guard lastName[word] != name else { return }
            lastName[word] = name
            postings[Int(next[word])] = name
            next[word] += 1
        }
        return (starts, parties, postings)
    }

    /// 1 for a word few parties carry, down to 0.25 for the commonest.
    private static func rarity(parties: Int, of total: Int) -> Float {
        guard parties > 3, total > 100 else { return 1 }
        // Halvings of the list, counted in whole bits and eighths, so that no mathematics library is needed.
        func bits(_ number: Int) -> Float {
            let scaled = number * 256
            let whole = Int.bitWidth - 1 - scaled.leadingZeroBitCount
            let rest = Float(scaled) / Float(1 << whole) - 1
            return Float(whole) + rest
        }
        let share = (bits(total) - bits(parties)) / (bits(total) - bits(3))
        return min(1, max(0.25, share))
    }

    /// Keys of near words: the first 16 bits choose a bucket, the next 8 are kept, and the rest is left off, since a
    /// chance meeting costs one comparison. The word is the lower half of each number of `words`.
    func nearSections() -> (keys: [UInt8], words: [UInt64], buckets: [UInt32]) {
        var pairs = near.sortedByDigits()
        var last = UInt64.max
        pairs.removeAll { pair in
            defer { last = pair }
            return pair == last
        }
        var buckets = [UInt32](repeating: 0, count: 65_537)
        for pair in pairs { buckets[Int(pair >> 40) + 1] += 1 }
        for bucket in 1...65_536 { buckets[bucket] += buckets[bucket - 1] }
        return (pairs.map { UInt8(truncatingIfNeeded: $0 >> 32) }, pairs, buckets)
    }
}

extension [UInt64] {
    /// The numbers in rising order, sorted digit by digit from the lowest.
    func sortedByDigits() -> [UInt64] {
        var (from, to) = (self, self)
        // Bits that are alike in all numbers need no turn.
        let differing = reduce(into: UInt64(0)) { $0 |= $1 ^ self[0] }
        for shift in stride(from: UInt64(0), to: 64, by: 8) where differing >> shift & 0xff != 0 {
            var starts = [Int](repeating: 0, count: 257)
            for number in from { starts[Int(number >> shift & 0xff) + 1] += 1 }
            for digit in 1...256 { starts[digit] += starts[digit - 1] }
            from.withUnsafeBufferPointer { from in
                to.withUnsafeMutableBufferPointer { to in
                    for number in from {
                        let digit = Int(number >> shift & 0xff)
                        to[starts[digit]] = number
                        starts[digit] += 1
                    }
                }
            }
            swap(&from, &to)
        }
        return from
    }
}
