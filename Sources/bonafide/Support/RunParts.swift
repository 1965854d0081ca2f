import ArgumentParser
import BonafideArchive
import BonafideCore
import BonafideIdentity
import BonafidePipeline
import BonafideRules
import BonafideSignals
import Foundation

/// The options every command that judges applicants shares.
struct JudgingOptions: ParsableArguments {
    @Option(
        name: .customLong("as-of"), help: ArgumentHelp("Moment the run pretends to happen at.", valueName: "DATE"))
    var asOf: String?

    @Option(help: ArgumentHelp("Folder of a rule pack; the built-in pack where left out.", valueName: "DIR"))
    var rules: String?

    @Option(help: ArgumentHelp("Compiled reference file or folder; may be given again.", valueName: "PATH"))
    var data: [String] = []

    @Option(help: ArgumentHelp("MaxMind-format database of your own; may be given again.", valueName: "FILE"))
    var mmdb: [String] = []

    @Option(help: ArgumentHelp("Folder of imported sanctions lists.", valueName: "DIR"))
    var lists: String?

    @Option(help: ArgumentHelp("Watchlist matches that were set aside; see `lists suppress`.", valueName: "FILE"))
    var suppressions: String?

    @Option(help: ArgumentHelp("Column map: a built-in name or a YAML file.", valueName: "MAP"))
    var map: String?

    @Option(help: ArgumentHelp("Blocklist made by `bonafide blocklist import`.", valueName: "FILE"))
    var blocklist: String?

    @Flag(
        help: "Read document files in child processes with limits on memory and time; slower, and no crash ends a run.")
    var isolate = false

    /// The settings of all layers, these flags on top.
    func settings() throws -> Settings {
        var settings = try Settings.load()
        settings.override("as-of", with: asOf)
        settings.override("rules", with: rules)
        settings.override("data", with: data.isEmpty ? nil : data.joined(separator: ","))
        settings.override("mmdb", with: mmdb.isEmpty ? nil : mmdb.joined(separator: ","))
        settings.override("lists", with: lists)
        settings.override("suppressions", with: suppressions)
        settings.override("map", with: map)
        settings.override("blocklist", with: blocklist)
        settings.override("isolate", with: isolate ? "yes" : nil)
        return settings
    }
}

/// Opens what a run is judged with.
enum RunParts {
    /// Reference data, extractors and pack, as the settings say; document files are looked for beside the first input.
    ///
    /// With `isScoring`, what the first applicant needs is opened beside the pack.
    static func setup(
        _ settings: Settings, inputs: [String] = [], isScoring: Bool = false, quiet: Bool = false
    ) throws -> ScoringSetup {
        var reference = try reference(settings, quiet: quiet)
        reference.documentFolder = documentFolder(inputs)
        if let isolated = try IsolatedReading(settings.resolved("isolate").value) {
            reference.documentReader = { isolated.inspect($0, claims: $1, like: $2) }
        }
        let crew: ExtractorCrew
        do { crew = try ExtractorCrew(reference: reference) } catch {
            throw CommandFailure(.internalError, "the signal catalog is inconsistent: \(error)")
        }
        // The built-in pack reads every family; of another it is not known yet.
        if isScoring, settings.value("rules") ?? "built-in" == "built-in" { crew.openAhead() }
        return ScoringSetup(
            crew: crew, pack: try pack(settings, catalog: crew.catalog), reference: reference, engine: Engine.version)
    }

    /// The folder of the first input, or the one it lies in; nothing for standard input.
    private static func documentFolder(_ inputs: [String]) -> String? {
        guard let first = inputs.first, first != "-" else { return nil }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: first, isDirectory: &isFolder) else { return nil }
        return isFolder.boolValue ? first : URL(fileURLWithPath: first).deletingLastPathComponent().path
    }

    /// The reference tables of the settings.
    static func reference(_ settings: Settings, quiet: Bool = false) throws -> ReferenceData {
        let files: [String]
        if let named = settings.value("data"), named != "built-in" {
            files = try named.split(separator: ",").flatMap { try ReferenceFolder.files(at: String($0)) }
        } else {
            files = ReferenceFolder.builtIn()
            if files.isEmpty, !quiet {
                Console.error(
                    "warning: the built-in reference files were not found, so nothing is known of addresses and places;"
                        + " name them with --data PATH")
            }
        }
        let databases = settings.value("mmdb").map { $0.split(separator: ",").map(String.init) } ?? []
        let options = ReferenceOptions(
            asOf: try AsOf.moment(settings.value("as-of")), files: files,
            databases: databases.filter { $0 != "none" })
        do {
            var reference = try ReferenceData.load(options)
            if let path = settings.value("blocklist"), path != "none" {
                reference.blocklist = try BlocklistFile(path).read()
            }
            reference.add(
                try WatchlistFolder.open(
                    settings, on: options.asOf.day, suppressions: try WatchlistFolder.suppressions(settings)))
            return reference
        } catch let error as ReferenceError { throw CommandFailure(.badInput, "\(error)") }
    }

    /// The rule pack of the settings; refused whole when any mistake is an error. A pack kept from an earlier run has no
    /// examples: `whole` reads it from its files.
    static func pack(_ settings: Settings, catalog: SignalCatalog, whole: Bool = false) throws -> RulePack {
        let folder = settings.value("rules")
        let sources = folder.map { $0 == "built-in" ? RuleSources.embedded : RuleSources.read($0) } ?? .embedded
        let program = "\(Engine.version) \(ProgramFile.stamp) \(CatalogDigest.of(catalog))"
        let cache = PackCache(folder: whole ? nil : cacheFolder(settings), program: program)
        switch cache.load(sources, catalog: catalog) {
        case .success(let pack): return pack
        case .failure(let refusal):
            for diagnostic in refusal.diagnostics where diagnostic.severity == .error { Console.error(diagnostic.text) }
            throw CommandFailure(
                .badPack, "the rule pack was refused; `bonafide rules check` shows every mistake with its line")
        }
    }

    /// Where packs that were checked before are kept; nothing where the settings say so.
    private static func cacheFolder(_ settings: Settings) -> String? {
        switch settings.resolved("cache").value {
        case "off", "none", "no": nil
        case "user", "": UserCache.folder("packs")
        case let folder: folder
        }
    }
}
