import ArgumentParser
import BonafideCore
import BonafideRules
import Foundation

/// `bonafide rules coverage`
struct RulesCoverageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage", abstract: "Say which published flag is answered by which rule, and why some are not.",
        discussion: """
            Every flag of the advisories and every row of the indicator catalogue has rules, or a written reason why it
            has none: it needs a feed, a person must record it, it leaves no trace, or it would judge what people are.
            Exit code 6 where a flag, a row or a rule is left over.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, md, json }

    @OptionGroup var pack: PackOptions
    @Option(help: "text, md or json.") var format = Format.text
    @Option(help: ArgumentHelp("Coverage file (default: the one that is built in).", valueName: "FILE"))
    var file: String?

    private struct Row: Encodable {
        let id: String
        let document: String
        let isMitigation: Bool
        let status: String
        let what: String
        let needs: String
        let rows: [String]
        let rules: [String]
    }

    func run() throws {
        let rules = try pack.load()
        var diagnostics = DiagnosticList()
        let source = try source()
        let read = CoverageFile.read(source, &diagnostics)
        guard !diagnostics.hasErrors else {
            Console.error(DiagnosticText.render(diagnostics.sorted, sources: [source]))
            throw CommandFailure(.badPack, "The coverage file cannot be used.")
        }
        let coverage = FlagCoverage(read, pack: rules)
        switch format {
        case .text: Console.output(CoveragePage.text(coverage))
        case .md: Console.output(String(CoveragePage.markdown(coverage, pack: rules).dropLast()))
        case .json: Console.output(try json(coverage))
        }
        for problem in coverage.problems { Console.error("error: \(problem)") }
        guard coverage.problems.isEmpty else { throw CommandFailure(.testFailure) }
    }

    private func source() throws -> SourceText {
        guard let file else { return CoverageFile.embedded }
        guard let data = FileManager.default.contents(atPath: file), let text = String(validating: data, as: UTF8.self)
        else { throw CommandFailure(.badInput, "\(file): error: cannot be read as UTF-8 text") }
        return SourceText(path: file, text: text)
    }

    private func json(_ coverage: FlagCoverage) throws -> String {
        let rows = coverage.file.flags.map {
            Row(
                id: $0.id, document: $0.document, isMitigation: $0.isMitigation, status: $0.status.rawValue,
                what: $0.what, needs: $0.needs, rows: $0.rows, rules: coverage.rules(of: $0))
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(rows), as: UTF8.self)
    }
}
