import ArgumentParser
import BonafideCore
import BonafideRules
import Foundation

/// `bonafide rules list`
struct RulesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the rules of a pack with their weights and groups.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @OptionGroup var pack: PackOptions
    @Option(help: "text or json.") var format = Format.text
    @Option(help: "Only rules of this status: draft, trial, stable or retired.") var status: String?
    @Option(help: "Only rules of this family, such as network.") var family: String?

    struct Row: Encodable {
        let id: String
        let indicator: String
        let title: String
        let status: String
        let decibans: String
        let millibans: Int64
        let group: String
        let code: String
        let reviewedOn: String
        let signals: [String]
    }

    func run() throws {
        if let status, RuleStatus(rawValue: status) == nil {
            throw CommandFailure(.usage, "There is no status '\(status)'. Use draft, trial, stable or retired.")
        }
        let pack = try pack.load()
        let rows = pack.rules.filter {
            (status == nil || $0.file.status.rawValue == status) && (family == nil || $0.file.family == family)
        }.map { rule in
            Row(
                id: rule.file.id, indicator: rule.file.indicator, title: rule.file.title,
                status: rule.file.status.rawValue, decibans: RulesListCommand.decibans(rule.file.weight),
                millibans: rule.file.weight, group: rule.file.group, code: rule.file.code,
                reviewedOn: rule.file.reviewedOn,
                signals: rule.condition.signals.map { pack.catalog.declarations[$0].name })
        }
        if format == .json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            Console.output(String(decoding: try encoder.encode(rows), as: UTF8.self))
            return
        }
        let width = rows.map(\.id.count).max() ?? 0
        let groupWidth = rows.map(\.group.count).max() ?? 0
        for row in rows {
            let id = row.id.padding(toLength: width, withPad: " ", startingAt: 0)
            let weight = String(repeating: " ", count: max(0, 6 - row.decibans.count)) + row.decibans
            let group = row.group.padding(toLength: groupWidth, withPad: " ", startingAt: 0)
            let status = row.status.padding(toLength: 7, withPad: " ", startingAt: 0)
            Console.output("\(row.code)  \(id)  \(weight) dB  \(group)  \(status)  \(row.title)")
        }
        Console.error("\(rows.count) rules of \(pack.card.name) \(pack.card.version), digest \(pack.card.digest)")
    }

    /// Millibans as decibans with up to two decimals.
    static func decibans(_ weight: Millibans) -> String { WrittenNumber.decibans(weight) }
}
