extension Applicant {
    /// The profile as bytes that do not depend on the format or order it was read in.
    ///
    /// For each group of the model in order, its elements in the order of their bytes, and for each field in
    /// order its values: `path:length:value` and a newline, or `path!` and a newline where the source said that
    /// there is none. Values have no white space at either end. Where the record lay plays no part.
    public func canonicalBytes() -> [UInt8] {
        var bytes: [UInt8] = []
        withCanonicalBytes { bytes = Array($0) }
        return bytes
    }

    /// Calls a function with the canonical bytes, which last as long as the call.
    ///
    /// Not generic: what a generic one gives back has its type looked up for each applicant.
    public func withCanonicalBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
        let names = CanonicalNames.shared
        // A name, two colons, at most ten digits and a newline for each value; a newline for each element; and what
        // copying by chunks may write beyond the end.
        var room = filled.cells * (names.longest + 16) + CanonicalNames.chunk
        // Two values may lie in the same text.
        for index in 0..<filled.cells { room += Int(buffers.cells[index].length) }
        for group in 0..<ProfileLayout.groups { room += Int(buffers.groups[group].count) }
        withUnsafeTemporaryAllocation(byteCount: room, alignment: 16) { buffer in
            guard let start = buffer.baseAddress else { return body(UnsafeRawBufferPointer(buffer)) }
            let end = withExtendedLifetime(memory) { writeCanonical(names, at: start) }
            body(UnsafeRawBufferPointer(start: start, count: end - start))
        }
    }

    private func writeCanonical(_ names: CanonicalNames, at start: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        var next = start
        names.bytes.withUnsafeBytes { nameBytes in
            let source = CanonicalSource(
                text: UnsafeRawBufferPointer(start: buffers.bytes, count: buffers.byteRoom), cells: buffers.cells,
                slots: buffers.slots, names: nameBytes, starts: names.starts)
            var rest = filled.groups
            while rest != 0 {
                let group = rest.trailingZeroBitCount
                rest &= rest - 1
                next = source.write(buffers.groups[group], names.first[group], at: next)
            }
        }
        return next
    }
}

/// The names of all fields as canonical bytes begin with them.
private struct CanonicalNames: Sendable {
    /// Bytes that are copied at once.
    static let chunk = 16
    static let shared = CanonicalNames()

    /// The names, one behind the other, with a chunk of room behind the last.
    let bytes: [UInt8]
    /// Where each name starts, counted through all groups, and where the last one ends.
    let starts: [Int]
    /// The number of each group's first field.
    let first: [Int]
    /// Count of bytes of the longest.
    let longest: Int

    private init() {
        let layout = ProfileLayout.shared
        bytes = layout.nameBytes + [UInt8](repeating: 0, count: Self.chunk)
        starts = layout.nameStarts
        first = layout.first
        longest = layout.longestName
    }
}

/// The buffers of an applicant while canonical bytes are written.
private struct CanonicalSource {
    let text: UnsafeRawBufferPointer
    let cells: UnsafeMutablePointer<ApplicantBuffers.Cell>
    let slots: UnsafeMutablePointer<Int32>
    let names: UnsafeRawBufferPointer
    let starts: [Int]

    /// Writes the elements of a group in the order of their bytes; gives the place behind.
    func write(
        _ group: ApplicantBuffers.GroupPlace, _ firstName: Int, at start: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        var next = start
        let count = Int(group.count)
        guard count > 1 else { return count == 1 ? writeElement(0, of: group, firstName, at: next) : next }
        withUnsafeTemporaryAllocation(of: Int.self, capacity: count + 1) { starts in
            for element in 0..<count {
                starts[element] = next - start
                next = writeElement(element, of: group, firstName, at: next)
            }
            starts[count] = next - start
            Self.sort(UnsafeMutableRawBufferPointer(start: start, count: next - start), starts)
        }
        return next
    }

    /// Writes one element, a line for each value, and an empty line behind it; gives the place behind.
    private func writeElement(
        _ element: Int, of group: ApplicantBuffers.GroupPlace, _ firstName: Int, at start: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        let slot = Int(group.start) + element * Int(group.width)
        var next = start
        var fields = group.given
        while fields != 0 {
            let field = fields.trailingZeroBitCount
            fields &= fields - 1
            var index = Int(slots[slot + field])
            guard index >= 0 else { continue }
            let name = UnsafeRawBufferPointer(
                rebasing: names[starts[firstName + field]..<starts[firstName + field + 1]])
            if cells[index].isAbsent {
                next = copy(name, at: next, isRoomBehind: true)
                next.storeBytes(of: 0x21, as: UInt8.self)
                next.storeBytes(of: 0x0a, toByteOffset: 1, as: UInt8.self)
                next += 2
            }
            while index >= 0 {
                let cell = cells[index]
                index = Int(cell.next)
                guard !cell.isAbsent else { continue }
                next = writeValue(cell, name, at: next)
            }
        }
        next.storeBytes(of: 0x0a, as: UInt8.self)
        return next + 1
    }

