/// Reduces a folded word to what stays the same when it is transliterated another way.
package enum SoundFolding {
    /// Letters that render one sound, written one way: `q c k`, `ph f`, `w v`, `y j i`, `z s`, doubled letters once.
    package static func fold(_ word: some Collection<UInt8>) -> [UInt8] {
        let letters = Array(word)
        return letters.withUnsafeBufferPointer { letters in
            [UInt8](unsafeUninitializedCapacity: letters.count) { $1 = fold(letters, into: $0) }
        }
    }

    /// Writes a word so folded where there is room for all its letters; gives how many are left.
    static func fold(_ letters: UnsafeBufferPointer<UInt8>, into folded: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var count = 0
        var index = 0
        while index < letters.count {
            let letter = letters[index]
            let next = index + 1 < letters.count ? letters[index + 1] : 0
            var out = letter
            var width = 1
            switch (letter, next) {
            case (0x70, 0x68): (out, width) = (0x66, 2)  // ph
            case (0x63, 0x6b), (0x6b, 0x68), (0x67, 0x68): (out, width) = (0x6b, 2)  // ck kh gh
            case (0x64, 0x68): (out, width) = (0x64, 2)  // dh
            case (0x74, 0x68): (out, width) = (0x74, 2)  // th
            case (0x7a, 0x68): (out, width) = (0x73, 2)  // zh
            case (0x64, 0x6a): (out, width) = (0x69, 2)  // dj
            case (0x6f, 0x75), (0x6f, 0x6f): (out, width) = (0x75, 2)  // ou oo
            case (0x65, 0x65): (out, width) = (0x69, 2)  // ee
            case (0x63, 0x68): (out, width) = (0x63, 2)  // ch
            case (0x63, 0x65), (0x63, 0x69): out = 0x73  // ce ci
            case (0x63, _), (0x71, _), (0x67, _): out = 0x6b
            case (0x77, _): out = 0x76
            case (0x79, _), (0x6a, _): out = 0x69
            case (0x7a, _): out = 0x73
            case (0x78, _): out = 0x73
            default: break
            }
            append(out, to: folded, &count)
            index += width
        }
        return count
    }

    /// The consonants of a sound-folded word, in classes that also join `b p`, `d t`; an opening vowel gives `a`.
    package static func skeleton(_ folded: [UInt8]) -> [UInt8] {
        folded.withUnsafeBufferPointer { folded in
            [UInt8](unsafeUninitializedCapacity: folded.count) { $1 = skeleton(folded, into: $0) }
        }
    }

    /// Writes the consonants where there is room for the whole folded word, which may be the word's own; gives how many
    /// there are.
    static func skeleton(_ folded: UnsafeBufferPointer<UInt8>, into skeleton: UnsafeMutableBufferPointer<UInt8>) -> Int
    {
        var count = 0
        for index in folded.indices {
            var out = folded[index]
            switch out {
            case 0x61, 0x65, 0x69, 0x6f, 0x75, 0x79:
                guard index == 0 else { continue }
                out = 0x61
            case 0x68: if index > 0 { continue }
            case 0x62: out = 0x70
            case 0x64: out = 0x74
            case 0x76: if index > 0 { out = 0x66 }
            default: break
            }
            append(out, to: skeleton, &count)
        }
        return count
    }

    /// The consonants of a word written without vowels: `w` and `y` may stand for vowels and go too.
    static func bareSkeleton(_ folded: [UInt8]) -> [UInt8] {
        folded.withUnsafeBufferPointer { folded in
            [UInt8](unsafeUninitializedCapacity: folded.count) { $1 = bareSkeleton(folded, into: $0) }
        }
    }

    /// Writes those consonants where there is room for the whole folded word, which may be the word's own; gives how
    /// many there are.
    static func bareSkeleton(
        _ folded: UnsafeBufferPointer<UInt8>, into bare: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var count = 0
        for index in folded.indices where index == 0 || folded[index] != 0x76 && folded[index] != 0x69 {
            bare[count] = folded[index]
            count += 1
        }
        count = skeleton(UnsafeBufferPointer(rebasing: bare[..<count]), into: bare)
        guard count > 0, bare[0] == 0x61 else { return count }
        for index in 1..<count { bare[index - 1] = bare[index] }
        return count - 1
    }

    /// Appends a letter that is not the last one already.
    @inline(__always)
    private static func append(_ letter: UInt8, to word: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int) {
        guard count == 0 || word[count - 1] != letter else { return }
        word[count] = letter
        count += 1
    }
}
