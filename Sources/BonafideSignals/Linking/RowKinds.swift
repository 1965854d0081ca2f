internal import Synchronization

/// The kinds of key each applicant has, as bits, in pages that workers fill without waiting for each other.
///
/// Few sets of kinds are met, so each has a number, and an applicant takes two bytes. Every applicant is noted by one worker
/// alone, and nothing is read before all of them are done.
package final class RowKinds: @unchecked Sendable {
    private static let pageRows = 1 << 16
    /// Stands for a set that came when all numbers were given.
    private static let noNumber = UInt16.max
    private let pages: UnsafeMutablePointer<UnsafeMutablePointer<UInt16>?>
    /// The sets by their numbers; 0 is the empty one.
    private let sets: UnsafeMutablePointer<UInt32>
    private let numbers = Mutex(Numbers())

    private struct Numbers {
        var bySet: [UInt32: UInt16] = [:]
        /// The sets of applicants whose sets have no number.
        var rare: [UInt32: UInt32] = [:]
    }

    package init() {
        pages = .allocate(capacity: 1 << 16)
        pages.initialize(repeating: nil, count: 1 << 16)
        sets = .allocate(capacity: 1 << 16)
        sets[0] = 0
    }

    deinit {
        for page in 0..<1 << 16 { pages[page]?.deallocate() }
        pages.deallocate()
        sets.deallocate()
    }

    /// One worker's way to note kinds, which remembers the page it wrote to last and sums it met before.
    package struct Pen {
        private let kinds: RowKinds
        private let sums = Sums()
        private var page = -1
        private var place: UnsafeMutablePointer<UInt16>?

        package init(_ kinds: RowKinds) { self.kinds = kinds }

        /// Notes kinds of key an applicant has.
        @inline(__always)
        package mutating func note(_ row: UInt32, _ bits: UInt32) {
            guard bits != 0 else { return }
            if Int(row >> 16) != page {
                page = Int(row >> 16)
                place = kinds.page(page)
            }
            let place = place.unsafelyUnwrapped + Int(row & 0xffff)
            let wasRare = place.pointee == RowKinds.noNumber
            // The number of a set, bits that are added, and the number of the sum.
            let asked = UInt64(place.pointee) << 48 | UInt64(bits) << 16
            let slot = sums.words + Int(truncatingIfNeeded: (asked &* 0x9e37_79b9_7f4a_7c15) >> 56)
            if slot.pointee & ~0xffff != asked { slot.pointee = asked | UInt64(kinds.add(bits, row, place.pointee)) }
            place.pointee = UInt16(truncatingIfNeeded: slot.pointee)
            // What has no number is told by the applicant, and so is its sum with anything.
            if wasRare || place.pointee == RowKinds.noNumber { slot.pointee = 0 }
        }
    }

    /// Sums of sets and bits.
    private final class Sums {
        let words: UnsafeMutablePointer<UInt64>

        init() {
            words = .allocate(capacity: 256)
            words.initialize(repeating: 0, count: 256)
        }

        deinit { words.deallocate() }
    }

    /// The number of the set an applicant has with some bits more.
    private func add(_ bits: UInt32, _ row: UInt32, _ number: UInt16) -> UInt16 {
        numbers.withLock { numbers in
            let sum = bits | (number == Self.noNumber ? numbers.rare[row] ?? 0 : sets[Int(number)])
            if let known = numbers.bySet[sum] { return known }
            guard numbers.bySet.count + 1 < Int(Self.noNumber) else {
                numbers.rare[row] = sum
                return Self.noNumber
            }
            let next = UInt16(numbers.bySet.count + 1)
            numbers.bySet[sum] = next
            sets[Int(next)] = sum
            return next
        }
    }

    private func page(_ number: Int) -> UnsafeMutablePointer<UInt16> {
        numbers.withLock { _ in
            if let page = pages[number] { return page }
            let page = UnsafeMutablePointer<UInt16>.allocate(capacity: Self.pageRows)
            page.initialize(repeating: 0, count: Self.pageRows)
            pages[number] = page
            return page
        }
    }

    /// Notes nothing of an applicant any more, once all are noted.
    func forget(_ row: UInt32) { pages[Int(row >> 16)]?[Int(row & 0xffff)] = 0 }

    /// The kinds of an applicant, once all are noted.
    @inline(__always)
    package subscript(row: UInt32) -> UInt32 {
        guard let number = pages[Int(row >> 16)]?[Int(row & 0xffff)] else { return 0 }
        return number == Self.noNumber ? rare(row) : sets[Int(number)]
    }

    private func rare(_ row: UInt32) -> UInt32 { numbers.withLock { $0.rare[row] ?? 0 } }
}
