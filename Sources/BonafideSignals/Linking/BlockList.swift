/// A list that grows by blocks of a room of its own, so that nothing is copied, little is held in reserve, and all of it goes
/// back to the system with the list.
struct BlockList<Element: BitwiseCopyable> {
    private let room = PageRoom()
    /// How many elements a block holds.
    private static var blockCount: Int { PageRoom.pageBytes / 8 }
    private var blocks: [UnsafeMutablePointer<Element>] = []
    private var last: UnsafeMutablePointer<Element>?
    private var used = Self.blockCount

    /// How many elements there are.
    var count: Int { blocks.count * Self.blockCount - (blocks.isEmpty ? 0 : Self.blockCount - used) }

    /// Adds an element of eight bytes or four.
    @inline(__always)
    mutating func append(_ element: Element) {
        if used == Self.blockCount { addBlock() }
        last.unsafelyUnwrapped[used] = element
        used += 1
    }

    private mutating func addBlock() {
        let bytes = Self.blockCount * MemoryLayout<Element>.stride
        let block = room.piece(bytes).bindMemory(to: Element.self, capacity: Self.blockCount)
        blocks.append(block)
        last = block
        used = 0
    }

    /// Calls a function with each block's elements.
    @inline(__always)
    func forEachBlock(_ body: (UnsafeBufferPointer<Element>) -> Void) {
        for (number, block) in blocks.enumerated() {
            body(UnsafeBufferPointer(start: block, count: number == blocks.count - 1 ? used : Self.blockCount))
        }
    }
}
