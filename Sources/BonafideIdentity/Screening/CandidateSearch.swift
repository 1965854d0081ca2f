internal import Synchronization

/// Finds the listed names worth comparing with a name, without comparing all.
///
/// Three ways lead to a candidate: shared or near words that make up most of either name, shared pairs of Korean
/// syllables, and equal letters once blanks are taken out. None looks at a first letter.
final class CandidateSearch: Sendable {
    /// Arrays as long as the list, kept between searches.
    private struct Scratch {
        var mass: [Float]
        var last: [Float]
        var stamp: [UInt32]
        var touched: [UInt32] = []
        var round: UInt32 = 0
    }

    private let index: WatchlistIndex
    private let pool = Mutex<[Scratch]>([])
    /// The weight of all words of each listed name.
    private let masses: [Float]
    private let met = MetWords()
    /// Which joined letters the list may hold, by the first bits of their key.
    private let joinedFilter: [UInt64]
    private static let joinedBits: UInt32 = 20

    init(_ index: WatchlistIndex) {
        self.index = index
        var masses = [Float](repeating: 0, count: index.nameCount)
        for name in masses.indices {
            let row = name * IndexRow.name
            let (first, count) = (Int(index.names[row + 3]), Int(index.names[row + 4] & 0xff))
            for place in first..<first + count { masses[name] += Self.weight(index, index.nameWords[place]) }
        }
        self.masses = masses
        var filter = [UInt64](repeating: 0, count: 1 << (Self.joinedBits - 6))
        for place in 0..<index.joinedKeys.count {
            let bit = Int(index.joinedKeys[place] >> (32 - Self.joinedBits))
            filter[bit >> 6] |= 1 << UInt64(bit & 63)
        }
        joinedFilter = filter
    }

    private static func weight(_ index: WatchlistIndex, _ packed: UInt32) -> Float {
        let word = Int(packed & 0x3ff_ffff) * IndexRow.word
        let traits = NameToken.Traits(rawValue: UInt16(index.words[word + 1] >> 16))
        return weight(traits, isLegal: packed >> 26 & 4 != 0) * Float(bitPattern: index.words[word + 4])
    }

    private static func weight(_ traits: NameToken.Traits, isLegal: Bool) -> Float {
        if isLegal || traits.contains(.strictLegalForm) { return 0.02 }
        if traits.contains(.particle) { return 0.05 }
        return traits.contains(.title) ? 0.1 : traits.contains(.initial) ? 0.2 : traits.contains(.generic) ? 0.6 : 1
    }

    /// The numbers of listed names that may be this name, without repetition, in ascending order; the rarity of the
    /// name's words is set on the way. `keys` are those of the name's joined letters.
    func candidates(
        for name: inout PreparedName, keys: [UInt32], allowing isAllowed: (ListedPartyKind) -> Bool
    ) -> [Int] {
        guard index.nameCount > 0 else { return [] }
        var found = byWords(&name)
        if !name.korean.isEmpty { found += byReadings(name.korean) }
        byJoinedLetters(keys, into: &found)
        guard !found.isEmpty else { return [] }
        found.sort()
        var unique: [Int] = []
        for candidate in found where unique.last != Int(candidate) {
            guard Int(candidate) < index.nameCount, isAllowed(index.kind(of: index.party(ofName: Int(candidate))))
            else { continue }
            unique.append(Int(candidate))
        }
        return unique
    }

    private func fresh() -> Scratch {
        let count = index.nameCount
        return Scratch(
            mass: Array(repeating: 0, count: count), last: Array(repeating: 0, count: count),
            stamp: Array(repeating: 0, count: count))
    }

    // MARK: - Words

