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
    private func writeElement(_ element: Int, of group: ProfileGroup, to bytes: inout [UInt8]) {
        let layout = ProfileLayout.shared
        let first = layout.first[Int(group.rawValue)]
        for field in 0..<layout.widths[Int(group.rawValue)] {
            var index = cell(FieldPath(group: group, field: UInt8(field)), element)
            guard index >= 0 else { continue }
            let name = layout.nameStarts[first + field]..<layout.nameStarts[first + field + 1]
            if cells[Int(index)].isAbsent {
                bytes += layout.nameBytes[name]
                bytes.append(0x21)
                bytes.append(0x0a)
            }
            while index >= 0 {
                let cell = cells[Int(index)]
                index = cell.next
                guard !cell.isAbsent else { continue }
                bytes += layout.nameBytes[name]
                bytes.append(0x3a)
                self.bytes.withUnsafeBufferPointer { all in
                    let text = UnsafeBufferPointer(
                        rebasing: all[Int(cell.start)..<Int(cell.start) + Int(cell.length)]
                    ).trimmed
                    Self.writeNumber(text.count, to: &bytes)
                    bytes.append(0x3a)
                    bytes.append(contentsOf: text)
                }
                bytes.append(0x0a)
            }
        }
        bytes.append(0x0a)
    }

    private static func writeNumber(_ number: Int, to bytes: inout [UInt8]) {
        if number >= 10 { writeNumber(number / 10, to: &bytes) }
        bytes.append(UInt8(0x30 + number % 10))
    }
}
