/// For each place a list of numbers, in the order they were given, in two flat arrays.
struct RowLists: Sendable {
    private var starts: [Int32]
    private var items: [Int32]

    /// Takes the numbers of so many places from a function that gives them all, and is called twice.
    @inline(__always)
    init(count: Int, _ all: (_ give: (Int, Int32) -> Void) -> Void) {
        var starts = [Int32](repeating: 0, count: count + 1)
        all { place, _ in starts[place + 1] += 1 }
        for place in 0..<count { starts[place + 1] += starts[place] }
        var next = starts
        var items = [Int32](repeating: 0, count: Int(starts[count]))
        all { place, item in
            items[Int(next[place])] = item
            next[place] += 1
        }
        (self.starts, self.items) = (starts, items)
    }

    subscript(place: Int) -> ArraySlice<Int32> { items[Int(starts[place])..<Int(starts[place + 1])] }

    /// How many numbers the list of a place has.
    @inline(__always)
    func count(_ place: Int) -> Int { Int(starts[place + 1] - starts[place]) }

    /// Calls a function with the list of a place, in place.
    @inline(__always)
    func withList(_ place: Int, _ body: (UnsafeBufferPointer<Int32>) -> Void) {
        items.withUnsafeBufferPointer {
            body(UnsafeBufferPointer(rebasing: $0[Int(starts[place])..<Int(starts[place + 1])]))
        }
    }
}
