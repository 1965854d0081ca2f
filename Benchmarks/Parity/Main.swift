internal import BonafideCore
internal import BonafideIngest
internal import BonafidePipeline
internal import BonafideReport
internal import BonafideRules
internal import BonafideSignals
internal import Dispatch
internal import Foundation

/// Scores a generated export with the 24 rules of the race, through the product's own pipeline.
///
/// usage: RaceScorer [--lists FOLDER] --data FILE[,FILE…] --pack FOLDER|built-in [--threads N] [--format F]
///                   [--min-band BAND] EXPORT OUTPUT
///
/// Prints one JSON object: records and how often each rule fired. With the built-in pack it measures what `bonafide
/// score` does; the main thread only waits, as tools that count instructions cannot follow one that ends early.
@main
struct RaceScorer {
    private var options: [String: String] = [:]
    private var places: [String] = []

    static func main() {
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            do {
                try await RaceScorer(Array(CommandLine.arguments.dropFirst())).run()
            } catch {
                FileHandle.standardError.write(Data("race: \(error)\n".utf8))
                exit(2)
            }
            done.signal()
        }
        done.wait()
    }

    private init(_ arguments: [String]) throws {
        var rest = arguments[...]
        while let word = rest.popFirst() {
            if word.hasPrefix("--") {
                guard let value = rest.popFirst() else { throw RaceError("\(word) takes a value") }
                options[String(word.dropFirst(2))] = value
            } else {
                places.append(word)
            }
        }
        guard places.count == 2 else { throw RaceError("name an export and an output") }
    }

    private func option(_ name: String) throws -> String {
        guard let value = options[name] else { throw RaceError("--\(name) is missing") }
        return value
    }

    private func run() async throws {
        let setup = try setup()
        let plan: InputPlan
        do { plan = try Ingest.open([places[0]]) } catch { throw RaceError(error.text) }
        var scoring = ScoringOptions()
        scoring.threads = options["threads"].flatMap { Int($0) } ?? 2
        let bands = setup.judge.pack.card.bands.map(\.name)
        guard let band = bands.firstIndex(of: options["min-band"] ?? "elevated"),
            let format = ReportFormat(rawValue: options["format"] ?? "ndjson")
        else { throw RaceError("no such band or format") }
        scoring.minimumBand = band
        let output = try OutputDescriptor(places[1])
        let target = ReportTarget(format: format, options: ReportOptions()) { try output.write($0) }
        let run = ScoringRun(setup: setup, plan: plan, options: scoring, targets: [target])
        let result = try await run.run()
        let card = setup.judge.pack.card
        let fired = card.rules.indices.map { rule in
            "\"\(card.rules[rule].reasonCode)\": \(result.summary.outcomes[rule][Int(RuleOutcome.fired.rawValue)])"
        }
        print("{\"rows\": \(result.records - result.rejected), \"rules\": {\(fired.joined(separator: ", "))}}")
    }

    private func setup() throws -> ScoringSetup {
        let lists = try options["lists"].map { try RaceLists(folder: $0) } ?? RaceLists()
        let asOf = Timestamp(seconds: 1_787_443_200)
        let files = try option("data").split(separator: ",").map(String.init)
        let reference = try ReferenceData.load(ReferenceOptions(asOf: asOf, files: files))
        let raw = FurtherExtractor(RawExtractor.self) { RawExtractor(catalog: $0, reference: $1, lists: lists) }
        let crew = try ExtractorCrew(reference: reference, further: [raw])
        let folder = try option("pack")
        let sources = folder == "built-in" ? RuleSources.embedded : RuleSources.read(folder)
        switch RulePack.load(sources, catalog: crew.catalog) {
        case .success(let pack): return ScoringSetup(crew: crew, pack: pack, reference: reference, engine: "race")
        case .failure(let refusal): throw RaceError(refusal.diagnostics.map(\.text).joined(separator: "\n"))
        }
    }
}

/// What is wrong, in one sentence.
struct RaceError: Error, CustomStringConvertible {
    let description: String
    init(_ text: String) { description = text }
}

/// A file that is written piece by piece; used by the one task that writes.
private final class OutputDescriptor: @unchecked Sendable {
    private let handle: FileHandle

    init(_ path: String) throws {
        // Opened, not replaced: the output may be a device such as /dev/null.
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard file >= 0 else { throw RaceError("\(path): cannot be written") }
        handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    }

    func write(_ bytes: [UInt8]) throws -> Bool {
        try handle.write(contentsOf: bytes)
        return true
    }
}
