package import BonafideCore

/// How inputs are to be read, where the defaults do not serve.
package struct IngestOptions: Sendable {
    /// Name of a built-in map, or path of a map file; found by itself where empty.
    package var map = ""
    /// Bounds on memory.
    package var limits = IngestLimits()

    /// The defaults.
    package init() {}
}

/// Opens exports and turns them into a plan for reading.
package enum Ingest {
    /// Opens files, folders of tables, or standard input (`-`), tells their formats and chooses their maps.
    ///
    /// Nothing but the beginning of each input is read, except side tables, which are held in memory.
    package static func open(_ paths: [String], _ options: IngestOptions = IngestOptions()) throws(IngestError)
        -> InputPlan
    {
        let chosen = try MapChoice(options.map)
        var inputs: [InputLayout] = []
        var notes: [Diagnostic] = []
        var sideFiles: [(path: String, group: ProfileGroup)] = []
        for path in paths {
            if path != "-", InputFolder.isFolder(path) {
                let folder = try InputFolder(path)
                notes += folder.notes
                sideFiles += folder.sideTables
                for profile in folder.profiles { inputs.append(try InputProbe(profile, options.limits).layout(chosen)) }
            } else {
                inputs.append(try InputProbe(path, options.limits).layout(chosen))
            }
        }
        guard !inputs.isEmpty else {
            throw IngestError(
                .noProfiles, paths.first ?? "-", "no input was given", hint: "name a file, a folder, or -")
        }
        let reports = try inputs.enumerated().map { number, input throws(IngestError) in
            try InputReport(input, file: number, options.limits)
        }
        for (input, report) in zip(inputs, reports) { notes += report.notes(for: input) }
        var side: SideTables?
        var sideReports: [SideTableReport] = []
        if !sideFiles.isEmpty {
            var builder = SideTableBuilder(limit: options.limits.sideTableBytes)
            for (path, group) in sideFiles {
                let report = try builder.read(path, group, chosen, options.limits)
                notes += report.notes
                sideReports.append(report)
            }
            side = builder.finish()
        }
        return InputPlan(
            inputs: inputs, bytesBefore: inputs.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.size) },
            reports: reports, sideReports: sideReports, notes: notes, sideTables: side, limits: options.limits)
    }
}

/// Inputs that were opened and understood; read them as often as needed.
package struct InputPlan: Sendable {
    /// The inputs that hold profiles, in the order they were given.
    package let inputs: [InputLayout]
    /// For each input the stored bytes of those before it, and last those of all.
    package let bytesBefore: [UInt64]
    /// What each of them maps, leaves and drops.
    package let reports: [InputReport]
    /// The side tables that were loaded.
    package let sideReports: [SideTableReport]
    /// Everything to be told to the user before reading, none of it fatal.
    package let notes: [Diagnostic]
    let sideTables: SideTables?
    let limits: IngestLimits
    private let known = KnownCuts()

    /// Count of stored bytes of all profile inputs, for progress.
    package var size: UInt64 { bytesBefore.last ?? 0 }

    /// A source that gives all records once.
    package func makeSource() -> RecordSource { RecordSource(inputs: inputs, limits: limits, known: known) }

    /// The rows of side tables whose id no profile has, by the number of their table among `sideReports`, once the
    /// parsers of a whole pass have met every record.
    package func sideRowsWithoutProfile(_ parsers: [ChunkParser]) -> [(table: Int, origin: RecordOrigin)] {
        sideTables?.unmatched(parsers.map(\.matchedRows)) ?? []
    }

    /// A parser for one worker.
    ///
    /// With `fields`, others are passed over; `ids` tells whose ids are noted; with `only`, records it is
    /// false for are passed over.
    package func makeParser(
        reading fields: FieldSet? = nil, ids: NotedIDs = .all,
        only: (@Sendable (_ file: Int, _ record: UInt64) -> Bool)? = nil
    ) -> ChunkParser {
        ChunkParser(
            inputs: inputs, limits: limits, sideTables: sideTables, reading: fields, ids: ids, only: only)
    }

    /// About how many records the inputs hold, told from their sizes and the first chunk.
    package var estimatedRecords: Int {
        var chunk = RawChunk()
        guard (try? makeSource().next(&chunk)) == true, chunk.inputBytes > 0,
            let outcome = try? makeParser(reading: FieldSet([]), ids: .none).parse(chunk, each: { _, _ in })
        else { return 0 }
        return Int(Double(size) * Double(outcome.records) / Double(chunk.inputBytes))
    }
}

