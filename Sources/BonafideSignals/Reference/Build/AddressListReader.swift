import BonafideCore

/// Reads a list of addresses: one block a line, or a table with named columns.
struct AddressListReader {
    private let source: ManifestSource
    private(set) var blocks: SourceBlocks
    private(set) var taken = 0
    private(set) var leftOut = 0
    private(set) var complaints: [ReferenceError] = []

    /// Where each column of a table stands.
    private struct Columns {
        var network: Int? = 0
        var first, last: Int?
        var country, provider, system, flags, confidence: Int?
    }

    init(_ source: ManifestSource, number: Int) {
        self.source = source
        blocks = SourceBlocks(source: number, kind: source.kind)
        blocks.distrusted = Set(source.distrusted.compactMap { CountryCode($0)?.packed })
    }

    /// Reads all lines; a line that cannot be read is counted and told of.
    mutating func read(
        _ bytes: UnsafeBufferPointer<UInt8>, provider: (String) -> UInt16
    ) throws(ReferenceError) {
        let separator: UInt8 = source.format == .tsv ? 0x09 : 0x2c
        var columns: Columns? = source.format == .cidr ? Columns() : nil
        var cells: [UnsafeBufferPointer<UInt8>] = []
        try ListText.forEachLine(bytes) { line, text throws(ReferenceError) in
            ListText.cells(text, separator: separator, into: &cells)
            guard let known = columns else {
                columns = try header(cells, line: line)
                return
            }
            row(cells, known, line: line, provider: provider)
        }
    }

    private func header(
        _ cells: [UnsafeBufferPointer<UInt8>], line: Int
    ) throws(ReferenceError) -> Columns {
        let names = cells.map { String(decoding: $0, as: UTF8.self) }
        func place(_ role: String) throws(ReferenceError) -> Int? {
            guard let wanted = source.columns[role] else { return nil }
            if let place = names.firstIndex(of: wanted) { return place }
            let hint = NearestName.of(wanted, among: names).map { "; did you mean '\($0)'?" } ?? ""
            throw .source(path: source.file, line: line, column: 0, reason: "no column '\(wanted)'" + hint)
        }
        let (network, first, last) = (try place("network"), try place("first"), try place("last"))
        guard network != nil || (first != nil && last != nil) else {
            throw .source(
                path: source.file, line: line, column: 0,
                reason: "the manifest names neither a 'network' column nor a 'first' and a 'last' one")
        }
        return Columns(
            network: network, first: first, last: last, country: try place("country"),
            provider: try place("provider"), system: try place("asn"), flags: try place("flags"),
            confidence: try place("confidence"))
    }

    private mutating func row(
        _ cells: [UnsafeBufferPointer<UInt8>], _ columns: Columns, line: Int, provider: (String) -> UInt16
    ) {
        func cell(_ place: Int?) -> UnsafeBufferPointer<UInt8>? {
            guard let place, place < cells.count, !cells[place].isEmpty else { return nil }
            return cells[place]
        }
        guard let ranges = ranges(cell(columns.network), cell(columns.first), cell(columns.last)) else {
            leftOut += 1
            if complaints.count < 10 {
                complaints.append(
                    .source(path: source.file, line: line, column: 1, reason: "expected an address, a block or a range")
                )
            }
            return
        }
        if let text = cell(columns.confidence), let confidence = NumberText.decimal(text),
            confidence < source.minimumConfidence
        {
            leftOut += 1
            return
        }
        var meaning = AddressAttributes()
        meaning.flags = Self.flags(of: source.kind)
        if let code = cell(columns.country).flatMap({ CountryCode.read($0) }), Self.isCountry(code) {
            if source.kind == .registryCountry {
                meaning.registryCountry = code.packed
            } else {
                meaning.whoisCountry = code.packed
            }
        }
        if let text = cell(columns.system), let number = NumberText.integer(text), number > 0, number <= UInt32.max {
            meaning.autonomousSystem = UInt32(number)
        }
        if let text = cell(columns.provider) {
            let name = String(decoding: text, as: UTF8.self)
            meaning.provider = provider(name)
            meaning.flags.formUnion(source.flags[name] ?? [])
        }
        if let text = cell(columns.flags) { meaning.flags.formUnion(flags(text)) }
        guard meaning != AddressAttributes() else {
            leftOut += 1
            return
        }
        taken += 1
        for range in ranges { blocks.add(range, meaning) }
    }

    /// The blocks of a row: of its network, or of its first and last address, which may be written as whole numbers.
    private func ranges(
        _ network: UnsafeBufferPointer<UInt8>?, _ first: UnsafeBufferPointer<UInt8>?,
        _ last: UnsafeBufferPointer<UInt8>?
    ) -> [AddressBlock]? {
        if let network { return NetworkText.blocks(network) }
        guard let first, let last else { return nil }
        return NetworkText.blocks(first: first, last: last)
    }

    /// What a flags column says: one word, or a letter for each flag.
    private func flags(_ text: UnsafeBufferPointer<UInt8>) -> AddressFlags {
        if let flags = source.flags[String(decoding: text, as: UTF8.self)] { return flags }
        return text.reduce(into: []) { $0.formUnion(source.flags[String(UnicodeScalar($1))] ?? []) }
    }

    /// Codes that stand for no country: unions, satellite and anonymous placeholders.
    private static let placeholders = Set(
        ["EU", "AP", "ZZ", "XX", "AA"].compactMap { CountryCode($0) })

    private static func isCountry(_ code: CountryCode) -> Bool { !placeholders.contains(code) }

    /// What being listed means by itself.
    static func flags(of kind: SourceKind) -> AddressFlags {
        switch kind {
        case .vpn: .anonymousVPN
        case .hosting: .hostingProvider
        case .tor: .torExitNode
        case .publicProxy: .publicProxy
        case .residentialProxy: .residentialProxy
        case .privateRelay: .privateRelay
        case .cloud: .cloudProvider
        case .registryCountry, .whoisCountry, .watchList, .traces, .places, .mixed, .clocks, .phones, .post: []
        }
    }
}
