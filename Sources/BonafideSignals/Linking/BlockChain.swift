/// A list that only grows, in blocks, so that growing copies nothing.
///
/// The first four blocks are of four kilobytes and the others of sixteen: short lists stay small, and long ones do not ask
/// the system for each page.
struct BlockChain<Element: BitwiseCopyable>: ~Copyable {
    /// A block begins with the address of the one before, and how many elements it holds where it is full.
    private static var headBytes: Int { 16 }

    private var block: UnsafeMutableRawPointer?
    private var used = 0
    private var capacity = 0
    private var blocks = 0
    /// How many elements there are.
    private(set) var count = 0

    /// Starts empty.
    init() {}

    deinit { Self.release(block) }

    /// Adds an element.
    @inline(__always)
    mutating func append(_ element: Element) {
        if used == capacity { grow() }
        Self.elements(block!)[used] = element
        used += 1
        count += 1
    }

    private mutating func grow() {
        let bytes = blocks < 4 ? 4096 : 16_384
        let next = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 16)
        capacity = (bytes - Self.headBytes) / MemoryLayout<Element>.stride
        next.storeBytes(of: block, as: UnsafeMutableRawPointer?.self)
        next.storeBytes(of: capacity, toByteOffset: 8, as: Int.self)
        block = next
        used = 0
        blocks += 1
    }

    /// Copies all elements behind those of an array, in no particular order.
    func copy(to array: inout [Element]) {
        var block = block
        var length = used
        while let here = block {
            array.append(contentsOf: UnsafeBufferPointer(start: Self.elements(here), count: length))
            block = here.load(as: UnsafeMutableRawPointer?.self)
            length = block?.load(fromByteOffset: 8, as: Int.self) ?? 0
        }
    }

    /// Gives all memory back.
    mutating func removeAll() {
        Self.release(block)
        block = nil
        (used, capacity, blocks, count) = (0, 0, 0, 0)
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
