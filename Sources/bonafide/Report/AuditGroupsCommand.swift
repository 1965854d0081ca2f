import ArgumentParser
import BonafideCore
import BonafideReport
import Foundation

/// `bonafide audit groups`
struct AuditGroupsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "groups", abstract: "Selection rates and impact ratios by groups of your own file.",
        discussion: """
            EXAMPLES:
              bonafide score export/ --format ndjson -o results.ndjson
              bonafide audit groups groups.csv --results results.ndjson --format ll144 > audit.csv

            FILE is a table with the applicants' ids in its first column and one group in each further column. The scorer
            never sees it, and nothing of it is kept. Selected is who is at most in the band --selected names.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, ll144 }

    @Argument(help: ArgumentHelp("Table of ids and groups.", valueName: "file")) var file: String
    @Option(help: ArgumentHelp("Results of `bonafide score --format ndjson`.", valueName: "FILE")) var results: String
    @Option(help: ArgumentHelp("The highest band that counts as selected.", valueName: "BAND")) var selected = "low"
    @Option(help: "text or ll144.") var format = Format.text

    func run() throws {
        let bands = ["low", "elevated", "high", "critical"]
        let chosen = try outcomes()
        let known = Set(chosen.map(\.band))
        guard let limit = bands.firstIndex(of: selected) ?? (known.contains(selected) ? 0 : nil) else {
            throw CommandFailure(.usage, "--selected takes one of \(bands.joined(separator: ", "))")
        }
        let (categories, members) = try groups()
        let accepted = Set(bands.prefix(limit + 1)).union([selected])
        let audit = GroupAudit(
            selected: Dictionary(chosen.map { ($0.id, accepted.contains($0.band)) }) { $1 }, members: members,
            categories: categories, crossed: true)
        Console.output(format == .text ? audit.text : audit.localLaw144)
    }

    private func outcomes() throws -> [(id: String, band: String)] {
        var all: [(String, String)] = []
        for line in try text(results).split(separator: "\n") {
            guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                let id = object["id"] as? String, let band = object["band"] as? String
            else { continue }
            all.append((id, band))
        }
        guard !all.isEmpty else { throw CommandFailure(.badInput, "\(results): error: holds no result line") }
        return all
    }

    private func groups() throws -> (categories: [String], members: [String: [String]]) {
        let lines = try text(file).split(separator: "\n", omittingEmptySubsequences: false).map {
            GroupTable.cells(of: $0.last == "\r" ? $0.dropLast() : $0)
        }
        guard let header = lines.first, header.count >= 2 else {
            throw CommandFailure(.badInput, "\(file):1: error: expected a header with an id and at least one category")
        }
        var members: [String: [String]] = [:]
        for (number, cells) in lines.enumerated().dropFirst() where cells != [""] {
            guard cells.count == header.count, !cells[0].isEmpty else {
                throw CommandFailure(
                    .badInput, "\(file):\(number + 1): error: expected \(header.count) columns, found \(cells.count)")
            }
            members[cells[0]] = Array(cells.dropFirst())
        }
        return (Array(header.dropFirst()), members)
    }

    private func text(_ path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self)
        else { throw CommandFailure(.badInput, "\(path): error: cannot be read as UTF-8 text") }
        return text
    }
}

/// Cells of a small table with commas and quotes (RFC 4180), no line breaks inside cells.
private enum GroupTable {
    static func cells(of line: Substring) -> [String] {
        var cells: [String] = []
        var cell = ""
        var isQuoted = false
        var last: Character?
        for character in line {
            if character == "\"" {
                if !isQuoted, last == "\"" { cell.append("\"") }
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                cells.append(cell)
                cell = ""
            } else {
                cell.append(character)
            }
            last = character
        }
        return cells + [cell]
    }
}
