package import BonafideCore

/// Why a range is on the watch list.
package enum WatchKind: UInt8, Sendable, CaseIterable {
    /// Given to the DPRK by a registry.
    case allocated
    /// Said to have been lent to the DPRK; old and unconfirmed.
    case leased
    /// Transit lines of the Russian Far East that published cases name.
    case adjacent
    /// Exits of a VPN brand that published cases name.
    case namedVPN

    /// The word used in lists.
    package var word: String {
        switch self {
        case .allocated: "dprk_allocated"
        case .leased: "dprk_leased"
        case .adjacent: "dprk_adjacent"
        case .namedVPN: "named_vpn"
        }
    }

    /// The flags the kind sets.
    var flags: AddressFlags {
        switch self {
        case .allocated: [.watchlisted, .allocatedToDPRK]
        case .leased: [.watchlisted, .leasedToDPRK]
        case .adjacent: [.watchlisted, .adjacentToDPRK]
        case .namedVPN: [.watchlisted, .namedVPN]
        }
    }
}

/// One dated entry of the watch list of ranges.
package struct WatchEntry: Hashable, Sendable {
    /// The range as written.
    package var block: String
    /// What the range is, in a few words.
    package var label: String
    package var kind: WatchKind
    /// The brand, for named VPNs; else empty.
    package var brand: String
    /// Who published it.
    package var source: String
    package var firstSeen: Day
    package var lastSeen: Day
    /// The day from which the entry no longer counts.
    package var expires: Day
    /// How sure the publisher is, 1–99 per cent.
    package var confidence: UInt8

    func write(to writer: inout ByteWriter) {
        for text in [block, label, brand, source] { writer.text(text) }
        writer.integer(kind.rawValue)
        writer.integer(confidence)
        for day in [firstSeen, lastSeen, expires] { writer.integer(day.number) }
    }

    static func read(_ reader: inout ByteReader) -> WatchEntry? {
        guard let block = reader.text(), let label = reader.text(), let brand = reader.text(),
            let source = reader.text(), let kind = reader.integer(UInt8.self).flatMap(WatchKind.init),
            let confidence = reader.integer(UInt8.self), let firstSeen = reader.day(), let lastSeen = reader.day(),
            let expires = reader.day()
        else { return nil }
        return WatchEntry(
            block: block, label: label, kind: kind, brand: brand, source: source, firstSeen: Day(number: firstSeen),
            lastSeen: Day(number: lastSeen), expires: Day(number: expires), confidence: confidence)
    }
}

/// A kind of thing on a machine or in a meeting that is told by its name.
package enum TraceKind: UInt8, Sendable, CaseIterable {
    case remoteManagement, ipKVM, mouseJiggler, virtualCamera

    /// The word used in lists.
    package var word: String {
        switch self {
        case .remoteManagement: "remote_management"
        case .ipKVM: "ip_kvm"
        case .mouseJiggler: "mouse_jiggler"
        case .virtualCamera: "virtual_camera"
        }
    }
}

/// A brand and the lower-case texts by which its programs or devices are told.
package struct Trace: Hashable, Sendable {
    package var kind: TraceKind
    package var brand: String
    /// Lower-case ASCII; each stands alone in the name, letters and digits on neither side.
    package var patterns: [String]

    func write(to writer: inout ByteWriter) {
        writer.integer(kind.rawValue)
        writer.text(brand)
        writer.integer(UInt16(patterns.count))
        for pattern in patterns { writer.text(pattern) }
    }

    static func read(_ reader: inout ByteReader) -> Trace? {
        guard let kind = reader.integer(UInt8.self).flatMap(TraceKind.init), let brand = reader.text(),
            let count = reader.integer(UInt16.self)
        else { return nil }
        var patterns: [String] = []
        for _ in 0..<count {
            guard let pattern = reader.text() else { return nil }
            patterns.append(pattern)
        }
        return Trace(kind: kind, brand: brand, patterns: patterns)
    }
}

extension ReferenceFile {
    /// Reads a section that is a count and then that many records.
    func records<Record>(
        _ id: SectionID, _ read: (inout ByteReader) -> Record?
    ) throws(ReferenceError) -> [Record] {
        guard let bytes = section(id) else { return [] }
        var reader = ByteReader(bytes)
        guard let count = reader.integer(UInt32.self) else {
            throw .damaged(path: path, reason: "section \(id) is cut short")
        }
        var all: [Record] = []
        for _ in 0..<count {
            guard let record = read(&reader) else { throw .damaged(path: path, reason: "section \(id) is cut short") }
            all.append(record)
        }
        return all
    }

    /// The bytes of a section that is a count and then that many records.
    static func records<Record>(_ all: [Record], _ write: (Record, inout ByteWriter) -> Void) -> [UInt8] {
        var writer = ByteWriter()
        writer.integer(UInt32(all.count))
        for record in all { write(record, &writer) }
        return writer.bytes
    }

    /// The entries of the watch list, numbered from 0.
    package func watchEntries() throws(ReferenceError) -> [WatchEntry] {
        try records(.watchList) { WatchEntry.read(&$0) }
    }

    /// The names of providers, numbered from 0.
    package func providers() throws(ReferenceError) -> [String] { try records(.providers) { $0.text() } }

    /// The traces told by name.
    package func traces() throws(ReferenceError) -> [Trace] { try records(.traces) { Trace.read(&$0) } }
}
