/// A list that grows by blocks, so that nothing is copied and little is held in reserve; the holder frees it.
struct BlockList<Element: BitwiseCopyable> {
    private let blockCount: Int
    private var blocks: [UnsafeMutablePointer<Element>] = []
    private var last: UnsafeMutablePointer<Element>?
    private var used: Int

    /// Makes an empty list whose blocks hold so many elements.
    init(blockCount: Int) {
        self.blockCount = blockCount
        used = blockCount
    }

    /// How many elements there are.
    var count: Int { blocks.count * blockCount - (blockCount - used) * (blocks.isEmpty ? 0 : 1) }

    /// Adds an element.
    @inline(__always)
    mutating func append(_ element: Element) {
        if used == blockCount { addBlock() }
        last.unsafelyUnwrapped[used] = element
        used += 1
    }

    private mutating func addBlock() {
        let block = UnsafeMutablePointer<Element>.allocate(capacity: blockCount)
        blocks.append(block)
        last = block
        used = 0
    }

    /// Calls a function with each block's elements.
    @inline(__always)
    func forEachBlock(_ body: (UnsafeBufferPointer<Element>) -> Void) {
        for (number, block) in blocks.enumerated() {
            body(UnsafeBufferPointer(start: block, count: number == blocks.count - 1 ? used : blockCount))
        }
    }

    /// Frees the blocks and empties the list.
    mutating func deallocate() {
        for block in blocks { block.deallocate() }
        blocks = []
        last = nil
        used = blockCount
    }
}
