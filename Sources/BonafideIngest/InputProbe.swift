internal import BonafideCore

/// Looks at the beginning of an input and tells how it is to be read.
struct InputProbe {
    private static let sampleBytes = 256 << 10
    private static let mostColumns = 4096

    private let path: String
    private let limits: IngestLimits
    private let stored: StoredInput
    private let isCompressed: Bool
    private let encoding: TextEncoding
    private let mark: Int
    /// The first decoded bytes.
    private let sample: [UInt8]
    private let isWhole: Bool

    /// Reads the sample of a file, or of standard input where the path is `-`.
    init(_ path: String, _ limits: IngestLimits) throws(IngestError) {
        self.path = path
        self.limits = limits
        stored = path == "-" ? try .standardInput() : try .open(path: path)
        let head = stored.stream(path: path).prefix(4)
        if let error = head.error { throw error }
        isCompressed = head.bytes.starts(with: [0x1f, 0x8b])
        var raw = stored.stream(path: path)
        if isCompressed { raw = try GzipStream(raw, path: path) }
        let (first, trouble) = raw.prefix(Self.sampleBytes)
        if first.isEmpty, let trouble { throw trouble }
        (encoding, mark) = TextEncoding.detect(first, isWhole: first.count < Self.sampleBytes)
        let text = try InputLayout.decoded(stored, path, isCompressed, encoding, mark).prefix(Self.sampleBytes)
        if text.bytes.isEmpty, let error = text.error { throw error }
        sample = text.bytes
        isWhole = first.count < Self.sampleBytes
    }

    /// Tells the format, the columns and the map; with a group given, for that group's own table.
    func layout(_ choice: MapChoice, table: ProfileGroup? = nil) throws(IngestError) -> InputLayout {
        guard let first = sample.first(where: { $0 > 0x20 }) else {
            throw IngestError(.emptyInput, path, "the input is empty")
        }
        switch first {
        case 0x3c: return try document(.xml, choice, table)
        case 0x5b: return try document(.jsonArray, choice, table)
        case 0x7b:
            if let keys = JSONEnvelope.keys(sample, named: choice.recordElement) {
                return try document(.jsonValues, choice, table, inside: keys)
            }
            return try document(firstLineIsValue ? .jsonLines : .jsonValues, choice, table)
        default: return try delimited(choice, table)
        }
    }

    // MARK: - Tables

    private func delimited(_ choice: MapChoice, _ table: ProfileGroup?) throws(IngestError) -> InputLayout {
        var start = 0
        var line = 1
        var delimiter: UInt8?
        // Excel writes the delimiter it used into a line of its own.
        if sample.count >= 6, sample.starts(with: "sep=".utf8), sample[5] == 0x0a || sample[5] == 0x0d {
            delimiter = sample[4]
            start = sample[5] == 0x0d ? 7 : 6
            line = 2
        }
        let separator = delimiter ?? HeaderRow.delimiter(sample[start...])
        guard let header = HeaderRow(sample, from: start, delimiter: separator) else {
            throw IngestError(
                .unclosedQuote, path, line: line, "the header is not closed within \(Self.sampleBytes >> 10) KB",
                hint: "the first line must name the columns")
        }
        guard header.columns.count <= Self.mostColumns else {
            throw IngestError(.badHeader, path, line: line, "the header has more than \(Self.mostColumns) columns")
        }
        guard !sample[..<header.end].contains(0) else {
            throw IngestError(
                .invalidEncoding, path, line: line, "the header holds a NUL character", hint: "is this a text file?")
        }
        let names = Set(header.columns.map { FlatName.of($0.filter { $0 != "[" && $0 != "]" && $0 != "{" }) })
        let map = choice.map(for: names)
        var aliases = choice.aliases(of: map, table: table)
        if table != nil { aliases = aliases.leavingPlainID(to: header.columns) }
        let layout = TableLayout(columns: header.columns, aliases: aliases)
        let hasID = layout.uses.contains { use in
            if case .field(let target, _) = use { target.group == 0 && target.field == 0 } else { false }
        }
        if let table, !hasID {
            throw IngestError(
                .nothingMapped, path, line: line, "the table `\(table.name)` has no column that names the profile",
                hint: "add a column `profile_id`")
        }
        return InputLayout(
            path: path, format: .table, isCompressed: isCompressed, encoding: encoding, map: map,
            numbersRecords: !hasID, stored: stored, markLength: mark, delimiter: separator, headerLength: header.end,
            firstLine: line + header.lines, table: layout, aliases: aliases, recordElement: "", recordKeys: [])
    }

