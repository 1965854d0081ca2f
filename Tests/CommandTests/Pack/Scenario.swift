import Testing
import BonafideCore
import BonafideRules
import BonafideSignals
import Foundation
import Yams

/// One folder of `Fixtures/scenarios`, with what a run over it must give.
struct Scenario: CustomTestStringConvertible, Sendable {
    /// What must hold of one applicant.
    struct Expectation: Sendable {
        let id: String
        let floor: String?
        let ceiling: String?
        let coverageBelow: Int?
        let mustFire: [String]
        let mustNotFire: [String]
    }

    let folder: URL
    let story: String
    let expectations: [Expectation]
    /// Further options of the run, paths inside the folder.
    let options: [String]
    var testDescription: String { folder.lastPathComponent }

    /// All scenarios, and those of the folder that `BONAFIDE_EXTRA_CASES` names.
    static let all: [Scenario] = {
        var folders = [Binary.root.appendingPathComponent("Fixtures/scenarios")]
        if let extra = ProcessInfo.processInfo.environment["BONAFIDE_EXTRA_CASES"] {
            folders.append(URL(fileURLWithPath: extra))
        }
        return folders.flatMap { folder in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            return names.sorted().compactMap { try? Scenario(folder.appendingPathComponent($0)) }
        }
    }()

    init(_ folder: URL) throws {
        self.folder = folder
        let text = try String(contentsOf: folder.appendingPathComponent("expect.yml"), encoding: .utf8)
        guard let root = try Yams.compose(yaml: text), let applicants = root["applicants"]?.sequence else {
            throw CocoaError(.fileReadCorruptFile)
        }
        func words(_ node: Node?) -> [String] { node?.sequence?.compactMap { $0.scalar?.string } ?? [] }
        story = root["story"]?.scalar?.string ?? ""
        options = words(root["options"])
        expectations = applicants.map { one in
            Expectation(
                id: one["id"]?.scalar?.string ?? "", floor: one["at_least"]?.scalar?.string,
                ceiling: one["at_most"]?.scalar?.string,
                coverageBelow: one["coverage_below"]?.scalar.flatMap { Int($0.string) },
                mustFire: words(one["must_fire"]), mustNotFire: words(one["must_not_fire"]))
        }
    }

    /// Scores the folder as of the day all fixtures are written for; assessments by id.
    func score() throws -> [String: [String: Any]] {
        let run = try Binary.run(
            ["score", folder.path, "--as-of", "2026-08-23", "--format", "ndjson", "--quiet"]
                + options.map { $0.replacing("FOLDER", with: folder.path) })
        guard run.status == 0 else { throw CommandError(text: run.errors) }
        var all: [String: [String: Any]] = [:]
        for line in run.text.split(separator: "\n") {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            if let object, let id = object["id"] as? String { all[id] = object }
        }
        return all
    }
}

struct CommandError: Error, CustomStringConvertible {
    let text: String
    var description: String { text }
}

/// The pack that is built in.
enum ShippedPack {
    static let pack: RulePack = {
        do { return try RulePack.load(.embedded, catalog: BuiltInExtractors.catalog()).get() } catch {
            preconditionFailure("the shipped pack is refused: \(error)")
        }
    }()

    /// The coverage file with its mistakes.
    static func coverage() -> (coverage: FlagCoverage, mistakes: [Diagnostic]) {
        var diagnostics = DiagnosticList()
        let file = CoverageFile.read(CoverageFile.embedded, &diagnostics)
        return (FlagCoverage(file, pack: pack), diagnostics.all)
    }
}
