/// Why a ZIP archive or one of its members was refused.
public enum ZipError: Error, Equatable, Sendable {
    /// There is no central directory.
    case notAnArchive
    /// A header points outside the file or is cut off.
    case truncated
    /// More members than the reader accepts.
    case tooManyMembers(limit: Int)
    /// Two members share bytes, which only archives built to explode do.
    case overlappingMembers
    /// The member is encrypted.
    case encrypted
    /// The member's method is neither stored nor deflated, or the archive needs 64-bit fields.
    case unsupported
    /// The member inflates to more than the caller allowed.
    case tooLarge(limit: Int)
    /// The member's bytes do not inflate.
    case damaged
}

/// One member of a ZIP archive as its central and local headers describe it.
public struct ZipMember: Sendable, Hashable {
    /// The name in the central directory.
    public let name: String
    /// The name in the local header; differs only in archives built to deceive.
    public let localName: String
    /// 0 stored, 8 deflated.
    public let method: UInt16
    /// General purpose flags of the central header.
    public let flags: UInt16
    /// "Version made by"; the high byte names the system.
    public let versionMadeBy: UInt16
    /// MS-DOS date (high half) and time (low half) of the central header, in the writer's chosen zone.
    public let centralTime: UInt32
    /// MS-DOS date and time of the local header.
    public let localTime: UInt32
    /// Compressed size in bytes.
    public let compressedSize: Int
    /// Size in bytes the header promises.
    public let size: Int
    /// CRC-32 the header promises.
    public let checksum: UInt32
    /// Offset of the local header in the file.
    public let headerOffset: Int
    /// Offset of the first byte of data.
    public let dataOffset: Int
}

/// A ZIP archive held in memory, read by its central directory and checked against its local headers.
///
/// Nothing is written to disk and member names are never used as paths.
public struct ZipArchive: Sendable {
    /// Members a reader accepts.
    public static let memberLimit = 2_000

    /// The members in the order of the central directory.
    public let members: [ZipMember]
    /// The archive's comment, empty in most.
    public let comment: [UInt8]
    /// Bytes before the first local header and after the end record.
    public let strayBytes: Int
    private let bytes: [UInt8]
    private let byName: [String: Int]

    /// Reads the directory; members are inflated only when asked for.
    public init(bytes: [UInt8]) throws(ZipError) {
        guard let end = Self.endRecord(in: bytes) else { throw .notAnArchive }
        let count = Int(Self.u16(bytes, end + 10))
        let directorySize = Int(Self.u32(bytes, end + 12))
        let directory = Int(Self.u32(bytes, end + 16))
        guard directory != 0xffff_ffff, count != 0xffff else { throw .unsupported }
        guard count <= Self.memberLimit else { throw .tooManyMembers(limit: Self.memberLimit) }
        guard directory <= end, directorySize <= end - directory else { throw .truncated }
        var members: [ZipMember] = []
        var position = directory
        for _ in 0..<count {
            let member = try Self.member(in: bytes, at: &position, end: end)
            members.append(member)
        }
        try Self.refuseOverlaps(members, directory: directory)
        var byName: [String: Int] = [:]
        for (index, member) in members.enumerated() where byName[member.name] == nil { byName[member.name] = index }
        let commentLength = Int(Self.u16(bytes, end + 20))
        comment = Array(bytes[(end + 22)..<min(bytes.count, end + 22 + commentLength)])
        let first = members.map(\.headerOffset).min() ?? 0
        strayBytes = first + max(0, bytes.count - (end + 22 + commentLength))
        self.members = members
        self.bytes = bytes
        self.byName = byName
    }

    /// The first member of this name.
    public func member(named name: String) -> ZipMember? { byName[name].map { members[$0] } }

