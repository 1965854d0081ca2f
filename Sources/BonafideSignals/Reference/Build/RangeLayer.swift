/// One run of addresses with one value.
struct ValuedRange<Key: FixedWidthInteger & UnsignedInteger & Sendable> {
    var start: Key
    var end: Key
    var value: UInt32
}

/// A flattened layer: where each run of one value begins; the value 0 stands for nothing.
struct FlatLayer<Key: FixedWidthInteger & UnsignedInteger & Sendable> {
    var starts: [Key] = []
    var values: [UInt32] = []

    /// Flattens nested blocks so that the narrowest one gives the value; of equal blocks the last one does.
    init(_ blocks: [ValuedRange<Key>]) {
        let sorted = blocks.enumerated().sorted { a, b in
            if a.element.start != b.element.start { return a.element.start < b.element.start }
            if a.element.end != b.element.end { return a.element.end > b.element.end }
            return a.offset < b.offset
        }
        var open: [(end: Key, value: UInt32)] = []
        for (_, block) in sorted {
            close(&open, before: block.start)
            begin(block.start, block.value)
            open.append((block.end, block.value))
        }
        close(&open, before: nil)
    }

    /// Ends the open blocks that end before a start, or all of them.
    private mutating func close(_ open: inout [(end: Key, value: UInt32)], before start: Key?) {
        while let last = open.last {
            if let start, last.end >= start { return }
            open.removeLast()
            guard last.end < Key.max else { continue }
            begin(last.end + 1, open.last?.value ?? 0)
        }
    }

    private mutating func begin(_ start: Key, _ value: UInt32) {
        if starts.last == start {
            values[values.count - 1] = value
            // The run before may now have the same value.
            if values.count >= 2, values[values.count - 2] == value {
                starts.removeLast()
                values.removeLast()
            }
        } else if (values.last ?? 0) != value {
            starts.append(start)
            values.append(value)
        }
    }
}

/// Walks several flattened layers together and gives each run where none of them changes.
func mergeLayers<Key: FixedWidthInteger & UnsignedInteger & Sendable>(
    _ layers: [FlatLayer<Key>], _ body: (_ start: Key, _ values: [UInt32]) -> Void
) {
    var positions = [Int](repeating: 0, count: layers.count)
    var values = [UInt32](repeating: 0, count: layers.count)
    var start: Key = 0
    while true {
        var next: Key?
        for (number, layer) in layers.enumerated() {
            if positions[number] < layer.starts.count, layer.starts[positions[number]] == start {
                values[number] = layer.values[positions[number]]
                positions[number] += 1
            }
            if positions[number] < layer.starts.count {
                let candidate = layer.starts[positions[number]]
                next = next.map { min($0, candidate) } ?? candidate
            }
        }
        body(start, values)
        guard let next else { return }
        start = next
    }
}
