import BonafideCore
import BonafideRules
import Foundation
import Testing

/// One folder a mistake: rule and pack files in, the exact text out.
@Suite struct DiagnosticGoldenTests {
    static let isRecording = ProcessInfo.processInfo.environment["BONAFIDE_RECORD"] == "1"
    static let standardPack = """
        name: test-pack
        version: 1.0.0
        prior: -1996mb
        groups:
          vpn: { cap: 10 }
          zone: {}
        bands:
          - { name: low, advice: go on }
          - { name: elevated, from: -1020mb, advice: ask }
          - { name: high, from: -960mb, advice: read }
        """

    static let folders: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: FixtureFolder.url("diagnostics").path)) ?? []
        return names.filter { !$0.hasPrefix(".") && !$0.hasSuffix(".jsonl") }.sorted()
    }()

    static func diagnostics(_ folder: String) -> (all: [Diagnostic], sources: [SourceText]) {
        func file(_ name: String, as path: String) -> RuleSources.File? {
            let url = FixtureFolder.url("diagnostics/\(folder)/\(name)")
            return (try? String(contentsOf: url, encoding: .utf8)).map { RuleSources.File(path: path, text: $0) }
        }
        let pack = file("pack.yaml", as: "pack.yaml") ?? RuleSources.File(path: "pack.yaml", text: standardPack)
        let isPackCase = file("in.yaml", as: "") == nil
        let rule =
            file("in.yaml", as: "network/example.yaml")
            ?? PackTests.rule("network.example", "network.is_hosting", weight: "40", group: "zone")
        let sources = RuleSources(
            pack: pack, rules: [rule] + [file("other.yaml", as: "network/other.yaml")].compactMap { $0 })
        let result: ([Diagnostic], [SourceText])
        switch RulePack.load(sources, catalog: TestCatalog.catalog) {
        case .success(let pack): result = (pack.diagnostics, pack.sources)
        case .failure(let refusal): result = (refusal.diagnostics, refusal.sources)
        }
        // Notes on groups without rules belong to the pack cases alone.
        return (
            result.0.filter {
                $0.code != "R083" && (isPackCase || $0.code == "R086" || $0.location.file != "pack.yaml")
            }, result.1
        )
    }

    @Test(arguments: folders)
    func golden(_ folder: String) throws {
        let (diagnostics, sources) = Self.diagnostics(folder)
        let text = DiagnosticText.render(diagnostics, sources: sources)
        let url = FixtureFolder.url("diagnostics/\(folder)/out.txt")
        if Self.isRecording {
            try text.write(to: url, atomically: true, encoding: .utf8)
            Issue.record("recorded \(folder)")
            return
        }
        #expect(text == (try String(contentsOf: url, encoding: .utf8)))
        let code = folder.prefix(4)
        if code.hasPrefix("R0") { #expect(diagnostics.contains { $0.code == code }) }
    }

    @Test func everyCodeOfThePackHasAFolder() {
        // Codes that need a file system, a folder or a test run have tests of their own.
        let elsewhere: Set<PackCode> = [.unreadableFile, .noRules, .emptyGroup, .failedExample]
        for code in PackCode.allCases where !elsewhere.contains(code) {
            #expect(Self.folders.contains { $0.hasPrefix(code.rawValue) }, "\(code.rawValue) \(code)")
        }
    }

    @Test(arguments: ExpressionCode.allCases)
    func everyCodeOfExpressionsHasAFolder(_ code: ExpressionCode) {
        #expect(Self.folders.contains { $0.hasPrefix(code.rawValue) }, "\(code.rawValue) \(code)")
    }

    @Test func tenMistakesGiveTenDiagnostics() {
        let (all, _) = Self.diagnostics("ten-mistakes")
        #expect(all.filter { $0.severity == .error }.count >= 10)
        #expect(all.allSatisfy { $0.location.line > 0 && $0.location.column > 0 })
        let places = Set(all.map { "\($0.location.line):\($0.location.column):\($0.code)" })
        #expect(places.count == all.count)
    }

    @Test func machineForms() throws {
        let (all, _) = Self.diagnostics("ten-mistakes")
        let json = try #require(
            JSONSerialization.jsonObject(with: Data(DiagnosticJSON.render(all).utf8)) as? [String: Any])
        #expect((json["diagnostics"] as? [[String: Any]])?.count == all.count)
        let log = try #require(
            JSONSerialization.jsonObject(with: Data(DiagnosticJSON.sarif(all, engine: "1.0.0").utf8)) as? [String: Any])
        #expect(log["version"] as? String == "2.1.0")
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.count == all.count)
        #expect(results.first?["ruleId"] as? String == all.first?.code)
    }

    /// What the schema of SARIF 2.1.0 asks of the parts that are written.
    @Test func sarifHasTheShapeOfItsSchema() throws {
        let (all, _) = Self.diagnostics("ten-mistakes")
        let log = try #require(
            JSONSerialization.jsonObject(with: Data(DiagnosticJSON.sarif(all, engine: "1.0.0").utf8)) as? [String: Any])
        #expect((log["$schema"] as? String)?.hasSuffix("sarif-2.1.0.json") == true)
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        #expect(run["columnKind"] as? String == "unicodeCodePoints")
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        #expect(driver["name"] is String && driver["version"] is String)
        let rules = try #require(driver["rules"] as? [[String: Any]])
        #expect(Set(rules.compactMap { $0["id"] as? String }).count == rules.count)
        for rule in rules {
            #expect(((rule["shortDescription"] as? [String: Any])?["text"] as? String)?.isEmpty == false)
            #expect(((rule["help"] as? [String: Any])?["text"] as? String)?.isEmpty == false)
        }
        for (result, diagnostic) in zip(try #require(run["results"] as? [[String: Any]]), all) {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules.indices.contains(index) && rules[index]["id"] as? String == result["ruleId"] as? String)
            #expect(["error", "warning", "note"].contains(result["level"] as? String ?? ""))
            #expect(((result["message"] as? [String: Any])?["text"] as? String)?.isEmpty == false)
            let location = try #require((result["locations"] as? [[String: Any]])?.first)
            let place = try #require(location["physicalLocation"] as? [String: Any])
            let uri = try #require((place["artifactLocation"] as? [String: Any])?["uri"] as? String)
            #expect(URL(string: uri) != nil)
            let region = try #require(place["region"] as? [String: Int])
            #expect(region["startLine"] == diagnostic.location.line)
            #expect(region["startColumn"] == diagnostic.location.column)
            #expect(region["endColumn"] == diagnostic.location.column + diagnostic.location.length)
        }
    }

    @Test func longLinesAreShownAroundTheMistake() throws {
        let (all, sources) = Self.diagnostics("R014-macro-nesting")
        let text = DiagnosticText.render(all, sources: sources)
        #expect(text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count < 180 })
        let lines = text.split(separator: "\n").map { Array($0.unicodeScalars) }
        let caret = try #require(lines[2].firstIndex(of: "^"))
        #expect(String(String.UnicodeScalarView(lines[1][caret..<caret + 3])) == "all")
    }
}
