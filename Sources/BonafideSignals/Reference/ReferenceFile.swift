import BonafideArchive
package import BonafideCore

/// What a section of a reference file holds.
package enum SectionID: UInt32, Sendable, CaseIterable {
    case sources = 1
    case addressIndex4 = 16
    case addressEntries4 = 17
    case addressIndex6 = 18
    case addressStarts6 = 19
    case addressCodes6 = 20
    case addressHosts6 = 21
    case addressAttributes = 22
    case providers = 23
    case watchList = 24
    case traces = 25
    case countries = 32
    case cities = 33
    case cityNames = 34
    case countryFacts = 36
    case placeDivisions = 37
    case placeNames = 38
    case zoneTable = 48
    case activityModel = 49
    case phoneStates = 50
    case phoneLabels = 51
    case phoneCodes = 52
    case phoneZones = 53
    case postalMarks = 54
    case phoneMarks = 55
}

/// A compiled reference file: a header, a table of sections, and the sections, memory-mapped.
///
/// All numbers are little-endian. The header of 64 bytes holds the magic `BONAFREF`, the format
/// version, the count of sections, the length of the file, the day it was built for and the SHA-256 of
/// everything after the header; the section table follows with identifier, offset and length of each,
/// and each section begins at a multiple of 64. Opening checks every bound but not the digest;
/// `verify()` checks that too.
package final class ReferenceFile: Sendable {
    /// The first eight bytes.
    package static let magic: [UInt8] = Array("BONAFREF".utf8)
    /// The version this program writes, and the last it reads.
    package static let version: UInt32 = 1
    static let headerLength = 64
    static let entryLength = 24

    private let file: MappedFile
    private let ranges: [UInt32: Range<Int>]
    /// The day the file was built for.
    package let builtOn: Day
    /// What the file was made from, in the order that evidence numbers them.
    package let sources: [ReferenceSource]
    /// SHA-256 stated in the header, 64 hexadecimal digits.
    package let digest: String

    /// The path as it was given.
    package var path: String { file.path }
    /// Length of the whole file in bytes.
    package var length: Int { file.bytes.count }

    /// Maps a file and checks its header, its section table and its list of sources.
    package init(path: String) throws(ReferenceError) {
        file = try MappedFile(path: path)
        var reader = ByteReader(file.bytes)
        guard file.bytes.count >= Self.headerLength, file.bytes.prefix(8).elementsEqual(Self.magic) else {
            throw .foreign(path: path, expected: "a compiled reference file")
        }
        _ = reader.integer(UInt64.self)
        guard let version = reader.integer(UInt32.self), let count = reader.integer(UInt32.self),
            let length = reader.integer(UInt64.self), let day = reader.day()
        else { throw .damaged(path: path, reason: "the header is cut short") }
        guard version == Self.version else { throw .version(path: path, found: version, known: Self.version) }
        guard length == UInt64(file.bytes.count) else {
            throw .damaged(path: path, reason: "the header states \(length) bytes, the file has \(file.bytes.count)")
        }
        builtOn = Day(number: day)
        digest = Hexadecimal.string(Array(file.bytes[32..<64]))
        ranges = try Self.readTable(of: file, count: count)
        guard let range = ranges[SectionID.sources.rawValue] else {
            throw .damaged(path: path, reason: "the list of sources is missing")
        }
        guard let sources = ReferenceSource.read(UnsafeRawBufferPointer(rebasing: file.bytes[range])) else {
            throw .damaged(path: path, reason: "the list of sources is cut short")
        }
        self.sources = sources
    }

    private static func readTable(of file: MappedFile, count: UInt32) throws(ReferenceError) -> [UInt32: Range<Int>] {
        let end = headerLength + Int(count) * entryLength
        guard count <= 256, end <= file.bytes.count else {
            throw .damaged(path: file.path, reason: "the section table is cut short")
        }
        var table: [UInt32: Range<Int>] = [:]
        for number in 0..<Int(count) {
            let start = headerLength + number * entryLength
            var reader = ByteReader(UnsafeRawBufferPointer(rebasing: file.bytes[start..<start + entryLength]))
            guard let id = reader.integer(UInt32.self), reader.integer(UInt32.self) != nil,
                let offset = reader.integer(UInt64.self), let length = reader.integer(UInt64.self)
            else { throw .damaged(path: file.path, reason: "the section table is cut short") }
            guard offset % 64 == 0, offset >= UInt64(end), offset <= UInt64(file.bytes.count),
                length <= UInt64(file.bytes.count) - offset
            else { throw .damaged(path: file.path, reason: "section \(id) lies outside the file") }
            guard table.updateValue(Int(offset)..<Int(offset + length), forKey: id) == nil else {
                throw .damaged(path: file.path, reason: "section \(id) is there twice")
            }
        }
        return table
    }

    /// The bytes of a section, or nothing where the file has none; they begin at a multiple of 64.
    package func section(_ id: SectionID) -> UnsafeRawBufferPointer? {
        ranges[id.rawValue].map { UnsafeRawBufferPointer(rebasing: file.bytes[$0]) }
    }

    /// Reads the whole file and compares its digest with the one in its header.
    package func verify() throws(ReferenceError) {
        var digester = Digester()
        digester.update(UnsafeRawBufferPointer(rebasing: file.bytes[Self.headerLength...]))
        let found = digester.finish().description
        guard found == digest else { throw .digest(path: path, expected: digest, found: found) }
    }
}

/// Puts sections together into the bytes of a reference file.
package struct ReferenceFileWriter {
    private var sections: [(id: SectionID, bytes: [UInt8])] = []

    /// Starts without sections.
    package init() {}

    /// Adds a section.
    package mutating func add(_ id: SectionID, _ bytes: [UInt8]) { sections.append((id, bytes)) }

    /// The bytes of the file; the same sections give the same bytes.
    package func bytes(builtOn day: Day, sources: [ReferenceSource]) -> [UInt8] {
        let all = ([(SectionID.sources, ReferenceSource.write(sources))] + sections).sorted {
            $0.0.rawValue < $1.0.rawValue
        }
        var table = ByteWriter()
        var body = ByteWriter()
        let tableEnd = ReferenceFile.headerLength + all.count * ReferenceFile.entryLength
        let padding = (64 - tableEnd % 64) % 64
        body.raw([UInt8](repeating: 0, count: padding))
        for (id, bytes) in all {
            table.integer(id.rawValue)
            table.integer(UInt32(0))
            table.integer(UInt64(tableEnd + body.bytes.count))
            table.integer(UInt64(bytes.count))
            body.raw(bytes)
            body.raw([UInt8](repeating: 0, count: (64 - bytes.count % 64) % 64))
        }
        let rest = table.bytes + body.bytes
        var header = ByteWriter()
        header.raw(ReferenceFile.magic)
        header.integer(ReferenceFile.version)
        header.integer(UInt32(all.count))
        header.integer(UInt64(ReferenceFile.headerLength + rest.count))
        header.integer(day.number)
        header.integer(UInt32(0))
        header.raw(Digest256(of: rest).bytes)
        return header.bytes + rest
    }
}
