internal import BonafideCore

/// Reads one JSON value (RFC 8259) into a record assembly, without recursion and without copying text.
struct JSONRecordReader: ~Copyable {
    /// What ended a value early.
    struct Failure: Error {
        var reason: RejectReason
        var offset: Int
    }

    /// One open object or array.
    private struct Frame {
        var node: Int
        var lastChild: Int32
        var isArray: Bool
    }

    private var tree: PathTree
    private let frames: UnsafeMutablePointer<Frame>
    private let depthLimit: Int
    private let emptyIsAbsent: Bool

    init(
        _ aliases: AliasTable, isXML: Bool, emptyIsAbsent: Bool, depth: Int, reading fields: FieldSet? = nil,
        assembly: inout RecordAssembly
    ) {
        tree = PathTree(aliases, isXML: isXML, reading: fields, assembly: &assembly)
        frames = .allocate(capacity: depth + 1)
        depthLimit = depth
        self.emptyIsAbsent = emptyIsAbsent
    }

    deinit { frames.deallocate() }

    /// Paths that no map knows, in the order they were met.
    var unknownPaths: [String] { tree.unknown }
    /// Count of keys that stand for a field.
    var mappedPaths: Int { tree.nodes.count { $0.target != nil } }
    /// Keys of protected traits that were met.
    var droppedPaths: [String] { tree.dropped }

    /// Reads the value at an offset; gives the offset behind it.
    mutating func read(
        _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, _ assembly: inout RecordAssembly
    ) throws(Failure) -> Int {
        var index = skipSpace(base, start, end)
        guard index < end, base[index] == 0x7b else {
            throw Failure(
                reason: index < end && base[index] == 0x5b ? .notAnObject : scalarOrBroken(base, index, end),
                offset: index)
        }
        var depth = 0
        var node = 0
        while true {
            // A value begins here.
            index = skipSpace(base, index, end)
            guard index < end else { throw Failure(reason: .malformedJSON, offset: end) }
            let byte = base[index]
            if byte == 0x7b || byte == 0x5b {
                guard depth < depthLimit else { throw Failure(reason: .tooDeep, offset: index) }
                let isArray = byte == 0x5b
                if isArray {
                    if depth > 0 { node = tree.item(of: node) }
                } else {
                    if tree.nodes[node].object >= 0 { node = Int(tree.nodes[node].object) }
                    enter(node, &assembly)
                }
                frames[depth] = Frame(node: node, lastChild: -1, isArray: isArray)
                depth += 1
                index = skipSpace(base, index + 1, end)
                guard index < end else { throw Failure(reason: .malformedJSON, offset: end) }
                if base[index] == (isArray ? 0x5d : 0x7d) {
                    index += 1
                    depth -= 1
                } else {
                    if !isArray { node = try key(base, &index, end, depth - 1, &assembly) }
                    continue
                }
            } else {
                // An item that is no object, such as a bare address in a list, is an element of its own.
                enter(node, &assembly)
                index = try scalar(base, index, end, node, &assembly)
            }
            // A value ends here.
            while true {
                if depth == 0 { return index }
                index = skipSpace(base, index, end)
                guard index < end else { throw Failure(reason: .malformedJSON, offset: end) }
                let isArray = frames[depth - 1].isArray
                if base[index] == 0x2c {
                    index += 1
                    if isArray {
                        node = frames[depth - 1].node
                    } else {
                        index = skipSpace(base, index, end)
                        node = try key(base, &index, end, depth - 1, &assembly)
                    }
                    break
                }
                guard base[index] == (isArray ? 0x5d : 0x7d) else {
                    throw Failure(reason: .malformedJSON, offset: index)
                }
                index += 1
                depth -= 1
            }
        }
    }

    private func scalarOrBroken(_ base: UnsafePointer<UInt8>, _ index: Int, _ end: Int) -> RejectReason {
        guard index < end else { return .malformedJSON }
        switch base[index] {
        case 0x22, 0x2d, 0x30...0x39, 0x74, 0x66, 0x6e: return .notAnObject
        case 0: return .nullByte
        default: return .malformedJSON
        }
    }

    /// Elements whose fields lie in an object begin anew when it is entered.
    @inline(__always)
    private func enter(_ node: Int, _ assembly: inout RecordAssembly) {
        guard tree.quick[node].renews else { return }
        for index in tree.nodes[node].renewed { assembly.renew(tree.renewals[index]) }
    }

    @inline(__always)
    private func skipSpace(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        // Mostly there is none; behind the end every chunk has room.
        if base[start] > 0x20 { return start }
        var index = start
        while index < end, base[index] == 0x20 || base[index] == 0x0a || base[index] == 0x0d || base[index] == 0x09 {
            index &+= 1
        }
        return index
    }

    // MARK: - Keys and scalars

