extension CandidateSearch {
    /// What a near word gives to the names that hold it.
    private func mass(of near: Near, weight: Float) -> Float {
        let row = Int(near.word) * IndexRow.word
        let traits = NameToken.Traits(rawValue: UInt16(index.words[row + 1] >> 16))
        return min(weight, Self.weight(traits, isLegal: false) * Float(bitPattern: index.words[row + 4]))
            * near.likeness
    }

    /// Looks for a word on the list.
    func meet(_ word: SearchedWord) -> MetWord {
        let token = word.token
        let near = nearWords(word)
        var rarity: Float = 1
        if let exact = near.first(where: { $0.likeness == 1 }) {
            rarity = Float(bitPattern: index.words[Int(exact.word) * IndexRow.word + 4])
        }
        let weight = Self.weight(token.traits, isLegal: token.traits.contains(.legalForm)) * rarity
        // What weighs too little leads to no name.
        let reach = weight >= 0.1 ? reach(of: near, weight: weight) : nil
        return MetWord(rarity: rarity, weight: weight, reach: reach)
    }

    /// The names a word of some weight leads to by the words near it.
    private func reach(of near: [Near], weight: Float) -> WordReach? {
        var (solo, broad): (Float, Float) = (0, 0)
        var shares: [WordReach.Share] = []
        for (number, word) in holders(of: near) {
            let mass = mass(of: near[word], weight: weight)
            if mass >= 0.6 * masses[number] { solo = max(solo, mass) }
            if mass >= 0.36 * masses[number] { broad = max(broad, mass) }
            if let last = shares.last, last.name == UInt32(number), last.mass >= mass { continue }
            shares.append(WordReach.Share(name: UInt32(number), mass: mass))
        }
        return shares.isEmpty ? nil : WordReach(shares: shares, solo: solo, broad: broad)
    }

    /// The names that hold words of the list, in ascending order, each with the place of the word; where a name holds
    /// several, these stand in their order.
    private func holders(of near: [Near]) -> [(name: Int, word: Int)] {
        var holders: [UInt64] = []
        for (place, word) in near.enumerated() {
            let row = Int(word.word) * IndexRow.word
            let (first, count) = (Int(index.words[row + 2]), Int(index.words[row + 3]))
            for posting in first..<first + count {
                let name = index.postings[posting]
                if Int(name) < masses.count { holders.append(UInt64(name) << 32 | UInt64(place)) }
            }
        }
        // The names of one word ascend already.
        if near.count > 1 { holders.sort() }
        return holders.map { (Int($0 >> 32), Int($0 & 0xffff_ffff)) }
    }

    /// A word of the list near the one asked for.
    private struct Near {
        let word: UInt32
        let likeness: Float
    }

    /// The words of the list near to a word, at most one of them an exact one.
    private func nearWords(_ searched: SearchedWord) -> [Near] {
        var near: [Near] = []
        let exact = index.wordKeys.lowerBound(searched.token.key)
        if exact < index.wordKeys.count, index.wordKeys[exact] == searched.token.key {
            near.append(Near(word: UInt32(exact), likeness: 1))
        }
        for key in WordClasses.equals(of: searched.token.key) {
            let place = index.wordKeys.lowerBound(key)
            if place < index.wordKeys.count, index.wordKeys[place] == key, !near.contains(where: { $0.word == place }) {
                near.append(Near(word: UInt32(place), likeness: 0.97))
            }
        }
        // All buckets are looked up before one is gone through, so that they come from memory side by side.
        withUnsafeTemporaryAllocation(of: Bucket.self, capacity: searched.nearKeys.count) { buckets in
            for (place, key) in searched.nearKeys.enumerated() { buckets[place] = bucket(key) }
            for bucket in buckets { addNear(bucket, searched, to: &near) }
        }
        return near
    }

    /// The least likeness of a near word.
    private static let nearThreshold: Float = 0.7

    /// Where the words under a key lie, among others that share its first bits.
    private struct Bucket {
        let start, end: Int
        let rest: UInt8
    }

    private func bucket(_ key: UInt32) -> Bucket {
        let number = Int(key >> 16)
        return Bucket(
            start: Int(index.nearBuckets[number]),
            end: min(Int(index.nearBuckets[number + 1]), index.nearKeys.count),
            rest: UInt8(truncatingIfNeeded: key >> 8))
    }

    /// Adds the words of a bucket that are near enough.
    private func addNear(_ bucket: Bucket, _ searched: SearchedWord, to near: inout [Near]) {
        let (end, rest) = (bucket.end, bucket.rest)
        var place = bucket.start
        while place < end, index.nearKeys[place] < rest { place += 1 }
        while place < end, index.nearKeys[place] == rest {
            let word = index.nearWords[place]
            place += 1
            guard !near.contains(where: { $0.word == word }) else { continue }
            let row = Int(word) * IndexRow.word
            let other = index.strings.slice(index.words[row], index.words[row + 1] & 0xffff)
                .assumingMemoryBound(to: UInt8.self)
            let likeness = searched.likeness(other)
            if likeness >= Self.nearThreshold { near.append(Near(word: word, likeness: likeness)) }
        }
    }
}

/// A word that is looked for on lists.
struct SearchedWord {
    let token: NameToken
    private let letters: [UInt8]
    /// The keys under which lists keep words near it.
    let nearKeys: [UInt32]

    init(_ token: NameToken, in name: PreparedName) {
        self.token = token
        letters = Array(name.letters(token))
        var keys: [UInt32] = []
        if token.traits.isDisjoint(with: [.number, .particle]), letters.count > 2 {
            if token.traits.contains(.withoutVowels) {
                if let key = IndexKeys.bareKey(letters[...]) { keys.append(key) }
            } else {
                IndexKeys.nearKeys(letters[...], into: &keys)
            }
        }
        nearKeys = keys
    }

    /// How alike the word and one of a list are.
    func likeness(_ other: UnsafeBufferPointer<UInt8>) -> Float {
        letters.withUnsafeBufferPointer { letters in
            token.traits.contains(.withoutVowels)
                ? TokenLikeness.ofBare(letters, other) : TokenLikeness.of(letters, other)
        }
    }
}

extension WordReach {
    /// Adds what the word gives to a name; `place` goes on from where the shares of an earlier name were looked for.
    @inline(__always)
    func add(to mass: inout Float, of name: UInt32, from place: inout Int) {
        skip(to: name, &place)
        var last: Float = 0
        while place < shares.count, shares[place].name == name {
            mass += shares[place].mass - last
            last = shares[place].mass
            place += 1
        }
    }

    /// Goes on to the shares of a name, in steps that double and then halve.
    @inline(__always)
    private func skip(to name: UInt32, _ place: inout Int) {
        var step = 1
        while place + step <= shares.count, shares[place + step - 1].name < name {
            place += step
            step *= 2
        }
        while step > 0 {
            if place + step <= shares.count, shares[place + step - 1].name < name { place += step }
            step /= 2
        }
    }
}