    /// Inflates a member into memory, at most `limit` bytes.
    public func read(_ member: ZipMember, limit: Int) throws(ZipError) -> [UInt8] {
        guard member.flags & 1 == 0 else { throw .encrypted }
        let range = member.dataOffset..<(member.dataOffset + member.compressedSize)
        switch member.method {
        case 0:
            guard member.compressedSize <= limit else { throw .tooLarge(limit: limit) }
            return Array(bytes[range])
        case 8:
            let (content, error) = bytes.withUnsafeBytes {
                Inflater.inflate(UnsafeRawBufferPointer(rebasing: $0[range]), as: .raw, limit: limit)
            }
            switch error {
            case nil: return content
            case .budgetExceeded: throw .tooLarge(limit: limit)
            default: throw .damaged
            }
        default: throw .unsupported
        }
    }

    /// The member's bytes as they lie in the file, not inflated.
    public func compressedBytes(of member: ZipMember) -> ArraySlice<UInt8> {
        bytes[member.dataOffset..<(member.dataOffset + member.compressedSize)]
    }
}

extension ZipArchive {
    private static func u16(_ bytes: [UInt8], _ at: Int) -> UInt16 {
        guard at >= 0, at + 2 <= bytes.count else { return 0 }
        return UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8
    }

    private static func u32(_ bytes: [UInt8], _ at: Int) -> UInt32 {
        UInt32(u16(bytes, at)) | UInt32(u16(bytes, at + 2)) << 16
    }

    /// Searches the last 64 KB for the end-of-central-directory record.
    private static func endRecord(in bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        var position = bytes.count - 22
        let lowest = max(0, bytes.count - 22 - 65_535)
        while position >= lowest {
            if bytes[position] == 0x50, u32(bytes, position) == 0x0605_4b50 { return position }
            position -= 1
        }
        return nil
    }

    private static func member(in bytes: [UInt8], at position: inout Int, end: Int) throws(ZipError) -> ZipMember {
        guard position + 46 <= end, u32(bytes, position) == 0x0201_4b50 else { throw .truncated }
        let nameLength = Int(u16(bytes, position + 28))
        let extraLength = Int(u16(bytes, position + 30))
        let commentLength = Int(u16(bytes, position + 32))
        guard position + 46 + nameLength + extraLength + commentLength <= end else { throw .truncated }
        let name = String(decoding: bytes[(position + 46)..<(position + 46 + nameLength)], as: UTF8.self)
        let header = Int(u32(bytes, position + 42))
        let compressedSize = Int(u32(bytes, position + 20))
        guard header != 0xffff_ffff, compressedSize != 0xffff_ffff else { throw .unsupported }
        guard header + 30 <= bytes.count, u32(bytes, header) == 0x0403_4b50 else { throw .truncated }
        let localNameLength = Int(u16(bytes, header + 26))
        let dataOffset = header + 30 + localNameLength + Int(u16(bytes, header + 28))
        guard dataOffset + compressedSize <= bytes.count else { throw .truncated }
        let localName = String(decoding: bytes[(header + 30)..<(header + 30 + localNameLength)], as: UTF8.self)
        let member = ZipMember(
            name: name, localName: localName, method: u16(bytes, position + 10), flags: u16(bytes, position + 8),
            versionMadeBy: u16(bytes, position + 4),
            centralTime: UInt32(u16(bytes, position + 14)) << 16 | UInt32(u16(bytes, position + 12)),
            localTime: UInt32(u16(bytes, header + 12)) << 16 | UInt32(u16(bytes, header + 10)),
            compressedSize: compressedSize, size: Int(u32(bytes, position + 24)), checksum: u32(bytes, position + 16),
            headerOffset: header, dataOffset: dataOffset)
        position += 46 + nameLength + extraLength + commentLength
        return member
    }

    private static func refuseOverlaps(_ members: [ZipMember], directory: Int) throws(ZipError) {
        var reached = 0
        for member in members.sorted(by: { $0.headerOffset < $1.headerOffset }) {
            guard member.headerOffset >= reached else { throw .overlappingMembers }
            reached = member.dataOffset + member.compressedSize
        }
    }
}
