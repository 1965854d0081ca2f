/// Keys by which near-duplicate pictures meet.
///
/// A perceptual hash of 64 bits is cut into six parts, and every three of them are a key. Two hashes that differ in at most
/// three bits leave three parts alike, so they share at least one of the twenty keys; two strangers share one by chance
/// once in two hundred million.
enum PictureKeys {
    /// Where the parts begin, and where the last one ends.
    private static let bounds: [UInt64] = [0, 11, 22, 33, 44, 54, 64]

    /// The keys of a hash in lower-case hexadecimal digits; a hash of another length is its own key.
    static func of(_ text: String) -> [String] {
        guard text.utf8.count == 16, let hash = UInt64(text, radix: 16) else { return [text] }
        // The hash of a plain surface is nearly all one digit and says nothing.
        guard (8...56).contains(hash.nonzeroBitCount) else { return [] }
        func part(_ number: Int) -> UInt64 {
            let width = bounds[number + 1] - bounds[number]
            return hash >> bounds[number] & ((1 << width) - 1)
        }
        var keys: [String] = []
        for a in 0..<4 {
            for b in (a + 1)..<5 {
                for c in (b + 1)..<6 {
                    keys.append("p\(a)\(b)\(c):" + String(part(a) << 22 | part(b) << 11 | part(c), radix: 16))
                }
            }
        }
        return keys
    }
}
