import BonafideArchive
package import BonafideCore

/// What a build put into a file.
package struct BuildSummary: Sendable {
    /// The bytes of the reference file.
    package var bytes: [UInt8]
    /// Each source with the rows that were taken and those that were left out.
    package var rows: [(source: String, taken: Int, leftOut: Int)] = []
    /// Lines that could not be read, at most ten of each source.
    package var complaints: [ReferenceError] = []
}

/// Compiles the sources of a manifest into one reference file; the same sources give the same bytes.
package struct ReferenceBuilder {
    private let manifest: SourceManifest
    private let read: (ManifestSource) throws(ReferenceError) -> [UInt8]
    private var stamps: [ReferenceSource] = []
    private var blocks: [SourceBlocks] = []
    private var providers: [String] = []
    private var providerNumbers: [String: UInt16] = [:]
    private var watch: [WatchEntry] = []
    private var traces: [Trace] = []
    private var places = PlaceCompiler()
    private var clocks = ClockSections()
    private var summary = BuildSummary(bytes: [])

    /// Takes a manifest and the way to read a source's bytes.
    package init(
        _ manifest: SourceManifest, reading read: @escaping (ManifestSource) throws(ReferenceError) -> [UInt8]
    ) {
        self.manifest = manifest
        self.read = read
    }

    /// Builds for a day: the latest day on which a source was taken where none is given.
    package mutating func build(on day: Day? = nil) throws(ReferenceError) -> BuildSummary {
        for source in manifest.sources { try take(source) }
        var writer = ReferenceFileWriter()
        if !blocks.isEmpty {
            var compiler = AddressCompiler(blocks, addsSpecialRanges: manifest.addsSpecialRanges)
            compiler.compile(into: &writer)
        }
        if !providers.isEmpty { writer.add(.providers, ReferenceFile.records(providers) { $1.text($0) }) }
        if !watch.isEmpty { writer.add(.watchList, ReferenceFile.records(watch) { $0.write(to: &$1) }) }
        if !traces.isEmpty { writer.add(.traces, ReferenceFile.records(traces) { $0.write(to: &$1) }) }
        places.compile(into: &writer)
        try clocks.compile(into: &writer)
        let built = day ?? stamps.map(\.stamp.date).max() ?? Day(number: 0)
        summary.bytes = writer.bytes(builtOn: built, sources: stamps)
        return summary
    }

    private mutating func take(_ source: ManifestSource) throws(ReferenceError) {
        let raw = try read(source)
        let digest = Digest256(of: raw).description
        guard source.digest.isEmpty || source.digest == digest else {
            throw .digest(path: source.file, expected: source.digest, found: digest)
        }
        let stamp = SourceStamp(
            name: source.name, date: source.taken, licence: source.licence, digest: digest,
            maximumAgeDays: source.maximumAgeDays)
        let number = stamps.count
        stamps.append(ReferenceSource(stamp: stamp, kind: source.kind, url: source.url))
        let bytes = try Self.inflated(raw, of: source)
        switch source.format {
        case .watchlist:
            try takeWatchList(String(decoding: bytes, as: UTF8.self), of: source, number)
        case .traces:
            traces += try WatchListReader.traces(text: String(decoding: bytes, as: UTF8.self), path: source.file)
            summary.rows.append((source.name, traces.count, 0))
        case .cities:
            summary.rows.append((source.name, try places.takeCities(bytes, path: source.file), 0))
        case .countries:
            summary.rows.append((source.name, try places.takeCountries(bytes, path: source.file), 0))
        case .otherNames:
            summary.rows.append((source.name, try places.names.takeOtherNames(bytes, path: source.file), 0))
        case .zoneTab:
            summary.rows.append((source.name, places.names.takeZoneTab(bytes), 0))
        case .weekData:
            summary.rows.append((source.name, try places.names.takeWeekData(bytes, path: source.file), 0))
        case .zoneTable, .activityModel, .phonePlan, .phoneZones, .phoneMarks, .postalMarks:
            summary.rows.append((source.name, try clocks.take(bytes, of: source), 0))
        case .mmdb:
            try takeDatabase(bytes, of: source, number)
        case .cidr, .csv, .tsv:
            try takeTable(bytes, of: source, number)
        }
    }

    /// Unpacks gzip, up to 1 GB.
    private static func inflated(_ raw: [UInt8], of source: ManifestSource) throws(ReferenceError) -> [UInt8] {
        guard raw.starts(with: [0x1f, 0x8b]) else { return raw }
        let (bytes, error) = raw.withUnsafeBytes { Inflater.inflate($0, as: .gzip, limit: 1 << 30) }
        guard error == nil else { throw .damaged(path: source.file, reason: "the gzip stream is damaged or too long") }
        return bytes
    }

    private mutating func takeWatchList(
        _ text: String, of source: ManifestSource, _ number: Int
    ) throws(ReferenceError) {
        var listed = SourceBlocks(source: number, kind: source.kind)
        for entry in try WatchListReader.entries(text: text, path: source.file) {
            guard watch.count < 65_535 else { throw .damaged(path: source.file, reason: "more than 65,535 entries") }
            watch.append(entry)
            var meaning = AddressAttributes()
            meaning.flags = entry.kind.flags
            meaning.watch = UInt16(watch.count)
            var block = entry.block
            for range in block.withUTF8({ NetworkText.blocks($0) }) ?? [] { listed.add(range, meaning) }
        }
        blocks.append(listed)
        summary.rows.append((source.name, listed.version4.count + listed.version6.count, 0))
    }

    private mutating func takeTable(
        _ bytes: [UInt8], of source: ManifestSource, _ number: Int
    ) throws(ReferenceError) {
        var table = AddressListReader(source, number: number)
        try bytes.withUnsafeBufferPointer { all throws(ReferenceError) in
            try table.read(all) { name in provider(name) }
        }
        blocks.append(table.blocks)
        summary.rows.append((source.name, table.taken, table.leftOut))
        summary.complaints += table.complaints
    }

    private mutating func takeDatabase(
        _ bytes: [UInt8], of source: ManifestSource, _ number: Int
    ) throws(ReferenceError) {
        let database = try MaxMindDatabase(bytes: bytes, path: source.file)
        var listed = SourceBlocks(source: number, kind: source.kind)
        var taken = 0
        try database.forEachNetwork { network, length, value throws(ReferenceError) in
            let record = NetworkRecord(value)
            var meaning = AddressAttributes()
            meaning.flags = record.flags
            meaning.whoisCountry = record.country?.packed ?? 0
            meaning.autonomousSystem = record.autonomousSystem ?? 0
            if let name = record.provider { meaning.provider = provider(name) }
            guard meaning != AddressAttributes(), let block = NetworkText.block(network, length: length) else { return }
            listed.add(block, meaning)
            taken += 1
        }
        blocks.append(listed)
        summary.rows.append((source.name, taken, 0))
    }

    /// The one-based number of a provider; 0 past the 65,535th.
    private mutating func provider(_ name: String) -> UInt16 {
        if let number = providerNumbers[name] { return number }
        guard providers.count < 65_535 else { return 0 }
        providers.append(name)
        providerNumbers[name] = UInt16(providers.count)
        return UInt16(providers.count)
    }
}
