package import BonafideCore

/// How a published flag is answered.
package enum FlagStatus: String, Sendable, CaseIterable {
    /// Told from what hiring systems and platforms export by themselves.
    case export
    /// Told when sessions are given as well.
    case sessions
    /// Told when an optional table or look-up is given.
    case feed
    /// Told when a person records it by its code.
    case observation
    /// Something to do, not something to measure.
    case procedure
    /// Leaves no trace in data.
    case unseen
    /// Could be computed and is not.
    case refused

    /// The phrase used in reports.
    package var phrase: String {
        switch self {
        case .export: "rules, from exports"
        case .sessions: "rules, with sessions"
        case .feed: "rules, with an optional feed"
        case .observation: "recorded by a person"
        case .procedure: "a procedure"
        case .unseen: "leaves no trace in data"
        case .refused: "refused"
        }
    }

    /// Whether a rule must stand behind it.
    var needsRule: Bool { [.export, .sessions, .feed, .observation].contains(self) }
}

/// Why a row of the catalogue has no rule of its own.
package enum RowStatus: String, Sendable, CaseIterable {
    case guarding = "guard"
    case note, covered, feed, refused, planned

    /// The phrase used in reports.
    package var phrase: String {
        switch self {
        case .guarding: "keeps rules from firing"
        case .note: "shown, never weighed"
        case .covered: "answered by another row’s rule"
        case .feed: "not observable without further data"
        case .refused: "refused"
        case .planned: "not in this build"
        }
    }
}

/// A document that flags are taken from.
package struct CoverageDocument: Sendable {
    package var code: String
    package var title: String
    package var publisher: String
    package var date: String
}

/// A flag or mitigation of a document, in the project's own words.
package struct PublishedFlag: Sendable {
    package var id: String
    package var what: String
    package var isMitigation: Bool
    package var status: FlagStatus
    package var rows: [String]
    package var needs: String
    package var note: String

    /// The code of its document.
    package var document: String { String(id.prefix { $0 != "-" }) }
}

/// A row of the indicator catalogue.
package struct CatalogueRow: Sendable {
    package var name: String
    package var what: String
    /// Why it has no rule, or nothing where it has.
    package var status: RowStatus?
    /// The rule of another row that answers it.
    package var coveredBy: String
    package var why: String
}

/// Documents, flags and rows as written in `coverage.yaml`.
package struct CoverageFile: Sendable {
    package var documents: [CoverageDocument] = []
    package var flags: [PublishedFlag] = []
    package var rows: [CatalogueRow] = []

    /// Reads the file; every mistake is reported with its place.
    package static func read(_ source: SourceText, _ diagnostics: inout DiagnosticList) -> CoverageFile {
        let document = YAMLDocument(source, &diagnostics)
        let map = MapReader(
            document.entries, keys: ["documents", "flags", "rows"], in: source, at: source.location(1, 1), &diagnostics)
        map.require(["documents", "flags", "rows"], &diagnostics)
        var file = CoverageFile()
        for item in items("documents", map, ["code", "title", "by", "date"], &diagnostics) {
            file.documents.append(
                CoverageDocument(
                    code: item.text("code", &diagnostics) ?? "", title: item.text("title", &diagnostics) ?? "",
                    publisher: item.text("by", &diagnostics) ?? "", date: item.text("date", &diagnostics) ?? ""))
        }
        for item in items("flags", map, ["id", "part", "status", "rows", "needs", "what", "note"], &diagnostics) {
            item.require(["id", "status", "rows", "what"], &diagnostics)
            guard let status: FlagStatus = word("status", item, &diagnostics) else { continue }
            file.flags.append(
                PublishedFlag(
                    id: item.text("id", &diagnostics) ?? "", what: item.text("what", &diagnostics) ?? "",
                    isMitigation: item.text("part", &diagnostics) == "mitigation", status: status,
                    rows: item.texts("rows", &diagnostics), needs: item.text("needs", &diagnostics) ?? "",
                    note: item.text("note", &diagnostics) ?? ""))
        }
        for item in items("rows", map, ["row", "what", "status", "by", "why"], &diagnostics) {
            item.require(["row", "what"], &diagnostics)
            let status: RowStatus? = item.node("status") == nil ? nil : word("status", item, &diagnostics)
            file.rows.append(
                CatalogueRow(
                    name: item.text("row", &diagnostics) ?? "", what: item.text("what", &diagnostics) ?? "",
                    status: status, coveredBy: item.text("by", &diagnostics) ?? "",
                    why: item.text("why", &diagnostics) ?? ""))
        }
        return file
    }

    /// The file that is built into the binary.
    package static var embedded: SourceText { SourceText(path: "Rules/coverage.yaml", text: EmbeddedCoverage.text) }

    private static func items(
        _ key: String, _ map: MapReader, _ keys: [String], _ diagnostics: inout DiagnosticList
    ) -> [MapReader] {
        guard let node = map.node(key) else { return [] }
        guard case .list(let list, _, _) = node else {
            diagnostics.add(.wrongShape, "`\(key)` must be a list", at: map.source.location(of: node))
            return []
        }
        return list.compactMap { item in
            guard case .map(let entries, _, _) = item else {
                diagnostics.add(.wrongShape, "expected a map", at: map.source.location(of: item))
                return nil
            }
            return MapReader(entries, keys: keys, in: map.source, at: map.source.location(of: item), &diagnostics)
        }
    }

    private static func word<Word: RawRepresentable & CaseIterable>(
        _ key: String, _ map: MapReader, _ diagnostics: inout DiagnosticList
    ) -> Word? where Word.RawValue == String {
        guard let text = map.text(key, &diagnostics) else { return nil }
        if let word = Word(rawValue: text) { return word }
        diagnostics.add(
            .unknownStatus, "there is no status `\(text)`", at: map.place(of: key),
            hint: NearestName.hint(for: text, among: Word.allCases.map(\.rawValue)))
        return nil
    }
}
