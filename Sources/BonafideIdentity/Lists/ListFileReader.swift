internal import BonafideArchive
internal import BonafideCore

/// Reads list files of any known format, told apart by what they hold.
package enum ListFileReader {
    /// The most a compressed file may unfold to, bytes.
    private static let inflatedLimit = 1 << 30

    /// Reads the files of one list version, given by name and bytes; several only for the Treasury's CSV parts.
    ///
    /// A DOCTYPE is refused, nothing is fetched, and bodies that are no list (a Git LFS pointer, a web page, an error
    /// of a file store) are named as what they are. A receiver is handed the records of most formats while others are
    /// still read; those that are left, perhaps all, are in the version.
    package static func read(
        _ files: [(name: String, bytes: [UInt8])], as source: ListSource? = nil,
        handingTo receiver: (@Sendable ([ListEntry]) -> Void)? = nil
    ) throws(ListError) -> ListVersion {
        guard let first = files.first else { throw ListError("L100", "", "no list file was given") }
        var opened: [(name: String, bytes: [UInt8])] = []
        for file in files { opened.append((file.name, try unfold(file.bytes, file.name))) }
        var version: ListVersion
        if OFACDelimitedReader.part(of: opened[0].bytes) != nil {
            version = try readDelimited(opened, source: source)
        } else if AddressListReader.isAddressList(opened[0].bytes) {
            version = AddressListReader.read(opened)
        } else {
            guard files.count == 1 else {
                throw ListError(
                    "L101", files[1].name,
                    "only the Treasury's CSV parts and lists of addresses are imported several at a time",
                    hint: "import one file at a time")
            }
            version = try readSingle(opened[0].bytes, first.name, receiver)
            if let source { version.source = source; version.name = source.rawValue }
        }
        if version.date == nil { version.date = ListDates.inside(lastPart(first.name)) }
        return try checked(version, first.name)
    }

    private static func lastPart(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    private static func unfold(_ bytes: [UInt8], _ file: String) throws(ListError) -> [UInt8] {
        if bytes.starts(with: [0xfd, 0x37, 0x7a, 0x58, 0x5a]) {
            throw ListError("L102", file, "the file is xz-compressed", hint: "unpack it first: xz -dk FILE")
        }
        if bytes.starts(with: [0x50, 0x4b, 3, 4]) {
            throw ListError("L102", file, "the file is a ZIP archive", hint: "unpack it first")
        }
        guard bytes.starts(with: [0x1f, 0x8b]) else { return bytes }
        let (inflated, error) = bytes.withUnsafeBytes { Inflater.inflate($0, as: .gzip, limit: inflatedLimit) }
        guard error == nil else { throw ListError("L103", file, "the gzip data are damaged or cut short") }
        return inflated
    }

    private static func readDelimited(_ files: [(name: String, bytes: [UInt8])], source: ListSource?) throws(ListError)
        -> ListVersion
    {
        var reader = OFACDelimitedReader()
        var isConsolidated = false
        var hasMain = false
        for file in files {
            guard let part = OFACDelimitedReader.part(of: file.bytes) else {
                throw ListError(
                    "L104", file.name, line: 1,
                    "not one of the Treasury's CSV parts: 12 columns (main), 5 (aliases), 6 (addresses) or 2 (comments) were expected"
                )
            }
            hasMain = hasMain || part == .main
            isConsolidated = isConsolidated || lastPart(file.name).lowercased().hasPrefix("cons")
            reader.read(file.bytes, as: part, file: file.name)
        }
        guard hasMain else {
            throw ListError(
                "L105", files[0].name, "the main file is missing",
                hint: "import sdn.csv together with alt.csv, add.csv and sdn_comments.csv")
        }
        return reader.finish(source: source ?? (isConsolidated ? .ofacConsolidated : .ofacSDN))
    }

    private static func readSingle(
        _ bytes: [UInt8], _ file: String, _ receiver: (@Sendable ([ListEntry]) -> Void)?
    ) throws(ListError) -> ListVersion {
        let head = String(decoding: bytes.prefix(2_048), as: UTF8.self).trimmedText
        let lower = head.lowercased()
        if head.isEmpty { throw ListError("L106", file, "the file is empty") }
        if lower.hasPrefix("version https://git-lfs") {
            throw ListError(
                "L107", file, line: 1, "this is a Git LFS pointer, not the list",
                hint: "fetch the file itself: git lfs pull")
        }
        if lower.hasPrefix("<!doctype html") || lower.hasPrefix("<html") || lower.contains("<html") {
            throw ListError(
                "L108", file, line: 1, "this is a web page, not the list",
                hint: "the download was answered by a page; open it in a browser to see what it says")
        }
        guard head.hasPrefix("<") || head.hasPrefix("\u{feff}<") else {
            if lower.contains("entries:") || lower.hasPrefix("list:") || lower.hasPrefix("#") {
                return try HandWrittenListReader.read(String(decoding: bytes, as: UTF8.self), file: file)
            }
            throw ListError(
                "L109", file, line: 1, "the format is not known",
                hint:
                    "known are OFAC simple and advanced XML, OFAC CSV, UN, EU and UK XML, hand-written YAML, and wallet addresses one a line"
            )
        }
        do throws(XMLError) {
            if let version = try readXML(bytes, file, receiver) { return version }
        } catch {
            throw ListError("L112", file, line: error.line, column: error.column, error.message)
        }
        if lower.contains("<error>") {
            throw ListError("L109", file, line: 1, "this is an error message of a file store, not the list")
        }
        throw ListError(
            "L109", file, line: 1, "the root element belongs to no list bonafide can read",
            hint: "known roots are sdnList, Sanctions, CONSOLIDATED_LIST, export and Designations")
    }

    /// Reads an XML list, or gives nothing where the root element is of no known list.
    private static func readXML(
        _ bytes: [UInt8], _ file: String, _ receiver: (@Sendable ([ListEntry]) -> Void)?
    ) throws(XMLError) -> ListVersion? {
        var reader = try XMLReader(bytes: bytes, maximumDepth: 64)
        guard try reader.advance() == .startElement else { return nil }
        let treasury = lastPart(file).lowercased().contains("cons") ? ListSource.ofacConsolidated : .ofacSDN
        let sources: [String: ListSource] = [
            "sdnList": treasury, "Sanctions": treasury, "CONSOLIDATED_LIST": .unitedNations, "export": .europeanUnion,
            "Designations": .unitedKingdom,
        ]
        let root = reader.localName
        guard let source = sources[root] else { return nil }
        var version = ListVersion(source: source)
        version.receiver = receiver
        switch root {
        case "sdnList": try OFACSimpleReader.read(bytes, into: &version)
        case "Sanctions":
            var advanced = OFACAdvancedReader()
            try advanced.read(&reader, into: &version)
        case "CONSOLIDATED_LIST": try UnitedNationsReader.read(&reader, into: &version)
        case "export": try EuropeanUnionReader.read(&reader, into: &version)
        default: try UnitedKingdomReader.read(&reader, into: &version)
        }
        return version
    }

    /// Compares the declared count of records with the count read.
    private static func checked(_ version: ListVersion, _ file: String) throws(ListError) -> ListVersion {
        guard version.count > 0 else { throw ListError("L113", file, "no record could be read from the file") }
        var version = version
        if let declared = version.declaredCount, declared != version.count {
            version.diagnostics.append(
                Diagnostic(
                    code: "L114", severity: .warning, location: SourceLocation(file: file),
                    message: "the publisher declares \(declared) records and \(version.count) were read",
                    hint: "the file may be cut short or an extract"))
        }
        return version
    }
}
