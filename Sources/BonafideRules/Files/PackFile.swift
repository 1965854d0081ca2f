package import BonafideCore

/// The pack file as written: name, version, prior, decays, groups and bands.
package struct PackFile: Sendable {
    /// The file's text.
    package var source: SourceText
    package var name = ""
    package var version = ""
    package var settings = ScoringSettings(prior: -1996)
    package var bands: [Band] = []
    /// Whether the weights were fitted together (`weights: tuned`) or each judged alone (`weights: expert`).
    package var isTuned = false
    /// Where each group and each key stands.
    package var places: [String: SourceLocation] = [:]

    /// The place of a key's value, or the start of the file.
    package func place(_ key: String) -> SourceLocation { places[key] ?? source.location(1, 1) }
}

/// Reads the pack file.
enum PackFileReader {
    static let keys = [
        "name", "version", "prior", "weights", "within", "across", "mitigation_cap", "groups", "bands",
    ]

    static func read(_ source: SourceText, _ diagnostics: inout DiagnosticList) -> PackFile {
        let document = YAMLDocument(source, &diagnostics)
        var map = MapReader(document.entries, keys: keys, in: source, at: source.location(1, 1), &diagnostics)
        map.brokenKeys = document.brokenKeys
        map.require(["name", "version", "prior", "groups", "bands"], &diagnostics)
        var pack = PackFile(source: source)
        pack.places = map.places
        pack.name = map.text("name", &diagnostics) ?? ""
        pack.version = map.text("version", &diagnostics) ?? ""
        if map.node("version") != nil, !isVersion(pack.version) {
            diagnostics.add(
                .badSetting, "`\(pack.version)` is not a version", at: map.place(of: "version"),
                hint: "three numbers, such as `1.4.0`")
        }
        if let prior = number("prior", map, &diagnostics) { pack.settings.prior = prior }
        if let within = share("within", map, &diagnostics) { pack.settings.within = within }
        if let across = share("across", map, &diagnostics) { pack.settings.across = across }
        if let weights = map.text("weights", &diagnostics) {
            pack.isTuned = weights == "tuned"
            if weights != "tuned", weights != "expert" {
                diagnostics.add(
                    .badSetting, "`\(weights)` is not a kind of weights", at: map.place(of: "weights"),
                    hint: NearestName.hint(for: weights, among: ["expert", "tuned"]))
            }
        }
        pack.settings.mitigationCap = cap("mitigation_cap", map, &diagnostics)
        readGroups(map, &pack, &diagnostics)
        readBands(map, &pack, &diagnostics)
        return pack
    }

    private static func isVersion(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 3 && parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { $0.isNumber } }
    }

    private static func number(_ key: String, _ map: MapReader, _ diagnostics: inout DiagnosticList) -> Millibans? {
        guard let text = map.text(key, &diagnostics) else { return nil }
        if let value = WrittenNumber.millibans(text), abs(value) <= 6_000 { return value }
        diagnostics.add(
            .badSetting, "`\(text)` is not a number of decibans or millibans", at: map.place(of: key),
            hint: "such as `12` (decibans) or `1200mb`, at most 60 decibans")
        return nil
    }

    private static func cap(_ key: String, _ map: MapReader, _ diagnostics: inout DiagnosticList) -> Millibans? {
        guard let value = number(key, map, &diagnostics) else { return nil }
        if value >= 0 { return value }
        diagnostics.add(.badSetting, "`\(key)` cannot be below 0", at: map.place(of: key))
        return nil
    }

    private static func share(_ key: String, _ map: MapReader, _ diagnostics: inout DiagnosticList) -> Share1024? {
        guard let text = map.text(key, &diagnostics) else { return nil }
        if let value = WrittenNumber.share(text) { return value }
        diagnostics.add(
            .badSetting, "`\(text)` is not a share from 0 to 1", at: map.place(of: key),
            hint: "at most four decimals, such as `0.25`")
        return nil
    }

    private static func readGroups(_ map: MapReader, _ pack: inout PackFile, _ diagnostics: inout DiagnosticList) {
        guard let node = map.node("groups") else { return }
        guard case .map(let entries, _, _) = node else {
            diagnostics.add(
                .wrongShape, "`groups` must be a map, not \(node.kind)", at: map.source.location(of: node))
            return
        }
        for entry in entries {
            let name = entry.key.text
            pack.places["groups." + name] = map.source.location(of: entry.key)
            guard RuleFileReader.isKebab(name) else {
                diagnostics.add(
                    .badSetting, "the group `\(name)` must be small letters, digits and single hyphens",
                    at: map.source.location(of: entry.key))
                continue
            }
            guard case .map(let inner, _, _) = entry.value else {
                diagnostics.add(
                    .wrongShape, "the group `\(name)` must be a map such as `{ cap: 10 }`",
                    at: map.source.location(of: entry.value))
                continue
            }
            let group = MapReader(
                inner, keys: ["within", "cap", "title"], in: map.source, at: map.source.location(of: entry.key),
                &diagnostics)
            pack.settings.groups[name] = GroupSetting(
                within: share("within", group, &diagnostics), cap: cap("cap", group, &diagnostics),
                title: group.text("title", &diagnostics) ?? "")
        }
    }

    private static func readBands(_ map: MapReader, _ pack: inout PackFile, _ diagnostics: inout DiagnosticList) {
        guard let node = map.node("bands") else { return }
        guard case .list(let items, _, _) = node, !items.isEmpty else {
            diagnostics.add(
                .wrongShape, "`bands` must be a list from the lowest band up", at: map.source.location(of: node))
            return
        }
        for (index, item) in items.enumerated() {
            guard case .map(let entries, _, _) = item else {
                diagnostics.add(
                    .wrongShape, "a band must have `name`, `from` and `advice`", at: map.source.location(of: item))
                continue
            }
            let place = map.source.location(of: item)
            let band = MapReader(
                entries, keys: ["name", "from", "advice", "ask"], in: map.source, at: place, &diagnostics)
            band.require(index == 0 ? ["name", "advice"] : ["name", "from", "advice"], &diagnostics)
            let from = number("from", band, &diagnostics)
            if index == 0, from != nil {
                diagnostics.add(
                    .badSetting, "the lowest band has no `from`", at: band.place(of: "from"))
            }
            if let from, let last = pack.bands.last?.from ?? (index == 1 ? Millibans.min : nil), from <= last {
                diagnostics.add(
                    .unreachable, "the band can never be reached: it begins at or below the one before it",
                    at: band.place(of: "from"), hint: "list the bands from the lowest up")
            }
            if let from, from % 60 != 0 {
                diagnostics.add(
                    .badSetting, "`from` must be a multiple of 60 millibans, one step of the 0–100 view",
                    at: band.place(of: "from"),
                    hint: "such as `\(from - from % 60)mb`")
            }
            if let name = entries.first(where: { $0.key.text == "name" }) {
                pack.places["bands.\(band.text("name", &diagnostics) ?? "")"] = map.source.location(of: name.value)
            }
            pack.bands.append(
                Band(
                    name: band.text("name", &diagnostics) ?? "", from: index == 0 ? nil : from,
                    advice: band.text("advice", &diagnostics) ?? "", questions: band.texts("ask", &diagnostics)))
        }
    }
}