    /// Reads a key and its colon; gives the place it leads to.
    @inline(__always)
    private mutating func key(
        _ base: UnsafePointer<UInt8>, _ index: inout Int, _ end: Int, _ frame: Int, _ assembly: inout RecordAssembly
    ) throws(Failure) -> Int {
        guard index < end, base[index] == 0x22 else { throw Failure(reason: .malformedJSON, offset: index) }
        let node = frames[frame].node
        if let next = tree.expectedChild(
            of: node, base + index + 1, room: end - index - 1, &frames[frame].lastChild)
        {
            index += next.length + 3
            return next.node
        }
        let text = try string(base, &index, end, &assembly)
        index = skipSpace(base, index, end)
        guard index < end, base[index] == 0x3a else { throw Failure(reason: .malformedJSON, offset: index) }
        index += 1
        return tree.child(of: node, text.start, text.count, &frames[frame].lastChild, &assembly)
    }

    @inline(__always)
    private mutating func scalar(
        _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ node: Int, _ assembly: inout RecordAssembly
    ) throws(Failure) -> Int {
        var index = start
        switch base[index] {
        case 0x22:
            let text = try string(base, &index, end, &assembly)
            take(node, text.start, text.count, &assembly)
        case 0x2d, 0x30...0x39:
            index = try number(base, index, end)
            take(node, base + start, index - start, &assembly)
        case 0x74:
            index = try word("true", base, index, end)
            take(node, base + start, 4, &assembly)
        case 0x66:
            index = try word("false", base, index, end)
            take(node, base + start, 5, &assembly)
        case 0x6e:
            index = try word("null", base, index, end)
            take(node, base + start, 0, &assembly)
        default: throw Failure(reason: base[index] == 0 ? .nullByte : .malformedJSON, offset: index)
        }
        return index
    }

    @inline(__always)
    private mutating func take(
        _ node: Int, _ start: UnsafePointer<UInt8>, _ count: Int, _ assembly: inout RecordAssembly
    ) {
        let quick = tree.quick[node]
        if quick.isPlain, count > 0 {
            return assembly.add(
                group: quick.group, field: quick.field, isList: quick.isList, rank: quick.rank, slot: Int(quick.slot),
                start, count)
        }
        if !quick.isSilent { takeOther(node, start, count, &assembly) }
    }

    /// Takes a value that is absent or transformed, or that is only told of.
    private mutating func takeOther(
        _ node: Int, _ start: UnsafePointer<UInt8>, _ count: Int, _ assembly: inout RecordAssembly
    ) {
        guard let target = tree.nodes[node].target else {
            if count > 0, tree.nodes[node].isDropped { assembly.dropped += 1 }
            if count > 0, tree.nodes[node].isUnreported { tree.report(node) }
            return
        }
        let slot = tree.nodes[node].slot
        if count == 0 {
            guard emptyIsAbsent else { return }
            assembly.add(
                group: target.group, field: target.field, isList: target.isList, rank: target.rank, slot: slot, nil, 0)
        } else {
            assembly.addTransformed(target, slot: slot, start, count)
        }
    }

    private func number(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) throws(Failure) -> Int {
        var index = start
        func digits() -> Bool {
            let first = index
            while index < end, base[index] &- 0x30 < 10 { index &+= 1 }
            return index > first
        }
        if base[index] == 0x2d { index += 1 }
        if index < end, base[index] == 0x30 {
            index += 1
        } else if !digits() {
            throw Failure(reason: .malformedJSON, offset: index)
        }
        if index < end, base[index] == 0x2e {
            index += 1
            guard digits() else { throw Failure(reason: .malformedJSON, offset: index) }
        }
        if index < end, base[index] | 0x20 == 0x65 {
            index += 1
            if index < end, base[index] == 0x2b || base[index] == 0x2d { index += 1 }
            guard digits() else { throw Failure(reason: .malformedJSON, offset: index) }
        }
        return index
    }

    private func word(
        _ word: StaticString, _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int
    ) throws(Failure) -> Int {
        let count = word.utf8CodeUnitCount
        guard end - start >= count else { throw Failure(reason: .malformedJSON, offset: start) }
        for index in 0..<count where base[start + index] != word.utf8Start[index] {
            throw Failure(reason: .malformedJSON, offset: start + index)
        }
        return start + count
    }
}

// MARK: - Strings

extension JSONRecordReader {
    /// A place eight bytes wide in which a quotation mark, a backslash or a control character lies.
    @inline(__always)
    private static func special(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quote = word ^ (ones &* 0x22)
        let slash = word ^ (ones &* 0x5c)
        return (((quote &- ones) & ~quote) | ((slash &- ones) & ~slash) | ((word &- (ones &* 0x20)) & ~word))
            & 0x8080_8080_8080_8080
    }

