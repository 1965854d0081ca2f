internal import CByteScan

/// Finds the rows of a table (RFC 4180, any single-byte delimiter) and where their fields end.
///
/// A block of 64 bytes becomes three words of bits for quotation marks, delimiters and line ends; fields are
/// slices between the bits that lie outside quotes.
struct RowScan: ~Copyable {
    /// A row that was found.
    struct Row {
        var start: Int
        var end = 0
        /// Count of fields found, which may exceed the header's.
        var fields = 0
        /// Whether a quotation mark may stand where RFC 4180 allows none.
        var isDoubtful = false
        /// Whether doubled quotation marks may lie in it.
        var hasDoubled = false
        /// Whether bytes outside ASCII, or NUL, may lie in it.
        var isUnusual = false
        /// Newlines of the chunk before the row.
        var line: UInt64
    }

    private let width: Int
    private let delimiter: UInt8
    /// Ends of the fields of the current row, and room for those of a block more; a field starts behind the end of the
    /// one before it. Before the first lies where the row before ended.
    let ends: UnsafeMutablePointer<Int>

    init(width: Int, delimiter: UInt8) {
        self.width = width
        self.delimiter = delimiter
        let room = UnsafeMutablePointer<Int>.allocate(capacity: 1 + width + BlockMasks.width)
        room.initialize(repeating: 0, count: 1 + width + BlockMasks.width)
        ends = room + 1
    }

    deinit { (ends - 1).deallocate() }

    /// Finds the rows of a chunk, which is readable for 64 bytes behind its end; `ends` holds those of the row given.
    func forEachRow(_ base: UnsafePointer<UInt8>, _ count: Int, _ body: (Row) throws -> Void) rethrows {
        var walk = bonafide_table_walk()
        walk.base = base
        walk.count = count
        walk.delimiter = delimiter
        walk.ends = ends
        walk.width = width
        walk.behind_separator = 1
        var row = Row(start: 0, line: 0)
        while bonafide_next_row_block(&walk) != 0 {
            row.isDoubtful = walk.had_stray | walk.stray != 0
            row.hasDoubled = walk.had_doubled | walk.doubled != 0
            row.isUnusual = walk.had_unusual | walk.unusual != 0
            var innerLines = walk.inner_lines
            var inner = walk.inner
            var marks = walk.separators
            var fields = walk.fields
            while marks != 0 {
                let bit = marks & (0 &- marks)
                let place = walk.block + marks.trailingZeroBitCount
                marks &= marks &- 1
                if fields < width { ends[fields] = place }
                fields += 1
                guard walk.breaks & bit != 0 else { continue }
                row.end = place
                row.fields = fields
                ends[-1] = row.start - 1
                try body(row)
                innerLines += UInt64((inner & (bit &- 1)).nonzeroBitCount)
                inner &= ~(bit &- 1)
                let rest = ~((bit &- 1) | bit)
                row = Row(
                    start: place + 1, isDoubtful: walk.stray & rest != 0, hasDoubled: walk.doubled & rest != 0,
                    isUnusual: walk.unusual != 0, line: row.line + innerLines + 1)
                innerLines = 0
                fields = 0
            }
            walk.fields = fields
            walk.inner_lines = innerLines + UInt64(inner.nonzeroBitCount)
            walk.had_stray = row.isDoubtful ? 1 : 0
            walk.had_doubled = row.hasDoubled ? 1 : 0
            walk.had_unusual = row.isUnusual ? 1 : 0
        }
    }
}
