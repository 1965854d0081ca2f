internal import Synchronization

/// The kinds of key each applicant has, as bits, in pages that workers fill without waiting for each other.
///
/// Every applicant is noted by one worker alone, and nothing is read before all of them are done.
package final class RowKinds: @unchecked Sendable {
    private static let pageRows = 1 << 16
    private let pages: UnsafeMutablePointer<UnsafeMutablePointer<UInt32>?>
    private let lock = Mutex<Int>(0)

    package init() {
        pages = .allocate(capacity: 1 << 16)
        pages.initialize(repeating: nil, count: 1 << 16)
    }

    deinit {
        for page in 0..<1 << 16 { pages[page]?.deallocate() }
        pages.deallocate()
    }

    /// One worker's way to note kinds, which remembers the page it wrote to last.
    package struct Pen {
        private let kinds: RowKinds
        private var page = -1
        private var place: UnsafeMutablePointer<UInt32>?

        package init(_ kinds: RowKinds) { self.kinds = kinds }

        /// Notes the kinds of key an applicant has.
        @inline(__always)
        package mutating func note(_ row: UInt32, _ bits: UInt32) {
            if Int(row >> 16) != page {
                page = Int(row >> 16)
                place = kinds.page(page)
            }
            place.unsafelyUnwrapped[Int(row & 0xffff)] |= bits
        }
    }

    private func page(_ number: Int) -> UnsafeMutablePointer<UInt32> {
        lock.withLock { count in
            if let page = pages[number] { return page }
            let page = UnsafeMutablePointer<UInt32>.allocate(capacity: Self.pageRows)
            page.initialize(repeating: 0, count: Self.pageRows)
            pages[number] = page
            count = max(count, number + 1)
            return page
        }
    }

    /// One more than the largest number there is room for.
    var rowEnd: Int { lock.withLock { $0 } * Self.pageRows }

    /// The kinds of an applicant, once all are noted.
    @inline(__always)
    subscript(row: UInt32) -> UInt32 { pages[Int(row >> 16)].map { $0[Int(row & 0xffff)] } ?? 0 }
}
