internal import BonafideCore

/// How the records of an input are written.
package enum InputFormat: String, Sendable, CaseIterable {
    /// CSV, TSV or another delimited table with a header.
    case table
    /// One JSON object a line.
    case jsonLines
    /// One JSON array of objects.
    case jsonArray
    /// JSON objects one after the other, or a single one, over any number of lines.
    case jsonValues
    case xml
}

/// Everything known about one input before its records are read.
package struct InputLayout: Sendable {
    /// The path as given; `-` for standard input.
    package let path: String
    package let format: InputFormat
    /// Whether the bytes are inside gzip.
    package let isCompressed: Bool
    package let encoding: TextEncoding
    /// The map that names the fields.
    package let map: ColumnMap
    /// Columns of a table in order; empty for documents.
    package var columns: [String] { table?.columns ?? [] }
    /// Count of stored bytes.
    package var size: UInt64 { stored.size }
    /// Whether records lack ids, so that `row-N` stands in.
    package let numbersRecords: Bool

    let stored: StoredInput
    let markLength: Int
    let delimiter: UInt8
    /// Bytes of decoded text before the first record, and the line the first record begins on.
    let headerLength: Int
    let firstLine: Int
    let table: TableLayout?
    let aliases: AliasTable
    let recordElement: String
    /// Keys that lead to the list of records of a JSON object that wraps one, as they are written.
    let recordKeys: [[UInt8]]

    /// The keys that lead to the list of records, with points between them; empty where the records stand alone.
    package var recordPath: String { recordKeys.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ".") }

    /// The decoded text of the input.
    func decodedStream() throws(IngestError) -> ByteStream {
        try Self.decoded(stored, path, isCompressed, encoding, markLength)
    }

    static func decoded(
        _ stored: StoredInput, _ path: String, _ isCompressed: Bool, _ encoding: TextEncoding, _ mark: Int
    ) throws(IngestError) -> ByteStream {
        var stream = stored.stream(path: path)
        if isCompressed { stream = ReadAheadStream(try GzipStream(stream, path: path)) }
        if mark > 0 { stream = SkippingStream(stream, skipping: mark) }
        return encoding == .utf8 ? stream : TranscodingStream(stream, from: encoding, path: path)
    }

    /// Chunks no larger than a small file needs: an empty megabyte takes longer to make than one record to score.
    private func bounded(_ limits: IngestLimits) -> IngestLimits {
        guard path != "-", !isCompressed, encoding == .utf8 else { return limits }
        var small = limits
        small.chunkBytes = min(limits.chunkBytes, max(4096, Int(clamping: size) + 64))
        return small
    }

    func makeCutter(file: Int, limits: IngestLimits, known: KnownCuts) throws(IngestError) -> any RecordCutter {
        // libxml2 decodes by itself, from the declaration and the byte order mark.
        if format == .xml {
            var stream = stored.stream(path: path)
            if isCompressed { stream = ReadAheadStream(try GzipStream(stream, path: path)) }
            return XMLCutter(stream, path: path, file: file, limits: limits, recordElement: recordElement)
        }
        let limits = bounded(limits)
        var stream = try decodedStream()
        if headerLength > 0 { stream = SkippingStream(stream, skipping: headerLength) }
        switch format {
        case .table, .jsonLines, .xml:
            return TextCutter(
                stream, path: path, file: file, limits: limits, hasQuotes: format == .table, firstLine: firstLine,
                trail: CutTrail(known, file: file, stored.change))
        case .jsonArray, .jsonValues:
            if !recordKeys.isEmpty { stream = EnvelopeStream(stream, keys: recordKeys, file: path) }
            return ValueCutter(stream, path: path, limits: limits, isArray: format == .jsonArray)
        }
    }
}
