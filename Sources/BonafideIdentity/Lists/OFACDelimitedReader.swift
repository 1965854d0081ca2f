package import BonafideCore

/// Reads the United States Treasury's comma-separated files, which belong together: main records, aliases, addresses,
/// and the overflow of remarks.
package struct OFACDelimitedReader {
    /// Which of the files one is, told by its count of columns.
    package enum Part: Int, Sendable {
        case comments = 2
        case aliases = 5
        case addresses = 6
        case main = 12
    }

    /// Remarks longer than this are cut and continued in the comments file, without anything between.
    private static let remarkLimit = 1_000

    private var entries: [String: ListEntry] = [:]
    private var order: [String] = []
    private var remarks: [String: String] = [:]
    private var overflow: [String: String] = [:]
    private var mainCount = 0
    /// What could not be read.
    package private(set) var diagnostics: [Diagnostic] = []

    /// Starts with no file read.
    package init() {}

    /// Tells which file some bytes are, by their first record.
    package static func part(of bytes: [UInt8]) -> Part? {
        var reader = DelimitedText(Array(bytes.prefix(65_536)))
        guard let first = reader.next(), Int(first[0].trimmedText) != nil else { return nil }
        return Part(rawValue: first.count)
    }

    /// Reads one of the files; a record of another width is reported and passed over.
    package mutating func read(_ bytes: [UInt8], as part: Part, file: String) {
        var reader = DelimitedText(bytes)
        while let fields = reader.next() {
            guard fields.count == part.rawValue, Int(fields[0].trimmedText) != nil else {
                diagnostics.append(
                    Diagnostic(
                        code: "L110", severity: .warning, location: SourceLocation(file: file, line: reader.line),
                        message:
                            "a record has \(fields.count) columns where \(part.rawValue) are expected; it was left out")
                )
                continue
            }
            take(fields, part)
        }
    }

    private mutating func take(_ fields: [String], _ part: Part) {
        let id = fields[0].trimmedText
        switch part {
        case .main:
            mainCount += 1
            var entry = entry(id)
            entry.kind = Self.kind(value(fields[2]))
            let aliases = entry.names
            entry.names = []
            entry.addName(value(fields[1]))
            for alias in aliases { entry.addName(alias.text, isWeak: alias.isWeak) }
            entry.programs = Self.programs(value(fields[3]))
            remarks[id] = value(fields[11])
            entries[id] = entry
        case .aliases:
            var entry = entry(id)
            entry.addName(value(fields[3]), isWeak: value(fields[4]).lowercased().contains("weak"))
            entries[id] = entry
        case .addresses:
            var entry = entry(id)
            entry.addCountry(value(fields[4]))
            entries[id] = entry
        case .comments:
            _ = entry(id)
            overflow[id, default: ""] += fields[1]
        }
    }

    private mutating func entry(_ id: String) -> ListEntry {
        if let known = entries[id] { return known }
        order.append(id)
        let entry = ListEntry(id: id, kind: .unstated)
        entries[id] = entry
        return entry
    }

    private func value(_ field: String) -> String {
        let text = field.trimmedText
        return text == "-0-" ? "" : text
    }

    private static func kind(_ word: String) -> ListedPartyKind {
        switch word.lowercased() {
        case "individual": .person
        case "vessel": .vessel
        case "aircraft": .aircraft
        default: .organisation
        }
    }

    private static func programs(_ text: String) -> [String] {
        text.split { $0 == "]" || $0 == "[" || $0 == ";" }.map { String($0).trimmedText }.filter { !$0.isEmpty }
    }

    /// Joins what was read. Aliases whose main record is missing make entries of unstated kind.
    package mutating func finish(source: ListSource) -> ListVersion {
        var version = ListVersion(source: source)
        version.declaredCount = nil
        var orphans = 0
        for id in order {
            guard var entry = entries[id] else { continue }
            if let text = remarks[id] {
                // Only a remark cut at the limit goes on in the other file.
                let isCut = text.unicodeScalars.count >= Self.remarkLimit
                let rest = overflow[id] ?? ""
                OFACFeatures.addRemarks(isCut || rest.isEmpty ? text + rest : text + "; " + rest, to: &entry)
            } else {
                orphans += 1
                // What goes on in the other file begins amid a fact; the facts after it are whole.
                if let rest = overflow[id], let end = rest.firstRange(of: "; ") {
                    OFACFeatures.addRemarks(String(rest[end.upperBound...]), to: &entry)
                }
            }
            if !entry.names.isEmpty || !entry.identifiers.isEmpty { version.entries.append(entry) }
        }
        if orphans > 0 {
            diagnostics.append(
                Diagnostic(
                    code: "L111", severity: .note, location: SourceLocation(file: source.rawValue),
                    message:
                        "\(orphans) parties are known by aliases, addresses or further remarks only; the main file lacks them",
                    hint: "import a main file as new as the alias file"))
        }
        version.diagnostics = diagnostics
        return version
    }
}
