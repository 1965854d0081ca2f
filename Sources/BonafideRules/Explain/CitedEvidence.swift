internal import BonafideCore

/// The evidence of one applicant by the columns that rest on it, each column's in the order it was cited.
struct CitedEvidence: ~Copyable {
    private(set) var items: [Evidence] = []
    private let columns: Int
    /// For each column, the first and the last of its items, -1 for none.
    private let firsts: UnsafeMutablePointer<Int32>
    private let lasts: UnsafeMutablePointer<Int32>
    /// For each item, the next of its column, -1 for none.
    private var nexts: UnsafeMutablePointer<Int32>
    private var room = 64

    init(columns: Int) {
        self.columns = columns
        firsts = .allocate(capacity: max(1, columns))
        firsts.initialize(repeating: -1, count: max(1, columns))
        lasts = .allocate(capacity: max(1, columns))
        lasts.initialize(repeating: -1, count: max(1, columns))
        nexts = .allocate(capacity: room)
    }

    deinit {
        firsts.deallocate()
        lasts.deallocate()
        nexts.deallocate()
    }

    /// Turns to the evidence of an applicant.
    mutating func take(_ evidence: [Evidence]) {
        for item in items where Int(item.column) < columns { firsts[Int(item.column)] = -1 }
        items = evidence
        if room < items.count {
            nexts.deallocate()
            room = items.count * 2
            nexts = .allocate(capacity: room)
        }
        for (number, item) in items.enumerated() {
            let column = Int(item.column)
            nexts[number] = -1
            guard column < columns else { continue }
            if firsts[column] < 0 { firsts[column] = Int32(number) } else { nexts[Int(lasts[column])] = Int32(number) }
            lasts[column] = Int32(number)
        }
    }

    /// The number of a column's first item, or -1.
    @inline(__always)
    func first(of column: Int) -> Int { Int(firsts[column]) }

    /// The number of the item behind another of its column, or -1.
    @inline(__always)
    func next(after number: Int) -> Int { Int(nexts[number]) }

    /// Whether an item names a place that another of its column named before.
    func isRepeated(_ number: Int) -> Bool {
        let item = items[number]
        var other = first(of: Int(item.column))
        while other != number {
            let before = items[other]
            if before.group == item.group, before.field == item.field,
                before.element == item.element || item.group == 0
            {
                return true
            }
            other = next(after: other)
        }
        return false
    }
}
