/// A set of applicants by their numbers, a bit each, with the place of each among the others.
package struct RowBits: Sendable {
    private var words: [UInt64]
    /// How many applicants stand before each word; empty until they are numbered.
    private var ranks: [UInt32] = []

    /// Makes an empty set for so many applicants.
    package init(rows: Int) { words = Array(repeating: 0, count: (rows + 63) / 64) }

    /// Adds an applicant.
    @inline(__always)
    package mutating func insert(_ row: UInt32) { words[Int(row >> 6)] |= 1 << UInt64(row & 63) }

    /// Whether nobody belongs to the set.
    package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// Whether an applicant belongs to the set.
    @inline(__always)
    package func contains(_ row: UInt32) -> Bool {
        Int(row >> 6) < words.count && words[Int(row >> 6)] >> UInt64(row & 63) & 1 != 0
    }

    /// How many applicants were numbered.
    private(set) var count = 0

    /// Numbers the applicants in ascending order; gives how many there are.
    @discardableResult
    mutating func rank() -> Int {
        ranks = []
        ranks.reserveCapacity(words.count)
        var count: UInt32 = 0
        for word in words {
            ranks.append(count)
            count += UInt32(word.nonzeroBitCount)
        }
        self.count = Int(count)
        return self.count
    }

    /// The number of an applicant among the set's, or nothing where it does not belong to it.
    @inline(__always)
    func place(of row: UInt32) -> Int? {
        guard contains(row) else { return nil }
        let below = words[Int(row >> 6)] & ((1 << UInt64(row & 63)) &- 1)
        return Int(ranks[Int(row >> 6)]) + below.nonzeroBitCount
    }

    /// Calls a function with each applicant, ascending.
    func forEach(_ body: (UInt32) -> Void) {
        for (number, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                body(UInt32(number << 6 | rest.trailingZeroBitCount))
                rest &= rest &- 1
            }
        }
    }
}