/// What a map makes of one input.
package struct InputReport: Hashable, Sendable {
    /// Columns or paths that no map knows, with the nearest known name where one is near.
    package var unmapped: [Unmapped] = []
    /// Columns or paths of protected traits.
    package var dropped: [String] = []
    /// Columns of a table whose name stands more than once.
    package var repeated: [String] = []
    /// Columns or paths that are mapped; counted over the sample for documents.
    package var mapped = 0

    /// A name that no map knows.
    package struct Unmapped: Hashable, Sendable {
        package var name: String
        package var nearest: String?
    }

    init(_ input: InputLayout, file: Int, _ limits: IngestLimits) throws(IngestError) {
        var names: [String]?
        func suggestions() -> [String] {
            if names == nil { names = input.aliases.suggestions }
            return names ?? []
        }
        if let table = input.table {
            repeated = TableLayout.repeatedNames(table.columns)
            for (column, use) in zip(table.columns, table.uses) {
                switch use {
                case .field: mapped += 1
                case .dropped: dropped.append(column)
                case .ignored: unmapped.append(Unmapped(column, suggestions()))
                }
            }
        } else {
            try readSample(input, file, limits, suggestions)
        }
        guard mapped > 0 || !dropped.isEmpty || unmapped.isEmpty else { throw nothingMapped(input) }
    }

    /// Documents name their keys record by record; the first chunk tells what to expect.
    private mutating func readSample(
        _ input: InputLayout, _ file: Int, _ limits: IngestLimits, _ suggestions: () -> [String]
    ) throws(IngestError) {
        var small = limits
        small.chunkBytes = 64 << 10
        let source = RecordSource(inputs: [input], limits: small)
        let parser = ChunkParser(inputs: [input], limits: small, sideTables: nil)
        var chunk = RawChunk()
        // Trouble in the records themselves is told when they are read.
        guard (try? source.next(&chunk)) == true else { return }
        let outcome = try? parser.parse(chunk) { _, _ in }
        dropped = parser.droppedPaths
        unmapped = parser.unknownPaths.map { Unmapped($0, suggestions()) }
        mapped = parser.mappedPaths
        if outcome?.records ?? 0 == 0 { unmapped = [] }
    }

    private func nothingMapped(_ input: InputLayout) -> IngestError {
        let names = unmapped.prefix(3).map { "`\($0.name)`" }.joined(separator: ", ")
        return IngestError(
            .nothingMapped, input.path, line: 1,
            "no column or key is known to the map `\(input.map.name)` (first: \(names))",
            hint:
                "the first line must name the columns; see docs/profile.md for names, or give your own with --map FILE")
    }

    /// Diagnostics for what is left and dropped.
    func notes(for input: InputLayout) -> [Diagnostic] {
        var notes: [Diagnostic] = []
        func add(_ code: IngestCode, _ severity: Severity, _ message: String, _ hint: String = "") {
            notes.append(
                Diagnostic(
                    code: code.rawValue, severity: severity, location: SourceLocation(file: input.path),
                    message: message, hint: hint))
        }
        for name in unmapped {
            add(
                .unmappedColumn, .warning, "`\(name.name)` is not known to the map `\(input.map.name)` and is left out",
                name.nearest.map { "did you mean `\($0)`?" } ?? "")
        }
        if !dropped.isEmpty {
            let names = dropped.map { "`\($0)`" }.joined(separator: ", ")
            add(.droppedColumns, .note, "dropped because no score may rest on them: \(names)")
        }
        for name in repeated {
            add(
                .repeatedColumn, .warning,
                "the column `\(name)` stands more than once; a row takes the first of them that holds a value")
        }
        if !input.recordPath.isEmpty {
            add(.wrappedRecords, .note, "the records are those of the list `\(input.recordPath)`")
        }
        if input.numbersRecords {
            add(
                .numberedRecords, .warning, "the records carry no id; row-1, row-2, … stand in",
                "map a column to `id` so that side tables and later runs can refer to an applicant")
        }
        if input.encoding == .windows1252 {
            add(.assumedEncoding, .note, "the text is not UTF-8 and was read as Windows-1252")
        }
        return notes
    }
}

extension InputReport.Unmapped {
    init(_ name: String, _ suggestions: [String]) {
        let flat = String(decoding: FlatName.of(name.filter { $0 != "[" && $0 != "]" }), as: UTF8.self)
        self.init(name: name, nearest: NearestName.of(flat, among: suggestions))
    }
}
