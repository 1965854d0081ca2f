/// Keys with the applicants who have them, in pages: seven bytes of a key, then by how much the number of the applicant
/// grew, mostly a byte.
///
/// Numbers mostly ascend; where one does not, it takes a few bytes more.
struct CompactRun {
    /// A page begins with how many of its bytes are used.
    private static let headBytes = 4
    /// A key takes twelve bytes at most, and is written in words of eight.
    private static let lastStart = PageRoom.pageBytes - 16
    private var pages: [UnsafeMutableRawPointer] = []
    private var page: UnsafeMutableRawPointer?
    private var used = Int32.max
    private var row: UInt32 = 0
    /// How many keys there are.
    private(set) var count = 0

    /// Whether a page must be added before the next key.
    @inline(__always)
    var needsPage: Bool { used > Self.lastStart }

    /// Adds a key of 56 bits.
    @inline(__always)
    mutating func append(_ key: UInt64, _ row: UInt32) {
        let grown = row &- self.row
        self.row = row
        count += 1
        let place = page.unsafelyUnwrapped + Int(used)
        used += 8
        if grown < 0x80 {
            place.storeBytes(of: (key << 8 | UInt64(grown)).littleEndian, as: UInt64.self)
        } else {
            place.storeBytes(of: (key << 8 | UInt64(grown & 0x7f | 0x80)).littleEndian, as: UInt64.self)
            appendRest(grown >> 7)
        }
    }

    private mutating func appendRest(_ number: UInt32) {
        var rest = number
        repeat {
            let more: UInt32 = rest < 0x80 ? 0 : 0x80
            page.unsafelyUnwrapped.storeBytes(of: UInt8(rest & 0x7f | more), toByteOffset: Int(used), as: UInt8.self)
            used += 1
            rest >>= 7
        } while rest != 0
    }

    /// Adds a page that outlives the list.
    mutating func add(page next: UnsafeMutableRawPointer) {
        page?.storeBytes(of: used, as: Int32.self)
        pages.append(next)
        page = next
        used = Int32(Self.headBytes)
    }

    /// Calls a function with all keys, in the order they were added.
    mutating func forEach(_ give: (_ key: UInt64, _ row: UInt32) -> Void) {
        page?.storeBytes(of: used, as: Int32.self)
        var row: UInt32 = 0
        for page in pages {
            let end = Int(page.load(as: Int32.self))
            var place = Self.headBytes
            while place < end {
                let word = UInt64(littleEndian: page.loadUnaligned(fromByteOffset: place, as: UInt64.self))
                place += 8
                var grown = UInt32(word & 0x7f)
                var shift: UInt32 = 7
                var isMore = word & 0x80 != 0
                while isMore {
                    let byte = page.load(fromByteOffset: place, as: UInt8.self)
                    place += 1
                    grown |= UInt32(byte & 0x7f) << shift
                    shift += 7
                    isMore = byte & 0x80 != 0
                }
                row &+= grown
                give(word >> 8, row)
            }
        }
    }
}
