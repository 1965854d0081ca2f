/// How alike two words of names are, 0…1.
enum TokenLikeness {
    /// The likeness of two different words that are neither initials nor numerals.
    static func of(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Float {
        let longest = max(a.count, b.count)
        guard longest <= 64, abs(a.count - b.count) * 3 <= longest + 3 else { return 0 }
        let edits = EditDistance.between(a, b)
        if edits == 0 { return 1 }
        var likeness = byEdits(edits, longest)
        guard longest >= 4, likeness < 0.94, edits <= 6 else { return likeness }
        let (foldedA, foldedB) = (SoundFolding.fold(a), SoundFolding.fold(b))
        let soundEdits = EditDistance.between(foldedA[...], foldedB[...])
        if soundEdits == 0 { return 0.94 }
        if soundEdits == 1, min(foldedA.count, foldedB.count) >= 6 { likeness = max(likeness, 0.86) }
        if soundEdits <= 2 || (soundEdits == 3 && longest >= 7) {
            let skeleton = SoundFolding.skeleton(foldedA)
            if skeleton.count >= 3, skeleton == SoundFolding.skeleton(foldedB) {
                likeness = max(likeness, soundEdits == 1 ? 0.9 : soundEdits == 2 ? 0.86 : 0.8)
            }
        }
        return likeness
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
    static func ofBare(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Float {
        let (x, y) = (SoundFolding.bareSkeleton(SoundFolding.fold(a)), SoundFolding.bareSkeleton(SoundFolding.fold(b)))
        guard !x.isEmpty, !y.isEmpty else { return a.elementsEqual(b) ? 1 : 0 }
        let edits = EditDistance.between(x[...], y[...])
        let longest = max(x.count, y.count)
        if edits == 0 { return longest >= 4 ? 0.88 : longest == 3 ? 0.77 : longest == 2 ? 0.72 : 0.5 }
        return edits == 1 && longest >= 5 ? 0.65 : 0.2
    }
}
