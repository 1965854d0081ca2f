/// Follows quotation marks from block to block of 64 bytes of a table.
struct Quotation {
    /// What the marks of one block mean, a bit for each byte.
    struct Block {
        /// Bytes inside quotation marks, an opening mark included and a closing one not.
        var within: UInt64
        /// Marks that open behind a closing one: two marks that stand for one.
        var doubled: UInt64
        /// Marks, or the bytes behind them, that stand where RFC 4180 allows none.
        var stray: UInt64
    }

    /// All ones while the block before ended inside quotation marks.
    private var inside: UInt64 = 0
    /// Whether the byte before the block was a separator outside quotation marks; so it is before the first.
    private var isBehindSeparator: UInt64 = 1
    /// Whether the byte before the block was a closing mark.
    private var isBehindClose: UInt64 = 0

    /// Takes the next block's quotation marks, delimiters and line ends.
    @inline(__always)
    mutating func next(_ quotes: UInt64, separators: UInt64) -> Block {
        if quotes | inside | isBehindClose == 0 {
            isBehindSeparator = separators >> 63
            return Block(within: 0, doubled: 0, stray: 0)
        }
        let within = BlockMasks.prefixParity(quotes) ^ inside
        let opens = quotes & within
        let closes = quotes & ~within
        let outside = separators & ~within
        let behindSeparator = outside << 1 | isBehindSeparator
        let behindClose = closes << 1 | isBehindClose
        inside = 0 &- (within >> 63)
        isBehindSeparator = outside >> 63
        isBehindClose = closes >> 63
        return Block(
            within: within, doubled: opens & behindClose,
            stray: (opens & ~(behindSeparator | behindClose)) | (behindClose & ~(outside | opens)))
    }
}
