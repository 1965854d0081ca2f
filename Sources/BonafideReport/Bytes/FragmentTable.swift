/// Ready-made pieces of output in one buffer, so that a hot loop copies bytes and looks nothing up.
struct FragmentTable: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = [0]

    /// How many pieces there are.
    var count: Int { ends.count - 1 }

    /// Adds a piece; the closure appends its bytes.
    mutating func add(_ build: (inout [UInt8]) -> Void) {
        build(&bytes)
        ends.append(bytes.count)
    }

    /// Copies a piece to an output; a number that is not of the table copies nothing.
    @inline(__always)
    func copy(_ index: Int, to output: inout [UInt8]) {
        guard index >= 0, index + 1 < ends.count else { return }
        bytes.withUnsafeBufferPointer {
            output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[ends[index]..<ends[index + 1]]))
        }
    }

    /// Copies one piece for each element of a list to an output in one go; the closure gives the piece's number.
    @inline(__always)
    func copyAll<Item>(of items: [Item], to output: inout [UInt8], _ number: (Int, Item) -> Int) {
        var total = 0
        for (place, item) in items.enumerated() {
            let index = number(place, item)
            if index >= 0, index + 1 < ends.count { total += ends[index + 1] - ends[index] }
        }
        withUnsafeTemporaryAllocation(byteCount: total, alignment: 1) { joined in
            bytes.withUnsafeBytes { source in
                var end = 0
                for (place, item) in items.enumerated() {
                    let index = number(place, item)
                    guard index >= 0, index + 1 < ends.count else { continue }
                    let piece = UnsafeRawBufferPointer(rebasing: source[ends[index]..<ends[index + 1]])
                    UnsafeMutableRawBufferPointer(rebasing: joined[end...]).copyMemory(from: piece)
                    end += piece.count
                }
            }
            output.append(contentsOf: UnsafeRawBufferPointer(joined))
        }
    }
}
