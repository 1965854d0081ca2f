internal import Glibc

/// The sections of a compiled list, in the order they lie in the file.
enum IndexSection: Int, CaseIterable {
    case meta, strings, entries, names, nameWords, words, wordKeys, postings
    case nearKeys, nearWords, nearBuckets, readings, readingKeys, readingRefs, joinedKeys, joinedNames
    case birthDates, countries, identifierKeys, identifiers
}

/// Why a compiled list cannot be used.
package struct IndexError: Error, Hashable, Sendable {
    /// What is wrong, without any listed name.
    package let message: String
}

/// Bytes of a compiled list, mapped from a file or held in memory, freed with the last user.
final class IndexBytes: @unchecked Sendable {
    let raw: UnsafeRawBufferPointer
    private let isMapped: Bool

    /// Takes a copy of bytes in memory.
    init(copying bytes: [UInt8]) {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 8), alignment: 16)
        memory.copyBytes(from: bytes)
        raw = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(memory)[..<bytes.count])
        isMapped = false
    }

    /// Maps a file, read only; nothing where it cannot be opened.
    init?(mapping path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size > 0,
            let memory = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0), memory != MAP_FAILED
        else { return nil }
        raw = UnsafeRawBufferPointer(start: memory, count: Int(status.st_size))
        isMapped = true
    }

    deinit {
        if isMapped { munmap(UnsafeMutableRawPointer(mutating: raw.baseAddress), raw.count) } else { raw.deallocate() }
    }
}

/// The layout of a compiled list: a header, a table of sections, the sections, each a run of fixed-width numbers.
enum IndexLayout {
    static let magic: UInt32 = 0x494c_5742
    /// Raised whenever a section or the preparation of names changes.
    static let version: UInt32 = 2
    static let headerLength = 32
    static var tableLength: Int { IndexSection.allCases.count * 16 }

    /// A quick check of the bytes behind the header, eight at a time.
    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var lanes: (UInt64, UInt64) = (0x9e37_79b9_7f4a_7c15, UInt64(bytes.count))
        var offset = 0
        while offset + 16 <= bytes.count {
            let a = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            let b = bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
            lanes.0 = (lanes.0 ^ a) &* 0xff51_afd7_ed55_8ccd
            lanes.0 ^= lanes.0 >> 29
            lanes.1 = (lanes.1 ^ b) &* 0xc4ce_b9fe_1a85_ec53
            lanes.1 ^= lanes.1 >> 31
            offset += 16
        }
        var rest: UInt64 = 0
        while offset < bytes.count {
            rest = rest << 8 | UInt64(bytes[offset])
            offset += 1
        }
        return (lanes.0 &+ rest) ^ lanes.1.byteSwapped
    }

    /// Joins sections into a file.
    static func assemble(_ sections: [IndexPart]) -> [UInt8] {
        var offsets: [Int] = []
        var end = headerLength + tableLength
        for section in sections {
            offsets.append(end)
            end += (section.count + 7) & ~7
        }
        return [UInt8](unsafeUninitializedCapacity: end) { file, count in
            let file = UnsafeMutableRawBufferPointer(file)
            func put(_ number: some FixedWidthInteger, at place: Int) {
                file.storeBytes(of: number.littleEndian, toByteOffset: place, as: type(of: number))
            }
            for (number, section) in sections.enumerated() {
                let row = headerLength + number * 16
                put(UInt64(offsets[number]), at: row)
                put(UInt64(section.count), at: row + 8)
                // The last bytes are the padding, where the section leaves any.
                if section.count > 0 { put(UInt64(0), at: offsets[number] + (section.count + 7) & ~7 - 8) }
                section.write(
                    to: UnsafeMutableRawBufferPointer(rebasing: file[offsets[number]...].prefix(section.count)))
            }
            let payload = UnsafeRawBufferPointer(rebasing: file[headerLength..<end])
            put(magic, at: 0)
            put(version, at: 4)
            put(UInt64(payload.count), at: 8)
            put(checksum(payload), at: 16)
            put(UInt64(IndexSection.allCases.count), at: 24)
            count = end
        }
    }
}

/// What a section of a compiled list holds before it is written.
enum IndexPart {
    case bytes([UInt8])
    case numbers([UInt32])
    case wide([UInt64])
    /// The upper or the lower halves of numbers.
    case highHalves([UInt64])
    case lowHalves([UInt64])

    /// Bytes the section takes.
    var count: Int {
        switch self {
        case .bytes(let bytes): bytes.count
        case .numbers(let numbers): numbers.count * 4
        case .wide(let numbers): numbers.count * 8
        case .highHalves(let numbers), .lowHalves(let numbers): numbers.count * 4
        }
    }

    /// Writes the section, the low byte of each number first.
    func write(to target: UnsafeMutableRawBufferPointer) {
        func put<T: FixedWidthInteger>(_ source: some Collection<T>) {
            var place = 0
            for number in source {
                target.storeBytes(of: number.littleEndian, toByteOffset: place, as: T.self)
                place += MemoryLayout<T>.size
            }
        }
        switch self {
        case .bytes(let bytes): target.copyBytes(from: bytes)
        case .numbers(let numbers): put(numbers)
        case .wide(let numbers): put(numbers)
        case .highHalves(let numbers): put(numbers.lazy.map { UInt32($0 >> 32) })
        case .lowHalves(let numbers): put(numbers.lazy.map { UInt32(truncatingIfNeeded: $0) })
        }
    }
}

extension [UInt8] {
    /// Appends a number, low byte first.
    mutating func appendNumber(_ number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
}

/// A section read as 32-bit numbers; a place outside reads as 0.
struct NumberView: @unchecked Sendable {
    let base: UnsafeRawPointer
    let count: Int

    @inline(__always)
    subscript(index: Int) -> UInt32 {
        guard index >= 0, index < count else { return 0 }
        return UInt32(littleEndian: base.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
    }

    /// The first index whose number is not below a value, in a section that is sorted.
    func lowerBound(_ value: UInt32, from start: Int = 0, to end: Int? = nil) -> Int {
        var (low, high) = (start, end ?? count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// A section read as 64-bit numbers; a place outside reads as 0.
struct WideNumberView: @unchecked Sendable {
    let base: UnsafeRawPointer
    let count: Int

    @inline(__always)
    subscript(index: Int) -> UInt64 {
        guard index >= 0, index < count else { return 0 }
        return UInt64(littleEndian: base.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
    }

    /// The first index whose number is not below a value.
    func lowerBound(_ value: UInt64) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
