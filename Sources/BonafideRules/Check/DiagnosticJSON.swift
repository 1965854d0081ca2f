package import BonafideCore
internal import Foundation

/// Renders diagnostics for machines: a plain JSON form and SARIF 2.1.0.
package enum DiagnosticJSON {
    private struct Item: Encodable {
        let code: String
        let severity: String
        let file: String
        let line: Int
        let column: Int
        let length: Int
        let message: String
        let hint: String
    }

    private struct Report: Encodable {
        let diagnostics: [Item]
        let errors: Int
        let warnings: Int
        let notes: Int
    }

    /// `{diagnostics: [{code, severity, file, line, column, length, message, hint}], errors, warnings, notes}`.
    package static func render(_ diagnostics: [Diagnostic]) -> String {
        func count(_ severity: Severity) -> Int { diagnostics.count { $0.severity == severity } }
        let items = diagnostics.map {
            Item(
                code: $0.code, severity: $0.severity.rawValue, file: $0.location.file, line: $0.location.line,
                column: $0.location.column, length: $0.location.length, message: $0.message, hint: $0.hint)
        }
        return encode(
            Report(diagnostics: items, errors: count(.error), warnings: count(.warning), notes: count(.note)))
    }

    /// SARIF 2.1.0 with one run; columns are counted in Unicode code points.
    package static func sarif(_ diagnostics: [Diagnostic], engine: String) -> String {
        let codes = Set(diagnostics.map(\.code)).sorted()
        let places = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
        let log = SARIFLog(
            runs: [
                SARIFRun(
                    tool: SARIFTool(driver: SARIFDriver(version: engine, rules: codes.map(SARIFRule.init))),
                    results: diagnostics.map { SARIFResult($0, ruleIndex: places[$0.code] ?? -1) })
            ])
        return encode(log)
    }

    private static func encode(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }
}

private struct SARIFLog: Encodable {
    enum CodingKeys: String, CodingKey { case schema = "$schema", version, runs }
    let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    let version = "2.1.0"
    let runs: [SARIFRun]
}

private struct SARIFRun: Encodable {
    let tool: SARIFTool
    let columnKind = "unicodeCodePoints"
    let results: [SARIFResult]
}

private struct SARIFTool: Encodable { let driver: SARIFDriver }

private struct SARIFDriver: Encodable {
    let name = "bonafide rules check"
    let version: String
    let rules: [SARIFRule]
}

private struct SARIFRule: Encodable {
    let id: String
    let shortDescription: SARIFText
    let help: SARIFText

    init(_ code: String) {
        id = code
        let page = ExpressionCode(rawValue: code)?.page ?? PackCode(rawValue: code)?.page
        shortDescription = SARIFText(text: page?.title ?? code)
        help = SARIFText(text: page?.text ?? code)
    }
}

private struct SARIFText: Encodable { let text: String }

private struct SARIFResult: Encodable {
    struct Region: Encodable {
        let startLine: Int
        let startColumn: Int
        let endColumn: Int
    }
    struct Artifact: Encodable { let uri: String }
    struct Physical: Encodable {
        let artifactLocation: Artifact
        let region: Region?
    }
    struct Location: Encodable { let physicalLocation: Physical }

    let ruleId: String
    let ruleIndex: Int
    let level: String
    let message: SARIFText
    let locations: [Location]

    init(_ diagnostic: Diagnostic, ruleIndex: Int) {
        self.ruleIndex = ruleIndex
        let location = diagnostic.location
        ruleId = diagnostic.code
        level = diagnostic.severity.rawValue
        let hint = diagnostic.hint.isEmpty ? "" : " (\(diagnostic.hint))"
        message = SARIFText(text: diagnostic.message + hint)
        let column = max(1, location.column)
        let region =
            location.line > 0
            ? Region(startLine: location.line, startColumn: column, endColumn: column + location.length) : nil
        let uri = location.file.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? location.file
        locations = [
            Location(physicalLocation: Physical(artifactLocation: Artifact(uri: uri), region: region))
        ]
    }
}
