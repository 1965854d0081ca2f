package import BonafideCore
import Yams

/// One source as a manifest describes it.
package struct ManifestSource: Hashable, Sendable {
    /// How the bytes of the source are laid out.
    package enum Format: String, Sendable, CaseIterable {
        case cidr, csv, tsv, mmdb, watchlist, traces, cities, countries
        case otherNames = "city_names"
        case zoneTab = "zone_tab"
        case weekData = "week_data"
        case zoneTable = "zone_table"
        case activityModel = "activity_model"
        case phonePlan = "phone_plan"
        case phoneZones = "phone_zones"
        case phoneMarks = "phone_marks"
        case postalMarks = "postal_marks"
    }

    package var name: String
    /// Path as written, relative to the folder of sources.
    package var file: String
    package var format: Format
    package var kind: SourceKind
    package var licence: String
    package var url: String
    package var taken: Day
    /// SHA-256 the file must have, or empty.
    package var digest: String
    package var maximumAgeDays: Int
    /// Header names of the columns, by what they hold: network or first and last, country, provider, asn, flags,
    /// confidence.
    package var columns: [String: String]
    /// Flags for words or letters of a flags column, or for names of a provider column.
    package var flags: [String: AddressFlags]
    /// Countries the source gives where it knows nothing.
    package var distrusted: [String]
    /// Rows of a confidence column below this are left out.
    package var minimumConfidence: Double
    /// Where it stands in the manifest, for messages.
    package var line: Int
}

/// What `data build` compiles: a name and the sources, each with its licence, date and digest.
package struct SourceManifest: Hashable, Sendable {
    /// A short name of the file to build.
    package var name: String
    package var sources: [ManifestSource]
    /// Whether the special-purpose ranges (private use, documentation …) are added; an address plan that was made up
    /// for measurements may go without.
    package var addsSpecialRanges: Bool

    /// Reads a manifest.
    package init(text: String, path: String) throws(ReferenceError) {
        let list = try YAMLList(text: text, path: path)
        try list.checkKeys(of: list.root, known: ["name", "sources", "special_ranges"])
        name = try list.text(list.root, "name")
        let special = list.optionalText(list.root, "special_ranges") ?? "yes"
        guard special == "yes" || special == "no" else {
            throw list.mistake(list.root, "'special_ranges' must be yes or no")
        }
        addsSpecialRanges = special == "yes"
        sources = []
        for node in try list.entries("sources") {
            sources.append(try Self.source(node, in: list))
        }
        guard !sources.isEmpty else { throw list.mistake(list.root, "'sources' is empty") }
        guard sources.count <= 32 else { throw list.mistake(list.root, "at most 32 sources fit one file") }
    }

    private static func source(_ node: Node, in list: YAMLList) throws(ReferenceError) -> ManifestSource {
        try list.checkKeys(
            of: node,
            known: [
                "name", "file", "format", "gives", "licence", "url", "taken", "sha256", "max_age_days", "columns",
                "flags", "distrust", "minimum_confidence",
            ])
        let formats = ManifestSource.Format.allCases.map(\.rawValue)
        guard let format = ManifestSource.Format(rawValue: try list.text(node, "format")) else {
            throw list.mistake(node, "'format' must be one of \(formats.joined(separator: ", "))")
        }
        let kinds = SourceKind.allCases.map(\.word)
        guard let kind = SourceKind(word: try list.text(node, "gives")) else {
            throw list.mistake(node, "'gives' must be one of \(kinds.joined(separator: ", "))")
        }
        let digest = list.optionalText(node, "sha256") ?? ""
        guard digest.isEmpty || (digest.utf8.count == 64 && digest.allSatisfy(\.isHexDigit)) else {
            throw list.mistake(node, "'sha256' must be 64 hexadecimal digits")
        }
        return ManifestSource(
            name: try list.text(node, "name"), file: try list.text(node, "file"), format: format, kind: kind,
            licence: try list.text(node, "licence"), url: list.optionalText(node, "url") ?? "",
            taken: try list.day(node, "taken"), digest: digest.lowercased(),
            maximumAgeDays: try list.number(node, "max_age_days", in: 1...36_500, otherwise: 365),
            columns: try columns(node, in: list), flags: try flags(node, in: list),
            distrusted: try list.texts(node, "distrust"),
            minimumConfidence: list.optionalText(node, "minimum_confidence").flatMap { Double($0) } ?? 0,
            line: node.mark?.line ?? 0)
    }

    private static func columns(_ node: Node, in list: YAMLList) throws(ReferenceError) -> [String: String] {
        guard let value = node.mapping?["columns"] else { return [:] }
        try list.checkKeys(
            of: value, known: ["network", "first", "last", "country", "provider", "asn", "flags", "confidence"])
        var columns: [String: String] = [:]
        for (key, name) in value.mapping ?? [:] { columns[key.scalar?.string ?? ""] = name.scalar?.string }
        return columns
    }

    private static func flags(_ node: Node, in list: YAMLList) throws(ReferenceError) -> [String: AddressFlags] {
        guard let value = node.mapping?["flags"] else { return [:] }
        var flags: [String: AddressFlags] = [:]
        for (key, name) in value.mapping ?? [:] {
            let word = name.scalar?.string ?? ""
            guard let match = AddressFlags.names.first(where: { $0.name == word }) else {
                let hint = NearestName.of(word, among: AddressFlags.names.map(\.name)).map { "; did you mean '\($0)'?" }
                throw list.mistake(name, "unknown flag '\(word)'" + (hint ?? ""))
            }
            flags[key.scalar?.string ?? ""] = match.flag
        }
        return flags
    }
}