    /// Writes `name:length:value` and a newline; gives the place behind.
    @inline(__always)
    private func writeValue(
        _ cell: ApplicantBuffers.Cell, _ name: UnsafeRawBufferPointer, at start: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        var (first, end) = (Int(cell.start), Int(cell.start) + Int(cell.length))
        while first < end, text[first] <= 0x20 { first += 1 }
        while end > first, text[end - 1] <= 0x20 { end -= 1 }
        var next = copy(name, at: start, isRoomBehind: true)
        next.storeBytes(of: 0x3a, as: UInt8.self)
        next = Self.write(end - first, at: next + 1)
        next.storeBytes(of: 0x3a, as: UInt8.self)
        next = copy(
            UnsafeRawBufferPointer(rebasing: text[first..<end]), at: next + 1,
            isRoomBehind: end + CanonicalNames.chunk <= text.count)
        next.storeBytes(of: 0x0a, as: UInt8.self)
        return next + 1
    }

    /// Copies bytes, short ones by chunks where a chunk may be read beyond their end; gives the place behind.
    @inline(__always)
    private func copy(
        _ source: UnsafeRawBufferPointer, at target: UnsafeMutableRawPointer, isRoomBehind: Bool
    ) -> UnsafeMutableRawPointer {
        guard isRoomBehind, source.count <= 4 * CanonicalNames.chunk else {
            UnsafeMutableRawBufferPointer(start: target, count: source.count).copyMemory(from: source)
            return target + source.count
        }
        var offset = 0
        while offset < source.count {
            target.storeBytes(
                of: source.loadUnalignedChunk(at: offset), toByteOffset: offset, as: SIMD16<UInt8>.self)
            offset += CanonicalNames.chunk
        }
        return target + source.count
    }

    /// Puts elements that lie one behind the other into the order of their bytes.
    private static func sort(_ bytes: UnsafeMutableRawBufferPointer, _ starts: UnsafeMutableBufferPointer<Int>) {
        func precedes(_ a: Int, _ b: Int) -> Bool {
            Self.precedes(
                UnsafeRawBufferPointer(rebasing: bytes[starts[a]..<starts[a + 1]]),
                UnsafeRawBufferPointer(rebasing: bytes[starts[b]..<starts[b + 1]]))
        }
        let count = starts.count - 1
        guard (1..<count).contains(where: { precedes($0, $0 - 1) }) else { return }
        var order = Array(0..<count)
        order.sort(by: precedes)
        withUnsafeTemporaryAllocation(byteCount: bytes.count, alignment: 16) { sorted in
            var next = 0
            for element in order {
                let source = bytes[starts[element]..<starts[element + 1]]
                UnsafeMutableRawBufferPointer(rebasing: sorted[next..<next + source.count]).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: source))
                next += source.count
            }
            bytes.copyMemory(from: UnsafeRawBufferPointer(sorted))
        }
    }

    /// Whether bytes come before others in the order of dictionaries.
    @inline(__always)
    private static func precedes(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
        let shared = min(a.count, b.count)
        var place = 0
        while place + 8 <= shared {
            let x = a.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            let y = b.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            if x != y { return x.bigEndian < y.bigEndian }
            place += 8
        }
        while place < shared {
            if a[place] != b[place] { return a[place] < b[place] }
            place += 1
        }
        return a.count < b.count
    }

    /// Writes a number below four billion in decimal digits and gives the place behind them.
    @inline(__always)
    private static func write(_ number: Int, at start: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        if number < 10 {
            start.storeBytes(of: UInt8(truncatingIfNeeded: 0x30 + number), as: UInt8.self)
            return start + 1
        }
        var digits = 2
        var bound = 100
        while number >= bound {
            digits += 1
            bound *= 10
        }
        var rest = UInt32(truncatingIfNeeded: number)
        for digit in stride(from: digits - 1, through: 0, by: -1) {
            start.storeBytes(of: UInt8(truncatingIfNeeded: 0x30 + rest % 10), toByteOffset: digit, as: UInt8.self)
            rest /= 10
        }
        return start + digits
    }
}

extension UnsafeRawBufferPointer {
    /// Sixteen bytes from a place on, in part perhaps behind the end; there must be memory.
    @inline(__always)
    fileprivate func loadUnalignedChunk(at offset: Int) -> SIMD16<UInt8> {
        guard let start = baseAddress else { return SIMD16() }
        return start.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
    }
}
