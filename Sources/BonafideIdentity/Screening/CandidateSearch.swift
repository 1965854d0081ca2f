/// Finds the listed names worth comparing with a name, without comparing all.
///
/// Three ways lead to a candidate: shared or near words that make up most of either name, shared pairs of Korean
/// syllables, and equal letters once blanks are taken out. None looks at a first letter.
final class CandidateSearch: Sendable {
    let index: WatchlistIndex
    /// The weight of all words of each listed name.
    let masses: [Float]

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

    static func weight(_ traits: NameToken.Traits, isLegal: Bool) -> Float {
        if isLegal || traits.contains(.strictLegalForm) { return 0.02 }
        if traits.contains(.particle) { return 0.05 }
        return traits.contains(.title) ? 0.1 : traits.contains(.initial) ? 0.2 : traits.contains(.generic) ? 0.6 : 1
    }

    /// The numbers of listed names that may be this name, without repetition, in ascending order. `words` are what the
    /// name's words are on all lists, of which this is the one at `list`; `keys` are those of its joined letters.
    func candidates(
        for name: PreparedName, words: [[MetWord]], at list: Int, keys: [UInt32],
        allowing isAllowed: (ListedPartyKind) -> Bool
    ) -> [Int] {
        guard index.nameCount > 0 else { return [] }
        var found: [UInt32] = []
        var queryMass: Float = 0
        var reaches: [WordReach] = []
        for word in words {
            queryMass += word[list].weight
            if let reach = word[list].reach { reaches.append(reach) }
        }
        byWords(reaches, queryMass, into: &found)
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

    // MARK: - Words

    private func byWords(_ words: [WordReach], _ queryMass: Float, into found: inout [UInt32]) {
        guard canMeet(words, queryMass) else { return }
        let longest = words.indices.max { words[$0].shares.count < words[$1].shares.count } ?? 0
        withUnsafeTemporaryAllocation(of: Int.self, capacity: words.count) { cursors in
            // A name that two words share stands among the shares of a word that is not the longest.
            for place in words.indices where place != longest {
                cursors.initialize(repeating: 0)
                let others = words.indices.filter { $0 != place && words[$0].mayShare(words[place]) }
                let canBeAlone = canBeAlone(words[place], queryMass)
                guard canBeAlone || !others.isEmpty else { continue }
                var last = UInt32.max
                for share in words[place].shares where share.name != last {
                    last = share.name
                    guard canBeAlone || others.contains(where: { words[$0].mayHold(last) }) else { continue }
                    var mass: Float = 0
                    for other in words.indices where words[other].mayHold(last) {
                        words[other].add(to: &mass, of: last, from: &cursors[other])
                    }
                    if isEnough(mass, queryMass, last) { found.append(last) }
                }
            }
        }
        if canBeAlone(words[longest], queryMass) { byWord(words[longest], queryMass, into: &found) }
    }

    /// The names that a single word makes up.
    private func byWord(_ word: WordReach, _ queryMass: Float, into found: inout [UInt32]) {
        var place = 0
        while place < word.shares.count {
            let name = word.shares[place].name
            var mass: Float = 0
            word.add(to: &mass, of: name, from: &place)
            if isEnough(mass, queryMass, name) { found.append(name) }
        }
    }

    /// Whether a single word may make up a listed name; a little less is asked for than of the name itself.
    private func canBeAlone(_ word: WordReach, _ queryMass: Float) -> Bool {
        word.solo >= 0.359 * queryMass || word.broad >= 0.599 * queryMass
    }

    /// Whether shared words make up enough of a listed name and of the name asked for.
    private func isEnough(_ mass: Float, _ queryMass: Float, _ name: UInt32) -> Bool {
        let (small, large) = (min(queryMass, masses[Int(name)]), max(queryMass, masses[Int(name)]))
        return mass >= 0.6 * small && mass >= 0.36 * large
    }

    /// Whether any listed name can be met: one that two of the words share, or one that a single word makes up.
    private func canMeet(_ words: [WordReach], _ queryMass: Float) -> Bool {
        for place in words.indices {
            let word = words[place]
            if word.solo >= 0.36 * queryMass || word.broad >= 0.6 * queryMass { return true }
            for other in words[(place + 1)...] where word.mayShare(other) { return true }
        }
        return false
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
        for key in keys {
            var place = index.joinedKeys.lowerBound(key)
            while place < index.joinedKeys.count, index.joinedKeys[place] == key {
                found.append(index.joinedNames[place])
                place += 1
            }
        }
    }
}
