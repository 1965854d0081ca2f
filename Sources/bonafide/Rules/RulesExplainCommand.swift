import ArgumentParser
import BonafideCore
import BonafideRules

/// `bonafide rules explain`
struct RulesExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Show one rule: what it reads, what it weighs and why.")

    @OptionGroup var pack: PackOptions
    @Argument(help: "The rule's id, such as network.named-vpn.") var id: String

    func run() throws {
        let pack = try pack.load()
        let rule = try PackOptions.rule(id, in: pack)
        let file = rule.file
        var lines = ["\(file.id)  \(file.title)", ""]
        func add(_ name: String, _ text: String) { if !text.isEmpty { lines.append("\(name): \(text)") } }
        add("status", file.status.rawValue)
        add("weight", "\(RulesListCommand.decibans(file.weight)) dB (\(file.weight) mb)")
        add("floor", rule.floor.map { "\($0) mb" } ?? "")
        add("ceiling", rule.ceiling.map { "\($0) mb" } ?? "")
        add("group", file.group)
        add("code", file.code)
        add("indicator", file.indicator)
        add("cost", "at most \(rule.condition.cost) steps")
        lines += ["", "fires where"]
        lines += file.when.split(separator: "\n").map { "    " + $0 }
        lines += ["", "signals"]
        for column in rule.condition.signals {
            let signal = pack.catalog.declarations[column]
            lines.append("    \(signal.name): \(signal.summary) (\(signal.family.rawValue) extractor)")
        }
        lines += ["", "reason: \(file.reason)"]
        add("for the applicant", file.applicant)
        if !file.benign.isEmpty { lines += ["", "benign readings"] + file.benign.map { "    - " + $0 } }
        add("next check", file.next)
        add("rationale", file.rationale)
        if !file.examples.isEmpty {
            lines += ["", "examples"]
            lines += file.examples.map { "    - " + ExampleText.line($0.kind, $0.values) }
        }
        if !file.sources.isEmpty { lines += ["", "sources"] + file.sources.map { "    - " + $0 } }
        add("reviewed on", file.reviewedOn)
        Console.output(lines.joined(separator: "\n"))
    }
}