    // MARK: - Documents

    private func document(
        _ format: InputFormat, _ choice: MapChoice, _ table: ProfileGroup?, inside keys: [[UInt8]] = []
    ) throws(IngestError) -> InputLayout {
        var element = ""
        var names: Set<[UInt8]>
        if format == .xml {
            let found = try XMLSample(stored, path, isCompressed, limits)
            element = found.recordElement
            names = found.names
        } else if keys.isEmpty {
            names = JSONSample.names(sample)
        } else {
            let records = EnvelopeStream(MemoryStream(sample), keys: keys, file: path).prefix(sample.count)
            names = JSONSample.names(records.bytes)
        }
        let map = choice.map(for: names)
        if !map.recordElement.isEmpty { element = map.recordElement }
        var aliases = choice.aliases(of: map, table: table)
        if table != nil { aliases = aliases.leavingPlainID(to: names.map { String(decoding: $0, as: UTF8.self) }) }
        let hasID = names.contains { name in
            aliases.find(name).map { $0.group == 0 && $0.field == 0 } ?? false
        }
        return InputLayout(
            path: path, format: format, isCompressed: isCompressed, encoding: format == .xml ? .utf8 : encoding,
            map: map, numbersRecords: !hasID && table == nil, stored: stored, markLength: mark, delimiter: 0,
            headerLength: 0, firstLine: 1, table: nil, aliases: aliases, recordElement: element, recordKeys: keys)
    }

    /// Whether the first line holds a whole JSON object, as in JSON Lines.
    private var firstLineIsValue: Bool {
        guard let start = sample.firstIndex(where: { $0 > 0x20 }) else { return false }
        let end = sample[start...].firstIndex(of: 0x0a) ?? sample.count
        if end == sample.count, !isWhole { return true }
        var depth = 0
        var isInString = false
        var index = start
        while index < end {
            let byte = sample[index]
            if isInString {
                if byte == 0x5c { index += 1 } else if byte == 0x22 { isInString = false }
            } else if byte == 0x22 {
                isInString = true
            } else if byte == 0x7b || byte == 0x5b {
                depth += 1
            } else if byte == 0x7d || byte == 0x5d {
                depth -= 1
            }
            index += 1
        }
        // A first line that is no whole object, in a file of such lines, is a broken record of JSON Lines.
        return depth == 0 || nextLineBeginsObject(end)
    }

    private func nextLineBeginsObject(_ end: Int) -> Bool {
        let rest = sample[min(end + 1, sample.count)...]
        return rest.first == 0x7b
    }
}

/// The header of a table.
struct HeaderRow {
    let columns: [String]
    /// Offset behind the header's line end.
    let end: Int
    /// Count of lines the header takes.
    let lines: Int

    /// Reads the header; nothing where it does not end within the sample.
    init?(_ sample: [UInt8], from start: Int, delimiter: UInt8) {
        var columns: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var lines = 1
        var index = start
        func column() -> String { String(decoding: field.filter { $0 != 0x0d && $0 != 0x0a }, as: UTF8.self) }
        while index < sample.count {
            let byte = sample[index]
            index += 1
            if byte == 0x22 {
                isQuoted.toggle()
            } else if isQuoted {
                if byte == 0x0a { lines += 1 }
                field.append(byte)
            } else if byte == delimiter {
                columns.append(column())
                field.removeAll()
            } else if byte == 0x0a {
                columns.append(column())
                self.columns = columns.map(Self.trimmed)
                end = index
                self.lines = lines
                return
            } else {
                field.append(byte)
            }
        }
        guard !isQuoted, index - start < 256 << 10 else { return nil }
        columns.append(column())
        self.columns = columns.map(Self.trimmed)
        end = index
        self.lines = lines
    }

    private static func trimmed(_ text: String) -> String {
        var text = Substring(text)
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }

    /// The delimiter that stands most often in the first line, outside quotes; the comma where none does.
    static func delimiter(_ sample: ArraySlice<UInt8>) -> UInt8 {
        let candidates: [UInt8] = [0x2c, 0x3b, 0x09, 0x7c]
        var counts = [0, 0, 0, 0]
        var isQuoted = false
        for byte in sample {
            if byte == 0x22 { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == 0x0a { break }
            if let place = candidates.firstIndex(of: byte) { counts[place] += 1 }
        }
        let most = counts.max() ?? 0
        return candidates[counts.firstIndex(of: most) ?? 0]
    }
}