    private func byWords(_ name: inout PreparedName) -> [UInt32] {
        var queryMass: Float = 0
        var words: [MetWord] = []
        for place in name.tokens.indices.prefix(12) {
            let token = name.tokens[place]
            let word = met.word(token.key ^ UInt64(token.traits.rawValue) &* 0x9e37_79b9_7f4a_7c15) {
                meet(token, in: name)
            }
            name.tokens[place].rarity = word.rarity
            queryMass += word.weight
            if word.weight >= 0.1, !word.near.isEmpty { words.append(word) }
        }
        guard canMeet(words, queryMass) else { return [] }
        var scratch = pool.withLock { $0.popLast() } ?? fresh()
        defer { pool.withLock { $0.append(scratch) } }
        for (place, word) in words.enumerated() {
            for near in word.near {
                let row = Int(near.word) * IndexRow.word
                add(mass(of: near, weight: word.weight), postings: row, round: UInt32(place) + 1, &scratch)
            }
        }
        var found: [UInt32] = []
        for number in scratch.touched {
            let mass = scratch.mass[Int(number)]
            let (small, large) = (min(queryMass, masses[Int(number)]), max(queryMass, masses[Int(number)]))
            if mass >= 0.6 * small, mass >= 0.36 * large { found.append(number) }
            (scratch.mass[Int(number)], scratch.stamp[Int(number)]) = (0, 0)
        }
        scratch.touched.removeAll(keepingCapacity: true)
        return found
    }

    /// Whether any listed name can be met: one that two of the words share, or one that a single word makes up.
    private func canMeet(_ words: [MetWord], _ queryMass: Float) -> Bool {
        for place in words.indices {
            let word = words[place]
            if word.solo >= 0.36 * queryMass || word.broad >= 0.6 * queryMass { return true }
            for other in words[(place + 1)...] where (word.names & other.names) != SIMD16() { return true }
        }
        return false
    }

    /// What a near word gives to the names that hold it.
    private func mass(of near: MetWord.Near, weight: Float) -> Float {
        let row = Int(near.word) * IndexRow.word
        let traits = NameToken.Traits(rawValue: UInt16(index.words[row + 1] >> 16))
        return min(weight, Self.weight(traits, isLegal: false) * Float(bitPattern: index.words[row + 4]))
            * near.likeness
    }

    /// Looks for a word on the list.
    private func meet(_ token: NameToken, in name: PreparedName) -> MetWord {
        let near = nearWords(token, in: name).map { MetWord.Near(word: $0.word, likeness: $0.likeness) }
        var rarity: Float = 1
        if let exact = near.first(where: { $0.likeness == 1 }) {
            rarity = Float(bitPattern: index.words[Int(exact.word) * IndexRow.word + 4])
        }
        let weight = Self.weight(token.traits, isLegal: token.traits.contains(.legalForm)) * rarity
        var names = SIMD16<UInt64>()
        var (solo, broad): (Float, Float) = (0, 0)
        for word in near where weight >= 0.1 {
            let row = Int(word.word) * IndexRow.word
            let mass = mass(of: word, weight: weight)
            let (first, count) = (Int(index.words[row + 2]), Int(index.words[row + 3]))
            for place in first..<first + count {
                let number = Int(index.postings[place])
                guard number < masses.count else { continue }
                let bit = (UInt64(number) &* 0x9e37_79b9_7f4a_7c15) >> 54
                names[Int(bit >> 6)] |= 1 << (bit & 63)
                if mass >= 0.6 * masses[number] { solo = max(solo, mass) }
                if mass >= 0.36 * masses[number] { broad = max(broad, mass) }
            }
        }
        return MetWord(near: near, rarity: rarity, weight: weight, names: names, solo: solo, broad: broad)
    }

    private func add(_ mass: Float, postings row: Int, round: UInt32, _ scratch: inout Scratch) {
        let (first, count) = (Int(index.words[row + 2]), Int(index.words[row + 3]))
        for place in first..<first + count {
            let name = Int(index.postings[place])
            guard name < scratch.mass.count else { continue }
            switch scratch.stamp[name] {
            case round:
                guard mass > scratch.last[name] else { continue }
                scratch.mass[name] += mass - scratch.last[name]
            case 0:
                scratch.touched.append(UInt32(name))
                scratch.mass[name] = mass
            default: scratch.mass[name] += mass
            }
            (scratch.stamp[name], scratch.last[name]) = (round, mass)
        }
    }

