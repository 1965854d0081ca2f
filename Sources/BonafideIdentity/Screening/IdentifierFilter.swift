/// Tells at the cost of one look that no list holds an identifier, which is so for nearly all.
struct IdentifierFilter: Sendable {
    private static let bits: UInt64 = 20
    private var words = [UInt64](repeating: 0, count: 1 << Int(Self.bits - 6))

    init(_ lists: [WatchlistIndex]) {
        for list in lists {
            for place in 0..<list.identifierKeys.count {
                let bit = list.identifierKeys[place] >> (64 - Self.bits)
                words[Int(bit >> 6)] |= 1 << (bit & 63)
            }
        }
    }

    /// Whether a list may hold an identifier.
    func mayHold(_ identifier: CanonicalIdentifier) -> Bool {
        // The hash of `identifier.key`, without making the text.
        let kind = WordClasses.key((identifier.kind.isDocument ? "document:" : identifier.kind.word).utf8)
        let lead = identifier.kind.isDocument ? kind : WordClasses.key(":".utf8, behind: kind)
        let bit = WordClasses.key(identifier.text.utf8, behind: lead) >> (64 - Self.bits)
        return words[Int(bit >> 6)] >> (bit & 63) & 1 != 0
    }
}