    /// Reads a string at its opening quote; `index` ends behind the closing one.
    @inline(__always)
    private func string(
        _ base: UnsafePointer<UInt8>, _ index: inout Int, _ end: Int, _ assembly: inout RecordAssembly
    ) throws(Failure) -> (start: UnsafePointer<UInt8>, count: Int) {
        let start = index + 1
        var place = start
        var high: UInt64 = 0
        let raw = UnsafeRawPointer(base)
        // Every chunk has room behind its last byte, so eight bytes may always be looked at.
        while place < end {
            let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            let hit = Self.special(word)
            if hit == 0 {
                high |= word
                place &+= 8
                continue
            }
            let bytes = hit.trailingZeroBitCount >> 3
            high |= word & ((1 &<< UInt64(bytes &* 8)) &- 1)
            place &+= bytes
            guard place < end else { break }
            if base[place] == 0x22 {
                index = place + 1
                if high & 0x8080_8080_8080_8080 != 0 { try checkUTF8(base, start, place) }
                return (base + start, place - start)
            }
            guard base[place] == 0x5c else {
                throw Failure(reason: base[place] == 0 ? .nullByte : .malformedJSON, offset: place)
            }
            return try escaped(base, start, place, end, &index, &assembly)
        }
        throw Failure(reason: .malformedJSON, offset: end)
    }

    private func checkUTF8(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) throws(Failure) {
        if let place = UTF8Text.firstInvalid(UnsafeBufferPointer(start: base + start, count: end - start)) {
            throw Failure(reason: .invalidUTF8, offset: start + place)
        }
    }

    /// Writes a string with escapes anew.
    private func escaped(
        _ base: UnsafePointer<UInt8>, _ start: Int, _ firstEscape: Int, _ end: Int, _ index: inout Int,
        _ assembly: inout RecordAssembly
    ) throws(Failure) -> (start: UnsafePointer<UInt8>, count: Int) {
        let out = assembly.room
        out.update(from: base + start, count: firstEscape - start)
        var used = firstEscape - start
        var place = firstEscape
        while place < end {
            let byte = base[place]
            if byte == 0x22 {
                try checkUTF8(base, start, place)
                assembly.take(used)
                index = place + 1
                return (UnsafePointer(out), used)
            }
            guard byte >= 0x20 else { throw Failure(reason: byte == 0 ? .nullByte : .malformedJSON, offset: place) }
            if byte == 0x5c {
                used += try escape(base, &place, end, out + used)
            } else {
                out[used] = byte
                used += 1
                place += 1
            }
        }
        throw Failure(reason: .malformedJSON, offset: end)
    }

    private func escape(
        _ base: UnsafePointer<UInt8>, _ place: inout Int, _ end: Int, _ out: UnsafeMutablePointer<UInt8>
    ) throws(Failure) -> Int {
        guard place + 1 < end else { throw Failure(reason: .malformedJSON, offset: place) }
        let simple: UInt8
        switch base[place + 1] {
        case 0x22, 0x5c, 0x2f: simple = base[place + 1]
        case 0x62: simple = 0x08
        case 0x66: simple = 0x0c
        case 0x6e: simple = 0x0a
        case 0x72: simple = 0x0d
        case 0x74: simple = 0x09
        case 0x75:
            let first = try unit(base, place + 2, end)
            let at = place
            place += 6
            guard first != 0 else { throw Failure(reason: .nullByte, offset: at) }
            guard first & 0xf800 == 0xd800 else { return UTF8Text.write(first, to: out) }
            // Half a pair stands for nothing that can be written; U+FFFD says so.
            guard first & 0xfc00 == 0xd800, place + 1 < end, base[place] == 0x5c, base[place + 1] == 0x75 else {
                return UTF8Text.write(0xfffd, to: out)
            }
            let second = try unit(base, place + 2, end)
            guard second & 0xfc00 == 0xdc00 else { return UTF8Text.write(0xfffd, to: out) }
            place += 6
            return UTF8Text.write(0x10000 + ((first & 0x3ff) << 10 | (second & 0x3ff)), to: out)
        default: throw Failure(reason: .malformedJSON, offset: place)
        }
        out[0] = simple
        place += 2
        return 1
    }

    private func unit(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) throws(Failure) -> UInt32 {
        guard start + 4 <= end else { throw Failure(reason: .malformedJSON, offset: start) }
        var value: UInt32 = 0
        for index in start..<start + 4 {
            switch base[index] {
            case 0x30...0x39: value = value << 4 | UInt32(base[index] - 0x30)
            case 0x41...0x46: value = value << 4 | UInt32(base[index] - 0x41 + 10)
            case 0x61...0x66: value = value << 4 | UInt32(base[index] - 0x61 + 10)
            default: throw Failure(reason: .malformedJSON, offset: index)
            }
        }
        return value
    }
}
