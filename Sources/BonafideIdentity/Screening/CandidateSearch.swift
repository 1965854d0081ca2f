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

    init(_ index: WatchlistIndex) {
        self.index = index
        var masses = [Float](repeating: 0, count: index.nameCount)
        for name in masses.indices {
            let row = name * IndexRow.name
            let (first, count) = (Int(index.names[row + 3]), Int(index.names[row + 4] & 0xff))
            for place in first..<first + count { masses[name] += Self.weight(index, index.nameWords[place]) }
        }
        self.masses = masses
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

    /// The numbers of listed names that may be this name, without repetition, in ascending order; the rarity of the name's words is
    /// set on the way.
    func candidates(for name: inout PreparedName, allowing isAllowed: (ListedPartyKind) -> Bool) -> [Int] {
        var scratch = pool.withLock { $0.popLast() } ?? fresh()
        defer { pool.withLock { $0.append(scratch) } }
        var found = byWords(&name, &scratch)
        found += byReadings(name.korean)
        found += byJoinedLetters(name)
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

    private func byWords(_ name: inout PreparedName, _ scratch: inout Scratch) -> [UInt32] {
        var queryMass: Float = 0
        defer {
            for touched in scratch.touched { (scratch.mass[Int(touched)], scratch.stamp[Int(touched)]) = (0, 0) }
            scratch.touched.removeAll(keepingCapacity: true)
        }
        for place in name.tokens.indices.prefix(12) {
            let token = name.tokens[place]
            let near = nearWords(token, in: name)
            if let exact = near.first(where: { $0.likeness == 1 }) {
                name.tokens[place].rarity = Float(bitPattern: index.words[Int(exact.word) * IndexRow.word + 4])
            }
            let weight =
                Self.weight(token.traits, isLegal: token.traits.contains(.legalForm)) * name.tokens[place].rarity
            queryMass += weight
            guard weight >= 0.1 else { continue }
            for (word, likeness) in near {
                let row = Int(word) * IndexRow.word
                let rarity = Float(bitPattern: index.words[row + 4])
                add(
                    min(weight, Self.weight(token.traits, isLegal: false) * rarity) * likeness, postings: row,
                    round: UInt32(place) + 1, &scratch)
            }
        }
        var found: [UInt32] = []
        for number in scratch.touched {
            let mass = scratch.mass[Int(number)]
            let (small, large) = (min(queryMass, masses[Int(number)]), max(queryMass, masses[Int(number)]))
            if mass >= 0.6 * small, mass >= 0.36 * large { found.append(number) }
        }
        return found
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

    private func byJoinedLetters(_ name: PreparedName) -> [UInt32] {
        var found: [UInt32] = []
        var keys: [UInt32] = []
        let joined = IndexKeys.joined(name)
        let words = name.tokens.filter { !$0.traits.contains(.legalForm) }
        var forms = [joined]
        if words.count > 1, let first = words.first, let last = words.last {
            forms.append(Array(joined.dropFirst(Int(first.length)) + joined.prefix(Int(first.length))))
            forms.append(Array(joined.suffix(Int(last.length)) + joined.dropLast(Int(last.length))))
        }
        for form in forms { IndexKeys.joinedKeys(form, withSlips: form.count <= 16, into: &keys) }
        for key in keys {
            var place = index.joinedKeys.lowerBound(key)
            while place < index.joinedKeys.count, index.joinedKeys[place] == key {
                found.append(index.joinedNames[place])
                place += 1
            }
        }
        return found
    }
}
