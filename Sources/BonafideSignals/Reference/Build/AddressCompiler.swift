import BonafideCore

/// The blocks of one source, with what each of them says.
struct SourceBlocks {
    /// Number of the source in the file.
    var source: Int
    var kind: SourceKind
    /// Countries this source is known to give where it knows nothing; they count only where the registry agrees.
    var distrusted: Set<UInt16> = []
    var version4: [ValuedRange<UInt32>] = []
    var version6: [ValuedRange<UInt128>] = []
    /// What the values of the blocks stand for; value `n` is `meanings[n - 1]`.
    var meanings: [AddressAttributes] = []
    private var numbers: [AddressAttributes: UInt32] = [:]

    init(source: Int, kind: SourceKind) {
        self.source = source
        self.kind = kind
    }

    /// Adds a block that says something.
    mutating func add(_ block: AddressBlock, _ meaning: AddressAttributes) {
        let value: UInt32
        if let known = numbers[meaning] {
            value = known
        } else {
            meanings.append(meaning)
            value = UInt32(meanings.count)
            numbers[meaning] = value
        }
        if block.isVersion4 {
            version4.append(
                ValuedRange(start: UInt32(block.start), end: UInt32(block.end), value: value))
        } else {
            version6.append(ValuedRange(start: block.start, end: block.end, value: value))
        }
    }
}

/// Joins the blocks of all sources into the tables of a reference file.
struct AddressCompiler {
    private let sources: [SourceBlocks]
    private var attributes: [AddressAttributes] = [AddressAttributes()]
    private var numbers: [AddressAttributes: UInt32] = [AddressAttributes(): 0]

    /// Takes the blocks; the special-purpose ranges are added to them where that is asked for.
    init(_ sources: [SourceBlocks], addsSpecialRanges: Bool = true) {
        var special = SourceBlocks(source: -1, kind: .mixed)
        for (text, flag) in SpecialRanges.all where addsSpecialRanges {
            var meaning = AddressAttributes()
            meaning.flags = flag
            var text = text
            for block in text.withUTF8({ NetworkText.blocks($0) }) ?? [] { special.add(block, meaning) }
        }
        self.sources = [special] + sources
    }

    /// Adds the sections of both versions to a file.
    mutating func compile(into writer: inout ReferenceFileWriter) {
        let runs4 = runs { $0.version4 }
        let runs6 = runs { $0.version6 }
        let isWide = attributes.count > 65_536
        let table4 = Self.table4(runs4, isWide: isWide)
        let table6 = Self.table6(runs6, isWide: isWide)
        writer.add(.addressIndex4, table4.index)
        writer.add(.addressEntries4, table4.entries)
        writer.add(.addressIndex6, table6.index)
        writer.add(.addressStarts6, table6.starts)
        writer.add(.addressCodes6, table6.codes)
        writer.add(.addressHosts6, table6.hosts)
        var records = ByteWriter()
        for record in attributes { record.write(to: &records) }
        writer.add(.addressAttributes, records.bytes)
    }

    private mutating func number(of values: [UInt32]) -> UInt32 {
        let joined = join(values)
        if let known = numbers[joined] { return known }
        let number = UInt32(attributes.count)
        attributes.append(joined)
        numbers[joined] = number
        return number
    }

    /// Joins what the sources say of one run.
    private func join(_ values: [UInt32]) -> AddressAttributes {
        var joined = AddressAttributes()
        if values[0] != 0 { return sources[0].meanings[Int(values[0]) - 1] }
        for (source, value) in zip(sources, values) where value != 0 && source.kind == .registryCountry {
            joined.registryCountry = source.meanings[Int(value) - 1].registryCountry
        }
        for (source, value) in zip(sources, values).dropFirst() where value != 0 {
            let meaning = source.meanings[Int(value) - 1]
            if meaning.whoisCountry != 0 {
                if source.distrusted.contains(meaning.whoisCountry), joined.registryCountry != 0,
                    joined.registryCountry != meaning.whoisCountry
                {
                    continue
                }
                joined.whoisCountry = meaning.whoisCountry
            }
            joined.flags.formUnion(meaning.flags)
            if meaning.provider != 0 { joined.provider = meaning.provider }
            if meaning.watch != 0 { joined.watch = meaning.watch }
            if meaning.autonomousSystem != 0 { joined.autonomousSystem = meaning.autonomousSystem }
            joined.sources |= 1 << UInt32(source.source)
        }
        return joined
    }

