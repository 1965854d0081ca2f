extension Applicant {
    /// The profile as bytes that do not depend on the format or order it was read in.
    ///
    /// For each group of the model in order, its elements in the order of their bytes, and for each field in
    /// order its values: `path:length:value` and a newline, or `path!` and a newline where the source said that
    /// there is none. Values have no white space at either end. Where the record lay plays no part.
    public func canonicalBytes() -> [UInt8] {
        var all: [UInt8] = []
        all.reserveCapacity(2048)
        writeCanonical(to: &all)
        return all
    }

    /// Appends the canonical bytes to a buffer, which a worker may use again and again.
    public func writeCanonical(to bytes: inout [UInt8]) {
        for group in ProfileGroup.allCases {
            let count = count(of: group)
            guard count > 0 else { continue }
            let start = bytes.count
            var ends: [Int] = []
            if count > 1 { ends.reserveCapacity(count) }
            for element in 0..<count {
                writeElement(element, of: group, to: &bytes)
                if count > 1 { ends.append(bytes.count) }
            }
            if count > 1 { Self.sort(&bytes, from: start, ends) }
        }
    }

    /// Puts elements that lie one behind the other into the order of their bytes.
    private static func sort(_ bytes: inout [UInt8], from start: Int, _ ends: [Int]) {
        func range(_ element: Int) -> Range<Int> { (element == 0 ? start : ends[element - 1])..<ends[element] }
        let isSorted = (1..<ends.count).allSatisfy { element in
            !bytes[range(element)].lexicographicallyPrecedes(bytes[range(element - 1)])
        }
        guard !isSorted else { return }
        let order = ends.indices.sorted { bytes[range($0)].lexicographicallyPrecedes(bytes[range($1)]) }
        var sorted: [UInt8] = []
        sorted.reserveCapacity(bytes.count - start)
        for element in order { sorted += bytes[range(element)] }
        bytes.replaceSubrange(start..., with: sorted)
    }

    /// Writes one element, a line for each value, and an empty line behind it.
    private func writeElement(_ element: Int, of group: ProfileGroup, to out: inout [UInt8]) {
        let layout = ProfileLayout.shared
        let place = groups[Int(group.rawValue)]
        let first = layout.first[Int(group.rawValue)]
        let slot = Int(place.start) + element * Int(place.width)
        bytes.withUnsafeBufferPointer { text in
            layout.nameBytes.withUnsafeBufferPointer { names in
                for field in 0..<Int(place.width) {
                    var index = slots[slot + field]
                    guard index >= 0 else { continue }
                    let name = UnsafeBufferPointer(
                        rebasing: names[layout.nameStarts[first + field]..<layout.nameStarts[first + field + 1]])
                    if cells[Int(index)].isAbsent {
                        out.append(contentsOf: name)
                        out.append(0x21)
                        out.append(0x0a)
                    }
                    while index >= 0 {
                        let cell = cells[Int(index)]
                        index = cell.next
                        guard !cell.isAbsent else { continue }
                        let start = Int(cell.start)
                        let value = UnsafeBufferPointer(rebasing: text[start..<start + Int(cell.length)]).trimmed
                        Self.write(name, value, to: &out)
                    }
                }
            }
        }
        out.append(0x0a)
    }

    /// Appends `name:length:value` and a newline in one piece.
    private static func write(
        _ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]
    ) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: name.count + 23) { line in
            var end = line.count
            func put(_ byte: UInt8) {
                end -= 1
                line[end] = byte
            }
            put(0x3a)
            var rest = value.count
            repeat {
                put(UInt8(truncatingIfNeeded: 0x30 + rest % 10))
                rest /= 10
            } while rest > 0
            put(0x3a)
            for index in stride(from: name.count - 1, through: 0, by: -1) { put(name[index]) }
            out.append(contentsOf: UnsafeBufferPointer(rebasing: line[end...]))
        }
        out.append(contentsOf: value)
        out.append(0x0a)
    }
}
