import BonafideCore
import Foundation
import Yams

/// Where a setting came from.
enum SettingOrigin: CustomStringConvertible, Equatable {
    case flag
    case environment(String)
    case file(String, line: Int)
    case standard

    var description: String {
        switch self {
        case .flag: "flag"
        case .environment(let name): "environment \(name)"
        case .file(let path, let line): "\(path):\(line)"
        case .standard: "default"
        }
    }
}

/// One setting: its key in `bonafide.yaml`, its default and a sentence.
struct SettingDefinition {
    let key: String
    let standard: String
    let summary: String

    /// The name of the environment variable that sets it.
    var variable: String { "BONAFIDE_" + key.uppercased().replacing("-", with: "_") }
}

/// Flags over `BONAFIDE_*` over `./bonafide.yaml` over the user's file over defaults.
struct Settings {
    static let definitions: [SettingDefinition] = [
        .init(
            key: "as-of", standard: "now", summary: "The moment the run pretends to happen at (YYYY-MM-DD or RFC 3339)."
        ),
        .init(key: "band-only", standard: "no", summary: "Hide scores, show bands and reasons."),
        .init(key: "blocklist", standard: "none", summary: "Blocklist made by `bonafide blocklist import`."),
        .init(
            key: "cache", standard: "user",
            summary: "Folder for packs that were checked before; user for the user's cache folder, off for none."),
        .init(key: "color", standard: "auto", summary: "auto, always or never."),
        .init(key: "data", standard: "built-in", summary: "Compiled reference file."),
        .init(key: "fail-on", standard: "none", summary: "Exit 1 when an applicant is at or above this band."),
        .init(key: "format", standard: "text", summary: "text, json, ndjson, csv, md or html."),
        .init(
            key: "isolate", standard: "no",
            summary: "yes to read document files in child processes of 512 MiB, or a number of MiB."),
        .init(key: "lists", standard: "user's data folder", summary: "Folder of imported sanctions lists."),
        .init(key: "map", standard: "detect", summary: "Column map: a built-in name or a YAML file."),
        .init(
            key: "max-errors", standard: "1%",
            summary: "Rejected rows to accept: a count or a percentage (at least 10 rows)."),
        .init(key: "min-band", standard: "low", summary: "Report applicants at or above this band."),
        .init(key: "mmdb", standard: "none", summary: "MaxMind-format files, separated by commas."),
        .init(key: "rules", standard: "built-in", summary: "Folder of a rule pack."),
        .init(
            key: "suppressions", standard: "none",
            summary: "File of watchlist matches that were looked at and set aside."),
        .init(key: "threads", standard: "cores", summary: "How many workers score at once."),
    ]

    private var values: [String: (value: String, origin: SettingOrigin)] = [:]

    /// The value of a setting, or nothing where only the default holds.
    func value(_ key: String) -> String? { values[key]?.value }

    /// The value of a setting and where it came from.
    func resolved(_ key: String) -> (value: String, origin: SettingOrigin) {
        values[key] ?? (Self.definitions.first { $0.key == key }?.standard ?? "", .standard)
    }

    /// Reads the layers below the flags.
    static func load(environment: [String: String] = ProcessInfo.processInfo.environment) throws -> Settings {
        var settings = Settings()
        let home = environment["XDG_CONFIG_HOME"] ?? environment["HOME"].map { $0 + "/.config" }
        for path in [home.map { $0 + "/bonafide/bonafide.yaml" }, "bonafide.yaml"].compactMap({ $0 }) {
            guard FileManager.default.fileExists(atPath: path) else { continue }
            try settings.read(file: path)
        }
        for definition in definitions {
            if let value = environment[definition.variable] {
                settings.values[definition.key] = (value, .environment(definition.variable))
            }
        }
        return settings
    }

    /// Lays a flag over what lies below.
    mutating func override(_ key: String, with value: String?) {
        if let value { values[key] = (value, .flag) }
    }

    private mutating func read(file path: String) throws {
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8)
        else {
            throw CommandFailure(.usage, "\(path): error: the settings file cannot be read as UTF-8 text")
        }
        let node: Node?
        do { node = try Yams.compose(yaml: text) } catch {
            throw CommandFailure(.usage, "\(path): error: not valid YAML")
        }
        guard let mapping = node?.mapping else {
            if node == nil { return }
            throw CommandFailure(.usage, "\(path):1:1: error: expected `key: value` lines")
        }
        for (keyNode, valueNode) in mapping {
            let line = keyNode.mark?.line ?? 1
            let column = keyNode.mark?.column ?? 1
            guard let key = keyNode.scalar?.string, Self.definitions.contains(where: { $0.key == key }) else {
                let name = keyNode.scalar?.string ?? ""
                let near =
                    NearestName.of(name, among: Self.definitions.map(\.key)).map { "; did you mean `\($0)`?" } ?? ""
                throw CommandFailure(
                    .usage, "\(path):\(line):\(column): error: unknown setting `\(name)`\(near)")
            }
            let value: String
            if let scalar = valueNode.scalar {
                value = scalar.string
            } else if let list = valueNode.sequence {
                value = list.compactMap { $0.scalar?.string }.joined(separator: ",")
            } else {
                throw CommandFailure(
                    .usage, "\(path):\(line):\(column): error: `\(key)` takes one value or a list")
            }
            values[key] = (value, .file(path, line: line))
        }
    }
}
