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

    /// Copies to an output, under each heading of a table in turn, the pieces whose places hold an item of that
    /// heading, in order; a byte takes the place of the last one's last byte, or stands where there is no piece.
    func copyAll<Item>(
        of items: [Item], to output: inout [UInt8], under headings: FragmentTable, last: UInt8,
        _ heading: (Item) -> Int
    ) {
        let lists = headings.count
        // For each list, where it begins, and behind those where its next piece goes.
        withUnsafeTemporaryAllocation(of: Int.self, capacity: lists * 2) { places in
            places.initialize(repeating: 0)
            for place in 0..<min(items.count, count) {
                places[heading(items[place])] += ends[place + 1] - ends[place]
            }
            var total = 0
            for list in 0..<lists {
                let size = max(1, places[list])
                total += headings.ends[list + 1] - headings.ends[list]
                places[list] = total
                places[lists + list] = total
                total += size
            }
            withUnsafeTemporaryAllocation(byteCount: total, alignment: 1) { joined in
                headings.bytes.withUnsafeBytes { source in
                    for list in 0..<lists {
                        let piece = source[headings.ends[list]..<headings.ends[list + 1]]
                        Self.copy(piece, to: joined, at: places[list] - piece.count)
                    }
                }
                bytes.withUnsafeBytes { source in
                    for place in 0..<min(items.count, count) {
                        let piece = source[ends[place]..<ends[place + 1]]
                        let list = lists + heading(items[place])
                        Self.copy(piece, to: joined, at: places[list])
                        places[list] += piece.count
                    }
                }
                for list in 0..<lists { joined[max(places[list], places[lists + list] - 1)] = last }
                output.append(contentsOf: UnsafeRawBufferPointer(joined))
            }
        }
    }

    @inline(__always)
    private static func copy(
        _ piece: Slice<UnsafeRawBufferPointer>, to joined: UnsafeMutableRawBufferPointer, at place: Int
    ) {
        guard let target = joined.baseAddress, let source = UnsafeRawBufferPointer(rebasing: piece).baseAddress else {
            return
        }
        target.advanced(by: place).copyMemory(from: source, byteCount: piece.count)
    }
}
