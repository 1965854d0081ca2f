/// A list that only grows, in blocks of four kilobytes, so that growing copies nothing.
struct BlockChain<Element: BitwiseCopyable>: ~Copyable {
    private static var blockBytes: Int { 4096 }
    /// A block begins with the address of the one before.
    private static var headBytes: Int { 16 }
    private static var capacity: Int { (blockBytes - headBytes) / MemoryLayout<Element>.stride }

    private var block: UnsafeMutableRawPointer?
    private var used = Self.capacity
    /// How many elements there are.
    private(set) var count = 0

    /// Starts empty.
    init() {}

    deinit { Self.release(block) }

    /// Adds an element.
    @inline(__always)
    mutating func append(_ element: Element) {
        if used == Self.capacity { grow() }
        Self.elements(block!)[used] = element
        used += 1
        count += 1
    }

    private mutating func grow() {
        let next = UnsafeMutableRawPointer.allocate(byteCount: Self.blockBytes, alignment: 16)
        next.storeBytes(of: block, as: UnsafeMutableRawPointer?.self)
        block = next
        used = 0
    }

    /// Copies all elements behind those of an array, in no particular order.
    func copy(to array: inout [Element]) {
        var block = block
        var length = used
        while let here = block {
            array.append(contentsOf: UnsafeBufferPointer(start: Self.elements(here), count: length))
            block = here.load(as: UnsafeMutableRawPointer?.self)
            length = Self.capacity
        }
    }

    /// Gives all memory back.
    mutating func removeAll() {
        Self.release(block)
        block = nil
        used = Self.capacity
        count = 0
    }

    @inline(__always)
    private static func elements(_ block: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Element> {
        (block + headBytes).assumingMemoryBound(to: Element.self)
    }

    private static func release(_ newest: UnsafeMutableRawPointer?) {
        var block = newest
        while let here = block {
            block = here.load(as: UnsafeMutableRawPointer?.self)
            here.deallocate()
        }
    }
}
