/// How alike two words of names are, 0…1.
package enum TokenLikeness {
    /// The likeness of two different words that are neither initials nor numerals.
    package static func of(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Float {
        let longest = max(a.count, b.count)
        guard mayCompare(a.count, b.count) else { return 0 }
        let edits = EditDistance.between(a, b)
        if edits == 0 { return 1 }
        let likeness = byEdits(edits, longest)
        guard longest >= 4, likeness < 0.94, edits <= 6 else { return likeness }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: a.count + b.count) { room in
            let first = UnsafeMutableBufferPointer(rebasing: room[..<a.count])
            let second = UnsafeMutableBufferPointer(rebasing: room[a.count...])
            return max(likeness, bySound(a, b, longest: longest, first, second))
        }
    }

    /// What words alike in sound come to, 0 for all others; there is room for the letters of each.
    private static func bySound(
        _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, longest: Int,
        _ first: UnsafeMutableBufferPointer<UInt8>, _ second: UnsafeMutableBufferPointer<UInt8>
    ) -> Float {
        let (countA, countB) = (SoundFolding.fold(a, into: first), SoundFolding.fold(b, into: second))
        let foldedA = UnsafeBufferPointer(rebasing: first[..<countA])
        let foldedB = UnsafeBufferPointer(rebasing: second[..<countB])
        let edits = EditDistance.between(foldedA, foldedB)
        if edits == 0 { return 0.94 }
        let likeness: Float = edits == 1 && min(countA, countB) >= 6 ? 0.86 : 0
        guard edits <= 2 || (edits == 3 && longest >= 7) else { return likeness }
        let bonesA = SoundFolding.skeleton(foldedA, into: first)
        guard bonesA >= 3, SoundFolding.skeleton(foldedB, into: second) == bonesA,
            first[..<bonesA].elementsEqual(second[..<bonesA])
        else { return likeness }
        return max(likeness, edits == 1 ? 0.9 : edits == 2 ? 0.86 : 0.8)
    }

    /// Whether words of two lengths are near enough to be compared at all.
    private static func mayCompare(_ a: Int, _ b: Int) -> Bool {
        let longest = max(a, b)
        return longest <= 64 && abs(a - b) * 3 <= longest + 3
    }

    /// Whether the likeness of two words can come to a limit of 0.8 or less, told by their letters alone.
    package static func mayReach(
        _ limit: Float, _ a: LetterMarks, _ b: LetterMarks, _ countA: Int, _ countB: Int
    ) -> Bool {
        guard mayCompare(countA, countB) else { return false }
        let longest = max(countA, countB)
        let edits = a.leastEdits(b)
        if byEdits(edits, longest) >= limit { return true }
        guard longest >= 4, edits <= 6 else { return false }
        let soundEdits = a.leastSoundEdits(b)
        return soundEdits <= 1 || soundEdits <= 3 && !a.differsInConsonants(b)
    }

    /// Likeness by the count of edits and the length of the longer word.
    static func byEdits(_ edits: Int, _ longest: Int) -> Float {
        switch edits {
        case 0: return 1
        case 1:
            return longest >= 7
                ? 0.93 : longest == 6 ? 0.91 : longest == 5 ? 0.88 : longest == 4 ? 0.84 : longest == 3 ? 0.72 : 0.3
        case 2:
            return longest >= 10
                ? 0.85 : longest == 9 ? 0.82 : longest == 8 ? 0.77 : longest == 7 ? 0.71 : longest == 6 ? 0.55 : 0.25
        case 3: return longest >= 12 ? 0.76 : longest >= 10 ? 0.66 : longest >= 8 ? 0.5 : 0.2
        default: return max(0, 0.6 - Float(edits) / Float(longest))
        }
    }

    /// The likeness of two words where at least one was written without vowels.
    static func ofBare(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Float {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: a.count + b.count) { room in
            let first = UnsafeMutableBufferPointer(rebasing: room[..<a.count])
            let second = UnsafeMutableBufferPointer(rebasing: room[a.count...])
            let (x, y) = (bare(a, in: first), bare(b, in: second))
            guard !x.isEmpty, !y.isEmpty else { return a.elementsEqual(b) ? 1 : 0 }
            let edits = EditDistance.between(x, y)
            let longest = max(x.count, y.count)
            if edits == 0 { return longest >= 4 ? 0.88 : longest == 3 ? 0.77 : longest == 2 ? 0.72 : 0.5 }
            return edits == 1 && longest >= 5 ? 0.65 : 0.2
        }
    }

    private static func bare(
        _ word: UnsafeBufferPointer<UInt8>, in room: UnsafeMutableBufferPointer<UInt8>
    ) -> UnsafeBufferPointer<UInt8> {
        let folded = SoundFolding.fold(word, into: room)
        let count = SoundFolding.bareSkeleton(UnsafeBufferPointer(rebasing: room[..<folded]), into: room)
        return UnsafeBufferPointer(rebasing: room[..<count])
    }
}
