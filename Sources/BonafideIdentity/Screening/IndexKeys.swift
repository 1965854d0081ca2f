/// The keys under which names are found without comparing all: near words, Korean syllable pairs, joined letters.
enum IndexKeys {
    @inline(__always)
    private static func fold(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash ^ hash >> 32) }

    /// A number for letters under a tag.
    static func key(_ letters: some Sequence<UInt8>, tag: UInt8) -> UInt32 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(tag) &* 0x9e37_79b9_7f4a_7c15
        for byte in letters { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return fold(hash &* 0xff51_afd7_ed55_8ccd)
    }

    /// The keys of a word of four letters or more and of the word with each letter left out: two words that differ by one edit
    /// share one. A further key holds the consonants, which most transliterations share.
    static func nearKeys(_ word: ArraySlice<UInt8>, into keys: inout [UInt32]) {
        nearKeys(word, folded: SoundFolding.fold(word), into: &keys)
    }

    /// The near keys of a word and, behind them, that of its bare consonants.
    static func allKeys(_ word: ArraySlice<UInt8>, into keys: inout [UInt32]) {
        let folded = SoundFolding.fold(word)
        nearKeys(word, folded: folded, into: &keys)
        if let bare = bareKey(folded: folded) { keys.append(bare) }
    }

    private static func nearKeys(_ word: ArraySlice<UInt8>, folded: [UInt8], into keys: inout [UInt32]) {
        if word.count >= 4, word.count <= 32 {
            keys.append(key(word, tag: 1))
            slipKeys(word, tag: 1, into: &keys)
        }
        let skeleton = SoundFolding.skeleton(folded)
        if skeleton.count >= 3 || (skeleton.count == 2 && word.count >= 4) { keys.append(key(skeleton, tag: 2)) }
    }

    /// The key of the bare consonants, for words written without vowels and for what they are compared with.
    static func bareKey(_ word: ArraySlice<UInt8>) -> UInt32? { bareKey(folded: SoundFolding.fold(word)) }

    private static func bareKey(folded: [UInt8]) -> UInt32? {
        let skeleton = SoundFolding.bareSkeleton(folded)
        return skeleton.count >= 2 ? key(skeleton, tag: 3) : nil
    }

    /// Keys of each two syllables of a reading; spellings of one name share all, a slip in one syllable leaves some.
    static func readingKeys(_ reading: KoreanReading, into keys: inout [UInt32]) {
        let coarse = reading.syllables.map(\.coarse)
        for first in coarse.indices {
            for second in coarse.indices where second > first {
                var hash = UInt64(coarse.count) << 40 | UInt64(first) << 36 | UInt64(second) << 32
                hash |= UInt64(coarse[first]) << 16 | UInt64(coarse[second])
                keys.append(fold(hash &* 0x9e37_79b9_7f4a_7c15))
            }
        }
    }

    /// The letters of a name without blanks; particles stay, legal forms go.
    static func joined(_ name: PreparedName) -> [UInt8] {
        var letters: [UInt8] = []
        join(name, into: &letters)
        return letters
    }

    /// Puts the joined letters of a name in the place of what was there.
    static func join(_ name: PreparedName, into letters: inout [UInt8]) {
        letters.removeAll(keepingCapacity: true)
        for token in name.tokens where !token.traits.contains(.legalForm) {
            letters.append(contentsOf: name.letters(token))
        }
    }

    /// The keys of a joined name, with each letter left out where slips are looked for.
    static func joinedKeys(_ letters: [UInt8], withSlips: Bool, into keys: inout [UInt32]) {
        guard letters.count >= 5, letters.count <= 48 else { return }
        keys.append(key(letters, tag: 4))
        guard withSlips, letters.count <= 24 else { return }
        slipKeys(letters[...], tag: 4, into: &keys)
    }

    /// The keys of letters of which one is left out, each in turn; of doubled letters the first only.
    private static func slipKeys(_ letters: ArraySlice<UInt8>, tag: UInt8, into keys: inout [UInt32]) {
        letters.withUnsafeBufferPointer { letters in eachSlipKey(letters, tag: tag) { keys.append($0) } }
    }

    /// Tells those keys, and the key of all letters first. All are worked out side by side: each letter is added to
    /// every key whose letter to leave out lies before it.
    @inline(__always)
    private static func eachSlipKey(
        _ letters: UnsafeBufferPointer<UInt8>, tag: UInt8, withWhole: Bool = false, _ body: (UInt32) -> Void
    ) {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: letters.count) { hashes in
            var whole: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(tag) &* 0x9e37_79b9_7f4a_7c15
            for place in letters.indices {
                let letter = UInt64(letters[place])
                for skipped in 0..<place { hashes[skipped] = (hashes[skipped] ^ letter) &* 0x0000_0100_0000_01b3 }
                hashes[place] = whole
                whole = (whole ^ letter) &* 0x0000_0100_0000_01b3
            }
            if withWhole { body(fold(whole &* 0xff51_afd7_ed55_8ccd)) }
            for skipped in letters.indices where skipped == 0 || letters[skipped] != letters[skipped - 1] {
                body(fold(hashes[skipped] &* 0xff51_afd7_ed55_8ccd))
            }
        }
    }
}

extension IndexKeys {
    /// Tells the keys of a name's letters without blanks, in the order written and with the first or last word moved;
    /// short ones also with each letter left out.
    static func eachJoinedKey(_ name: PreparedName, _ body: (UInt32) -> Void) {
        var (count, words, head, tail) = (0, 0, 0, 0)
        for token in name.tokens where !token.traits.contains(.legalForm) {
            if words == 0 { head = Int(token.length) }
            tail = Int(token.length)
            count += tail
            words += 1
        }
        guard (5...48).contains(count) else { return }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count * 2) { letters in
            // Twice, so that letters with the first or last word moved are a part of them.
            var used = 0
            name.bytes.withUnsafeBufferPointer { bytes in
                for token in name.tokens where !token.traits.contains(.legalForm) {
                    for letter in token.letters(of: bytes) {
                        (letters[used], letters[used + count]) = (letter, letter)
                        used += 1
                    }
                }
            }
            for turn in [0, head, count - tail].prefix(min(words, 3)) {
                let turned = UnsafeBufferPointer(rebasing: letters[turn..<turn + count])
                if count <= 16 { eachSlipKey(turned, tag: 4, withWhole: true, body) } else { body(key(turned, tag: 4)) }
            }
        }
    }
}
