extension Applicant {
    /// The profile as bytes that do not depend on the format or order it was read in.
    ///
    /// For each group of the model in order, its elements in the order of their bytes, and for each field in
    /// order its values: `path:length:value` and a newline, or `path!` and a newline where the source said that
    /// there is none. Values have no white space at either end. Where the record lay plays no part.
    public func canonicalBytes() -> [UInt8] { withCanonicalBytes { Array($0) } }

    /// Calls a function with the canonical bytes, which last as long as the call.
    public func withCanonicalBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let layout = ProfileLayout.shared
        // A name, two colons, at most ten digits and a newline for each value; a newline for each element.
        var room = filled.cells * (layout.longestName + 16)
        // Two values may lie in the same text.
        for index in 0..<filled.cells { room += Int(buffers.cells[index].length) }
        for group in 0..<ProfileLayout.groups { room += Int(buffers.groups[group].count) }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(1, room)) { buffer in
            guard let start = buffer.baseAddress else { return body(UnsafeRawBufferPointer(buffer)) }
            let end = withExtendedLifetime(memory) { writeCanonical(layout, at: start) }
            return body(UnsafeRawBufferPointer(start: start, count: end - start))
        }
    }

    private func writeCanonical(
        _ layout: ProfileLayout, at start: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        var next = start
        for group in 0..<ProfileLayout.groups {
            let count = Int(buffers.groups[group].count)
            guard count > 0 else { continue }
            guard count > 1 else {
                next = writeElement(0, of: group, layout, at: next)
                continue
            }
            let first = next
            let ends = (0..<count).map { element in
                next = writeElement(element, of: group, layout, at: next)
                return next - first
            }
            Self.sort(UnsafeMutableBufferPointer(start: first, count: next - first), ends)
        }
        return next
    }

    /// Puts elements that lie one behind the other into the order of their bytes.
    private static func sort(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ ends: [Int]) {
        func element(_ number: Int) -> Slice<UnsafeMutableBufferPointer<UInt8>> {
            bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
        }
        let isSorted = (1..<ends.count).allSatisfy { !element($0).lexicographicallyPrecedes(element($0 - 1)) }
        guard !isSorted else { return }
        var sorted: [UInt8] = []
        sorted.reserveCapacity(bytes.count)
        for number in ends.indices.sorted(by: { element($0).lexicographicallyPrecedes(element($1)) }) {
            sorted += element(number)
        }
        _ = bytes.update(fromContentsOf: sorted)
    }

    /// Writes one element, a line for each value, and an empty line behind it; gives the place behind.
    private func writeElement(
        _ element: Int, of group: Int, _ layout: ProfileLayout, at start: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        let place = buffers.groups[group]
        let first = layout.first[group]
        let slot = Int(place.start) + element * Int(place.width)
        var next = start
        layout.nameBytes.withUnsafeBufferPointer { names in
            for field in 0..<Int(place.width) {
                var index = buffers.slots[slot + field]
                guard index >= 0 else { continue }
                let name = UnsafeBufferPointer(
                    rebasing: names[layout.nameStarts[first + field]..<layout.nameStarts[first + field + 1]])
                if buffers.cells[Int(index)].isAbsent { next = Self.write(name, nil, at: next) }
                while index >= 0 {
                    let cell = buffers.cells + Int(index)
                    index = cell.pointee.next
                    guard !cell.pointee.isAbsent else { continue }
                    next = Self.write(name, buffers.text(cell).trimmed, at: next)
                }
            }
        }
        next.pointee = 0x0a
        return next + 1
    }

    /// Writes `name:length:value`, or `name!` where there is no value, and a newline; gives the place behind.
    @inline(__always)
    private static func write(
        _ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>?,
        at start: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        var next = start
        if let text = name.baseAddress { next.update(from: text, count: name.count) }
        next += name.count
        if let value {
            next.pointee = 0x3a
            next = write(value.count, at: next + 1)
            next.pointee = 0x3a
            next += 1
            if let text = value.baseAddress { next.update(from: text, count: value.count) }
            next += value.count
        } else {
            next.pointee = 0x21
            next += 1
        }
        next.pointee = 0x0a
        return next + 1
    }

    /// Writes a number below four billion in decimal digits and gives the place behind them.
    @inline(__always)
    private static func write(_ number: Int, at start: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
        var digits = 1
        var bound = 10
        while number >= bound {
            digits += 1
            bound *= 10
        }
        var rest = UInt32(truncatingIfNeeded: number)
        for digit in stride(from: digits - 1, through: 0, by: -1) {
            start[digit] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
            rest /= 10
        }
        return start + digits
    }
}
