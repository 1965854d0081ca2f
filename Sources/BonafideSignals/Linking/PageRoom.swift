#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Memory from the system itself, cut into pieces, which goes back to it as a whole.
///
/// What lists hold is freed by other threads than filled it: the allocator would keep most of it. Used by one task at a
/// time.
final class PageRoom: @unchecked Sendable {
    static let pageBytes = 4096
    private static let slabBytes = 1 << 20
    private var slabs: [UnsafeMutableRawPointer] = []
    private var used = slabBytes

    deinit { for slab in slabs { munmap(slab, Self.slabBytes) } }

    /// A piece of zeros, of a page or a part of one that divides it; it lives as long as the room.
    func piece(_ bytes: Int = PageRoom.pageBytes) -> UnsafeMutableRawPointer {
        if used == Self.slabBytes {
            let slab = mmap(nil, Self.slabBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
            guard let slab, slab != MAP_FAILED else { fatalError("out of memory") }
            slabs.append(slab)
            used = 0
        }
        defer { used += bytes }
        return slabs[slabs.count - 1] + used
    }
}