    /// The runs of one version with the numbers of their attributes.
    private mutating func runs<Key>(
        _ blocks: (SourceBlocks) -> [ValuedRange<Key>]
    ) -> [(start: Key, code: UInt32)] {
        var runs: [(start: Key, code: UInt32)] = []
        mergeLayers(sources.map { FlatLayer(blocks($0)) }) { start, values in
            let code = number(of: values)
            if runs.last?.code != code { runs.append((start, code)) }
        }
        return runs
    }

    private static func table4(
        _ runs: [(start: UInt32, code: UInt32)], isWide: Bool
    ) -> (index: [UInt8], entries: [UInt8]) {
        var index = ByteWriter()
        var entries = ByteWriter()
        var bucket: UInt32 = 0
        for (count, run) in runs.enumerated() {
            while bucket <= run.start >> 16 {
                index.integer(UInt32(count))
                bucket += 1
            }
            if isWide {
                entries.integer(UInt64(run.start) << 32 | UInt64(run.code))
            } else {
                entries.integer(run.start << 16 | run.code & 0xffff)
            }
        }
        while bucket <= 65_536 {
            index.integer(UInt32(runs.count))
            bucket += 1
        }
        return (index.bytes, entries.bytes)
    }

    private static func table6(
        _ runs: [(start: UInt128, code: UInt32)], isWide: Bool
    ) -> (index: [UInt8], starts: [UInt8], codes: [UInt8], hosts: [UInt8]) {
        let space: ClosedRange<UInt128> = (1 << 125)...((1 << 126) - 1)
        var split = SplitRuns()
        for (position, run) in runs.enumerated() {
            let end = position + 1 < runs.count ? runs[position + 1].start - 1 : UInt128.max
            let from = max(run.start, space.lowerBound)
            let to = min(end, space.upperBound)
            if from <= to { split.add(from, to, run.code) }
        }
        return split.sections(isWide: isWide)
    }
}

/// Runs of version 6 addresses, those that cut a /64 apart from the others.
private struct SplitRuns {
    private var runs: [(start: UInt64, code: UInt32)] = []
    private var hosts = ByteWriter()

    mutating func add(_ from: UInt128, _ to: UInt128, _ code: UInt32) {
        let all = UInt64.max
        var first = UInt64(truncatingIfNeeded: from >> 64)
        let last = UInt64(truncatingIfNeeded: to >> 64)
        let low = UInt64(truncatingIfNeeded: from)
        let highest = UInt64(truncatingIfNeeded: to)
        if low != 0 || (first == last && highest != all) {
            host(first, low, code)
            if first == last { return }
            first += 1
        }
        let hasTail = highest != all
        if !hasTail || first < last, runs.last?.code != code || runs.isEmpty { runs.append((first, code)) }
        if hasTail { host(last, 0, code) }
    }

    private mutating func host(_ high: UInt64, _ low: UInt64, _ code: UInt32) {
        hosts.integer(high)
        hosts.integer(low)
        hosts.integer(code)
        hosts.integer(UInt32(0))
    }

    func sections(isWide: Bool) -> (index: [UInt8], starts: [UInt8], codes: [UInt8], hosts: [UInt8]) {
        var index = ByteWriter()
        var starts = ByteWriter()
        var codes = ByteWriter()
        var bucket: UInt64 = 0
        for (count, run) in runs.enumerated() {
            while bucket <= run.start >> 45 & 0xffff {
                index.integer(UInt32(count))
                bucket += 1
            }
            starts.integer(run.start)
            if isWide { codes.integer(run.code) } else { codes.integer(UInt16(truncatingIfNeeded: run.code)) }
        }
        while bucket <= 65_536 {
            index.integer(UInt32(runs.count))
            bucket += 1
        }
        return (index.bytes, starts.bytes, codes.bytes, hosts.bytes)
    }
}