    /// The words of the list near to a word, with their likeness.
    private func nearWords(_ token: NameToken, in name: PreparedName) -> [(word: UInt32, likeness: Float)] {
        var near: [(word: UInt32, likeness: Float)] = []
        let exact = index.wordKeys.lowerBound(token.key)
        let letters = name.letters(token)
        if exact < index.wordKeys.count, index.wordKeys[exact] == token.key { near.append((UInt32(exact), 1)) }
        for key in WordClasses.equals(of: token.key) {
            let place = index.wordKeys.lowerBound(key)
            if place < index.wordKeys.count, index.wordKeys[place] == key, !near.contains(where: { $0.word == place }) {
                near.append((UInt32(place), 0.97))
            }
        }
        guard !token.traits.contains(.number), !token.traits.contains(.particle), letters.count > 2 else { return near }
        var keys: [UInt32] = []
        let isBare = token.traits.contains(.withoutVowels)
        if isBare {
            if let key = IndexKeys.bareKey(letters) { keys.append(key) }
        } else {
            IndexKeys.nearKeys(letters, into: &keys)
        }
        for key in keys {
            let bucket = Int(key >> 16)
            let rest = UInt8(truncatingIfNeeded: key >> 8)
            let end = min(Int(index.nearBuckets[bucket + 1]), index.nearKeys.count)
            var place = Int(index.nearBuckets[bucket])
            while place < end, index.nearKeys[place] < rest { place += 1 }
            while place < end, index.nearKeys[place] == rest {
                let word = index.nearWords[place]
                place += 1
                guard !near.contains(where: { $0.word == word }) else { continue }
                let likeness = likeness(letters, word, isBare: isBare)
                if likeness >= 0.7 { near.append((word, likeness)) }
            }
        }
        return near
    }

    private func likeness(_ letters: ArraySlice<UInt8>, _ word: UInt32, isBare: Bool) -> Float {
        let row = Int(word) * IndexRow.word
        let other = Array(index.strings.slice(index.words[row], index.words[row + 1] & 0xffff))[...]
        return isBare ? TokenLikeness.ofBare(letters, other) : TokenLikeness.of(letters, other)
    }

    // MARK: - Korean readings and joined letters

    /// The least likeness of readings that makes a candidate.
    private static let readingThreshold: Float = 0.58

    private func byReadings(_ readings: [KoreanReading]) -> [UInt32] {
        var found: [UInt32] = []
        var keys: [UInt32] = []
        for reading in readings {
            keys.removeAll(keepingCapacity: true)
            IndexKeys.readingKeys(reading, into: &keys)
            var seen: Set<UInt32> = []
            for key in keys {
                var place = index.readingKeys.lowerBound(key)
                while place < index.readingKeys.count, index.readingKeys[place] == key {
                    let number = index.readingRefs[place]
                    place += 1
                    guard seen.insert(number).inserted else { continue }
                    if reading.likeness(index.reading(Int(number))) >= Self.readingThreshold {
                        found.append(index.readings[Int(number) * IndexRow.reading])
                    }
                }
            }
        }
        return found
    }

    private func byJoinedLetters(_ keys: [UInt32], into found: inout [UInt32]) {
        for key in keys where mayBeJoined(key) {
            var place = index.joinedKeys.lowerBound(key)
            while place < index.joinedKeys.count, index.joinedKeys[place] == key {
                found.append(index.joinedNames[place])
                place += 1
            }
        }
    }

    @inline(__always)
    private func mayBeJoined(_ key: UInt32) -> Bool {
        let bit = Int(key >> (32 - Self.joinedBits))
        return joinedFilter[bit >> 6] >> UInt64(bit & 63) & 1 != 0
    }
}

extension IndexKeys {
    /// The keys of a name's letters without blanks, in the order written and with the first or last word moved.
    static func joinedKeys(_ name: PreparedName) -> [UInt32] {
        let joined = joined(name)
        let words = name.tokens.filter { !$0.traits.contains(.legalForm) }
        var keys: [UInt32] = []
        joinedKeys(joined, withSlips: joined.count <= 16, into: &keys)
        guard words.count > 1, let first = words.first, let last = words.last else { return keys }
        let (head, tail) = (Int(first.length), Int(last.length))
        joinedKeys(Array(joined[head...] + joined[..<head]), withSlips: joined.count <= 16, into: &keys)
        if words.count > 2 {
            joinedKeys(
                Array(joined[(joined.count - tail)...] + joined[..<(joined.count - tail)]),
                withSlips: joined.count <= 16, into: &keys)
        }
        return keys
    }
}
